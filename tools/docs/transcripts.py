#!/usr/bin/env python3
"""Runs the commands that pages show together with their output, and compares.

An indented block that begins with

    $ build/release/bin/PROGRAM ARGUMENTS

is what the program prints, a line "..." stands for any lines. Other blocks are left alone.

    transcripts.py FOLDER PAGE...       FOLDER has the programs

Exit code: 0 all is as on the pages, 1 not, 2 wrong use.
"""

import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^    \$ build/release/bin/(?P<command>.+)\n(?P<output>(?:    .*\n|\n(?=    ))*)",
                   re.MULTILINE)


def first_difference(shown, printed):
    """The first line that is shown and does not come, or None."""
    place = 0
    skips = False
    for line in shown:
        if line.strip() == "...":
            skips = True
            continue
        end = len(printed) if skips else place + 1
        found = next((i for i in range(place, min(end, len(printed))) if printed[i] == line), None)
        if found is None:
            return line
        place = found + 1
        skips = False
    if not skips and place < len(printed):
        return f"(no line) {printed[place]}"
    return None


def check(page, programs):
    """The differences of a page, as texts; and how many transcripts it has."""
    text = page.read_text(encoding="utf-8")
    differences = []
    count = 0
    for block in BLOCK.finditer(text):
        count += 1
        program, *arguments = shlex.split(block["command"])
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([programs / program, *arguments], cwd=folder, text=True,
                                  capture_output=True, check=False)
        shown = [line[4:].rstrip() for line in block["output"].rstrip("\n").split("\n")]
        printed = [line.rstrip() for line in (done.stdout + done.stderr).rstrip("\n").split("\n")]
        difference = first_difference(shown, printed)
        if difference is not None:
            line = text.count("\n", 0, block.start()) + 1
            differences.append(f"{page}:{line}: not printed: {difference}")
    return differences, count


def main():
    if len(sys.argv) < 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    programs = pathlib.Path(sys.argv[1]).resolve()
    is_green = True
    for name in sys.argv[2:]:
        differences, count = check(pathlib.Path(name), programs)
        if count == 0:
            differences = [f"{name}: has no transcript"]
        for difference in differences:
            print(difference, file=sys.stderr)
            is_green = False
    return 0 if is_green else 1


if __name__ == "__main__":
    sys.exit(main())
