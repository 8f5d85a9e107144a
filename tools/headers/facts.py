"""The table of facts about the BITS interfaces, read from facts/*.toml and checked.

The table is the one place where an interface, a parameter, a constant or a result code is written
down. generate.py makes the C and C++ headers of it; whatever else must know the interfaces (a trace
of calls, messages for another process) reads it through this module as well.

facts/README.md explains the keys.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FACTS_DIR = Path(__file__).resolve().parent / "facts"

# The headers, oldest first: each includes the one before it.
HEADERS = ["bits", "bits1_5", "bits2_0", "bits2_5", "bits3_0", "bits4_0", "bits5_0", "bits10_1",
           "bits10_2", "bits10_3"]

DIRECTIONS = ("in", "out", "inout")
RULE_ID = re.compile(r"(NOTIFY-[A-Z]+|ST|XP|ERR|RETRY|HTTP|PROG|SCHED|COMP|CANC|SVC)-\d\d[a-z]?")
GUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class FactError(Exception):
    """A fact that cannot be true; the message names the file and the fact."""


@dataclass
class Parameter:
    name: str
    type: str            # as C writes it, pointers included: "LPWSTR*"
    direction: str       # in, out, inout
    doc: str = ""
    units: str = ""      # seconds, bytes, characters, 100 ns ticks since 1601
    length: str = ""     # for an array: the parameter that holds its number of elements
    filled: str = ""     # for an out array: the parameter that tells how many were written
    optional: bool = False  # NULL is allowed

    @property
    def declaration(self):
        """The parameter as a C declaration."""
        if self.type.endswith("[]"):
            return f"{self.type[:-2]} {self.name}[]"
        return f"{self.type} {self.name}"


@dataclass
class Method:
    name: str
    slot: int
    doc: str = ""
    parameters: list = field(default_factory=list)
    results: list = field(default_factory=list)  # (code, when)
    rules: list = field(default_factory=list)


@dataclass
class Interface:
    name: str
    iid: str
    base: str
    doc: str = ""
    implemented_by: str = "service"  # or "client": the callbacks
    methods: list = field(default_factory=list)
    header: str = ""


@dataclass
class Member:
    """One enumerator, or one field of a structure."""
    name: str
    doc: str = ""
    value: int = 0
    type: str = ""
    units: str = ""
    since: str = ""
    declared_with: str = ""  # for a late enumerator: the interface that came together with it


@dataclass
class Type:
    name: str
    kind: str            # enum, struct, union
    members: list
    tag: str = ""
    doc: str = ""
    declared_with: str = ""   # the interface whose MIDL guard tells whether a toolchain has it
    pointer_alias: str = ""


@dataclass
class Constant:
    name: str
    value: str           # as C writes it
    doc: str = ""
    since: str = ""
    group: str = ""


@dataclass
class Coclass:
    name: str
    clsid: str
    doc: str = ""


@dataclass
class Code:
    name: str
    value: int
    doc: str = ""
    group: str = ""


@dataclass
class Header:
    name: str
    version: str
    summary: str
    constants: list = field(default_factory=list)
    types: list = field(default_factory=list)
    interfaces: list = field(default_factory=list)
    coclasses: list = field(default_factory=list)
    codes: list = field(default_factory=list)


@dataclass
class Facts:
    headers: list        # of the interfaces, oldest first
    messages: Header     # bitsmsg

    @property
    def interfaces(self):
        return [i for h in self.headers for i in h.interfaces]

    def interface(self, name):
        return next((i for i in self.interfaces if i.name == name), None)

    def lineage(self, interface):
        """The interface and its bases, the oldest first, IUnknown left out."""
        chain = []
        while interface:
            chain.insert(0, interface)
            interface = self.interface(interface.base)
        return chain

    def all_methods(self, interface):
        """Every method with its own interface, in the order of the slots, from slot 3 on."""
        return [(owner, m) for owner in self.lineage(interface) for m in owner.methods]


def _read(path, cls, table, **more):
    """A dataclass from a TOML table; a key that the class lacks is a mistake of the table."""
    unknown = set(table) - set(cls.__dataclass_fields__)
    if unknown:
        raise FactError(f"{path.name}: {table.get('name', cls.__name__)}: unknown key "
                        f"{', '.join(sorted(unknown))}")
    return cls(**(table | more))


def _read_method(path, table):
    parameters = [_read(path, Parameter, p) for p in table.get("parameters", [])]
    results = [(r["code"], r["when"]) for r in table.get("results", [])]
    return _read(path, Method, table, parameters=parameters, results=results)


def _read_interface(path, table, header):
    methods = [_read_method(path, m) for m in table.pop("method", [])]
    return _read(path, Interface, table, methods=methods, header=header)


def _read_type(path, table):
    members = [_read(path, Member, m) for m in table["members"]]
    return _read(path, Type, table, members=members)


def _read_header(name):
    path = FACTS_DIR / f"{name}.toml"
    with open(path, "rb") as file:
        try:
            table = tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise FactError(f"{path.name}: {error}") from error
    lists = {
        "constants": [_read(path, Constant, t) for t in table.pop("constant", [])],
        "types": [_read_type(path, t) for t in table.pop("type", [])],
        "interfaces": [_read_interface(path, t, name) for t in table.pop("interface", [])],
        "coclasses": [_read(path, Coclass, t) for t in table.pop("coclass", [])],
        "codes": [_read(path, Code, t) for t in table.pop("code", [])],
    }
    return _read(path, Header, table, name=name, **lists)


def _check_method(facts, interface, method, known_codes):
    where = f"{interface.header}.toml: {interface.name}::{method.name}"
    names = [p.name for p in method.parameters]
    if len(set(names)) != len(names):
        raise FactError(f"{where}: a parameter name stands twice")
    for parameter in method.parameters:
        if parameter.direction not in DIRECTIONS:
            raise FactError(f"{where}: {parameter.name}: direction {parameter.direction!r}")
        if parameter.direction != "in" and not parameter.type.endswith("*"):
            raise FactError(f"{where}: {parameter.name}: an {parameter.direction} parameter is a "
                            "pointer")
        for key in ("length", "filled"):
            other = getattr(parameter, key)
            if other and not other.isdigit() and other not in names:
                raise FactError(f"{where}: {parameter.name}: {key} names no parameter: {other}")
    for code, _ in method.results:
        if code not in known_codes:
            raise FactError(f"{where}: unknown result {code}")
    for rule in method.rules:
        if not RULE_ID.fullmatch(rule):
            raise FactError(f"{where}: no rule id: {rule}")


def _check(facts):
    known_codes = {c.name for c in facts.messages.codes} | base_codes()
    seen = {}
    for interface in facts.interfaces:
        if interface.base != "IUnknown" and not facts.interface(interface.base):
            raise FactError(f"{interface.name}: unknown base {interface.base}")
        for slot, (owner, method) in enumerate(facts.all_methods(interface), start=3):
            if method.slot != slot:
                raise FactError(f"{owner.name}::{method.name}: slot {method.slot}, but it stands "
                                f"at {slot}")
        for method in interface.methods:
            _check_method(facts, interface, method, known_codes)
    named = [(i.name, i.iid) for i in facts.interfaces]
    named += [(c.name, c.clsid) for h in facts.headers for c in h.coclasses]
    for name, guid in named:
        if not GUID_TEXT.fullmatch(guid):
            raise FactError(f"{name}: no GUID in lower case: {guid}")
        if guid in seen:
            raise FactError(f"{name} and {seen[guid]} have the same GUID")
        seen[guid] = name
    for header in facts.headers:
        for type_ in header.types:
            if type_.declared_with and not facts.interface(type_.declared_with):
                raise FactError(f"{type_.name}: unknown interface {type_.declared_with}")


def base_codes():
    """The codes of our winerror.h, which is written by hand."""
    winerror = FACTS_DIR.parents[2] / "sim/include/com/winerror.h"
    return set(re.findall(r"#define (\w+) (?:_HRESULT_TYPEDEF_|\d+$)", winerror.read_text(),
                          re.MULTILINE))


def load():
    """Reads and checks the whole table."""
    facts = Facts([_read_header(name) for name in HEADERS], _read_header("bitsmsg"))
    _check(facts)
    return facts
