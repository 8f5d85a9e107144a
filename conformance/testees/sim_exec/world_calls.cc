#include "conformance/testees/sim_exec/world_calls.h"

#include <functional>
#include <map>
#include <vector>

#include "conformance/protocol/values.h"
#include "conformance/protocol/world_values.h"

namespace conformance::testee {

using protocol::Fields;
using protocol::FromUtf8;
using protocol::ToUtf8;

namespace {

using Duration = Testbed::Duration;
using WorldCall = std::function<Json(Testee& testee, const Fields& arguments)>;

struct Entry {
  std::vector<std::string_view> arguments;
  WorldCall call;
};

std::wstring Path(const Fields& arguments) { return FromUtf8(arguments.Text("path")); }
Duration Time(const Fields& arguments, std::string_view key) {
  return Duration(arguments.Unsigned(key, INT64_MAX));
}
GUID Clsid(const Fields& arguments) {
  protocol::CallMemory memory;
  return protocol::Guid::Decode(arguments.Get("clsid"), memory);
}
Json Nothing() { return Json::object(); }

// For what needs nothing and gives nothing.
template <void (Testbed::*method)()>
Entry Plain() {
  return {{}, [](Testee& testee, const Fields&) {
            (testee.testbed().*method)();
            return Nothing();
          }};
}
template <void (Testbed::*method)(const std::wstring&)>
Entry OfPath() {
  return {{"path"}, [](Testee& testee, const Fields& arguments) {
            (testee.testbed().*method)(Path(arguments));
            return Nothing();
          }};
}
template <void (Testbed::*method)(std::string_view)>
Entry OfUser() {
  return {{"user"}, [](Testee& testee, const Fields& arguments) {
            (testee.testbed().*method)(arguments.Text("user"));
            return Nothing();
          }};
}
template <void (Testbed::*method)(MachineCondition)>
Entry OfCondition() {
  return {{"condition"}, [](Testee& testee, const Fields& arguments) {
            (testee.testbed().*method)(protocol::MachineConditionOf(arguments.Text("condition")));
            return Nothing();
          }};
}
template <class List>
Json Encoded(const List& list) {
  Json array = Json::array();
  for (const auto& element : list) array.push_back(protocol::Encode(element));
  return array;
}

Json Hello(Testee& testee, const Fields& arguments) {
  if (arguments.Unsigned("protocol") != protocol::kVersion) {
    arguments.Complain("protocol", "is not " + std::to_string(protocol::kVersion));
  }
  return protocol::Encode(protocol::Greeting{.name = "the simulator of bitsim",
                                             .capabilities = testee.backend().capabilities(),
                                             .tells_trace = true});
}

Json Begin(Testee& testee, const Fields& arguments) {
  testee.Begin(arguments.Unsigned("seed"));
  return {{"origin", ToUtf8(testee.testbed().origin().Url(""))},
          {"folder", ToUtf8(testee.testbed().LocalPath(""))}};
}

Json StartApplication(Testee& testee, const Fields& arguments) {
  const TokenKind token = protocol::TokenKindOf(arguments.Text("token"));
  const std::string name = arguments.Text("name");
  const std::string user = arguments.Text("user");
  Testbed& testbed = testee.testbed();
  Application& application = token == TokenKind::kUsual
                                 ? testbed.StartApplication(name, user)
                                 : testbed.StartApplicationAs(name, user, token);
  return {{"application", testee.NameOf(application)}};
}

Json CreateManager(Testee& testee, const Fields& arguments) {
  auto manager = testee.FindApplication(arguments.Text("application")).manager();
  IUnknown* const pointer = manager.get();
  return {{"object", testee.peer().ToHandle(pointer, __uuidof(IBackgroundCopyManager),
                                            protocol::Peer::Passing::kLent)}};
}

Json KillApplication(Testee& testee, const Fields& arguments) {
  testee.FindApplication(arguments.Text("application")).Kill();
  return Nothing();
}

Json FileSize(Testee& testee, const Fields& arguments) {
  const auto size = testee.testbed().FileSizeBytes(Path(arguments));
  return {{"size_bytes", size.has_value() ? Json(*size) : Json(nullptr)}};
}

Json LocalFiles(Testee& testee, const Fields&) {
  Json names = Json::array();
  for (const std::wstring& name : testee.testbed().LocalFiles()) names.push_back(ToUtf8(name));
  return {{"names", names}};
}

Json PutProgram(Testee& testee, const Fields& arguments) {
  const std::string path = arguments.Text("path");
  Program program{
      .exit_code = static_cast<std::uint32_t>(arguments.Unsigned("exit_code", UINT32_MAX)),
      .duration =
          std::chrono::duration_cast<std::chrono::milliseconds>(Time(arguments, "duration_ns"))};
  if (arguments.Bool("runs_here")) {
    program.run = [&testee, path](Application& self, const std::wstring& parameters) {
      const Json reply = testee.CallBack({{"call", "run_program"},
                                          {"args",
                                           {{"application", testee.NameOf(self)},
                                            {"program", path},
                                            {"parameters", ToUtf8(parameters)}}}});
      const Fields out(reply.at("out"), "'out'", {"exit_code"});
      return static_cast<std::uint32_t>(out.Unsigned("exit_code", UINT32_MAX));
    };
  }
  testee.testbed().PutProgram(FromUtf8(path), program);
  return Nothing();
}

Json PutClass(Testee& testee, const Fields& arguments) {
  const GUID clsid = Clsid(arguments);
  testee.testbed().PutClass(clsid, [&testee, clsid]() -> IUnknown* {
    const Json reply = testee.CallBack(
        {{"call", "make_object"}, {"args", {{"clsid", protocol::Guid::Encode(clsid)}}}});
    const Fields out(reply.at("out"), "'out'", {"object"});
    return testee.peer().FromHandle(out.Get("object"), __uuidof(IUnknown),
                                    protocol::Peer::Passing::kGiven);
  });
  return Nothing();
}

// Until one event has happened.
Json Wait(Testee& testee, const Fields& arguments) {
  Testbed& testbed = testee.testbed();
  bool asked = false;
  const bool happened = testbed.WaitUntil([&asked] { return std::exchange(asked, true); },
                                          Time(arguments, "limit_ns"));
  return {{"now_ns", testbed.Now().count()}, {"happened", happened}};
}

const std::map<std::string, Entry, std::less<>>& Calls() {
  static const auto& calls = *new std::map<std::string, Entry, std::less<>>{
      {"hello", {{"protocol"}, Hello}},
      {"begin", {{"seed"}, Begin}},
      {"end",
       {{},
        [](Testee& testee, const Fields&) {
          testee.End();
          return Nothing();
        }}},
      {"start_application", {{"name", "user", "token"}, StartApplication}},
      {"create_manager", {{"application"}, CreateManager}},
      {"kill_application", {{"application"}, KillApplication}},
      {"put",
       {{"path", "resource"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().origin().Put(arguments.Text("path"),
                                        protocol::DecodeResource(arguments.Get("resource")));
          return Nothing();
        }}},
      {"answer_next",
       {{"path", "answer", "count"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().origin().AnswerNext(
              arguments.Text("path"), protocol::DecodeAnswer(arguments.Get("answer")),
              static_cast<int>(arguments.Unsigned("count", INT32_MAX)));
          return Nothing();
        }}},
      {"requests",
       {{},
        [](Testee& testee, const Fields&) -> Json {
          return {{"requests", Encoded(testee.testbed().origin().requests())}};
        }}},
      {"accept_uploads",
       {{"path", "target"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().origin().AcceptUploads(
              arguments.Text("path"), protocol::DecodeUploadTarget(arguments.Get("target")));
          return Nothing();
        }}},
      {"uploads",
       {{},
        [](Testee& testee, const Fields&) -> Json {
          return {{"uploads", Encoded(testee.testbed().origin().uploads())}};
        }}},
      {"file_size", {{"path"}, FileSize}},
      {"local_files", {{}, LocalFiles}},
      {"write_file",
       {{"path", "size_bytes"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().WriteFile(Path(arguments), arguments.Unsigned("size_bytes"));
          return Nothing();
        }}},
      {"lock_file", OfPath<&Testbed::LockFile>()},
      {"unlock_file", OfPath<&Testbed::UnlockFile>()},
      {"cut_network", Plain<&Testbed::CutNetwork>()},
      {"restore_network", Plain<&Testbed::RestoreNetwork>()},
      {"step_wall_clock",
       {{"step_ns"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().StepWallClock(Duration(arguments.Signed("step_ns")));
          return Nothing();
        }}},
      {"restart_service", Plain<&Testbed::RestartService>()},
      {"put_program", {{"path", "exit_code", "duration_ns", "runs_here"}, PutProgram}},
      {"remove_program", OfPath<&Testbed::RemoveProgram>()},
      {"launches",
       {{},
        [](Testee& testee, const Fields&) -> Json {
          return {{"launches", Encoded(testee.testbed().Launches())}};
        }}},
      {"put_class", {{"clsid"}, PutClass}},
      {"activations",
       {{"clsid"},
        [](Testee& testee, const Fields& arguments) -> Json {
          return {{"count", testee.testbed().Activations(Clsid(arguments))}};
        }}},
      {"kill_server",
       {{"clsid"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().KillServer(Clsid(arguments));
          return Nothing();
        }}},
      {"log_off", OfUser<&Testbed::LogOff>()},
      {"log_on", OfUser<&Testbed::LogOn>()},
      {"begin_condition", OfCondition<&Testbed::BeginCondition>()},
      {"end_condition", OfCondition<&Testbed::EndCondition>()},
      {"set_network_cost",
       {{"cost"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().SetNetworkCost(
              static_cast<DWORD>(arguments.Unsigned("cost", UINT32_MAX)));
          return Nothing();
        }}},
      {"set_background_bandwidth",
       {{"kilobits_per_second", "hours"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().SetBackgroundBandwidth(
              static_cast<std::uint32_t>(arguments.Unsigned("kilobits_per_second", UINT32_MAX)),
              std::chrono::hours(arguments.Unsigned("hours", UINT16_MAX)));
          return Nothing();
        }}},
      {"lock_volume", Plain<&Testbed::LockVolume>()},
      {"unlock_volume", Plain<&Testbed::UnlockVolume>()},
      {"crash_machine", Plain<&Testbed::CrashMachine>()},
      {"corrupt_state_file", Plain<&Testbed::CorruptStateFile>()},
      {"wait", {{"limit_ns"}, Wait}},
      {"let_pass",
       {{"duration_ns"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().LetPass(Time(arguments, "duration_ns"));
          return Nothing();
        }}},
      {"block",
       {{"duration_ns"},
        [](Testee& testee, const Fields& arguments) {
          testee.testbed().Block(Time(arguments, "duration_ns"));
          return Nothing();
        }}},
      {"now",
       {{},
        [](Testee& testee, const Fields&) -> Json {
          return {{"now_ns", testee.testbed().Now().count()}};
        }}},
      {"trace",
       {{},
        [](Testee& testee, const Fields&) -> Json {
          return {{"lines", testee.testbed().Trace()}};
        }}},
      {"trace_hash",
       {{},
        [](Testee& testee, const Fields&) -> Json {
          return {{"hash", testee.testbed().TraceHash()}};
        }}},
  };
  return calls;
}

}  // namespace

Json CallWorld(Testee& testee, const std::string& call, const Json& arguments) {
  // Its arguments are a message of their own.
  if (call == "set_job_limits") {
    testee.testbed().SetJobLimits(protocol::DecodeJobLimits(arguments));
    return Nothing();
  }
  const auto found = Calls().find(call);
  if (found == Calls().end()) {
    throw protocol::ProtocolError("there is no call '" + protocol::Shown(call) + "'");
  }
  const Fields fields(arguments, "the arguments of " + call, found->second.arguments);
  return found->second.call(testee, fields);
}

}  // namespace conformance::testee
