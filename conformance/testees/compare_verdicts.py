#!/usr/bin/python3
"""Runs the suite on a testee and compares its verdicts: of every test and of every rule.

  compare_verdicts.py CONFORMANCE BACKEND BACKEND [FLAG...]       with those of another backend
  compare_verdicts.py CONFORMANCE --expect=FILE BACKEND [FLAG...]
                                                                  with a file: a test that passes a
                                                                  line

The flags are for both runs. Prints each difference. Exit code 0 if there is none, 1 if there are some,
2 for wrong use.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

EXPECT = "--expect="


def verdicts(conformance, backend, *flags):
    """What a run says, by ("test" or "rule", name). A run that does not come to its end is an error."""
    with tempfile.TemporaryDirectory() as folder:
        command = [conformance, f"--backend={backend}", f"--report={folder}", *flags]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n"
                     f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
        results = json.loads((pathlib.Path(folder) / "results.json").read_text(encoding="utf-8"))
    said = {("test", test["name"]): test["verdict"] for test in results["tests"]}
    said.update({("rule", rule["id"]): rule["verdict"] for rule in results["rules"]})
    return said


def passing(file):
    """The tests that a file names."""
    lines = [line.strip() for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines()]
    return {("test", line): "pass" for line in lines if line and not line.startswith("#")}


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    conformance, first, second, *flags = sys.argv[1:]
    if first.startswith(EXPECT):
        expected = passing(first.removeprefix(EXPECT))
        names = ":".join(sorted(name for _, name in expected))
        said = verdicts(conformance, second, f"--gtest_filter={names}", *flags)
        said = {key: verdict for key, verdict in said.items() if key[0] == "test"}
    else:
        expected = verdicts(conformance, first, *flags)
        said = verdicts(conformance, second, *flags)
    different = sorted(key for key in expected.keys() | said.keys()
                       if expected.get(key) != said.get(key))
    for kind, name in different:
        print(f"{kind} {name}: {said.get((kind, name))}, and {expected.get((kind, name))} was expected")
    print(f"{len(said)} verdicts compared, {len(different)} differences")
    return 1 if different or not said else 0


if __name__ == "__main__":
    sys.exit(main())
