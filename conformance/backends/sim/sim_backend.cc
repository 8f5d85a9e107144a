#include "conformance/backends/sim/sim_backend.h"

#include <deque>
#include <utility>

#include "bitsim/simulation.h"

namespace conformance {
namespace {

constexpr std::string_view kOriginUrl = "http://origin.test";
// Far more than any test has; a mutant that runs in circles is stopped soon.
constexpr std::uint64_t kEventsAtOneInstantMax = 100'000;
constexpr std::string_view kFolder = "C:\\bitsim\\";

std::wstring Widen(std::string_view ascii) { return std::wstring(ascii.begin(), ascii.end()); }

std::string Narrow(const std::wstring& ascii) {
  std::string text;
  for (const wchar_t c : ascii) text += static_cast<char>(c);
  return text;
}

bitsim::Duration ToTicks(std::chrono::nanoseconds duration) {
  return std::chrono::duration_cast<bitsim::Duration>(duration);
}

bitsim::Answer ToSimulated(const Answer& answer) {
  return {.status = answer.status,
          .sends_content_length = answer.content_length,
          .accepts_ranges = answer.accepts_ranges,
          .delay = answer.delay,
          .break_after_bytes = answer.break_after_bytes,
          .stall_after_bytes = answer.stall_after_bytes};
}

class SimApplication final : public Application {
 public:
  explicit SimApplication(bitsim::Application& application) : application_(application) {}

  std::string_view name() const override { return application_.name(); }
  ComPtr<IBackgroundCopyManager> manager() override {
    return ComPtr<IBackgroundCopyManager>::Adopt(application_.CreateManager());
  }
  void Kill() override { application_.Kill(); }

 private:
  bitsim::Application& application_;
};

class SimOrigin final : public Origin {
 public:
  explicit SimOrigin(bitsim::Origin& origin) : origin_(origin) {}

  std::wstring Url(std::string_view path) override {
    return Widen(kOriginUrl) + Widen(path);
  }
  void Put(std::string_view path, const Resource& resource) override {
    origin_.Put(path, {.content = bitsim::Content::Pattern(resource.size_bytes),
                       .etag = resource.etag,
                       .last_modified = resource.last_modified,
                       .bytes_per_second_max = resource.bytes_per_second,
                       .answer = ToSimulated(resource.answer)});
  }
  void AnswerNext(std::string_view path, const Answer& answer, int count) override {
    origin_.AnswerNext(path, ToSimulated(answer), static_cast<std::uint32_t>(count));
  }
  std::vector<Request> requests() const override {
    std::vector<Request> requests;
    for (const bitsim::ReceivedRequest& received : origin_.requests()) {
      Request& request = requests.emplace_back();
      request.method = received.method == bitsim::HttpMethod::kHead ? "HEAD" : "GET";
      request.path = received.path;
      if (received.range.has_value()) request.range_first_byte = received.range->first_byte;
      request.at = received.time - bitsim::kSimulationStart;
      request.status = received.status;
    }
    return requests;
  }

 private:
  bitsim::Origin& origin_;
};

// Repeats a recording. Where the run no longer fits it, the run goes on with the first choice of all
// and the misfit is kept: a COM method is no place to throw from.
class CheckedReplay final : public bitsim::ChoiceSource {
 public:
  CheckedReplay(std::string_view text, std::string_view place, int first_line)
      : replay_(bitsim::ReplayedChoices::FromText(text, place, first_line)) {}

  StreamId OpenStream(std::string_view name) override {
    try {
      return replay_.OpenStream(name);
    } catch (const bitsim::RecordingError& error) {
      Keep(error);
      return 0;
    }
  }
  const std::string& misfit() const { return misfit_; }

 protected:
  std::uint64_t Draw(StreamId stream, std::uint64_t n) override {
    if (!misfit_.empty()) return 0;
    try {
      return replay_.Choose(stream, n);
    } catch (const bitsim::RecordingError& error) {
      Keep(error);
      return 0;
    }
  }

 private:
  void Keep(const bitsim::RecordingError& error) {
    if (misfit_.empty()) misfit_ = error.what();
  }

  bitsim::ReplayedChoices replay_;
  std::string misfit_;
};

// Where the choices of one test come from, and where they are written down.
class Choices {
 public:
  explicit Choices(const TestbedOptions& options) : seeded_(options.seed), source_(&seeded_) {
    if (options.recording.has_value()) {
      try {
        source_ = &replay_.emplace(*options.recording, options.recording_place,
                                   options.recording_first_line);
      } catch (const bitsim::RecordingError& error) {
        throw InputError(error.what());
      }
    }
    if (options.records) source_ = &recording_.emplace(*source_);
  }
  Choices(const Choices&) = delete;
  Choices& operator=(const Choices&) = delete;

