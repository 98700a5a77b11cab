"""Holds the program's JSON to docs/sharepost.schema.json, read more strictly than callers may: a
key that the schema does not name is an error here, so that none is added without it.

usage: json_schema.py SHAREPOST          every golden case, and what else --json can say
       json_schema.py --lines FILE       objects that a test of the program has collected
"""
import copy
import glob
import json
import os
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: this Python has no jsonschema module (Debian: python3-jsonschema)")
    sys.exit(77)

TESTS = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(TESTS, "..", "docs", "sharepost.schema.json")


def strict(schema):
    """The same schema, closed: objects may hold no key but those named."""
    if isinstance(schema, dict):
        closed = {key: strict(value) for key, value in schema.items()}
        if schema.get("type") == "object" and "properties" in schema:
            closed["additionalProperties"] = False
        return closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


def lines_of(program, arguments, text=None):
    done = subprocess.run([program] + arguments, input=text or b"", stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=120,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})
    return done.stdout.decode("utf-8").splitlines()


def calls(inputs):
    """Arguments and standard input of every call, and how many objects must come."""
    for path in inputs:
        yield ["--json", path], None, 1
    some = inputs[::7]
    yield ["--json", "--body", "--explain"] + inputs, None, len(inputs)
    yield ["--json=ascii"] + some, None, len(some)
    for link in ("body", "comment", "none"):
        yield ["--json", "--link=" + link, "--url=https://example.org/a"] + some, None, len(some)
    for limit in ("60", "120", "400"):
        yield ["--json", "--limit=" + limit] + some, None, len(some)
    yield ["--json", "--headline=H", "--summary=S", "--tag=a", "--tag=b"] + some, None, len(some)
    yield ["--json", "-"], b"# From a pipe\n\nA sentence that stands here.\n", 1
    yield ["--json", "-"], b"", 1
    yield ["--json", "-"], b"\x00\x01\x02binary\xff\xfe\x00" * 50, 1
    yield ["--json", "-"], b"+++\ntitle = {\n+++\nText.\n", 1
    yield ["--json", "-"], b"---\ntitle: [1\n---\nText that stands here.\n", 1
    yield ["--json", "/", "/no/such/file"], None, 2
    yield ["--json", "--layout={nothing}", some[0]], None, 1
    yield ["--json", "--limit=1", some[0]], None, 1
    yield ["--json", "--max-input=10", some[0]], None, 1


class Schema:
    def __init__(self):
        with open(SCHEMA, encoding="utf-8") as file:
            self.whole = json.load(file)
        jsonschema.Draft202012Validator.check_schema(self.whole)
        self.validator = jsonschema.Draft202012Validator(strict(copy.deepcopy(self.whole)))

    def errors(self, value):
        """What is wrong with one object, each said in a line."""
        part = self.whole["$defs"]["failure" if "error" in value else "article"]
        closed = self.validator.evolve(schema=strict(dict(part, **{"$defs": self.whole["$defs"]})))
        for error in closed.iter_errors(value):
            yield "%s: /%s: %s" % (value.get("source"), "/".join(map(str, error.path)),
                                   error.message[:300])


def check_lines(path):
    schema, wrong = Schema(), 0
    with open(path, encoding="utf-8") as file:
        for line in sorted(set(file)):
            for error in schema.errors(json.loads(line)):
                wrong += 1
                print(error)
    return 1 if wrong else 0


def main(program):
    schema = Schema()
    inputs = sorted(glob.glob(os.path.join(TESTS, "cases", "*", "input.*")))
    wrong = checked = failures = 0
    for arguments, text, wanted in calls(inputs):
        lines = lines_of(program, arguments, text)
        if len(lines) != wanted:
            wrong += 1
            print("%s: %d objects, %d are wanted" % (" ".join(arguments), len(lines), wanted))
        for line in lines:
            checked += 1
            value = json.loads(line)
            failures += "error" in value
            for error in schema.errors(value):
                wrong += 1
                print(error)
    # The closed schema must notice what it is there for.
    planted = dict(json.loads(lines_of(program, ["--json", inputs[0]])[0]), planted=1)
    if schema.validator.is_valid(planted):
        wrong += 1
        print("a key that the schema does not name is not noticed")
    if failures < 8:
        wrong += 1
        print("only %d failures were among the objects" % failures)
    print("%d objects, %d of them failures, %d wrong" % (checked, failures, wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(check_lines(sys.argv[2]) if sys.argv[1] == "--lines" else main(sys.argv[1]))
