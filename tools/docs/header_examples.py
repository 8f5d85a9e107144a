#!/usr/bin/python3
"""Checks that the examples on top of the public headers are compiled and run.

    header_examples.py TEST FOLDER

An example is a run of lines "//   code" in a comment of a header in the folder. Each piece of one,
from one empty line, or line with "...", to the next, must stand in the test file; comments and white
space do not count. Exit code 1 if one does not.
"""

import pathlib
import re
import sys

# Needs a program of its own; docs/testing-a-client.md has it.
OTHERWISE_RUN = {"win32.h"}
STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*')


def squeezed(code):
  """The code without its comments and white space."""
  code = STRING_OR_COMMENT.sub(lambda match: match[0] if match[0][0] == '"' else "", code)
  return re.sub(r"\s+", "", code)


def pieces(header_text):
  """The pieces of the examples in a header: (number of the first line, code)."""
  found = []
  lines = []
  for number, line in enumerate(header_text.splitlines() + [""], 1):
    match = re.fullmatch(r"//   (.*)", line)
    code = None if match is None else match[1]
    if code is not None and "..." not in squeezed(code) and not code.startswith("#"):
      lines.append(code)
      continue
    if is_code(lines):
      found.append((number - len(lines), "\n".join(lines)))
    lines = []
  return found


def is_code(lines):
  """Prose, drawings and tables are not."""
  if not lines or lines[0].startswith("- "):
    return False
  return any(squeezed(line).endswith((";", "{", "}")) for line in lines)


def main():
  test = squeezed(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
  missing = []
  for header in sorted(pathlib.Path(sys.argv[2]).glob("*.h")):
    if header.name in OTHERWISE_RUN:
      continue
    for number, code in pieces(header.read_text(encoding="utf-8")):
      if squeezed(code) not in test:
        missing.append(f"{header}:{number}: {sys.argv[1]} does not have this example\n{code}")
  print("\n".join(missing), end="\n" if missing else "")
  return 1 if missing else 0


if __name__ == "__main__":
  sys.exit(main())
