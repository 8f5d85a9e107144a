#!/usr/bin/python3
"""Keeps the code on documentation pages equal to the files that it is taken from.

A fenced block that follows a comment line such as

    <!-- sim/samples/notify_client.cc: register -->

is the part of that file between the lines "[register]" and "[/register]" (in a comment of the
file's language). A page's other fenced blocks in C++ or CMake are refused: all code runs.

    examples.py docs/getting-started.md            checks; exit code 1 if the page is not up to date
    examples.py --fix docs/getting-started.md      rewrites the page
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FENCE = re.compile(
    r"(?:^<!-- (?P<path>[^\s:]+): (?P<region>[^>]+?) -->\n)?"
    r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
LANGUAGES = ("cpp", "cmake")


class ExampleError(Exception):
  """A page that names no such file or region, or shows code of unknown origin."""


def region_of(path, name):
  """The lines of a file between the marks of a region, without the indent that they share."""
  try:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
  except OSError as error:
    raise ExampleError(f"{path}: {error.strerror}") from error
  marks = [i for i, line in enumerate(lines)
           if re.fullmatch(rf"\s*(//|#) \[/?{re.escape(name)}\]", line)]
  if len(marks) != 2 or not lines[marks[1]].rstrip().endswith(f"[/{name}]"):
    raise ExampleError(f"{path}: has not one region [{name}] ... [/{name}]")
  return "".join(line + "\n" for line in lines[marks[0] + 1:marks[1]])


def updated(text, page):
  """The text of a page with all its blocks as their files have them."""

  def block(match):
    if match["path"] is None:
      if match["language"] in LANGUAGES:
        line = text.count("\n", 0, match.start()) + 1
        raise ExampleError(f"{page}:{line}: code that is taken from no file")
      return match[0]
    code = region_of(match["path"], match["region"])
    return (f"<!-- {match['path']}: {match['region']} -->\n"
            f"```{match['language']}\n{code}```")

  return FENCE.sub(block, text)


def main():
  parser = argparse.ArgumentParser(description="Checks that code on pages is as in the files.")
  parser.add_argument("--fix", action="store_true", help="rewrite the pages")
  parser.add_argument("pages", nargs="+", type=pathlib.Path)
  arguments = parser.parse_args()
  is_stale = False
  try:
    for page in arguments.pages:
      text = page.read_text(encoding="utf-8")
      new_text = updated(text, page)
      if new_text == text:
        continue
      if arguments.fix:
        page.write_text(new_text, encoding="utf-8")
      else:
        is_stale = True
        print(f"{page}: code is not as in its files; run tools/docs/examples.py --fix {page}",
              file=sys.stderr)
  except (ExampleError, OSError) as error:
    print(error, file=sys.stderr)
    return 2
  return 1 if is_stale else 0


if __name__ == "__main__":
  sys.exit(main())
