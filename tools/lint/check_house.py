#!/usr/bin/env python3
"""Checks the rules of the house that a machine can see.

usage: check_house.py ROOT

Prints "file:line: what is wrong" for each finding. Exit code 0 if there is none, 1 if there are
some, 2 for wrong use.
"""

import pathlib
import re
import sys

# What would make a run of the simulator depend on more than its choices (docs/determinism.md).
NONDETERMINISM = [
    (r"std::chrono::(system|steady|high_resolution|utc|file)_clock", "a real clock"),
    (r"\b(clock_gettime|gettimeofday|time\(nullptr\)|std::time\(|__rdtsc)", "a real clock"),
    (r"std::(jthread|thread\b|this_thread|async\b)", "a thread"),
    (r"std::(random_device|mt19937|minstd_rand|default_random_engine)", "a random number"),
    (r"std::(uniform|normal|exponential|bernoulli|discrete)_\w+_distribution", "a distribution"),
    (r"\b(rand|random|arc4random)\(\)", "a random number"),
    (r"std::unordered_(multi)?(map|set)", "an unordered container"),
    (r"std::(hash|less)<[^<>]*\*>", "an order or hash of pointers"),
    (r"\b(float|double)\b", "floating point"),
]

# Who may include whom, lowest first: a room may include itself and those before it.
ROOMS = [
    "sim/core", "sim/net", "sim/engine", "sim/notify", "sim/com", "sim/win32",
    # conformance/README.md
    *(f"conformance/{room}" for room in (
        "rulebook", "command_line", "verdict", "expectations", "report", "testbed", "manifest",
        "runner", "suite", "model", "questions", "protocol", "backends", "mutants", "explore",
        "faults", "testees")),
]

# Makes the engines that are wrong on purpose a backend.
KNOWS_MUTANTS = "conformance/backends/sim/registration.cc"

# Clients, and the printf that formats their floating point.
NOT_SIMULATOR = ("sim/samples/", "sim/include/com/", "sim/include/win32/", "sim/win32/format.cc")

LINES_MAX = 400
TEST_LINES_MAX = 450

INCLUDE = re.compile(r'#include\s+"([^"]+)"')


def code_of(line: str) -> str:
    """The line without its comment; good enough for what is looked for here."""
    return line.split("//", 1)[0]


def room_of(path: str) -> int | None:
    for index, room in enumerate(ROOMS):
        if path.startswith(room + "/"):
            return index
    return None


def check_file(path: str, lines: list[str]):
    """Yields (line number, what is wrong)."""
    is_test = path.endswith("_test.cc") or "/testing/" in path
    in_sim = path.startswith("sim/") and not path.startswith(NOT_SIMULATOR)
    lines_max = TEST_LINES_MAX if is_test else LINES_MAX
    if len(lines) > lines_max and not path.startswith("sim/include/com/"):
        yield len(lines), f"more than {lines_max} lines: one idea a file"
    room = room_of(path)
    for number, line in enumerate(lines, start=1):
        if in_sim and not is_test:
            for pattern, what in NONDETERMINISM:
                if re.search(pattern, code_of(line)):
                    yield number, f"{what} in the simulator"
        include = INCLUDE.match(line)
        if not include:
            continue
        target = include.group(1)
        if path.startswith("sim/") and target.startswith("conformance/"):
            yield number, "the simulator includes the suite"
        if path.startswith("sim/include/") and target.startswith("sim/"):
            yield number, "a public header includes a private one"
        if path.startswith("conformance/suite/") and target.startswith(("sim/", "bitsim/")):
            yield number, "a test of the suite knows its backend"
        target_room = room_of(target)
        points_up = room is not None and target_room is not None and target_room > room
        if points_up and not is_test and path != KNOWS_MUTANTS:
            yield number, f"{ROOMS[room]} includes {ROOMS[target_room]}: arrows point down only"


def main() -> int:
    if len(sys.argv) != 2 or not (pathlib.Path(sys.argv[1]) / "sim").is_dir():
        print(__doc__.strip(), file=sys.stderr)
        return 2
    root = pathlib.Path(sys.argv[1])
    files = 0
    findings = 0
    for folder in ("sim", "conformance", "bench", "tools"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cc"):
                continue
            path = file.relative_to(root).as_posix()
            files += 1
            for number, what in check_file(path, file.read_text(encoding="utf-8").splitlines()):
                print(f"{path}:{number}: {what}")
                findings += 1
    print(f"{files} files, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
