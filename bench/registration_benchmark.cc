// Registrations: what one costs, that the millionth costs no more than the first, and what it costs
// to be told at once of what was missed.

#include <string>

#include "bench/client.h"
#include "bench/work.h"

namespace bitsim {
namespace {

class Registrations final : public Work {
 public:
  explicit Registrations(bool replays) : replays_(replays) {
    callback_.answer = E_FAIL;
    job_ = CreateDownload(*machine_.manager, L"http://origin.test/missing", L"C:\\file", &callback_,
                          BG_NOTIFY_JOB_ERROR);
    if (replays) {  // the job has failed, and each new callback is told so
      Check(job_->Resume(), "Resume");
      machine_.simulation.RunUntil([this] { return callback_.call_count > 0; },
                                   std::chrono::hours(1));
    }
  }

  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      job_->SetNotifyInterface(&callback_);
      if (replays_) machine_.simulation.RunFor(Duration(1));
    }
  }

 private:
  bool replays_;
  ClientCallback callback_;
  ClientMachine machine_;
  IBackgroundCopyJob* job_ = nullptr;
};

bool RegisterAll() {
  for (const std::uint64_t count : {10'000u, 100'000u, 1'000'000u}) {
    const std::string end = "/" + std::to_string(count);
    RegisterFiniteWork(
        "Registration/replacement" + end, [] { return MakeWork<Registrations>(false); }, count);
    RegisterFiniteWork(
        "Registration/replay" + end, [] { return MakeWork<Registrations>(true); }, count);
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
