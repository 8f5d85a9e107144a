"""Where two runs of the suite went apart: the first event that differs, in the order of the tests.

    first_difference.py FOLDER_A FOLDER_B      each as bits-conformance --trace=DIR writes it

Prints the test, the events before, and what each run did then. Exit code 0: nothing differs, 1: this
does, 2: wrong use.
"""

import pathlib
import sys

EVENTS_BEFORE = 3


def difference(a, b):
    """The place of the first line that differs, or None."""
    for place, (left, right) in enumerate(zip(a, b)):
        if left != right:
            return place
    return None if len(a) == len(b) else min(len(a), len(b))


def main():
    if len(sys.argv) != 3 or not all(pathlib.Path(folder).is_dir() for folder in sys.argv[1:]):
        print(__doc__, file=sys.stderr)
        return 2
    folders = [pathlib.Path(folder) for folder in sys.argv[1:]]
    names = sorted({path.name for folder in folders for path in folder.glob("*.jsonl")})
    for name in names:
        runs = []
        for folder in folders:
            file = folder / name
            runs.append(file.read_text(encoding="utf-8").splitlines() if file.exists() else [])
        place = difference(*runs)
        if place is None:
            continue
        print(f"  {name.removesuffix('.jsonl')}, event {place + 1}:")
        for line in runs[0][max(0, place - EVENTS_BEFORE):place]:
            print(f"    both   {line}")
        for label, run in zip(("first ", "second"), runs):
            print(f"    {label} {run[place] if place < len(run) else '(no further event)'}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
