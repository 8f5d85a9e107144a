// From a note posted to its callback returned, one note in flight: the service beside the ring, and
// the world that the service stands on between them. And what is not told: how little that costs.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bench/client.h"
#include "bench/floors/callback.h"
#include "bench/floors/ring.h"
#include "bench/work.h"
#include "sim/com/process.h"
#include "sim/com/simulation_access.h"
#include "sim/core/world.h"

namespace bitsim {
namespace {

using floors::RegisteredJob;

constexpr auto kTransferred = static_cast<std::uint32_t>(floors::Notification::kTransferred);
constexpr std::uint32_t kGeneration = 5;
constexpr TraceKind kDispatched{"bench.dispatched", "kind"};

std::vector<RegisteredJob> MakeJobs(std::size_t job_count) {
  return floors::MakeRegisteredJobs(job_count, 1u << kTransferred, kGeneration);
}

// The jobs one after the other, in an order that no prefetcher guesses: the same on every engine.
class Order {
 public:
  explicit Order(std::size_t job_count)
      : job_count_(static_cast<std::uint32_t>(job_count)), step_(kStep % job_count_) {}

  std::uint32_t AfterThat(std::uint32_t job) const {
    job += step_;
    return job < job_count_ ? job : job - job_count_;
  }

 private:
  static constexpr std::uint32_t kStep = 7919;  // a prime: it meets all for usual counts

  std::uint32_t job_count_;
  std::uint32_t step_;
};

class VirtualCall final : public Work {
 public:
  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) jobs_.front().job->AddRef();
  }

 private:
  std::vector<RegisteredJob> jobs_ = MakeJobs(1);
};

class RingDispatch final : public Work {
 public:
  explicit RingDispatch(std::size_t job_count)
      : jobs_(MakeJobs(job_count)), ring_(jobs_), order_(job_count) {}

  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      ring_.Post({time_++, job_, kGeneration << 2 | kTransferred});
      ring_.Dispatch();
      job_ = order_.AfterThat(job_);
    }
  }

 private:
  std::vector<RegisteredJob> jobs_;
  floors::Ring ring_;
  const Order order_;
  std::uint32_t job_ = 0;
  std::uint64_t time_ = 0;
};

// Posts the next note as soon as one is dispatched.
class WorldDispatch final : public Work, private EventHandler {
 public:
  WorldDispatch(std::size_t job_count, bool traces)
      : world_(choices_, {.events_at_one_instant_max = UINT64_MAX}),
        jobs_(MakeJobs(job_count)),
        order_(job_count),
        traces_(traces),
        id_(world_.AddHandler(*this)) {}

  void Run(std::uint64_t count) override {
    remaining_ = count;
    if (count > 0) Post(job_);
    world_.RunUntilIdle();
  }

 private:
  void OnEvent(std::uint32_t index, std::uint32_t generation) override {
    const RegisteredJob& registered = jobs_[index];
    if (registered.callback != nullptr && (registered.flags & (1u << kTransferred)) != 0 &&
        registered.generation == generation) {
      if (traces_) world_.Note(kDispatched, index, kTransferred);
      registered.job->AddRef();
      registered.callback->AddRef();
      world_.RunAs(/*identity=*/1, /*group=*/1,
                   [&] { registered.callback->JobTransferred(registered.job.get()); });
      registered.callback->Release();
      registered.job->Release();
    }
    job_ = order_.AfterThat(index);
    if (--remaining_ > 0) Post(job_);
  }
  void Post(std::uint32_t job) { world_.Post(world_.now(), id_, job, kGeneration); }

  SeededChoices choices_{1};
  World world_;
  std::vector<RegisteredJob> jobs_;
  const Order order_;
  bool traces_;
  HandlerId id_;
  std::uint32_t job_ = 0;
  std::uint64_t remaining_ = 0;
};

constexpr Duration kRetryInterval = std::chrono::milliseconds(1);

// A callback that refuses is told again an interval later, and nothing else happens.
class QuickRetries final : public Decisions {
 public:
  Duration CallbackRetryInterval(const NotifiedJob&) const override { return kRetryInterval; }
};

