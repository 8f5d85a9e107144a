#include "conformance/backends/com/com_backend.h"
#include "conformance/runner/backend_registry.h"

namespace conformance {
namespace {

const BackendRegistration kCom({.name = "com",
                                .summary = "the BITS service of this machine, by COM, in real time",
                                .make = [](std::string_view) { return MakeComBackend({}); }});

}  // namespace
}  // namespace conformance
