#include "conformance/backends/com/com_backend.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/service_control.h"
#include "conformance/runner/backend_registry.h"

namespace conformance {
namespace {

// Several times the patience with either (com_backend.h): a test may wait in vain more than once.
constexpr std::chrono::seconds kTestLimitOfWindows{180};
constexpr std::chrono::seconds kTestLimitOfWine{15};

const BackendRegistration kCom({.name = "com",
                                .summary = "the BITS service of this machine, by COM, in real time",
                                .make = [](std::string_view) { return MakeComBackend({}); },
                                .isolates = true,
                                .test_limit = WineVersion().empty() ? kTestLimitOfWindows
                                                                    : kTestLimitOfWine,
                                .recover = [](std::string_view) { RestartBitsService(); }});

}  // namespace
}  // namespace conformance
