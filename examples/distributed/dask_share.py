#!/usr/bin/env python3
"""One file of records over the workers of a Dask cluster, which see the same file system.

usage: dask_share.py [--scheduler ADDRESS | --local WORKERS] [--block BYTES] RECORDS.jsonl FOLDER

The file is cut at line ends. A worker gives its part to sharepost --batch and writes FOLDER/part-N.jsonl;
only numbers travel. Parts that are there already are not made again, so that an interrupted run goes on;
put together in the order of their names they are the answer of one process.
"""
import argparse
import collections
import os
import subprocess
import sys

import distributed

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import totals  # noqa: E402


def cut(path, block):
    """Where parts of about 'block' bytes start and end, between lines."""
    size = os.path.getsize(path)
    start = 0
    with open(path, "rb") as f:
        while start < size:
            f.seek(min(start + block, size))
            f.readline()
            yield start, f.tell()
            start = f.tell()


def share(program, path, start, end, out):
    """On a worker: answers the records between two places of the file."""
    if not os.path.exists(out):
        part = "%s.%d.part" % (out, os.getpid())
        with open(part, "wb") as answers, subprocess.Popen(
                [program, "--batch", "--jobs", "1"], stdin=subprocess.PIPE, stdout=answers) as process:
            with open(path, "rb") as records:
                records.seek(start)
                while start < end:
                    data = records.read(min(end - start, 1 << 20))
                    process.stdin.write(data)
                    start += len(data)
            process.stdin.close()
            if process.wait() != 0:
                raise RuntimeError("%s: exit %d" % (program, process.returncode))
        os.replace(part, out)  # a part is whole, or not there
    with open(out, encoding="utf-8") as answers:
        return dict(totals.totals(answers))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scheduler")
    parser.add_argument("--local", type=int, default=2)
    parser.add_argument("--block", type=int, default=64 << 20)
    parser.add_argument("--program", default=os.environ.get("SHAREPOST", "sharepost"))
    parser.add_argument("records")
    parser.add_argument("folder")
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    cluster = arguments.scheduler or distributed.LocalCluster(
        n_workers=arguments.local, threads_per_worker=1, processes=True, dashboard_address=None)
    with distributed.Client(cluster) as client:
        client.upload_file(totals.__file__)
        records, folder = os.path.abspath(arguments.records), os.path.abspath(arguments.folder)
        parts = [client.submit(share, arguments.program, records, start, end,
                               os.path.join(folder, "part-%06d.jsonl" % number), pure=False, retries=2)
                 for number, (start, end) in enumerate(cut(records, arguments.block))]
        sum_of_all = collections.Counter()
        for _, count in distributed.as_completed(parts, with_results=True):
            sum_of_all.update(count)
    sys.stdout.write(totals.show(sum_of_all))


if __name__ == "__main__":
    main()
