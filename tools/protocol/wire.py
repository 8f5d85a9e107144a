"""How the interfaces of the table of facts travel: which shape each parameter has in a message.

generate.py makes C++ of it, page.py the lists of docs/runner-contract.md.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "headers"))

import facts as facts_module  # noqa: E402

# The values that have a form of their own in JSON: type in C, codec in values.h, name on the page.
SCALARS = {
    "HRESULT": ("Hresult", "hresult"),
    "BOOL": ("Bool", "bool"),
    "GUID": ("Guid", "guid"),
    "FILETIME": ("Time", "time"),
    "LPWSTR": ("Text", "text"),
    "DWORD": ("Number<DWORD>", "u32"),
    "ULONG": ("Number<ULONG>", "u32"),
    "UINT64": ("Number<UINT64>", "u64"),
}
SAME = {"LPCWSTR": "LPWSTR", "const WCHAR*": "LPWSTR", "REFGUID": "GUID"}

# The union whose member another argument tells: see job_property_members.
JOB_PROPERTY = "BITS_JOB_PROPERTY_VALUE"


class WireError(Exception):
    """A fact that the protocol has no form for."""


@dataclass
class Value:
    """shape: scalar, pointer, array, bytes, property, object, objects."""
    name: str
    shape: str
    is_result: bool
    type: str        # in C, without what the shape says: "BG_FILE_RANGE", "IBackgroundCopyJob"
    codec: str       # in C++; empty where the shape says it
    on_page: str     # the form in JSON, as the page tells it
    length: str      # of an array: a parameter, or a number
    filled: str
    optional: bool   # NULL is allowed
    declaration: str
    doc: str = ""


class Wire:
    def __init__(self):
        self.facts = facts_module.load()
        self.types = {t.name: t for h in self.facts.headers for t in h.types}
        interfaces = self.facts.interfaces
        bases = {i.base for i in interfaces}
        # Those that no other is derived from: an object of one has all methods of its bases.
        self.leaves = [i for i in interfaces if i.name not in bases]

    def codec(self, type_name):
        """Codec and name on the page of a value that is no pointer."""
        type_name = SAME.get(type_name, type_name)
        if type_name in SCALARS:
            return SCALARS[type_name]
        if type_name in self.types:
            if self.types[type_name].kind == "enum":
                return f"Number<{type_name}>", type_name
            return f"{type_name}_Codec", type_name
        raise WireError(f"the protocol has no form for {type_name}")

    def value(self, parameter):
        p = parameter
        bare = p.type.removesuffix("[]").replace("const ", "").strip()
        stars = bare.count("*")
        core = bare.rstrip("*")
        whole = SAME.get(p.type, p.type)
        is_result = p.direction == "out"

        def made(shape, codec="", on_page="", type_name=core):
            return Value(p.name, shape, is_result, type_name, codec, on_page, p.length, p.filled,
                         p.optional, p.declaration, p.doc)

        if core.startswith("I") and (self.facts.interface(core) or core == "IUnknown"):
            return made("objects" if p.length else "object", on_page="object")
        if core == JOB_PROPERTY:
            return made("property", on_page="job property")
        if core == "BYTE":
            return made("bytes", on_page="bytes")
        if p.length:
            codec, on_page = self.codec(core)
            return made("array", codec, on_page)
        if is_result:
            codec, on_page = self.codec(bare[:-1])
            return made("scalar", codec, on_page, bare[:-1])
        if whole in SCALARS or (not stars and not p.type.endswith("[]")):
            codec, on_page = self.codec(whole)
            return made("scalar", codec, on_page, whole)
        codec, on_page = self.codec(core)
        return made("pointer", codec, on_page)

    def values(self, method):
        return [self.value(p) for p in method.parameters]

    def methods(self, interface):
        """(name on the wire, owner, method, values) of all methods, those of its bases too."""
        for owner, method in self.facts.all_methods(interface):
            yield f"{owner.name}.{method.name}", owner, method, self.values(method)

    def structures(self):
        """Structures and unions that have a codec, those first that others are made of."""
        return [t for t in self.types.values() if t.kind != "enum" and t.name != JOB_PROPERTY]

    def job_property_members(self):
        """(enumerator, member of the union): the text of each enumerator begins with its member."""
        members = {m.name: m for m in self.types[JOB_PROPERTY].members}
        for enumerator in self.types["BITS_JOB_PROPERTY_ID"].members:
            found = re.match(r"(\w+):", enumerator.doc)
            if not found or found.group(1) not in members:
                raise WireError(f"{enumerator.name}: the text does not begin with a member")
            yield enumerator, members[found.group(1)]
