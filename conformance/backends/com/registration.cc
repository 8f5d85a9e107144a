#include <charconv>
#include <stdexcept>
#include <string>

#include "conformance/backends/com/application_process.h"
#include "conformance/backends/com/com_backend.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/service_control.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/runner/command_registry.h"

namespace conformance {
namespace {

// Several times the patience with either (com_backend.h): a test may wait in vain more than once.
constexpr std::chrono::seconds kTestLimitOfWindows{180};
constexpr std::chrono::seconds kTestLimitOfWine{60};

// --backend=com:4, for a busy machine, waits four times as long as --backend=com.
int PatienceFactor(std::string_view argument) {
  int factor = 1;
  const char* const end = argument.data() + argument.size();
  const auto [read, error] = std::from_chars(argument.data(), end, factor);
  if (argument.empty()) return 1;
  if (error != std::errc() || read != end || factor < 1 || factor > 100) {
    throw std::invalid_argument("the patience is a factor from 1 to 100, not '" +
                                std::string(argument) + "'");
  }
  return factor;
}

const BackendRegistration kCom({.name = "com",
                                .summary = "the BITS service of this machine, by COM, in real time",
                                .argument = "PATIENCE",
                                .argument_is_optional = true,
                                .make =
                                    [](std::string_view argument) {
                                      return MakeComBackend(
                                          {.patience_factor = PatienceFactor(argument)});
                                    },
                                .isolates = true,
                                .test_limit = WineVersion().empty() ? kTestLimitOfWindows
                                                                    : kTestLimitOfWine,
                                .recover = [](std::string_view) { RecoverBitsService(); }});

// Without a synopsis: nobody but this program itself gives it.
const runner::CommandRegistration kApplication(
    {.name = kApplicationCommand, .synopsis = "", .summary = "", .run = [](int argc, char** argv) {
       return ServeApplication(argc > 1 ? argv[1] : "");
     }});

}  // namespace
}  // namespace conformance