// Transferred jobs whose callbacks refuse to hear of it.
class ServiceDispatch final : public Work {
 public:
  explicit ServiceDispatch(std::size_t job_count)
      : callbacks_(job_count), machine_(Options(decisions_)), jobs_(job_count) {
    machine_.origin.Put("/file", {.content = Content::Pattern(1000)});
    for (std::size_t i = 0; i < job_count; ++i) {
      callbacks_[i].answer = E_FAIL;
      jobs_[i] = CreateDownload(*machine_.manager, L"http://origin.test/file",
                                L"C:\\files\\" + std::to_wstring(i), &callbacks_[i],
                                BG_NOTIFY_JOB_TRANSFERRED);
    }
    const Order order(job_count);
    std::uint32_t job = 0;
    for (std::size_t i = 0; i < job_count; ++i, job = order.AfterThat(job)) {
      Check(jobs_[job]->Resume(), "Resume");
    }
    machine_.simulation.RunFor(kTransfersTime);
    for (const ClientCallback& callback : callbacks_) {
      if (callback.call_count == 0) Check(E_FAIL, "waiting for the first call of each job");
    }
  }

  // `count` is a multiple of the number of jobs.
  void Run(std::uint64_t count) override {
    const std::uint64_t count_before = callbacks_.back().call_count;
    const std::uint64_t calls_each = count / jobs_.size();
    machine_.simulation.RunFor(kRetryInterval * static_cast<std::int64_t>(calls_each));
    if (callbacks_.back().call_count != count_before + calls_each)
      Check(E_FAIL, "telling each job");
  }

 private:
  // A million files of a thousand bytes need eight of them; the sooner told are told again.
  static constexpr Duration kTransfersTime = std::chrono::milliseconds(10);

  static SimulationOptions Options(const Decisions& decisions) {
    SimulationOptions options;
    options.decisions = &decisions;
    options.link = {.bits_per_second = 1'000'000'000'000, .latency = Duration(0)};
    return options;
  }

  QuickRetries decisions_;
  std::vector<ClientCallback> callbacks_;  // outlive the service
  ClientMachine machine_;
  std::vector<IBackgroundCopyJob*> jobs_;
};

// What the notifier does with a change that nobody hears of.
class Untold final : public Work {
 public:
  enum Why { kMasked, kUnregistered };

  explicit Untold(Why why) {
    IBackgroundCopyJob* const job = CreateJob(*machine_.manager, L"job");
    Check(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED), "SetNotifyFlags");
    if (why == kMasked) Check(job->SetNotifyInterface(&callback_), "SetNotifyInterface");
    GUID id = {};
    Check(job->GetId(&id), "GetId");
    job_ = service_.engine.jobs().Find(id);
  }

  void Run(std::uint64_t count) override {
    EngineListener& listener = service_.notifier;
    for (std::uint64_t i = 0; i < count; ++i) listener.OnModified(*job_, Modification::kProperty);
  }

 private:
  ClientCallback callback_;
  ClientMachine machine_;
  Service& service_ = SimulationAccess::ServiceOf(machine_.simulation);
  Job* job_ = nullptr;
};

template <class Kind, class... Arguments>
void Register(const std::string& name, std::uint64_t batch, Arguments... arguments) {
  RegisterWork(
      name, [=] { return MakeWork<Kind>(arguments...); }, batch);
}

bool RegisterAll() {
  Register<VirtualCall>("Dispatch/virtual_call", 1000);
  Register<Untold>("Dispatch/masked", 1000, Untold::kMasked);
  Register<Untold>("Dispatch/unregistered", 1000, Untold::kUnregistered);
  for (const std::size_t job_count : {1u, 1'000u, 10'000u, 1'000'000u}) {
    const std::string end = "/" + std::to_string(job_count);
    const std::uint64_t batch = job_count == 1 ? 1000 : job_count;
    Register<RingDispatch>("Dispatch/ring" + end, batch, job_count);
    Register<WorldDispatch>("Dispatch/world" + end, batch, job_count, /*traces=*/false);
    Register<WorldDispatch>("Dispatch/world_traced" + end, batch, job_count, /*traces=*/true);
    Register<ServiceDispatch>("Dispatch/service" + end, batch, job_count);
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
