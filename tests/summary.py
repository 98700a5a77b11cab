"""The closing words of ./dev test: what passed, what failed, what was skipped and why.

usage: summary.py LABEL=JUNIT.xml ...      exits 1 when a test failed or a file has no tests
"""
import sys
import xml.etree.ElementTree as tree


def reason(case):
    """The last line that a skipped test printed."""
    lines = (case.findtext("system-out") or "").strip().splitlines()
    return lines[-1] if lines else "no reason given"


def main(arguments):
    bad = False
    print()
    for argument in arguments:
        label, path = argument.split("=", 1)
        cases = tree.parse(path).getroot().findall("testcase")
        skipped = [c for c in cases if c.find("skipped") is not None]
        passed = [c for c in cases if c.get("status") == "run" and c.find("failure") is None]
        failed = [c for c in cases if c not in skipped and c not in passed]
        print("%s: %d passed, %d failed, %d skipped" %
              (label, len(passed), len(failed), len(skipped)))
        for case in failed:
            print("  FAILED   %s" % case.get("name"))
        for case in skipped:
            print("  skipped  %s: %s" % (case.get("name"), reason(case)))
        bad = bad or bool(failed) or not passed
    print("all is well" if not bad else "NOT well")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
