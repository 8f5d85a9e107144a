#!/usr/bin/python3
"""Runs the suite on a testee and compares its verdicts.

  compare_verdicts.py CONFORMANCE FOLDER sim exec:COMMAND   with those of another backend
  compare_verdicts.py CONFORMANCE FOLDER --expect=FILE exec:COMMAND
                                                            with a file: a test that passes a line
"""

import json
import subprocess
import sys
from pathlib import Path


def verdicts(conformance, folder, backend, *more):
    """The verdict of each test and of each rule."""
    report = folder / backend.split(":")[0]
    command = [conformance, f"--backend={backend}", f"--report={report}", *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    results = json.loads((report / "results.json").read_text())
    tests = {t["name"]: t["verdict"] for t in results["tests"]}
    rules = {r["id"]: r["verdict"] for r in results["rules"]}
    return tests, rules


def compare(kind, expected, actual):
    different = [name for name in expected | actual if expected.get(name) != actual.get(name)]
    for name in sorted(different):
        print(f"{name}: {actual.get(name)}, and {expected.get(name)} was expected")
    print(f"{len(actual)} {kind}, {len(different)} with another verdict")
    return len(different) + (len(actual) == 0)


def main():
    conformance, folder, expected, backend = sys.argv[1:]
    folder = Path(folder)
    if expected.startswith("--expect="):
        path = Path(expected.removeprefix("--expect="))
        passed = [line.strip() for line in path.read_text().splitlines()]
        passed = {name: "pass" for name in passed if name and not name.startswith("#")}
        tests, _ = verdicts(conformance, folder, backend,
                            f"--gtest_filter={':'.join(sorted(passed))}")
        return compare("tests", passed, tests)
    tests, rules = verdicts(conformance, folder, expected)
    other_tests, other_rules = verdicts(conformance, folder, backend)
    return compare("tests", tests, other_tests) + compare("rules", rules, other_rules)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
