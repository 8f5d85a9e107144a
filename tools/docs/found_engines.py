#!/usr/bin/env python3
"""Keeps the table of docs/exploring.md that says what wrong engines are found by.

    found_engines.py BITS_EXPLORE PAGE          checks; exit code 1 if the page is not up to date
    found_engines.py --fix BITS_EXPLORE PAGE    rewrites the table

The rows are the page's: an engine, and in words "with `FLAG`" what it needs beside the command that
stands above the table. Exit code 2: wrong use, or an engine of the table is not found.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEAD = "| engine | histories | commands | shown |\n|---|---|---|---|\n"
ROW = re.compile(r"^\| (?P<name>[a-z-]+)(?:, with `(?P<flag>[^`]+)`)? \|.*\|$")
COUNTS = re.compile(r": (\d+) histories, (\d+) commands in ")


def row_of(program, name, flag):
    """The row as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, f"--backend=sim:{name}", "--jobs=1", f"--report={folder}"]
        if not (flag or "").startswith("--budget"):
            command.append("--budget=30000")
        if flag:
            command.append(flag)
        done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
        counts = COUNTS.search(done.stdout)
        files = list(pathlib.Path(folder).glob("failure-*.json"))
        if done.returncode != 1 or counts is None or len(files) != 1:
            raise SystemExit(f"{name} is not found by {' '.join(map(str, command))}")
        shown = len(json.loads(files[0].read_text(encoding="utf-8"))["commands"])
    words = f"{name}, with `{flag}`" if flag else name
    return f"| {words} | {int(counts[1]):,} | {int(counts[2]):,} | {shown} |\n"


def updated(text, program):
    before, head, rest = text.partition(HEAD)
    if not head:
        raise SystemExit("the page has no such table")
    rows = rest[:rest.index("\n\n") + 1]
    new_rows = ""
    for line in rows.splitlines():
        row = ROW.match(line)
        if row is None:
            raise SystemExit(f"no row of the table: {line}")
        new_rows += row_of(program, row["name"], row["flag"])
    return before + head + new_rows + rest[len(rows):]


def main():
    parser = argparse.ArgumentParser(description="Checks the table of what is found.")
    parser.add_argument("--fix", action="store_true", help="rewrite the page")
    parser.add_argument("program", type=pathlib.Path, metavar="BITS_EXPLORE")
    parser.add_argument("page", type=pathlib.Path, metavar="PAGE")
    arguments = parser.parse_args()
    text = arguments.page.read_text(encoding="utf-8")
    try:
        new_text = updated(text, arguments.program.resolve())
    except SystemExit as error:
        print(f"{arguments.page}: {error}", file=sys.stderr)
        return 2
    if new_text == text:
        return 0
    if arguments.fix:
        arguments.page.write_text(new_text, encoding="utf-8")
        return 0
    for line, new_line in zip(text.splitlines(), new_text.splitlines()):
        if line != new_line:
            print(f"{arguments.page}: {line}\n  is now: {new_line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
