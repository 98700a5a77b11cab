#!/usr/bin/env python3
"""A folder of records through sharepost, by the pipe() of Spark:

    spark-submit --files sharepost,libshare.so.0 spark_share.py hdfs:///crawl hdfs:///posts

Every partition goes through one process; lines stay in their order, and every record is answered, so
that a failing one does not fail the job. The exit code of the program does (checkCode).
"""
import sys


def share(context, source, target, program="sharepost"):
    command = "%s --batch --jobs 1" % program  # Spark starts a task for each processor itself
    context.textFile(source).filter(bool).pipe(command, checkCode=True).saveAsTextFile(target)


if __name__ == "__main__":
    from pyspark import SparkContext
    share(SparkContext(appName="sharepost"), *sys.argv[1:])
