#include "conformance/testees/sim_exec/testee.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "conformance/protocol/interfaces.h"
#include "conformance/protocol/values.h"
#include "conformance/testees/sim_exec/world_calls.h"

namespace conformance::testee {

using protocol::Fields;
using protocol::ProtocolError;

Testee::Testee(std::unique_ptr<Backend> backend) : backend_(std::move(backend)) {}

Testbed& Testee::testbed() {
  if (testbed_ == nullptr) throw ProtocolError("a call of the world before `begin`");
  return *testbed_;
}

void Testee::Begin(std::uint64_t seed) {
  if (testbed_ != nullptr) throw ProtocolError("a second `begin`");
  testbed_ = backend_->MakeTestbed({.seed = seed});
}

std::optional<Json> Testee::Receive() {
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return protocol::ParseLine(line);
}

void Testee::Send(const Json& message) {
  std::cout << protocol::ToLine(message) << '\n' << std::flush;
}

void Testee::Run() {
  while (!ended_) {
    const std::optional<Json> request = Receive();
    if (!request) return;
    Send(Answer(*request));
  }
}

Json Testee::CallBack(Json callback) {
  const std::int64_t number = ++last_callback_;
  callback["callback"] = number;
  Send(callback);
  while (true) {
    const std::optional<Json> message = Receive();
    // No way leads out of here but the reply, and the world is not to be ended in its midst.
    if (!message) std::_Exit(EXIT_SUCCESS);
    if (message->contains("reply")) {
      const Fields fields(*message, "the reply", {"reply", "result", "out", "release"});
      peer_.TakeReleases(fields);
      if (fields.Signed("reply") != number) throw ProtocolError("a reply to another callback");
      return *message;
    }
    Send(Answer(*message));
  }
}

Json Testee::Answer(const Json& request) {
  const Fields fields(request, "the request",
                      {"id", "call", "object", "args", "within", "release"});
  Json answer = {{"id", fields.Unsigned("id", INT64_MAX)}};
  try {
    peer_.TakeReleases(fields);
    const std::string call = fields.Text("call");
    if (fields.Has("object")) {
      answer.update(CallObject(call, fields));
    } else {
      answer["out"] =
          CallWorld(*this, call, fields.Has("args") ? fields.Get("args") : Json::object());
    }
  } catch (const std::exception& error) {
    answer["error"] = error.what();
  }
  return answer;
}

Json Testee::CallObject(const std::string& call, const Fields& request) {
  const TesteePeer::Local object = peer_.Find(request.Text("object"));
  const Json& arguments = request.Get("args");
  protocol::CallResult answer;
  if (call == "IUnknown.QueryInterface") {
    const Fields fields(arguments, "the arguments of QueryInterface", {"iid"});
    protocol::CallMemory memory;
    const GUID iid = protocol::Guid::Decode(fields.Get("iid"), memory);
    void* found = nullptr;
    answer.result = object.pointer->QueryInterface(iid, &found);
    if (SUCCEEDED(answer.result)) {
      answer.out["object"] =
          peer_.ToHandle(static_cast<IUnknown*>(found), iid, protocol::Peer::Passing::kGiven);
    }
  } else {
    answer = protocol::Invoke(peer_, object.pointer, object.iid, call, arguments);
  }
  return {{"result", protocol::Hresult::Encode(answer.result)}, {"out", answer.out}};
}

std::string Testee::NameOf(Application& application) {
  for (const auto& [name, known] : applications_) {
    if (known == &application) return name;
  }
  const std::string name = "a" + std::to_string(applications_.size() + 1);
  applications_[name] = &application;
  return name;
}

Application& Testee::FindApplication(const std::string& name) {
  const auto found = applications_.find(name);
  if (found == applications_.end()) throw ProtocolError("there is no application '" + name + "'");
  return *found->second;
}

}  // namespace conformance::testee
