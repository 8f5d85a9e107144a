#!/usr/bin/env python3
"""Builds the starter plugin with another compiler than the suite's, and runs the suite on it.

usage: other_compiler_test.py COMPILER ROOT BITS_CONFORMANCE FLAG...

Exit code: that of bits-conformance, 77 (skipped) if there is no such compiler.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCES = ["conformance/testees/starter_plugin/http.cc",
           "conformance/testees/starter_plugin/job.cc",
           "conformance/testees/starter_plugin/starter_plugin.cc",
           "sim/com/com_base.cc"]
FOLDERS = [".", "conformance/include", "sim/include/com"]


def main():
    compiler, root, program, *flags = sys.argv[1:]
    if shutil.which(compiler) is None:
        print(f"there is no {compiler}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder) / "starter.so"
        subprocess.run([compiler, "-std=c++20", "-O1", "-shared", "-fPIC", "-pthread",
                        *(f"-I{root}/{name}" for name in FOLDERS),
                        *(f"{root}/{name}" for name in SOURCES), "-o", str(library)], check=True)
        return subprocess.run([program, f"--backend=plugin:{library}", f"--report={folder}/report",
                               *flags], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
