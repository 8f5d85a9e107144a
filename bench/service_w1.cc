#include "bench/service_w1.h"

#include <string>
#include <utility>

namespace bitsim {
namespace {

std::string PathOf(std::size_t resource) {
  return "/files/2024/resource-" + std::to_string(resource) + ".cab";
}

SimulationOptions Options(const Decisions* decisions) {
  SimulationOptions options;
  options.decisions = decisions;
  options.link = {.bits_per_second = w1::kLinkBytesPerTick * 80'000'000, .latency = Duration(0)};
  return options;
}

}  // namespace

// Completes what is transferred, cancels what failed.
class ServiceW1::Callback final : public ClientCallback {
 public:
  Callback(const ServiceW1& owner, w1::Telling& telling) : owner_(owner), telling_(telling) {}

  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override {
    if (owner_.on_transferred_) owner_.on_transferred_();
    Tell(w1::Outcome::kTransferred);
    job->Complete();
    return S_OK;
  }
  STDMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError*) override {
    Tell(w1::Outcome::kFailed);
    job->Cancel();
    return S_OK;
  }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override {
    ++call_count;
    ++telling_.modification_count;
    return S_OK;
  }

 private:
  void Tell(w1::Outcome outcome) {
    ++call_count;
    telling_.outcome = outcome;
    telling_.ticks =
        static_cast<std::uint64_t>((owner_.machine_.simulation.now() - owner_.start_).count());
    ++telling_.outcome_count;
  }

  const ServiceW1& owner_;
  w1::Telling& telling_;
};

ServiceW1::ServiceW1(const w1::Workload& workload, const Decisions* decisions,
                     std::function<void()> on_transferred)
    : workload_(workload),
      on_transferred_(std::move(on_transferred)),
      tellings_(workload.jobs.size()),
      machine_(Options(decisions)),
      start_(machine_.simulation.now()) {
  for (std::size_t i = 0; i < workload.resources.size(); ++i) {
    const w1::Resource& resource = workload.resources[i];
    Answer answer;
    answer.status = resource.is_missing ? 404 : 200;
    answer.delay = Duration(static_cast<std::int64_t>(resource.connect_ticks));
    machine_.origin.Put(
        PathOf(i),
        {.content = Content::Pattern(resource.size_bytes, i), .etag = "\"1\"", .answer = answer});
  }
}

ServiceW1::~ServiceW1() { ReleaseJobs(); }

void ServiceW1::MakeJobs(ULONG flags) {
  jobs_.reserve(workload_.jobs.size());
  for (std::size_t i = 0; i < workload_.jobs.size(); ++i) {
    const std::string url = machine_.origin.url() + PathOf(workload_.jobs[i].resource);
    const std::wstring path = L"C:\\Users\\me\\Downloads\\file-" + std::to_wstring(i) + L".cab";
    jobs_.push_back(CreateDownload(*machine_.manager, std::wstring(url.begin(), url.end()), path,
                                   &callbacks_.emplace_back(*this, tellings_[i]), flags));
  }
}

void ServiceW1::Run() {
  start_ = machine_.simulation.now();
  machine_.client.Run([this] { ResumeAll(); });
  machine_.simulation.RunUntilIdle();
}

void ServiceW1::ResumeAll() {
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    const Duration at(static_cast<std::int64_t>(workload_.jobs[i].resume_ticks));
    const Duration wait = start_ + at - machine_.simulation.now();
    if (wait > Duration::zero()) machine_.simulation.Sleep(wait);
    Check(jobs_[i]->Resume(), "Resume");
  }
}

void ServiceW1::ReleaseJobs() {
  for (IBackgroundCopyJob* const job : jobs_) job->Release();
  jobs_.clear();
}

std::uint64_t ServiceW1::call_count() const {
  std::uint64_t count = 0;
  for (const Callback& callback : callbacks_) count += callback.call_count;
  return count;
}

}  // namespace bitsim
