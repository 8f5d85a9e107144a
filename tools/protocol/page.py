#!/usr/bin/python3
"""Writes the lists of docs/runner-contract.md from the table of facts.

  tools/protocol/page.py           write them
  tools/protocol/page.py --check   write nothing; exit 1 if the page differs from the table
"""

import argparse
import sys
from pathlib import Path

from wire import JOB_PROPERTY, Wire, facts_module

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/runner-contract.md"
BEGIN = "<!-- From here on tools/protocol/page.py writes what the table of facts says. -->\n"


def shown(value):
    """One argument or result, as `Name: form`."""
    form = value.on_page
    if value.shape in ("array", "objects"):
        form += "[]"
    if value.shape == "object" and value.type != "IUnknown":
        form = value.type
    if value.shape == "objects":
        form = f"{value.type}[]"
    null = "?" if value.optional and not value.is_result else ""
    return f"`{value.name}`: {form}{null}"


def interface_section(wire, interface):
    lines = [f"### {interface.name}\n",
             f"{interface.iid}, derived from {interface.base}, "
             f"BITS {version_of(wire, interface)}" +
             (", implemented by clients" if interface.implemented_by == "client" else "") + ".\n",
             "| method | arguments | results |", "|---|---|---|"]
    for method in interface.methods:
        values = wire.values(method)
        arguments = ", ".join(shown(v) for v in values if not v.is_result)
        results = ", ".join(shown(v) for v in values if v.is_result)
        lines.append(f"| {method.name} | {arguments} | {results} |")
    return "\n".join(lines) + "\n"


def version_of(wire, interface):
    return next(h.version for h in wire.facts.headers if interface in h.interfaces)


def structures_section(wire):
    lines = ["## Structures\n",
             "An object with a key for each member.\n", "| structure | members |", "|---|---|"]
    for t in wire.structures():
        members = ", ".join(f"`{m.name}`: {wire.codec(m.type)[1]}" for m in t.members)
        lines.append(f"| {t.name} | {members} |")
    lines += ["", f"A *job property* ({JOB_PROPERTY}) is an object with the one member that its "
              "`PropertyId` uses; without any where there is no such property.\n",
              "| `PropertyId` | member |", "|---|---|"]
    for enumerator, member in wire.job_property_members():
        lines.append(f"| {enumerator.value} {enumerator.name} | `{member.name}`: "
                     f"{wire.codec(member.type)[1]} |")
    return "\n".join(lines) + "\n"


def enumerations_section(wire):
    lines = ["## Enumerations\n", "Numbers in messages; wrong ones are sent, too.\n",
             "| enumeration | values |", "|---|---|"]
    for t in wire.types.values():
        if t.kind == "enum":
            values = ", ".join(f"{m.value} {m.name}" for m in t.members)
            lines.append(f"| {t.name} | {values} |")
    return "\n".join(lines) + "\n"


def generated(wire):
    interfaces = "\n".join(interface_section(wire, i) for i in wire.facts.interfaces)
    return (f"{BEGIN}\n## Interfaces\n\nThe call is named `Interface.Method`, by the interface that "
            "declares it. A `?` marks an argument that may be null.\n\n"
            f"{interfaces}\n{structures_section(wire)}\n{enumerations_section(wire)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    arguments = parser.parse_args()
    try:
        lists = generated(Wire())
    except facts_module.FactError as error:
        print(f"page.py: {error}", file=sys.stderr)
        return 2
    text = PAGE.read_text()
    if BEGIN not in text:
        print(f"page.py: {PAGE}: the line that marks the lists is missing", file=sys.stderr)
        return 2
    new = text[:text.index(BEGIN)] + lists
    if new == text:
        return 0
    if arguments.check:
        print("docs/runner-contract.md: not what the table says. Refresh with: "
              "tools/protocol/page.py", file=sys.stderr)
        return 1
    PAGE.write_text(new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
