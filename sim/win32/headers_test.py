#!/usr/bin/python3
"""Compiles each header of the client library, in C++ and, where it is C, in C.

    headers_test.py COMPILER INCLUDE_FOLDER...

The first folder is that of the client library's own headers, the others are searched, too. Exit
code 77: there is no such compiler.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

CXX_ONLY = ("atl", "comdef", "wrl", "wil")


def main():
  compiler, *folders = sys.argv[1:]
  if shutil.which(compiler) is None:
    return 77
  headers = sorted(str(path.relative_to(folders[0])) for path in pathlib.Path(folders[0]).rglob("*.h"))
  if len(headers) < 25:
    print(f"only {len(headers)} headers in {folders[0]}", file=sys.stderr)
    return 1
  options = ["-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter", "-DBITSIM_WIN32"]
  if "clang" in compiler:
    options.append("-Wno-inconsistent-missing-override")
  options += [f"-I{folder}" for folder in folders]
  plain = [header for header in headers if not header.startswith(CXX_ONLY)]
  sources = [(f"{name}.cc", ["-x", "c++", "-std=c++17"], order)
             for name, order in (("forwards", headers), ("backwards", headers[::-1]))]
  sources += [("all.c", ["-x", "c", "-std=gnu11"], plain)]
  sources += [(f"unicode.cc", ["-x", "c++", "-std=c++20", "-DUNICODE=", "-D_UNICODE="], headers)]
  failures = 0
  with tempfile.TemporaryDirectory() as folder:
    for name, language, order in sources:
      source = pathlib.Path(folder) / name
      source.write_text("".join(f"#include <{header}>\n" * 2 for header in order))
      result = subprocess.run([compiler, *options, *language, str(source)], check=False)
      failures += result.returncode != 0
  return 1 if failures else 0


if __name__ == "__main__":
  sys.exit(main())
