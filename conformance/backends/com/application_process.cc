#include "conformance/backends/com/application_process.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "conformance/backends/com/forwarded_manager.h"
#include "conformance/backends/com/marshalling.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/tracked_manager.h"
#include "conformance/runner/worker_process.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

constexpr std::chrono::seconds kStartLimit{30};

// What begins the line that the process says.
constexpr std::string_view kManager = "manager ";
constexpr std::string_view kFailure = "failure ";

void Say(std::string_view kind, const std::string& text) {
  const std::string line = std::string(kind) + text + '\n';
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

void WaitForEndOf(std::string_view process_id) {
  DWORD id = 0;
  std::from_chars(process_id.data(), process_id.data() + process_id.size(), id);
  const HANDLE process = OpenProcess(SYNCHRONIZE, FALSE, id);
  if (process == nullptr) return;
  WaitForSingleObject(process, INFINITE);
  CloseHandle(process);
}

}  // namespace

ApplicationProcess::ApplicationProcess(std::string_view name, RunFolder& folder)
    : name_(name),
      process_(std::make_unique<runner::WorkerProcess>(
          std::vector<std::string>{runner::ThisProgram(""), kApplicationCommand,
                                   std::to_string(GetCurrentProcessId())},
          "")) {
  std::string line = process_->NextLine(kStartLimit).value_or("");
  if (line.ends_with('\r')) line.pop_back();
  if (line.starts_with(kFailure)) throw BackendError(line.substr(kFailure.size()));
  if (!line.starts_with(kManager)) {
    throw BackendError("a second process of the tests did not start: " + process_->Exit({}));
  }
  manager_ = TrackJobs(UnmarshalManager(line.substr(kManager.size())), folder);
}

ApplicationProcess::~ApplicationProcess() = default;

void ApplicationProcess::Kill() { process_->Kill(); }

int ServeApplication(std::string_view parent) {
  try {
    const ComApartment apartment;
    const auto manager = ForwardManager(CreateManager());
    Say(kManager, MarshalManager(*manager.get()));
    WaitForEndOf(parent);
    return 0;
  } catch (const BackendError& error) {
    Say(kFailure, error.what());
    return 3;
  }
}

}  // namespace conformance
