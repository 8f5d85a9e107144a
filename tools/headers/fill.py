"""Writes bits_fill.h: what the bits headers of a Windows toolchain lack.

A toolchain's own headers come first; every fact is then put behind the guard that tells whether the
toolchain has it. A macro is its own guard, an interface has its MIDL guard, and a type or a late
enumerator is taken to be there if the interface that it is declared with is there.
"""

from render import (c_interface, coclass, code_definition, comment, cpp_interface, define_guid,
                    forward, guarded, type_definition)

INTRODUCTION = """bits_fill.h: what the bits headers of a Windows toolchain lack.

mingw-w64 10, for one, ends at bits5_0.h, leaves files 3 to 6, the BITS 10 interfaces, half of the \
codes and most cost, SSL and redirect constants out. Include this header instead of <bits.h> and put \
this folder BEHIND the toolchain's (-idirafter): everything that the toolchain has is then the \
toolchain's, the rest comes from here. Including <bits4_0.h> or <bits10_1.h> where the toolchain has \
none leads here as well. On Linux it is another name of <bits.h>.

The contracts are in the headers of each version, beside this file.

Generated from tools/headers/facts/ by tools/headers/generate.py: change the table, not this file."""

GUID_MACRO = """\
// Without INITGUID a toolchain only declares its GUIDs, and the libuuid of mingw-w64 has none of
// BITS. So between here and the end every DEFINE_GUID defines, the toolchain's own ones too.
#pragma push_macro("DEFINE_GUID")
#undef DEFINE_GUID
#ifdef __cplusplus
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)          \\
  extern "C" {                                                                \\
  inline constexpr GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}; \\
  }                                                                           \\
  static_assert(sizeof(name) == 16, "a GUID has 128 bits")
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \\
  const GUID DECLSPEC_SELECTANY name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#endif
"""

CODES = """Of bitsmsg.h. All of them anew: those of mingw-w64 are unsigned, so that `case \
BG_E_EMPTY:` does not compile for an HRESULT and a comparison warns."""


def _late_enumerators(header_list, interface):
    """Enumerators that came to an older enum together with `interface`, as macros."""
    text = ""
    for header in header_list:
        for type_ in header.types:
            for member in type_.members:
                if member.declared_with == interface.name:
                    text += (f"#ifdef __cplusplus\n#define {member.name} "
                             f"static_cast<{type_.name}>({member.value})\n#else\n"
                             f"#define {member.name} (({type_.name}){member.value})\n#endif\n")
    return text


def _types_with(header, interface):
    return "".join(type_definition(t, documented=False) for t in header.types
                   if t.declared_with == interface.name)


def _interface(facts, interface):
    return (define_guid(f"IID_{interface.name}", interface.iid) +
            "#if defined(__cplusplus) && !defined(CINTERFACE)\n" +
            cpp_interface(interface, documented=False) + "#else  // C\n" +
            c_interface(facts, interface) + "#endif  // C\n")


def _coclass(fact):
    """The toolchain's guard is set by its forward declaration, so both stand under one guard."""
    guard = f"__{fact.name}_FWD_DEFINED__"
    declaration = coclass(fact).replace(
        "#endif\n", f"#else\ntypedef struct {fact.name} {fact.name};\n#endif\n")
    return f"#ifndef {guard}\n#define {guard}\n{declaration}#endif\n"


def _windows_body(facts):
    parts = ["#include <windows.h>\n#include <ole2.h>\n#include <unknwn.h>\n", GUID_MACRO]
    parts.append("".join(f"#if __has_include(<{h.name}.h>)\n#include <{h.name}.h>\n#endif\n"
                         for h in facts.headers))
    parts.append("#include <bitsmsg.h>\n")
    for header in facts.headers:
        parts.append(comment(f"Of {header.name}.h") + "".join(
            f"#ifndef {c.name}\n#define {c.name} {c.value}\n#endif\n" for c in header.constants) +
            "".join(forward(i.name) for i in header.interfaces))
        for interface in header.interfaces:
            before = _types_with(header, interface) + _late_enumerators(facts.headers, interface)
            parts.append(guarded(interface, before + _interface(facts, interface)))
        parts.append("".join(_coclass(c) for c in header.coclasses))
    parts.append(comment(CODES) + "".join(
        f"#undef {c.name}\n{code_definition(c)}\n" for c in facts.messages.codes))
    parts.append('#pragma pop_macro("DEFINE_GUID")\n')
    return "\n".join(parts)


def fill_header(facts):
    return (comment(INTRODUCTION) + "// clang-format off\n\n#ifndef BITSIM_COM_BITS_FILL_H_\n"
            "#define BITSIM_COM_BITS_FILL_H_\n\n#ifndef _WIN32\n#include <bits.h>\n#else\n\n" +
            _windows_body(facts) + "\n#endif  // _WIN32\n\n#endif  // BITSIM_COM_BITS_FILL_H_\n")
