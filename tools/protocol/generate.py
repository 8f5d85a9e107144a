#!/usr/bin/python3
"""Writes the C++ of the protocol from the table of facts in tools/headers/facts/.

  tools/protocol/generate.py --output DIR    bits_codecs.h, bits_codecs.cc, proxies.cc, stubs.cc
"""

import argparse
import sys
from pathlib import Path

from wire import JOB_PROPERTY, Wire, WireError, facts_module

BANNER = "// Generated from tools/headers/facts by tools/protocol/generate.py.\n\n"


def in_namespace(includes, body):
    lines = "".join(f"#include {name}\n" for name in includes)
    return (f"{lines}\nnamespace conformance::protocol {{\n\n{body}\n"
            "}  // namespace conformance::protocol\n")


# Structures.

def codecs_header(wire):
    parts = []
    for t in wire.structures():
        parts.append(f"struct {t.name}_Codec {{\n  using Value = {t.name};\n"
                     f"  static Json Encode(const {t.name}& value);\n"
                     f"  static {t.name} Decode(const Json& json, Memory& memory);\n}};\n")
    parts.append("""\
Json EncodeJobProperty(BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE& value);
BITS_JOB_PROPERTY_VALUE DecodeJobProperty(BITS_JOB_PROPERTY_ID id, const Json& json);

template <class Codec>
std::vector<typename Codec::Value> DecodeArray(const Json& json, Memory& memory) {
  if (!json.is_array()) throw ProtocolError("an array is expected");
  std::vector<typename Codec::Value> values;
  for (const Json& element : json) values.push_back(Codec::Decode(element, memory));
  return values;
}

// Frees the texts of a result.
template <class Value>
void FreeTexts(const Value&) {}
inline void FreeTexts(LPWSTR text) { CoTaskMemFree(text); }
""")
    for t in wire.structures():
        texts = [m.name for m in t.members if m.type == "LPWSTR"]
        if texts:
            frees = " ".join(f"CoTaskMemFree(value.{name});" for name in texts)
            parts.append(f"inline void FreeTexts(const {t.name}& value) {{ {frees} }}\n")
    guard = "BITSIM_CONFORMANCE_PROTOCOL_BITS_CODECS_H_"
    body = in_namespace(["<bits.h>\n", "<vector>\n", '"conformance/protocol/values.h"'],
                        "\n".join(parts))
    return f"{BANNER}#ifndef {guard}\n#define {guard}\n\n{body}\n#endif  // {guard}\n"


def codecs_source(wire):
    parts = []
    for t in wire.structures():
        encode = "".join(f'  json["{m.name}"] = {wire.codec(m.type)[0]}::Encode(value.{m.name});\n'
                         for m in t.members)
        decode = "".join(f'  value.{m.name} = {wire.codec(m.type)[0]}::Decode('
                         f'fields.Get("{m.name}"), memory);\n' for m in t.members)
        names = ", ".join(f'"{m.name}"' for m in t.members)
        parts.append(f"Json {t.name}_Codec::Encode(const {t.name}& value) {{\n"
                     f"  Json json = Json::object();\n{encode}  return json;\n}}\n\n"
                     f"{t.name} {t.name}_Codec::Decode(const Json& json, "
                     "[[maybe_unused]] Memory& memory) {\n"
                     f'  const Fields fields(json, "{t.name}", {{{names}}});\n'
                     f"  {t.name} value = {{}};\n{decode}  return value;\n}}\n")
    encode = decode = ""
    for enumerator, member in wire.job_property_members():
        codec = wire.codec(member.type)[0]
        encode += (f"    case {enumerator.name}:\n"
                   f'      return {{{{"{member.name}", {codec}::Encode(value.{member.name})}}}};\n')
        decode += (f"    case {enumerator.name}:\n      value.{member.name} = "
                   f'{codec}::Decode(fields.Get("{member.name}"), memory);\n      return value;\n')
    members = ", ".join(f'"{m.name}"' for m in wire.types[JOB_PROPERTY].members)
    parts.append(f"""\
// A property that does not exist has no member that counts.
Json EncodeJobProperty(BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE& value) {{
  switch (id) {{
{encode}  }}
  return Json::object();
}}

BITS_JOB_PROPERTY_VALUE DecodeJobProperty(BITS_JOB_PROPERTY_ID id, const Json& json) {{
  const Fields fields(json, "{JOB_PROPERTY}", {{{members}}});
  BITS_JOB_PROPERTY_VALUE value = {{}};
  CallMemory memory;
  switch (id) {{
{decode}  }}
  return value;
}}
""")
    return BANNER + in_namespace(['"conformance/protocol/bits_codecs.h"'], "\n".join(parts))


