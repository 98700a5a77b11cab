# page_parts.sh - the committed style and scripts of the share page are what their sources give.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip 'no python3'
python3 tools/make_page_parts.py --check || bad 'run tools/make_page_parts.py'
verdict
