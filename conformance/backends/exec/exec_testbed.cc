#include "conformance/backends/exec/exec_testbed.h"

#include <algorithm>
#include <utility>

#include "conformance/backends/exec/exec_origin.h"
#include "conformance/protocol/interfaces.h"
#include "conformance/protocol/values.h"

namespace conformance::exec {

using protocol::Fields;
using protocol::FromUtf8;
using protocol::ProtocolError;
using protocol::ToUtf8;

namespace {

// As with every service in real time: a test that waits longer than the patience waits for retries.
constexpr int kRetriesMax = 3;
constexpr std::uint32_t kExitOfACrash = 0xc0000409;

Json GuidArgument(const GUID& clsid) { return {{"clsid", protocol::Guid::Encode(clsid)}}; }

Json Hello() { return {{"call", "hello"}, {"args", {{"protocol", protocol::kVersion}}}}; }

class ExecApplication final : public Application {
 public:
  ExecApplication(const ExecTestbed& testbed, std::string handle, std::string name)
      : testbed_(testbed), handle_(std::move(handle)), name_(std::move(name)) {}

  std::string_view name() const override { return name_; }
  ComPtr<IBackgroundCopyManager> manager() override {
    const Json out = testbed_.Ask("create_manager", {{"application", handle_}});
    return testbed_.Understand([&] {
      const Fields fields(out, "'out'", {"object"});
      IUnknown* const manager = testbed_.peer().FromHandle(
          fields.Get("object"), __uuidof(IBackgroundCopyManager), protocol::Peer::Passing::kGiven);
      return ComPtr<IBackgroundCopyManager>::Adopt(static_cast<IBackgroundCopyManager*>(manager));
    });
  }
  void Kill() override { testbed_.Tell("kill_application", {{"application", handle_}}); }

