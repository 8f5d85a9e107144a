"""Writes the C and C++ headers of the BITS interfaces from the table of facts."""

import textwrap

WIDTH = 100


def comment(text, indent=""):
    """A doc comment, wrapped; the newlines of `text` begin new lines."""
    lines = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH - len(indent) - 3, break_long_words=False,
                               break_on_hyphens=False) or [""]
    return "".join(f"{indent}// {line}".rstrip() + "\n" for line in lines)


def item(label, text, indent):
    """One entry of a list in a doc comment: a label, then text that hangs under itself."""
    first = f"{indent}//   {label}"
    if not text:
        return first + "\n"
    return "\n".join(textwrap.wrap(text, WIDTH, initial_indent=f"{first}: ",
                                   subsequent_indent=f"{indent}//     ",
                                   break_long_words=False, break_on_hyphens=False)) + "\n"


def guid_fields(guid):
    """The eleven numbers that DEFINE_GUID takes."""
    a, b, c, d, e = guid.split("-")
    tail = d + e
    return [f"0x{a}", f"0x{b}", f"0x{c}"] + [f"0x{tail[i:i + 2]}" for i in range(0, 16, 2)]


def call(head, arguments, tail, indent=""):
    """`head(arguments)tail` on one line if it fits, else filled below the parenthesis."""
    start = f"{indent}{head}("
    line = f"{start}{', '.join(arguments)}){tail}"
    if len(line) <= WIDTH:
        return line + "\n"
    aligned = len(start) <= WIDTH // 2
    inner = " " * len(start) if aligned else indent + "    "
    # An argument is not broken: its own spaces are hidden from textwrap.
    text = ", ".join(a.replace(" ", "\0") for a in arguments) + f"){tail}".replace(" ", "\0")
    body = textwrap.wrap(text, WIDTH, initial_indent=inner, subsequent_indent=inner,
                         break_long_words=False, break_on_hyphens=False)
    text = "\n".join(body).replace("\0", " ")
    return (start + text.lstrip() if aligned else f"{start}\n{text}") + "\n"


def define_guid(name, guid):
    return call("DEFINE_GUID", [name] + guid_fields(guid), ";")


def uuid_declaration(name, guid):
    return call("__CRT_UUID_DECL", [name] + guid_fields(guid), "")


def rule_list(rules):
    """NOTIFY-REG-01 to -24, NOTIFY-CB-22: the group once, runs of three and more as a span."""
    runs = []
    for rule in rules:
        group, number = rule.rsplit("-", 1)
        last = runs[-1] if runs else None
        if (last and last[0] == group and number.isdigit() and last[-1].isdigit() and
                int(number) == int(last[-1]) + 1):
            last.append(number)
        else:
            runs.append([group, number])
    parts, before = [], None
    for group, *numbers in runs:
        if len(numbers) > 2:
            numbers = [f"{numbers[0]} to -{numbers[-1]}"]
        for number in numbers:
            parts.append(f"-{number}" if group == before else f"{group}-{number}")
            before = group
    return ", ".join(parts)


def _ownership(parameter):
    """Who frees what an out parameter brings; it follows from the type."""
    if parameter.direction == "in" or parameter.type.count("*") + parameter.type.startswith(
            "LPWSTR") < 2:
        return ""
    if parameter.type.startswith(("I", "IUnknown")) and parameter.type[1].isupper():
        return "Release each." if parameter.length else "Release it."
    return "Free it with CoTaskMemFree."


def parameter_doc(parameter):
    parts = [parameter.doc] if parameter.doc else []
    if parameter.length:
        counted = f"{parameter.length} bytes" if parameter.length.isdigit() else parameter.length
        parts.append(f"Array of {counted}." if parameter.length.isdigit()
                     else f"Array; its length is {counted}.")
    if parameter.filled:
        parts.append(f"{parameter.filled} tells how many were written.")
    if parameter.units:
        parts.append(f"In {parameter.units}.")
    if parameter.optional and "NULL" not in parameter.doc:
        parts.append("May be NULL.")
    parts.append(_ownership(parameter))
    return " ".join(p for p in parts if p)


def method_comment(method, indent):
    text = comment(f"Slot {method.slot}. {method.doc}".rstrip(), indent)
    documented = [p for p in method.parameters if parameter_doc(p)]
    for parameter in documented:
        text += item(f"{parameter.name} [{parameter.direction}]", parameter_doc(parameter), indent)
    if method.results:
        text += f"{indent}// Returns\n"
        for code, when in method.results:
            text += item(code, "" if when == "Done." else when, indent)
    if method.rules:
        text += comment(f"Rules: {rule_list(method.rules)}.", indent)
    return text


def annotated(lines, indent=""):
    """Code with a comment each: (code, comment). Comments that fit stand behind, aligned."""
    width = max((len(code) for code, note in lines
                 if note and len(indent + code) + len(note) + 5 <= WIDTH), default=0)
    text = ""
    for code, note in lines:
        beside = f"{indent}{code.ljust(width)}  // {note}"
        if not note:
            text += f"{indent}{code}\n"
        elif len(beside) <= WIDTH:
            text += beside + "\n"
        else:
            text += comment(note, indent) + f"{indent}{code}\n"
    return text


