#!/usr/bin/python3
"""Compiles and runs programs that use everything of sim/include/com, with one pair of compilers.

  compile_test.py CC CXX

Exit code 77 (skipped) when the compilers are not installed.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import facts as facts_module  # noqa: E402
import exercise  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
COM = ROOT / "sim/include/com"

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Wsign-conversion",
            "-Werror"]
C_FLAGS = ["-std=c11", *WARNINGS, f"-I{COM}"]
CPP_FLAGS = ["-std=c++20", *WARNINGS, "-Wnon-virtual-dtor", "-Wold-style-cast", f"-I{COM}"]


def run(*command):
    result = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if result.returncode != 0:
        print(" ".join(str(c) for c in command))
        print((result.stdout + result.stderr)[:4000])
        sys.exit(1)
    return result.stdout


def check_each_header_alone(c, cpp, folder):
    """Every header compiles as the only one, twice, in both languages, with INITGUID, CINTERFACE
    and COBJMACROS; and together with the standard headers whose folder is called bits/ too."""
    names = sorted(p.name for p in COM.glob("*.h"))
    for name in names:
        text = f"#include <{name}>\n#include <{name}>\n"
        (folder / f"alone_{name}.c").write_text("#define COBJMACROS\n#define INITGUID\n" + text +
                                                "typedef int not_empty;\n")
        (folder / f"alone_{name}.cc").write_text("#define INITGUID\n" + text)
    (folder / "cinterface.cc").write_text(
        "#define CINTERFACE\n#define COBJMACROS\n#include <bits.h>\n"
        "HRESULT f(IBackgroundCopyJob* job);\n"
        "HRESULT f(IBackgroundCopyJob* job) { return IBackgroundCopyJob_Resume(job); }\n")
    (folder / "standard.cc").write_text("#include <bits/stdc++.h>\n#include <bits.h>\n"
                                        "#include <sys/types.h>\n")
    (folder / "linkage.cc").write_text('extern "C" {\n#include <bits.h>\n}\n')
    # Several files a call: starting a compiler costs more than these headers do.
    run(c, *C_FLAGS, "-fsyntax-only", *sorted(folder.glob("alone_*.c")))
    run(cpp, *CPP_FLAGS, "-fsyntax-only", *sorted(folder.glob("alone_*.cc")),
        folder / "cinterface.cc", folder / "standard.cc", folder / "linkage.cc")
    run(cpp, *CPP_FLAGS, "-std=c++17", "-fsyntax-only", folder / "alone_bits.h.cc")
    return len(names)


def build_and_run_exercise(c, cpp, facts, folder):
    (folder / "objects.cc").write_text(exercise.objects_source(facts))
    (folder / "calls.c").write_text(exercise.calls_source(facts))
    (folder / "names.c").write_text(exercise.names_source(facts))
    (folder / "names.cc").write_text(exercise.cpp_names_source(facts).replace(
        "use_every_name", "use_every_name_in_cpp"))
    run(c, *C_FLAGS, "-c", folder / "calls.c", "-o", folder / "calls.o")
    run(c, *C_FLAGS, "-c", folder / "names.c", "-o", folder / "names.o")
    # Not one library: the headers alone define every GUID, in every file, and the linker agrees.
    run(cpp, *CPP_FLAGS, folder / "objects.cc", folder / "names.cc", folder / "calls.o",
        folder / "names.o", "-o", folder / "exercise")
    return run(folder / "exercise")


def build_and_run_client(c, cpp, folder):
    run(c, *C_FLAGS, "-c", HERE / "client_callback.c", "-o", folder / "client_callback.o")
    run(cpp, *CPP_FLAGS, HERE / "client.cc", ROOT / "sim/com/com_base.cc",
        folder / "client_callback.o", "-o", folder / "client")
    return run(folder / "client")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("c")
    parser.add_argument("cpp")
    arguments = parser.parse_args()
    for compiler in (arguments.c, arguments.cpp):
        if not shutil.which(compiler):
            print(f"skipped: {compiler} is not installed")
            return 77
    facts = facts_module.load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = check_each_header_alone(arguments.c, arguments.cpp, folder)
        print(f"{count} headers compile alone")
        print(build_and_run_exercise(arguments.c, arguments.cpp, facts, folder), end="")
        print(build_and_run_client(arguments.c, arguments.cpp, folder), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
