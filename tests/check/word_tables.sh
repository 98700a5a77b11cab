# word_tables.sh - the committed word tables are what their lists in tools/ give.
. "$(dirname "$0")/lib.sh"
if ! command -v python3 >/dev/null; then
    echo 'skipped: no python3'
    exit 77
fi
python3 tools/make_word_tables.py --check || bad 'run tools/make_word_tables.py'
verdict