  bitsim::ChoiceSource& source() { return *source_; }
  std::string Recording() const { return recording_.has_value() ? recording_->ToText() : ""; }
  void Check() const {
    if (replay_.has_value() && !replay_->misfit().empty()) throw InputError(replay_->misfit());
  }

 private:
  bitsim::SeededChoices seeded_;
  std::optional<CheckedReplay> replay_;
  std::optional<bitsim::RecordingChoices> recording_;
  bitsim::ChoiceSource* source_;
};

class SimTestbed final : public Testbed {
 public:
  SimTestbed(const Capabilities& capabilities, const TestbedOptions& options,
             const bitsim::Decisions* decisions)
      : capabilities_(capabilities),
        choices_(options),
        simulation_({.choices = &choices_.source(),
                     .decisions = decisions,
                     .events_at_one_instant_max = kEventsAtOneInstantMax}),
        origin_(simulation_.network().AddOrigin(kOriginUrl)) {}

  const Capabilities& capabilities() const override { return capabilities_; }

  Application& StartApplication(std::string_view name, std::string_view user) override {
    const std::string user_name(user.empty() ? "user" : user);
    return applications_.emplace_back(simulation_.StartApplication(
        name, {.name = user_name, .is_administrator = user_name == kAdministrator}));
  }

  Origin& origin() override { return origin_; }
  std::wstring JobName(std::string_view name) override { return Widen(name); }
  std::wstring LocalPath(std::string_view name) override { return Widen(kFolder) + Widen(name); }

  std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) override {
    const bitsim::DiskFile* const file = simulation_.disk().Find(Narrow(path));
    if (file == nullptr) return std::nullopt;
    return file->size_bytes();
  }
  std::vector<std::wstring> LocalFiles() override {
    std::vector<std::wstring> names;
    for (const std::string& path : simulation_.disk().Paths()) {
      if (path.starts_with(kFolder)) names.push_back(Widen(path.substr(kFolder.size())));
    }
    return names;
  }
  void WriteFile(const std::wstring& path, std::uint64_t size_bytes) override {
    simulation_.disk().Write(Narrow(path), bitsim::Content::Pattern(size_bytes));
  }
  void LockFile(const std::wstring& path) override { simulation_.disk().Lock(Narrow(path)); }
  void UnlockFile(const std::wstring& path) override { simulation_.disk().Unlock(Narrow(path)); }

  void CutNetwork() override { simulation_.network().Cut(); }
  void RestoreNetwork() override { simulation_.network().Restore(); }
  void StepWallClock(Duration step) override { simulation_.StepWallClock(ToTicks(step)); }
  void RestartService() override { simulation_.RestartService(); }

  using Testbed::WaitUntil;
  bool WaitUntil(const std::function<bool()>& condition, Duration limit) override {
    return simulation_.RunUntil(condition, ToTicks(limit));
  }
  void LetPass(Duration duration) override { simulation_.RunFor(ToTicks(duration)); }
  void Block(Duration duration) override { simulation_.Sleep(ToTicks(duration)); }
  Duration Now() const override { return simulation_.now() - bitsim::kSimulationStart; }

  std::vector<std::string> Trace() const override { return simulation_.trace().Lines(); }
  std::uint64_t TraceHash() const override { return simulation_.trace().hash(); }
  std::string Recording() const override { return choices_.Recording(); }
  void CheckRecording() const override { choices_.Check(); }

 private:
  const Capabilities& capabilities_;
  Choices choices_;
  bitsim::Simulation simulation_;
  SimOrigin origin_;
  std::deque<SimApplication> applications_;
};

}  // namespace

SimBackend::SimBackend(std::string name, const bitsim::Decisions* decisions)
    : name_(std::move(name)), decisions_(decisions) {
  capabilities_.has = {Capability::kVirtualTime,     Capability::kSecondApplication,
                       Capability::kKillApplication, Capability::kUsers,
                       Capability::kNetwork,         Capability::kWallClock,
                       Capability::kServiceRestart,  Capability::kLockFiles,
                       Capability::kStall};
  capabilities_.bits_version = "10.3";
  // Virtual: longer than any retry, shorter than any time-out of the service.
  capabilities_.patience = std::chrono::hours(1);
}

std::unique_ptr<Testbed> SimBackend::MakeTestbed(const TestbedOptions& options) {
  return std::make_unique<SimTestbed>(capabilities_, options, decisions_);
}

}  // namespace conformance
