"""Makes a C++ and a C program that use every interface of the table.

objects.cc implements every interface; each method checks its arguments and remembers its name.
calls.c calls each method twice, by its C macro and by the bare number of its slot, and calls.cc
calls it as C++ does. A call that lands anywhere else ends the program with exit code 1.
"""

import re

INCLUDES = """\
#ifdef __MINGW32__
#include <bits_fill.h>
#else
#include <bits.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <string.h>
"""

SHARED = """\
// Of the last call: the method that ran, and whether its arguments were the expected ones.
typedef struct LastCall {
  const char* method;
  int arguments_ok;
} LastCall;
extern LastCall last_call;
extern int calls_checked;

// The method that `name` asked for must have run, with the right arguments and its own result.
int check_call(const char* how, const char* name, HRESULT result, HRESULT expected);

// What parameter number `n` carries.
#define POINTER_VALUE(n) ((uintptr_t)0x1000u * (n))
#define WIDE_VALUE(n) ((UINT64)0x100000000ull * (n))
#define RESULT_OF(slot) ((HRESULT)(0x00120000 + (slot)))
"""


def _is_union(type_):
    return type_.endswith("_VALUE")


def _pointer_type(type_):
    return type_[:-2] + "*" if type_.endswith("[]") else type_


def _argument(parameter, number, cplusplus):
    """The expression that a caller passes."""
    type_ = _pointer_type(parameter.type)
    if type_ == "REFGUID":
        return "IID_IUnknown" if cplusplus else "&IID_IUnknown"
    if _is_union(type_):
        return f"value_{parameter.name}"
    if type_.endswith("*") or type_ in ("LPWSTR", "LPCWSTR"):
        return (f"reinterpret_cast<{type_}>(POINTER_VALUE({number}))" if cplusplus
                else f"({type_})POINTER_VALUE({number})")
    value = f"WIDE_VALUE({number})" if type_ == "UINT64" else f"{number}"
    return f"static_cast<{type_}>({value})" if cplusplus else f"({type_}){value}"


def _condition(parameter, number):
    """The C++ expression that tells whether a method got that argument."""
    type_ = _pointer_type(parameter.type)
    if type_ == "REFGUID":
        return f"{parameter.name} == IID_IUnknown"
    if type_ == "BITS_JOB_PROPERTY_VALUE":
        return f"{parameter.name}.ClsID == IID_IUnknown"
    if _is_union(type_):
        return f"{parameter.name}.String == reinterpret_cast<LPWSTR>(POINTER_VALUE({number}))"
    return f"{parameter.name} == {_argument(parameter, number, True)}"


def _prepare_unions(method, cplusplus):
    text = ""
    for number, parameter in enumerate(method.parameters, start=1):
        if _is_union(parameter.type):
            text += f"    {parameter.type} value_{parameter.name};\n"
            text += f"    memset(&value_{parameter.name}, 0, sizeof(value_{parameter.name}));\n"
            if parameter.type == "BITS_JOB_PROPERTY_VALUE":
                text += f"    value_{parameter.name}.ClsID = IID_IUnknown;\n"
            else:
                cast = "reinterpret_cast<LPWSTR>" if cplusplus else "(LPWSTR)"
                text += f"    value_{parameter.name}.String = {cast}(POINTER_VALUE({number}));\n"
    return text


def _object(facts, interface):
    text = f"class {interface.name}Object final : public {interface.name} {{\n public:\n"
    text += ("  STDMETHODIMP QueryInterface(REFIID, void**) override "
             '{ return note("QueryInterface", true, 0); }\n'
             "  STDMETHODIMP_(ULONG) AddRef() override "
             '{ return static_cast<ULONG>(note("AddRef", true, 1)); }\n'
             "  STDMETHODIMP_(ULONG) Release() override "
             '{ return static_cast<ULONG>(note("Release", true, 2)); }\n')
    for owner, method in facts.all_methods(interface):
        parameters = ", ".join(p.declaration for p in method.parameters)
        conditions = [_condition(p, n) for n, p in enumerate(method.parameters, start=1)]
        text += (f"  STDMETHODIMP {method.name}({parameters}) override {{\n"
                 f'    return note("{owner.name}::{method.name}", '
                 f"{' && '.join(conditions) or 'true'}, {method.slot});\n  }}\n")
    return text + "};\n"


