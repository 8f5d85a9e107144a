// File: loopback_origin.h
//
// The Origin of a real service: an HTTP/1.1 server on 127.0.0.1 that can misbehave as scripted
// (see Answer in testbed.h).
//
//   LoopbackOrigin origin;
//   origin.Put("/file", {.size_bytes = 1000});
//   origin.AnswerNext("/file", {.break_after_bytes = 100});
//   origin.Url("/file");            // L"http://127.0.0.1:49321/file"
//
// It takes uploads, too, by the BITS upload protocol (upload_sessions.h), and asks for credentials.
//
// The head and the first bytes of the body leave in one piece: a client that acknowledges late
// would else wait 40 ms for each file.
//
// Threads: every method may be called from any thread. One thread accepts, one more serves each
// connection; the destructor ends them all, also those that stall.

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_LOOPBACK_ORIGIN_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_LOOPBACK_ORIGIN_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "conformance/backends/local/http_reader.h"
#include "conformance/backends/local/http_text.h"
#include "conformance/backends/local/socket.h"
#include "conformance/backends/local/upload_sessions.h"
#include "conformance/testbed/testbed.h"

namespace conformance {

class LoopbackOrigin : public Origin {
 public:
  // Throws BackendError when no port is to be had.
  LoopbackOrigin();
  LoopbackOrigin(const LoopbackOrigin&) = delete;
  LoopbackOrigin& operator=(const LoopbackOrigin&) = delete;
  ~LoopbackOrigin() override;

  std::uint16_t port() const { return listener_.port(); }

  std::wstring Url(std::string_view path) override;
  void Put(std::string_view path, const Resource& resource) override;
  void AnswerNext(std::string_view path, const Answer& answer, int count) override;
  std::vector<Request> requests() const override;
  void AcceptUploads(std::string_view path, const UploadTarget& target) override;
  std::vector<Upload> uploads() const override;

 private:
  // What one request gets, decided at the moment when it arrives.
  struct Script {
    ResponsePlan plan;
    Answer answer;
    std::uint64_t bytes_per_second = 0;
  };

  struct Connection {
    Socket socket;
    std::thread thread;
    bool finished = false;  // guarded by mutex_
  };

  void AcceptConnections();
  void Serve(Connection& connection);
  // Answers one request; false when the connection is at its end.
  bool AnswerRequest(Socket& socket, HttpReader& reader, const HttpRequest& request);
  Script TakeScript(const HttpRequest& request);
  // The next answer of AnswerNext. One that breaks or stalls waits for a request that has a body to
  // do it in. REQUIRES: mutex_ is held.
  std::optional<Answer> TakeScriptedAnswer(std::string_view path, bool has_body);
  // REQUIRES: mutex_ is held.
  void Log(const HttpRequest& request, std::optional<std::uint64_t> first_byte, int status);

  // The same for a packet of the upload protocol (loopback_uploads.cc).
  bool AnswerPacket(Socket& socket, HttpReader& reader, const HttpRequest& request);
  // Decides what a packet gets that has arrived, and how long that takes.
  ResponsePlan TakeIn(const HttpRequest& request, const UploadPacket& packet,
                      const std::optional<Answer>& scripted, std::chrono::milliseconds& delay);
  // How many bytes of a body came; fewer than `bytes` when the connection is at its end.
  std::uint64_t ReceiveBody(HttpReader& reader, std::uint64_t bytes,
                            std::uint64_t bytes_per_second);
  void EndConnection(Socket& socket, ConnectionEnd end);

  // Sends head and body, and misbehaves as scripted; false when the connection is at its end.
  bool Send(Socket& socket, const Script& script);
  // Waits until so many bytes may have passed since `start`; 0 a second: no limit. False when the
  // origin ends meanwhile.
  bool KeepTo(std::uint64_t bytes_per_second, std::chrono::steady_clock::time_point start,
              std::uint64_t bytes);
  // False when the origin ends meanwhile.
  bool Pause(std::chrono::nanoseconds duration);
  void WaitForEnd();
  void ForgetFinishedConnections();

  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  ListeningSocket listener_ = ListeningSocket::OnLoopback();

  mutable std::mutex mutex_;
  std::condition_variable ending_;
  bool ends_ = false;
  std::map<std::string, Resource, std::less<>> resources_;
  std::map<std::string, std::deque<Answer>, std::less<>> next_answers_;
  std::vector<Request> requests_;
  UploadSessions uploads_;
  std::list<Connection> connections_;

  std::thread acceptor_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_LOOPBACK_ORIGIN_H_
