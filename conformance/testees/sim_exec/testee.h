// File: testee.h
//
// The testee's side of the talk with the suite: it answers each request, and may call back before
// it does. A callback serves the requests that are made within it, on its own stack; a stack that
// blocks (in Testbed::Block) leaves the talk to another until it is woken.
//
//   Testee testee(std::make_unique<SimBackend>());
//   testee.Run();                                     // until the suite says `end`

#ifndef BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_TESTEE_H_
#define BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_TESTEE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "conformance/protocol/message.h"
#include "conformance/testbed/backend.h"
#include "conformance/testees/sim_exec/testee_peer.h"

namespace conformance::testee {

class Testee {
 public:
  explicit Testee(std::unique_ptr<Backend> backend);

  // Returns at the end of the input or of the talk.
  void Run();

  // Sends a callback, serves what comes within it and gives its reply.
  Json CallBack(Json callback);

  // What the calls of the world need.
  Backend& backend() { return *backend_; }
  Testbed& testbed();
  TesteePeer& peer() { return peer_; }
  void Begin(std::uint64_t seed);
  void End() { ended_ = true; }
  std::string NameOf(Application& application);
  Application& FindApplication(const std::string& name);

 private:
  // Nothing at the end of the input.
  static std::optional<Json> Receive();
  static void Send(const Json& message);
  Json Answer(const Json& request);
  Json CallObject(const std::string& call, const protocol::Fields& request);

  const std::unique_ptr<Backend> backend_;
  std::unique_ptr<Testbed> testbed_;
  TesteePeer peer_{*this};
  std::map<std::string, Application*> applications_;
  std::int64_t last_callback_ = 0;
  bool ended_ = false;
};

}  // namespace conformance::testee

#endif  // BITSIM_CONFORMANCE_TESTEES_SIM_EXEC_TESTEE_H_
