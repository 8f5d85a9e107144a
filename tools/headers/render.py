"""Writes the C and C++ headers of the BITS interfaces from the table of facts."""

import textwrap

import facts as facts_module

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
    lines = textwrap.wrap(text, WIDTH - len(indent) - 7, break_long_words=False,
                          break_on_hyphens=False)
    first = f"{indent}//   {label}: "
    body = textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=f"{indent}//     ",
                         break_long_words=False, break_on_hyphens=False)
    return "\n".join(body if lines else [first.rstrip(": ")]) + "\n"


def guid_fields(guid):
    """The eleven numbers that DEFINE_GUID takes."""
    a, b, c, d, e = guid.split("-")
    tail = d + e
    return ", ".join([f"0x{a}", f"0x{b}", f"0x{c}"] +
                     [f"0x{tail[i:i + 2]}" for i in range(0, 16, 2)])


def call(head, arguments, tail, indent):
    """`head(arguments)tail` on one line if it fits, else the arguments below it."""
    line = f"{indent}{head}({', '.join(arguments)}){tail}"
    if len(line) <= WIDTH:
        return line + "\n"
    start = f"{indent}{head}("
    inner = indent + "    "
    body = textwrap.wrap(", ".join(arguments), WIDTH - len(inner) - len(tail) - 1,
                         break_long_words=False, break_on_hyphens=False)
    return start + "\n" + "".join(f"{inner}{line}\n" for line in body)[:-1] + f"){tail}\n"


def define_guid(name, guid):
    return call("DEFINE_GUID", [name] + guid_fields(guid).split(", "), ";", "")


def uuid_declaration(name, guid):
    return call("__CRT_UUID_DECL", [name] + guid_fields(guid).split(", "), "", "")


def rule_list(rules):
    """NOTIFY-REG-01, -02, -04: the group once, then the numbers."""
    parts, group = [], None
    for rule in rules:
        this, number = rule.rsplit("-", 1)
        parts.append(f"-{number}" if this == group else rule)
        group = this
    return ", ".join(parts)


def _ownership(parameter):
    """Who frees what an out parameter brings; it follows from the type."""
    if parameter.direction == "in" or parameter.type.count("*") + parameter.type.startswith(
            "LPWSTR") < 2:
        return ""
    if parameter.type.startswith(("I", "IUnknown")) and parameter.type[1].isupper():
        return "Release it."
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
    if parameter.optional:
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
            text += item(code, when, indent)
    if method.rules:
        text += comment(f"Rules: {rule_list(method.rules)}.", indent)
    return text


def constant(fact):
    doc = fact.doc
    if fact.since:
        doc = f"{doc} Since BITS {fact.since}.".strip()
    return (comment(doc) if doc else "") + f"#define {fact.name} {fact.value}\n"


def member_line(type_, member):
    notes = [member.doc] if member.doc else []
    if member.units:
        notes.append(f"In {member.units}.")
    if member.since:
        notes.append(f"Since BITS {member.since}.")
    value = f"0x{member.value:X}" if member.value > 0xFFFF else member.value
    line = (f"  {member.name} = {value}," if type_.kind == "enum"
            else f"  {member.type} {member.name};")
    note = " ".join(notes)
    if not note:
        return line + "\n"
    if len(line) + 4 + len(note) <= WIDTH:
        return f"{line}  // {note}\n"
    return comment(note, "  ") + line + "\n"


def type_definition(type_, documented=True):
    text = comment(type_.doc) if documented and type_.doc else ""
    # An enumerator above INT_MAX is an extension in C11.
    wide = type_.kind == "enum" and max(m.value for m in type_.members) > 0x7FFFFFFF
    text += f"{'__extension__ ' if wide else ''}typedef {type_.kind} {type_.tag} {{\n"
    for member in type_.members:
        text += member_line(type_, member if documented else
                            facts_module.Member(member.name, value=member.value, type=member.type))
    if type_.kind == "enum":
        text = text.rstrip()
        # The last comma goes; C++ of old minded it.
        head, _, last = text.rpartition("\n")
        code, slashes, note = last.partition("  //")
        text = f"{head}\n{code.rstrip(',')}{slashes}{note}\n"
    alias = f", *{type_.pointer_alias}" if type_.pointer_alias else ""
    return text + f"}} {type_.name}{alias};\n"


def forward(name, kind="interface"):
    text = f"#ifndef __{name}_FWD_DEFINED__\n#define __{name}_FWD_DEFINED__\n"
    if kind == "interface":
        return text + f"typedef interface {name} {name};\n#endif\n"
    return (text + f"#ifdef __cplusplus\nclass {name};\n#else\ntypedef struct {name} {name};\n"
            "#endif\n#endif\n")


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
    text += "};\n" + uuid_declaration(interface.name, interface.iid)
    return text


def c_interface(facts, interface):
    name = interface.name
    text = f"typedef struct {name}Vtbl {{\n  BEGIN_INTERFACE\n"
    text += (f"  HRESULT(STDMETHODCALLTYPE* QueryInterface)({name}* This, REFIID riid, "
             "void** object);\n")
    text += f"  ULONG(STDMETHODCALLTYPE* AddRef)({name}* This);\n"
    text += f"  ULONG(STDMETHODCALLTYPE* Release)({name}* This);\n"
    for _, method in facts.all_methods(interface):
        text += call(f"HRESULT(STDMETHODCALLTYPE* {method.name})",
                     [f"{name}* This"] + [p.declaration for p in method.parameters], ";", "  ")
    text += f"  END_INTERFACE\n}} {name}Vtbl;\n"
    text += f"interface {name} {{\n  CONST_VTBL {name}Vtbl* lpVtbl;\n}};\n"
    text += "#ifdef COBJMACROS\n"
    unknown = [("QueryInterface", ["riid", "object"]), ("AddRef", []), ("Release", [])]
    methods = [(m.name, [p.name for p in m.parameters])
               for _, m in facts.all_methods(interface)]
    for method, parameters in unknown + methods:
        arguments = ", ".join(["This"] + parameters)
        text += f"#define {name}_{method}({arguments}) \\\n"
        text += f"  ((This)->lpVtbl->{method}({arguments}))\n"
    return text + "#endif  // COBJMACROS\n"


def interface_block(facts, interface, documented=True, before="", after=""):
    """An interface for both languages inside its MIDL guard."""
    guard = f"__{interface.name}_INTERFACE_DEFINED__"
    text = ""
    if documented:
        text += "// " + "-" * (WIDTH - 3) + "\n" + comment(f"{interface.name}\n\n{interface.doc}")
    text += f"#ifndef {guard}\n#define {guard}\n{before}"
    text += define_guid(f"IID_{interface.name}", interface.iid)
    text += "#if defined(__cplusplus) && !defined(CINTERFACE)\n"
    text += cpp_interface(interface, documented)
    text += "#else  // C\n" + c_interface(facts, interface) + "#endif  // C\n" + after
    return text + f"#endif  // {guard}\n"


def code_definition(code, width):
    name = f"#define {code.name}"
    value = f"_HRESULT_TYPEDEF_(0x{code.value:08X})"
    return f"{name.ljust(width)} {value}\n"


def coclass(fact):
    return (define_guid(f"CLSID_{fact.name}", fact.clsid) + "#ifdef __cplusplus\n" +
            f'class DECLSPEC_UUID("{fact.clsid}") {fact.name};\n' +
            uuid_declaration(fact.name, fact.clsid) + "#endif\n")
