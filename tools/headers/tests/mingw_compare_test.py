#!/usr/bin/python3
"""Compares the table of facts with the bits headers of mingw-w64: every interface (IID, base, order
and parameter types of its methods), every GUID, constant, enumerator, structure and code that both
know. Exit code 77 (skipped) where those headers are not installed.

  mingw_compare_test.py [FOLDER]     default: /usr/share/mingw-w64/include
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import facts as facts_module  # noqa: E402
from mingw_headers import MingwHeaders, normal_type  # noqa: E402

# What a comparison must have found at least, so that a parser that reads nothing is no success.
AT_LEAST = {"interfaces": 14, "methods": 100, "GUIDs": 19, "constants": 17, "enumerators": 51,
            "records": 10, "codes": 114}

# Of mingw-w64 only: type libraries, which no client of this project loads.
NOT_OURS = {"LIBID_"}


class Comparison:
    def __init__(self):
        self.counts = dict.fromkeys(AT_LEAST, 0)
        self.wrong = []

    def same(self, kind, name, ours, theirs):
        self.counts[kind] += 1
        if ours != theirs:
            self.wrong.append(f"{name}: ours {ours}, mingw-w64 {theirs}")

    def missing(self, name):
        self.wrong.append(f"{name}: mingw-w64 has it, the table does not")


def compare_interfaces(facts, mingw, result):
    for name, (iid, base, methods) in mingw.interfaces.items():
        ours = facts.interface(name)
        if not ours:
            result.missing(name)
            continue
        result.same("interfaces", name, (ours.iid, ours.base), (iid, base))
        mine = [(m.name, [normal_type(p.type) for p in m.parameters]) for m in ours.methods]
        result.same("methods", f"{name}: number of methods", len(mine), len(methods))
        for slot, (left, right) in enumerate(zip(mine, methods), start=ours.methods[0].slot):
            result.same("methods", f"{name} slot {slot}", left, right)


def compare_guids(facts, mingw, result):
    ours = {f"IID_{i.name}": i.iid for i in facts.interfaces}
    ours |= {f"CLSID_{c.name}": c.clsid for h in facts.headers for c in h.coclasses}
    for name, guid in mingw.guids.items():
        if name in ours:
            result.same("GUIDs", name, ours[name], guid)
        elif not any(name.startswith(prefix) for prefix in NOT_OURS):
            result.missing(name)


def compare_values(facts, mingw, result):
    constants = {c.name: int(c.value.removesuffix("ull"), 0) for h in facts.headers
                 for c in h.constants}
    codes = {c.name: c.value for c in facts.messages.codes}
    for name, value in mingw.macros.items():
        if name in codes:
            result.same("codes", name, f"{codes[name]:08x}", f"{value:08x}")
        elif name in constants:
            result.same("constants", name, constants[name], value % 2**64)
        else:
            result.missing(name)
    enumerators = {m.name: m.value for h in facts.headers for t in h.types if t.kind == "enum"
                   for m in t.members}
    for name, value in mingw.enumerators.items():
        if name in enumerators:
            result.same("enumerators", name, enumerators[name], value)
        else:
            result.missing(name)


def compare_records(facts, mingw, result):
    ours = {t.name: [(normal_type(m.type), m.name) for m in t.members]
            for h in facts.headers for t in h.types if t.kind != "enum"}
    for name, fields in mingw.records.items():
        if name in ours:
            result.same("records", name, ours[name], fields)
        elif not name.endswith("Vtbl"):
            result.missing(name)


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/mingw-w64/include")
    if not (folder / "bits.h").exists():
        print(f"skipped: no bits.h in {folder} (Debian: mingw-w64-common)")
        return 77
    facts = facts_module.load()
    mingw = MingwHeaders(folder)
    result = Comparison()
    compare_interfaces(facts, mingw, result)
    compare_guids(facts, mingw, result)
    compare_values(facts, mingw, result)
    compare_records(facts, mingw, result)
    for line in result.wrong:
        print(line)
    print("compared: " + ", ".join(f"{n} {kind}" for kind, n in result.counts.items()))
    too_few = [k for k, least in AT_LEAST.items() if result.counts[k] < least]
    if too_few:
        print(f"too few: {', '.join(too_few)}; does mingw_headers.py still read these headers?")
    return 1 if result.wrong or too_few else 0


if __name__ == "__main__":
    sys.exit(main())