def objects_source(facts):
    text = INCLUDES + 'extern "C" {\n' + SHARED + """
LastCall last_call;
int calls_checked;

int check_call(const char* how, const char* name, HRESULT result, HRESULT expected) {
  ++calls_checked;
  if (strcmp(last_call.method, name) == 0 && last_call.arguments_ok && result == expected) return 0;
  printf("%s of %s: ran %s, arguments %s, result %08x, expected %08x\\n", how, name,
         last_call.method, last_call.arguments_ok ? "as passed" : "damaged",
         static_cast<unsigned>(result), static_cast<unsigned>(expected));
  return 1;
}
}  // extern "C"

namespace {
HRESULT note(const char* method, bool arguments_ok, int slot) {
  last_call.method = method;
  last_call.arguments_ok = arguments_ok;
  return RESULT_OF(slot);
}
"""
    text = text.replace("((uintptr_t)0x1000u * (n))", "(static_cast<uintptr_t>(0x1000u) * (n))")
    text = text.replace("((UINT64)0x100000000ull * (n))", "(0x100000000ull * (n))")
    text = text.replace("((HRESULT)(0x00120000 + (slot)))",
                        "static_cast<HRESULT>(0x00120000 + (slot))")
    for interface in facts.interfaces:
        text += _object(facts, interface)
    text += "}  // namespace\n\n"
    for interface in facts.interfaces:
        name = interface.name
        text += (f'extern "C" {name}* make_{name}(void);\n'
                 f"{name}* make_{name}(void) {{ static {name}Object object; return &object; }}\n")
    text += "\nint call_all_from_cpp(void);\nint call_all_from_cpp(void) {\n  int wrong = 0;\n"
    for interface in facts.interfaces:
        for owner, method in facts.all_methods(interface):
            arguments = ", ".join(_argument(p, n, True)
                                  for n, p in enumerate(method.parameters, start=1))
            text += (f"  {{\n{_prepare_unions(method, True)}"
                     f"    const HRESULT result = make_{interface.name}()->{method.name}"
                     f"({arguments});\n"
                     f'    wrong += check_call("C++ call", "{owner.name}::{method.name}", result, '
                     f"RESULT_OF({method.slot}));\n  }}\n")
    text += "  return wrong;\n}\n"
    # Every GUID of the table by both of its ways.
    text += "\nint check_guids(void);\nint check_guids(void) {\n  int wrong = 0;\n"
    for interface in facts.interfaces:
        name = interface.name
        text += (f"  wrong += __uuidof({name}) != IID_{name};\n"
                 f"  wrong += __uuidof(make_{name}()) != IID_{name};\n"
                 f"  wrong += __uuidof(*make_{name}()) != IID_{name};\n")
    for header in facts.headers:
        for coclass in header.coclasses:
            text += f"  wrong += __uuidof({coclass.name}) != CLSID_{coclass.name};\n"
    text += """  if (wrong) printf("%d GUIDs differ\\n", wrong);
  return wrong;
}

extern "C" int call_all_from_c(void);

int main() {
  const int wrong = call_all_from_c() + call_all_from_cpp() + check_guids();
  printf("%d calls, %d wrong\\n", calls_checked, wrong);
  return wrong == 0 && calls_checked > 0 ? 0 : 1;
}
"""
    return text


def calls_source(facts):
    text = "#define COBJMACROS\n" + INCLUDES + SHARED + "\ntypedef void (*Slot)(void);\n"
    text += "int call_all_from_c(void);\n"
    for interface in facts.interfaces:
        name = interface.name
        text += f"\n{name}* make_{name}(void);\nstatic int call_{name}({name}* object) {{\n"
        text += ("  const Slot* table = *(Slot**)object;\n  int wrong = 0;\n"
                 f"  {name}_AddRef(object);\n"
                 f'  wrong += check_call("macro", "AddRef", RESULT_OF(1), RESULT_OF(1));\n'
                 f"  {name}_Release(object);\n"
                 f'  wrong += check_call("macro", "Release", RESULT_OF(2), RESULT_OF(2));\n'
                 f"  {name}_QueryInterface(object, &IID_IUnknown, NULL);\n"
                 f'  wrong += check_call("macro", "QueryInterface", RESULT_OF(0), RESULT_OF(0));\n')
        for owner, method in facts.all_methods(interface):
            arguments = ", ".join(["object"] + [_argument(p, n, False) for n, p in
                                                enumerate(method.parameters, start=1)])
            types = ", ".join([f"{name}*"] + [_pointer_type(p.type) for p in method.parameters])
            check = (f'"{owner.name}::{method.name}", result, RESULT_OF({method.slot}));\n')
            text += (f"  {{\n{_prepare_unions(method, False)}"
                     f"    typedef HRESULT(STDMETHODCALLTYPE * Method)({types});\n"
                     f"    HRESULT result = {name}_{method.name}({arguments});\n"
                     f'    wrong += check_call("macro", {check}'
                     f"    result = ((Method)table[{method.slot}])({arguments});\n"
                     f'    wrong += check_call("slot {method.slot}", {check}  }}\n')
        text += "  return wrong;\n}\n"
    text += "\nint call_all_from_c(void) {\n  int wrong = 0;\n"
    text += "".join(f"  wrong += call_{i.name}(make_{i.name}());\n" for i in facts.interfaces)
    return text + "  return wrong;\n}\n"


def names_source(facts):
    """A C or C++ program in which every constant, enumerator, type and code stands once."""
    lines = [INCLUDES, "int use_every_name(void);\nint use_every_name(void) {\n"
             "  unsigned long long sum = 0;\n"]
    for header in facts.headers:
        for constant in header.constants:
            lines.append(f"  sum += {constant.name};\n")
        for type_ in header.types:
            lines.append(f"  sum += sizeof({type_.name});\n")
            if type_.kind == "enum":
                for member in type_.members:
                    lines.append(f"  if ((unsigned){member.name} != {member.value}u) return 1;\n")
    lines.append("  HRESULT code = S_OK;\n  switch (code) {\n    case S_OK:\n")
    for code in facts.messages.codes:
        lines.append(f"    case {code.name}:\n")
    lines.append("      break;\n    default:\n      return 1;\n  }\n")
    for code in facts.messages.codes:
        lines.append(f"  code = {code.name};\n"
                     f"  if (code != {code.name} || (unsigned)code != 0x{code.value:08X}u) "
                     "return 2;\n")
    lines.append("  return sum == 0;\n}\n")
    return "".join(lines)


def cpp_names_source(facts):
    """The same for C++, without the casts of C."""
    text = names_source(facts)
    return re.sub(r"\(unsigned\)(\w+)", r"static_cast<unsigned>(\1)", text)
