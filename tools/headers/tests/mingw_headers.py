"""Reads what the bits headers of mingw-w64 say (interfaces, methods, GUIDs, constants, enums)."""

import re

FILES = ["bits.h", "bits1_5.h", "bits2_0.h", "bits2_5.h", "bits3_0.h", "bits4_0.h", "bits5_0.h",
         "bits10_1.h", "bits10_2.h", "bits10_3.h", "bitsmsg.h"]

INTERFACE = re.compile(r'MIDL_INTERFACE\("([^"]+)"\)\s*(\w+) : public (\w+)\s*\{(.*?)\n\};', re.S)
METHOD = re.compile(r"virtual HRESULT STDMETHODCALLTYPE (\w+)\(([^;]*)\) = 0;", re.S)
DEFINED_GUID = re.compile(r"DEFINE_GUID\((\w+), ([^)]*)\);")
DEFINE = re.compile(r"^#define (\w+)[ \t]+(\S.*)$", re.M)
RECORD = re.compile(r"typedef (struct|union) \w+ \{([^}]*)\} (\w+);", re.S)
ENUM = re.compile(r"typedef enum \w+ \{([^}]*)\} (\w+);", re.S)

# The same type under another name.
SAME = {"WINBOOL": "BOOL", "byte": "BYTE", "WCHAR": "WCHAR"}


def normal_type(text):
    """A C type without spaces before the stars and under our name of it."""
    words = text.replace("*", " * ").split()
    words = [SAME.get(w, w) for w in words]
    return " ".join(words).replace(" *", "*")


def _parameter_types(text):
    types = []
    for parameter in filter(None, (p.strip() for p in text.split(","))):
        array = parameter.endswith("[]")
        declaration, _ = re.fullmatch(r"(.*?)(\w+)(?:\[\])?", parameter, re.S).groups()
        types.append(normal_type(declaration) + ("[]" if array else ""))
    return types


def _guid_text(numbers):
    parts = [int(n, 16) for n in numbers.split(",")]
    tail = "".join(f"{n:02x}" for n in parts[3:])
    return f"{parts[0]:08x}-{parts[1]:04x}-{parts[2]:04x}-{tail[:4]}-{tail[4:]}"


class MingwHeaders:
    """What was found, each thing by its name."""

    def __init__(self, folder):
        self.interfaces = {}  # name -> (iid, base, [(method, [type])])
        self.guids = {}
        self.macros = {}      # name -> int
        self.enumerators = {}
        self.records = {}     # name -> [(type, field)]
        for path in (folder / name for name in FILES):
            if path.exists():
                self._read(path.read_text())

    def _read(self, text):
        for iid, name, base, body in INTERFACE.findall(text):
            methods = [(m, _parameter_types(p)) for m, p in METHOD.findall(body)]
            self.interfaces[name] = (iid, base, methods)
        for name, numbers in DEFINED_GUID.findall(text):
            self.guids[name] = _guid_text(numbers)
        for name, value in DEFINE.findall(text):
            number = re.fullmatch(r"__MSABI_LONG\((0x[0-9A-Fa-f]+)\)|(0x[0-9A-Fa-f]+|\d+)"
                                  r"|\(UINT64\)\((-1)\)", value.strip())
            if number and name.startswith(("BG_", "BITS_")):
                self.macros[name] = int(next(g for g in number.groups() if g), 0)
        for body, _ in ENUM.findall(text):
            for name, value in re.findall(r"(\w+) = (\d+)", body):
                self.enumerators[name] = int(value)
        for _, body, name in RECORD.findall(text):
            self.records[name] = [(normal_type(t), f) for t, f in
                                  re.findall(r"([\w *]+?)(\w+);", body)]
