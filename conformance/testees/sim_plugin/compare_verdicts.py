#!/usr/bin/env python3
"""Runs the suite on two backends and compares what it says of them.

usage: compare_verdicts.py BITS_CONFORMANCE BACKEND_FLAG BACKEND_FLAG [flags for both...]

Equal must be the verdict of every rule and of every test. Prints each difference. Exit code 0 if
there is none, 1 if there are some, 2 for wrong use.
"""

import json
import pathlib
import subprocess
import sys
import tempfile


def run(command, folder):
    """The results of one run. A run that does not come to its end is an error."""
    finished = subprocess.run([*command, f"--report={folder}"], capture_output=True, text=True)
    if finished.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {finished.returncode}:\n"
                 f"{finished.stdout[-2000:]}{finished.stderr[-2000:]}")
    return json.loads((pathlib.Path(folder) / "results.json").read_text(encoding="utf-8"))


def facts(results):
    """What is compared, by name."""
    verdicts = {("rule", rule["id"]): rule["verdict"] for rule in results["rules"]}
    for test in results["tests"]:
        verdicts["test", test["name"]] = test["verdict"]
    return verdicts


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    program, first_flag, second_flag, *flags = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        first = facts(run([program, first_flag, *flags], folder + "/first"))
        second = facts(run([program, second_flag, *flags], folder + "/second"))
    differences = [key for key in sorted(first.keys() | second.keys())
                   if first.get(key) != second.get(key)]
    for key in differences:
        print(f"{' '.join(key)}: {first.get(key)} with {first_flag}, "
              f"{second.get(key)} with {second_flag}")
    print(f"{len(first)} verdicts compared, {len(differences)} differences")
    return 1 if differences or not first else 0


if __name__ == "__main__":
    sys.exit(main())