# Proxies.

def outgoing(v):
    """The line that puts an argument into the message, and the one that takes a result."""
    if v.is_result:
        result = {
            "scalar": f'call.Result<{v.codec}>("{v.name}", {v.name});',
            "array": f'call.ArrayResult<{v.codec}>("{v.name}", {v.name}, "{v.length}");',
            "bytes": f'call.BytesResult("{v.name}", {v.name}, "{v.length}");',
            "property": f'call.PropertyResult("{v.name}", PropertyId, {v.name});',
            "object": f'call.ObjectResult("{v.name}", {v.name});',
            "objects": f'call.ObjectResults("{v.name}", {v.name}, {v.length}, "{v.filled}");',
        }[v.shape]
        return f'call.Ask("{v.name}", {v.name});', result
    return {
        "scalar": f'call.In<{v.codec}>("{v.name}", {v.name});',
        "pointer": f'call.InPointer<{v.codec}>("{v.name}", {v.name});',
        "array": f'call.InArray<{v.codec}>("{v.name}", {v.name}, {v.length});',
        "bytes": f'call.InBytes("{v.name}", {v.name}, {v.length});',
        "property": f'call.InProperty("{v.name}", PropertyId, {v.name});',
        "object": f'call.InObject("{v.name}", {v.name}, __uuidof({v.type}));',
    }[v.shape], ""


def proxy(wire, interface):
    methods = []
    for name, _, method, values in wire.methods(interface):
        lines = [outgoing(v) for v in values]
        before = "".join(f"    {line}\n" for line, _ in lines)
        after = "".join(f"    {line}\n" for _, line in lines if line)
        end = f"    const HRESULT result = call.Do();\n{after}    return result;\n" if after else \
            "    return call.Do();\n"
        parameters = ", ".join(v.declaration for v in values)
        methods.append(f"  STDMETHODIMP {method.name}({parameters}) override try {{\n"
                       f'    OutgoingCall call(*this, "{name}");\n{before}{end}'
                       "  } catch (const ProtocolError& error) {\n"
                       "    return peer().Misunderstood(error);\n  }\n")
    return (f"class {interface.name}_Proxy final : public Proxy<{interface.name}> {{\n public:\n"
            f"  using Proxy::Proxy;\n{''.join(methods)}}};\n")


def proxies_source(wire):
    parts = ["namespace {\n"] + [proxy(wire, i) for i in wire.leaves]
    parts.append("class IUnknown_Proxy final : public Proxy<IUnknown> {\n public:\n"
                 "  using Proxy::Proxy;\n};\n\n}  // namespace\n")
    makes = ""
    for interface in wire.facts.interfaces:
        leaf = next(x for x in wire.leaves if interface in wire.facts.lineage(x))
        makes += (f"  if (iid == __uuidof({interface.name})) {{\n    return "
                  f"std::make_unique<{leaf.name}_Proxy>(peer, std::move(handle));\n  }}\n")
    parts.append("std::unique_ptr<RemoteObject> MakeProxy(REFIID iid, Peer& peer, "
                 f"std::string handle) {{\n{makes}"
                 "  if (iid == __uuidof(IUnknown)) {\n"
                 "    return std::make_unique<IUnknown_Proxy>(peer, std::move(handle));\n  }\n"
                 "  return nullptr;\n}\n")
    return BANNER + in_namespace(
        ["<memory>", "<utility>\n", '"conformance/protocol/interfaces.h"',
         '"conformance/protocol/outgoing_call.h"'], "\n".join(parts))


# Stubs.

def incoming(v):
    """The lines before and after the call, and the argument of the call."""
    name = v.name
    if v.is_result:
        variable, sends = {
            "scalar": (f"ResultOf<{v.codec}>", f"{name}.Send();"),
            "array": (f"ArrayResultOf<{v.codec}>", f"{name}.Send({{count}});"),
            "bytes": ("BytesResult", f"{name}.Send({{count}});"),
            "property": ("PropertyResult", f"{name}.Send(PropertyId);"),
            "object": (f"ObjectResult<{v.type}>", f"{name}.Send();"),
            "objects": (f"ObjectResults<{v.type}>", f"{name}.Send();"),
        }[v.shape]
        count = v.length if v.length.isdigit() else f"{v.length}.count()"
        more = f", {v.length}" if v.shape == "objects" else ""
        return (f'{variable} {name}(call, "{name}"{more});', f"{name}.pointer()",
                sends.replace("{count}", count))
    take = {
        "scalar": f'call.In<{v.codec}>("{name}")',
        "pointer": f'call.InPointer<{v.codec}>("{name}")',
        "array": f'call.InArray<{v.codec}>("{name}", {v.length})',
        "bytes": f'call.InBytes("{name}", {v.length})',
        "property": f'call.InProperty("{name}", PropertyId)',
        "object": f'call.InObject<{v.type}>("{name}")',
    }[v.shape]
    return f"const auto {name} = {take};", name, ""


