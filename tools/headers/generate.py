#!/usr/bin/python3
"""Writes sim/include/com/bits*.h from the table in tools/headers/facts/.

  tools/headers/generate.py          write the headers
  tools/headers/generate.py --check  write nothing; exit 1 if a header differs from the table
"""

import argparse
import itertools
import sys
from pathlib import Path

import facts as facts_module
from fill import fill_header
from render import (annotated, c_interface, coclass, code_definition, comment, constants,
                    cpp_interface_with_title, define_guid, forward, guarded, type_definition)

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "sim/include/com"
REFRESH = "tools/headers/generate.py"


def banner(name, source, text):
    return comment(f"{name}.h: {text}") + "//\n" + comment(
        f"Generated from tools/headers/facts/{source}.toml by {REFRESH}: change the table, not "
        "this file.") + "// clang-format off\n"


def wrap_guard(name, body):
    guard = f"__{name}_h__"
    return f"\n#ifndef {guard}\n#define {guard}\n\n{body}\n#endif  // {guard}\n"


def behind_toolchain(body):
    """On Windows a version header of ours is found only if the toolchain has none."""
    return ("#ifdef _WIN32\n"
            "// Behind the headers of a Windows toolchain: whatever those lack.\n"
            "#include <bits_fill.h>\n"
            f"#else\n\n{body}\n#endif  // _WIN32\n")


def constants_block(header):
    """The constants, each group under its title."""
    parts = []
    for title, group in itertools.groupby(header.constants, key=lambda c: c.group):
        parts.append((comment(title) + "\n" if title else "") + constants(group))
    return "\n".join(parts)


def version_header(facts, header):
    index = facts.headers.index(header)
    before = facts.headers[index - 1].name if index else None
    after = facts.headers[index + 1].name if index + 1 < len(facts.headers) else None
    includes = [before] if before else ["windows", "ole2", "unknwn", "bitsmsg"]
    parts = ["".join(f"#include <{name}.h>\n" for name in includes)]
    parts.append("".join(forward(i.name) for i in header.interfaces) +
                 "".join(forward(c.name, "class") for c in header.coclasses))
    if header.constants:
        parts.append(constants_block(header))
    parts += [type_definition(t) for t in header.types]
    parts.append("".join(define_guid(f"IID_{i.name}", i.iid) for i in header.interfaces))
    parts += [(comment(c.doc) if c.doc else "") + coclass(c) for c in header.coclasses]
    parts.append("#if defined(__cplusplus) && !defined(CINTERFACE)\n")
    parts += [cpp_interface_with_title(i) for i in header.interfaces]
    parts.append("#else  // The same interfaces for C.\n")
    parts += [guarded(i, c_interface(facts, i)) for i in header.interfaces]
    parts.append("#endif  // C\n")
    if after:
        parts.append("// Clients include <bits.h> alone and expect every later version with it.\n"
                     f"#include <{after}.h>\n")
    body = behind_toolchain("\n".join(parts))
    return banner(header.name, header.name, header.summary) + wrap_guard(header.name, body)


GROUPS = {
    "queue": "The queue manager, facility 32 (0x20). A BG_S_ code is a success.",
    "http": "An HTTP status n is reported as 0x80190000 + n. These have a name; every other status "
            "follows the same rule.",
    "event": "Texts of the event log. No method returns them.",
}


def messages_header(header):
    parts = ["#include <winerror.h>\n"]
    for group, text in GROUPS.items():
        codes = [c for c in header.codes if c.group == group]
        lines = [(code_definition(code), code.doc) for code in codes]
        parts.append(comment(text) + "\n" + annotated(lines))
    body = "\n".join(parts)
    guard = "_BGCPYMSG_"
    return (banner(header.name, header.name, header.summary) +
            f"\n#ifndef {guard}\n#define {guard}\n\n{body}\n#endif  // {guard}\n")


def outputs(facts):
    """Every generated file with its text."""
    files = {f"{h.name}.h": version_header(facts, h) for h in facts.headers}
    files["bitsmsg.h"] = messages_header(facts.messages)
    files["bits_fill.h"] = fill_header(facts)
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    arguments = parser.parse_args()
    try:
        files = outputs(facts_module.load())
    except facts_module.FactError as error:
        print(f"generate.py: {error}", file=sys.stderr)
        return 2
    stale = []
    for name, text in files.items():
        path = OUTPUT / name
        if path.exists() and path.read_text() == text:
            continue
        stale.append(name)
        if not arguments.check:
            path.write_text(text)
            print(f"wrote {path.relative_to(ROOT)}")
    if arguments.check and stale:
        print(f"{', '.join(stale)}: not what the table says. Refresh with: {REFRESH}",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
