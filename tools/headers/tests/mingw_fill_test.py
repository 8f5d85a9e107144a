#!/usr/bin/python3
"""Puts our headers behind those of mingw-w64 and builds for Windows what compile_test.py builds for
Linux: every interface, constant and code of the table must be there, the toolchain's or ours.

Also asserts, in the eyes of the cross compiler, that every constant of our hand-written base
headers and the layout of every structure are what Windows has.

  mingw_fill_test.py        exit code 77 (skipped) when the cross compiler is not installed
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import exercise  # noqa: E402
import facts as facts_module  # noqa: E402
from compile_test import COM, C_FLAGS, run  # noqa: E402

CC = "x86_64-w64-mingw32-gcc-posix"
CPP = "x86_64-w64-mingw32-g++-posix"
# The warnings of our own code; the toolchain's headers are system headers, ours are not.
WARNINGS = ["-Wall", "-Wextra", "-Wshadow", "-Werror"]
BEHIND = ["-idirafter", str(COM)]
C = ["-std=c11", *WARNINGS, *BEHIND]
CPP_FLAGS = ["-std=c++20", *WARNINGS, *BEHIND]

BASE_HEADERS = ["winerror.h", "rpcdce.h", "wtypes.h", "combaseapi.h", "windef.h"]
BASE_TYPES = ["CHAR", "BYTE", "BOOLEAN", "SHORT", "USHORT", "WORD", "INT", "UINT", "BOOL", "LONG",
              "ULONG", "DWORD", "INT32", "UINT32", "LONGLONG", "ULONGLONG", "INT64", "UINT64",
              "DWORD64", "INT8", "UINT8", "INT16", "UINT16", "INT_PTR", "UINT_PTR", "LONG_PTR",
              "ULONG_PTR", "SIZE_T", "FLOAT", "PVOID", "HANDLE", "LANGID", "LCID", "FILETIME",
              "LARGE_INTEGER", "ULARGE_INTEGER", "GUID", "HRESULT", "CLSCTX", "COINIT", "REGCLS"]


def base_constants():
    """The numeric macros and enumerators of our base headers."""
    names = []
    for header in BASE_HEADERS:
        text = (COM / header).read_text()
        names += re.findall(r"^#define (\w+) (?:_HRESULT_TYPEDEF_\(|0x|\d)", text, re.M)
        for body in re.findall(r"typedef enum \w+ \{(.*?)\}", text, re.S):
            names += re.findall(r"(\w+) = ", body)
    return names


def layout_expressions(facts):
    """Sizes and offsets, as C expressions that both platforms must agree on."""
    lines = [f"sizeof({name})" for name in BASE_TYPES]
    for header in facts.headers:
        for type_ in header.types:
            lines.append(f"sizeof({type_.name})")
            if type_.kind == "struct":
                lines += [f"offsetof({type_.name}, {m.name})" for m in type_.members]
    return lines


def check_values_on_windows(facts, folder):
    """Evaluates every expression here, asserts the value there."""
    expressions = [f"(unsigned)({n})" for n in base_constants()] + layout_expressions(facts)
    includes = "#include <stddef.h>\n#include <stdio.h>\n#include <windows.h>\n"
    prints = "".join(f'  printf("%llu\\n", (unsigned long long)({e}));\n' for e in expressions)
    (folder / "here.c").write_text(f"{includes}#include <bits.h>\nint main(void) {{\n{prints}"
                                   "  return 0;\n}\n")
    run("gcc", *C_FLAGS, folder / "here.c", "-o", folder / "here")
    values = run(folder / "here").split()
    asserts = "".join(f'_Static_assert(({e}) == {v}u, "{e} is {v}");\n'
                      for e, v in zip(expressions, values, strict=True))
    (folder / "there.c").write_text(f"{includes}#include <rpcdce.h>\n#include <bits_fill.h>\n"
                                    f"{asserts}")
    run(CC, *C, "-fsyntax-only", folder / "there.c")
    return len(expressions)


def main():
    if not shutil.which(CC) or not shutil.which(CPP):
        print(f"skipped: {CPP} is not installed (Debian: g++-mingw-w64-x86-64-posix)")
        return 77
    facts = facts_module.load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{check_values_on_windows(facts, folder)} base values equal those of Windows")
        (folder / "objects.cc").write_text(exercise.objects_source(facts))
        (folder / "calls.c").write_text(exercise.calls_source(facts))
        (folder / "names.c").write_text(exercise.names_source(facts))
        (folder / "names.cc").write_text(exercise.cpp_names_source(facts).replace(
            "use_every_name", "use_every_name_in_cpp"))
        for source in ("calls.c", "names.c"):
            run(CC, *C, "-c", folder / source, "-o", folder / f"{source}.o")
        run(CPP, *CPP_FLAGS, folder / "objects.cc", folder / "names.cc", folder / "calls.c.o",
            folder / "names.c.o", "-luuid", "-o", folder / "exercise.exe")
        # A client of a late version; the toolchain has no such header, so it finds ours.
        (folder / "alone.cc").write_text(
            "#include <bits10_3.h>\n#include <bits4_0.h>\n"
            "IBackgroundCopyJobHttpOptions3* options;\nIBackgroundCopyFile6* file;\n")
        run(CPP, *CPP_FLAGS, "-fsyntax-only", folder / "alone.cc")
        print("every interface, type and code compiles and links for Windows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