def in_order(values):
    """An argument that another one is as long as stands before that one."""
    lengths = {v.length for v in values}
    return sorted(values, key=lambda v: v.name not in lengths)


def stub(owner, method, values):
    lines = {v.name: incoming(v) for v in values}
    before = "".join(f"  {lines[v.name][0]}\n" for v in in_order(values))
    # The lengths of results are sent first only in name; what is freed is freed once.
    after = "".join(f"  {lines[v.name][2]}\n" for v in values if lines[v.name][2])
    arguments = ", ".join(lines[v.name][1] for v in values)
    return (f"void {owner.name}_{method.name}(IUnknown* object, IncomingCall& call) {{\n{before}"
            f"  call.CheckArguments();\n"
            f"  call.Finish(static_cast<{owner.name}*>(object)->{method.name}({arguments}));\n"
            f"{after}}}\n")


def stubs_source(wire):
    parts = ["namespace {\n"]
    entries = infos = ""
    for interface in wire.facts.interfaces:
        for method in interface.methods:
            parts.append(stub(interface, method, wire.values(method)))
            entries += (f'    {{"{interface.name}.{method.name}", {{&__uuidof({interface.name}), '
                        f"&{interface.name}_{method.name}}}}},\n")
        base = interface.base
        infos += (f'    {{&__uuidof({interface.name}), &__uuidof({base}), "{interface.name}"}},\n')
    parts.append(f"""\
using Stub = void (*)(IUnknown* object, IncomingCall& call);
struct Method {{
  const GUID* iid;
  Stub stub;
}};
const std::map<std::string_view, Method>& Methods() {{
  static const auto& methods = *new std::map<std::string_view, Method>{{
{entries}  }};
  return methods;
}}

struct Interface {{
  const GUID* iid;
  const GUID* base;
  std::string_view name;
}};
const Interface kInterfaces[] = {{
{infos}    {{&__uuidof(IUnknown), nullptr, "IUnknown"}},
}};

const Interface* Find(REFIID iid) {{
  for (const Interface& known : kInterfaces) {{
    if (*known.iid == iid) return &known;
  }}
  return nullptr;
}}

}}  // namespace

std::string_view InterfaceName(REFIID iid) {{
  const Interface* const known = Find(iid);
  return known == nullptr ? "" : known->name;
}}

bool IsDerivedFrom(REFIID iid, REFIID base) {{
  const Interface* known = Find(iid);
  while (known != nullptr && *known->iid != base) {{
    known = known->base == nullptr ? nullptr : Find(*known->base);
  }}
  return known != nullptr;
}}

CallResult Invoke(Peer& peer, IUnknown* object, REFIID iid, std::string_view method,
                  const Json& arguments) {{
  const auto found = Methods().find(method);
  if (found == Methods().end()) {{
    throw ProtocolError("there is no method '" + Shown(method) + "'");
  }}
  if (!IsDerivedFrom(iid, *found->second.iid)) {{
    throw ProtocolError("an object that was given as " + std::string(InterfaceName(iid)) +
                        " has no " + std::string(method));
  }}
  IncomingCall call(peer, method, arguments);
  found->second.stub(object, call);
  return call.answer();
}}
""")
    return BANNER + in_namespace(
        ["<map>", "<string>", "<string_view>\n", '"conformance/protocol/incoming_call.h"',
         '"conformance/protocol/interfaces.h"'], "\n".join(parts))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True, help="the folder to write to")
    arguments = parser.parse_args()
    try:
        wire = Wire()
        files = {"bits_codecs.h": codecs_header(wire), "bits_codecs.cc": codecs_source(wire),
                 "proxies.cc": proxies_source(wire), "stubs.cc": stubs_source(wire)}
    except (facts_module.FactError, WireError) as error:
        print(f"generate.py: {error}", file=sys.stderr)
        return 2
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (arguments.output / name).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