def note_of(fact):
    parts = [fact.doc, f"In {fact.units}." if getattr(fact, "units", "") else "",
             f"Since BITS {fact.since}." if fact.since else ""]
    return " ".join(p for p in parts if p)


def constants(facts):
    return annotated([(f"#define {c.name} {c.value}", note_of(c)) for c in facts])


def type_definition(type_, documented=True):
    enum = type_.kind == "enum"
    lines = []
    for index, member in enumerate(type_.members):
        value = f"0x{member.value:X}" if member.value > 0xFFFF else member.value
        comma = "," if index + 1 < len(type_.members) else ""
        code = f"{member.name} = {value}{comma}" if enum else f"{member.type} {member.name};"
        lines.append((code, note_of(member) if documented else ""))
    # An enumerator above INT_MAX is an extension in C11.
    wide = enum and max(m.value for m in type_.members) > 0x7FFFFFFF
    alias = f", *{type_.pointer_alias}" if type_.pointer_alias else ""
    # A client may pass any number for one of ours; a toolchain's own are as the toolchain has them.
    base = " BITSIM_COM_ENUM_BASE" if enum and documented and not wide else ""
    return ((comment(type_.doc) if documented else "") +
            f"{'__extension__ ' if wide else ''}typedef {type_.kind} {type_.tag}{base} {{\n" +
            annotated(lines, "  ") + f"}} {type_.name}{alias};\n")


def forward(name, kind="interface"):
    text = f"#ifndef __{name}_FWD_DEFINED__\n#define __{name}_FWD_DEFINED__\n"
    if kind == "interface":
        return text + f"typedef interface {name} {name};\n#endif\n"
    return (text + f"#ifdef __cplusplus\nclass {name};\n#else\ntypedef struct {name} {name};\n"
            "#endif\n#endif\n")


def guarded(interface, body):
    guard = f"__{interface.name}_INTERFACE_DEFINED__"
    return f"#ifndef {guard}\n#define {guard}\n{body}#endif  // {guard}\n"


def cpp_interface(interface, documented=True):
    text = f'MIDL_INTERFACE("{interface.iid}")\n{interface.name} : public {interface.base} {{\n'
    for index, method in enumerate(interface.methods):
        if documented:
            text += ("\n" if index else "") + method_comment(method, "  ")
        text += call(f"virtual HRESULT STDMETHODCALLTYPE {method.name}",
                     [p.declaration for p in method.parameters], " = 0;", "  ")
    if documented:
        # Protected and not virtual: no slot, and nobody can delete through an interface.
        text += f"\n protected:\n  ~{interface.name}() = default;\n"
    return text + "};\n" + uuid_declaration(interface.name, interface.iid)


def cpp_interface_with_title(interface):
    return ("// " + "-" * (WIDTH - 3) + "\n" +
            comment(f"{interface.name}\n\n{interface.doc}") +
            guarded(interface, cpp_interface(interface)))


def _macro(interface, method, parameters):
    arguments = ", ".join(["This"] + parameters)
    head = f"#define {interface.name}_{method}({arguments})"
    body = f"((This)->lpVtbl->{method}({arguments}))"
    separator = " " if len(head) + 1 + len(body) <= WIDTH else " \\\n  "
    return f"{head}{separator}{body}\n"


def c_interface(facts, interface):
    name, this = interface.name, f"{interface.name}* This"
    methods = [m for _, m in facts.all_methods(interface)]
    text = f"typedef struct {name}Vtbl {{\n  BEGIN_INTERFACE\n"
    text += call("HRESULT(STDMETHODCALLTYPE* QueryInterface)",
                 [this, "REFIID riid", "void** object"], ";", "  ")
    text += call("ULONG(STDMETHODCALLTYPE* AddRef)", [this], ";", "  ")
    text += call("ULONG(STDMETHODCALLTYPE* Release)", [this], ";", "  ")
    for method in methods:
        text += call(f"HRESULT(STDMETHODCALLTYPE* {method.name})",
                     [this] + [p.declaration for p in method.parameters], ";", "  ")
    text += f"  END_INTERFACE\n}} {name}Vtbl;\n"
    text += f"interface {name} {{\n  CONST_VTBL {name}Vtbl* lpVtbl;\n}};\n"
    text += "#ifdef COBJMACROS\n" + _macro(interface, "QueryInterface", ["riid", "object"])
    text += _macro(interface, "AddRef", []) + _macro(interface, "Release", [])
    for method in methods:
        text += _macro(interface, method.name, [p.name for p in method.parameters])
    return text + "#endif  // COBJMACROS\n"


def code_definition(code):
    return f"#define {code.name} _HRESULT_TYPEDEF_(0x{code.value:08X})"


def coclass(fact):
    return (define_guid(f"CLSID_{fact.name}", fact.clsid) + "#ifdef __cplusplus\n" +
            f'class DECLSPEC_UUID("{fact.clsid}") {fact.name};\n' +
            uuid_declaration(fact.name, fact.clsid) + "#endif\n")