 private:
  const ExecTestbed& testbed_;
  const std::string handle_;
  const std::string name_;
};

}  // namespace

protocol::Greeting Greet(const ExecOptions& options) {
  Conversation conversation(options.command, {.answer_limit = options.answer_limit});
  const Json answer = conversation.Call(Hello());
  try {
    return protocol::DecodeGreeting(Fields(answer, "the answer", {"id", "out"}).Get("out"));
  } catch (const ProtocolError& error) {
    conversation.Break(ServiceDied(ServiceDied::How::kEnded, error.what()));
  }
}

ExecTestbed::ExecTestbed(const ExecOptions& options, const protocol::Greeting& greeting,
                         std::uint64_t seed)
    : options_(options), greeting_(greeting), seed_(seed) {}

ExecTestbed::~ExecTestbed() {
  try {
    if (conversation_ != nullptr && !conversation_->is_broken()) Tell("end");
  } catch (const std::exception&) {  // a testee that cannot end well is ended
  }
  conversation_.reset();  // with the callbacks that are open: they still use the rest
}

void ExecTestbed::Begin() const {
  auto* const self = const_cast<ExecTestbed*>(this);  // NOLINT: the process is made when needed
  conversation_ = std::make_unique<Conversation>(
      options_.command,
      Conversation::Settings{
          .answer_limit = options_.answer_limit,
          .on_callback = [self](const Json& callback) { return self->OnCallback(callback); },
          .on_send = [self](Json& message) { self->peer_->AddReleases(message); }});
  peer_ = std::make_unique<SuitePeer>(*conversation_);
  conversation_->Call(Hello());
  const Json out = Ask("begin", {{"seed", seed_}});
  Understand([&] {
    const Fields fields(out, "'out'", {"origin", "folder", "job_prefix"});
    folder_ = fields.Text("folder");
    if (fields.Has("job_prefix")) job_prefix_ = fields.Text("job_prefix");
    if (fields.Has("origin")) {
      origin_ = std::make_unique<ExecOrigin>(*this, fields.Text("origin"));
    } else {
      origin_ = std::make_unique<LoopbackOrigin>();
    }
  });
}

Json ExecTestbed::Ask(std::string_view call, Json arguments, Duration extra) const {
  if (conversation_ == nullptr) Begin();
  const Json answer = conversation_->Call({{"call", call}, {"args", std::move(arguments)}}, extra);
  return Understand([&] {
    const Fields fields(answer, "the answer", {"id", "out"});
    return fields.Has("out") ? fields.Get("out") : Json::object();
  });
}

void ExecTestbed::BreakBecauseOf(const ProtocolError& error) const {
  conversation_->Break(ServiceDied(ServiceDied::How::kEnded,
                                   std::string("the testee broke the protocol: ") + error.what()));
}

Json ExecTestbed::OnCallback(const Json& callback) {
  const Fields fields(callback, "the callback", {"callback", "call", "object", "args"});
  const std::string call = fields.Text("call");
  const Json arguments = fields.Has("args") ? fields.Get("args") : Json::object();
  if (call == "run_program") return RunProgram(arguments);
  if (call == "make_object") return MakeObject(arguments);
  return peer_->CallClient(fields.Text("object"), call, arguments);
}

Json ExecTestbed::RunProgram(const Json& arguments) {
  const Fields fields(arguments, "the arguments of run_program",
                      {"application", "program", "parameters"});
  const auto program = programs_.find(FromUtf8(fields.Text("program")));
  if (program == programs_.end() || !program->second.run) {
    fields.Complain("program", "has no code of its own");
  }
  const auto run = program->second.run;
  Application& self = *applications_.emplace_back(
      std::make_unique<ExecApplication>(*this, fields.Text("application"), "program"));
  const std::wstring parameters = FromUtf8(fields.Text("parameters"));
  std::uint32_t exit_code = kExitOfACrash;
  try {
    exit_code = run(self, parameters);
  } catch (const CallbackAbandoned&) {
    throw;
  } catch (...) {  // a program that throws ends like one that crashes
  }
  return {{"out", {{"exit_code", exit_code}}}};
}

Json ExecTestbed::MakeObject(const Json& arguments) {
  const Fields fields(arguments, "the arguments of make_object", {"clsid"});
  protocol::CallMemory memory;
  const auto found = classes_.find(protocol::Guid::Decode(fields.Get("clsid"), memory));
  if (found == classes_.end()) fields.Complain("clsid", "is no class of this machine");
  IUnknown* object = nullptr;
  try {
    object = found->second();
  } catch (const CallbackAbandoned&) {
    throw;
  } catch (...) {  // no object comes of it
  }
  return {
      {"out",
       {{"object", peer_->ToHandle(object, __uuidof(IUnknown), protocol::Peer::Passing::kGiven)}}}};
}

Application& ExecTestbed::StartApplication(std::string_view name, std::string_view user) {
  return StartApplicationAs(name, user, TokenKind::kUsual);
}

Application& ExecTestbed::StartApplicationAs(std::string_view name, std::string_view user,
                                             TokenKind token) {
  const Json out = Ask("start_application",
                       {{"name", name}, {"user", user}, {"token", protocol::NameOf(token)}});
  return Understand([&]() -> Application& {
    const Fields fields(out, "'out'", {"application"});
    return *applications_.emplace_back(
        std::make_unique<ExecApplication>(*this, fields.Text("application"), std::string(name)));
  });
}

Origin& ExecTestbed::origin() {
  if (conversation_ == nullptr) Begin();
  return *origin_;
}

std::wstring ExecTestbed::JobName(std::string_view name) {
  if (conversation_ == nullptr) Begin();
  return FromUtf8(job_prefix_ + std::string(name));
}

std::wstring ExecTestbed::LocalPath(std::string_view name) {
  if (conversation_ == nullptr) Begin();
  return FromUtf8(folder_ + std::string(name));
}

std::optional<std::uint64_t> ExecTestbed::FileSizeBytes(const std::wstring& path) {
  const Json out = Ask("file_size", {{"path", ToUtf8(path)}});
  return Understand([&]() -> std::optional<std::uint64_t> {
    const Fields fields(out, "'out'", {"size_bytes"});
    if (fields.Get("size_bytes").is_null()) return std::nullopt;
    return fields.Unsigned("size_bytes");
  });
}

std::vector<std::wstring> ExecTestbed::LocalFiles() {
  const Json out = Ask("local_files");
  return Understand([&] {
    const Fields fields(out, "'out'", {"names"});
    std::vector<std::wstring> names;
    for (const Json& name : fields.Array("names")) {
      if (!name.is_string()) fields.Complain("names", "are not all texts");
      names.push_back(FromUtf8(name.get<std::string>()));
    }
    std::sort(names.begin(), names.end());
    return names;
  });
}

void ExecTestbed::WriteFile(const std::wstring& path, std::uint64_t size_bytes) {
  Tell("write_file", {{"path", ToUtf8(path)}, {"size_bytes", size_bytes}});
}
void ExecTestbed::LockFile(const std::wstring& path) {
  Tell("lock_file", {{"path", ToUtf8(path)}});
}
void ExecTestbed::UnlockFile(const std::wstring& path) {
  Tell("unlock_file", {{"path", ToUtf8(path)}});
}
void ExecTestbed::StepWallClock(Duration step) {
  Tell("step_wall_clock", {{"step_ns", step.count()}});
}

void ExecTestbed::PutProgram(const std::wstring& path, const Program& program) {
  programs_[path] = program;
  Tell("put_program", {{"path", ToUtf8(path)},
                       {"exit_code", program.exit_code},
                       {"duration_ns", Duration(program.duration).count()},
                       {"runs_here", program.run != nullptr}});
}
void ExecTestbed::RemoveProgram(const std::wstring& path) {
  Tell("remove_program", {{"path", ToUtf8(path)}});
}

std::vector<Launch> ExecTestbed::Launches() const {
  const Json out = Ask("launches");
  return Understand([&] {
    std::vector<Launch> launches;
    for (const Json& launch : Fields(out, "'out'", {"launches"}).Array("launches")) {
      launches.push_back(protocol::DecodeLaunch(launch));
    }
    return launches;
  });
}

void ExecTestbed::PutClass(const GUID& clsid, const std::function<IUnknown*()>& make) {
  classes_[clsid] = make;
  Tell("put_class", GuidArgument(clsid));
}

int ExecTestbed::Activations(const GUID& clsid) const {
  const Json out = Ask("activations", GuidArgument(clsid));
  return Understand([&] {
    return static_cast<int>(Fields(out, "'out'", {"count"}).Unsigned("count", INT32_MAX));
  });
}

void ExecTestbed::KillServer(const GUID& clsid) { Tell("kill_server", GuidArgument(clsid)); }

void ExecTestbed::BeginCondition(MachineCondition condition) {
  Tell("begin_condition", {{"condition", protocol::NameOf(condition)}});
}
void ExecTestbed::EndCondition(MachineCondition condition) {
  Tell("end_condition", {{"condition", protocol::NameOf(condition)}});
}
void ExecTestbed::SetBackgroundBandwidth(std::uint32_t kilobits_per_second,
                                         std::chrono::hours hours) {
  Tell("set_background_bandwidth",
       {{"kilobits_per_second", kilobits_per_second}, {"hours", hours.count()}});
}
void ExecTestbed::SetJobLimits(const JobLimits& limits) {
  Tell("set_job_limits", protocol::Encode(limits));
}

bool ExecTestbed::WaitUntil(const std::function<bool()>& condition, Duration limit) {
  if (is_real_time()) {
    limit = std::min<Duration>(
        limit, capabilities().patience + kRetriesMax * capabilities().shortest_retry_delay);
  }
  const Duration end = Now() + limit;
  Duration left = limit;
  while (!condition()) {
    if (left < Duration::zero()) return false;
    const Json out = Ask("wait", {{"limit_ns", left.count()}}, is_real_time() ? left : Duration{});
    const bool happened = Understand([&] {
      const Fields fields(out, "'out'", {"now_ns", "happened"});
      left = end - Duration(fields.Unsigned("now_ns", INT64_MAX));
      return fields.Bool("happened");
    });
    if (!happened) return condition();
  }
  return true;
}

void ExecTestbed::LetPass(Duration duration) {
  if (is_real_time()) duration = std::min<Duration>(duration, greeting_.silence);
  Ask("let_pass", {{"duration_ns", duration.count()}}, is_real_time() ? duration : Duration{});
}

void ExecTestbed::Block(Duration duration) {
  if (is_real_time()) duration = std::min<Duration>(duration, capabilities().patience);
  Ask("block", {{"duration_ns", duration.count()}}, is_real_time() ? duration : Duration{});
}

Testbed::Duration ExecTestbed::Now() const {
  const Json out = Ask("now");
  return Understand(
      [&] { return Duration(Fields(out, "'out'", {"now_ns"}).Unsigned("now_ns", INT64_MAX)); });
}

// One that broke off has been told of already.
bool ExecTestbed::ServiceLives() {
  if (conversation_ != nullptr && !conversation_->is_broken()) Tell("now");
  return true;
}

// Called while a failure is written down, so that it must not fail itself.
std::vector<std::string> ExecTestbed::Trace() const {
  if (!greeting_.tells_trace || conversation_ == nullptr || conversation_->is_broken()) return {};
  try {
    const Json out = Ask("trace");
    return Understand([&] {
      const Fields fields(out, "'out'", {"lines"});
      std::vector<std::string> lines;
      for (const Json& line : fields.Array("lines")) {
        if (!line.is_string()) fields.Complain("lines", "are not all texts");
        lines.push_back(line.get<std::string>());
      }
      return lines;
    });
  } catch (const ServiceDied&) {
    return {};
  }
}

std::uint64_t ExecTestbed::TraceHash() const {
  if (!greeting_.tells_trace || conversation_ == nullptr || conversation_->is_broken()) return 0;
  const Json out = Ask("trace_hash");
  return Understand([&] { return Fields(out, "'out'", {"hash"}).Unsigned("hash"); });
}

}  // namespace conformance::exec
