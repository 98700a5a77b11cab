# quality_docs.sh - docs/quality.md shows the figures that the tests hold the results to, and a
# figure that falls is noticed.
. "$(dirname "$0")/lib.sh"
python3 bench/quality.py --docs || bad "docs/quality.md is not what bench/quality.tsv says"
python3 - <<'PY' || bad "a fall of .02, a failed run or a missing figure goes unnoticed"
import sys
sys.path.insert(0, "bench")
import quality
held = quality.read_table()["pages"][1]
def fails(**changed):
    found = {**held, **{f"pages/fundus/{k}": v for k, v in changed.items()}}
    return quality.check({"pages": {k: v for k, v in found.items() if v is not None}})
exact = "headline exact"
value = held["pages/fundus/" + exact]
sys.stdout = open("/dev/null", "w")
sys.exit(fails() != 0 or fails(**{exact: value - .02}) != 1 or fails(**{exact: None}) != 1 or
         fails(failed=1) != 1 or fails(**{exact: value - .009}) != 0)
PY
verdict
