#!/usr/bin/env bash
# parallel.sh - one file of records over several hosts, by GNU parallel and ssh.
#
#   parallel.sh HOSTS RECORDS.jsonl > posts.jsonl
#
# HOSTS as for --sshlogin: host1,host2 or a file of them behind "..". Each host needs sharepost, on its
# PATH or where SHAREPOST says. Blocks of whole lines go to the hosts as these have room; the answers
# come back in the order of the records. A block that fails (a host that goes away) is tried again
# elsewhere. SSH may name an ssh with options, BLOCK the size of a block.
set -euo pipefail
hosts=${1:?usage: parallel.sh HOSTS RECORDS.jsonl} records=${2:?usage: parallel.sh HOSTS RECORDS.jsonl}

# One process a host: it has threads for all of its processors.
exec parallel --will-cite --pipe --block "${BLOCK:-20M}" --keep-order --jobs 1 --retries 3 \
    --ssh "${SSH:-ssh}" --sshlogin "$hosts" \
    "${SHAREPOST:-sharepost}" --batch <"$records"
