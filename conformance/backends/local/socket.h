// File: socket.h
//
// The little of TCP that the loopback origin needs, alike on Windows and on Linux.
//
//   ListeningSocket listener = ListeningSocket::OnLoopback();   // the system chooses the port
//   Socket connection = listener.Accept();
//   connection.Send("HTTP/1.1 200 OK\r\n\r\n");
//   connection.Reset();                                         // as a crashed server does
//
// Threads: Interrupt may be called from any thread while another one blocks in Receive, Send or
// Accept; everything else belongs to one thread.

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_SOCKET_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_SOCKET_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace conformance {

// A connected stream. Closed when destroyed.
class Socket {
 public:
  using Handle = std::intptr_t;
  static constexpr Handle kNone = -1;
  static constexpr std::chrono::milliseconds kInterruptDelay{5};

  Socket() = default;
  explicit Socket(Handle handle);
  Socket(Socket&& other) noexcept
      : handle_(std::exchange(other.handle_, kNone)), interrupted_(std::move(other.interrupted_)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(interrupted_, other.interrupted_);
    return *this;
  }
  ~Socket() { Close(); }

  // Connects to a server on this machine; invalid when nobody listens there.
  static Socket ToLoopback(std::uint16_t port);

  bool valid() const { return handle_ != kNone; }
  Handle handle() const { return handle_; }

  // Sends everything. False when the other side is gone.
  bool Send(std::string_view bytes);
  // Receives at least one byte. 0 when the other side is gone or Interrupt was called.
  std::size_t Receive(char* buffer, std::size_t size);
  // Makes the present and all later Receive and Send calls fail within kInterruptDelay.
  // REQUIRES: valid()
  void Interrupt() { interrupted_->store(true); }
  // Closes the connection so that the other side sees a reset, not an end.
  void Reset();
  void Close();

 private:
  friend class ListeningSocket;

  // Waits until bytes can be read (or written). False when interrupted.
  bool WaitFor(short poll_event) const;

  Handle handle_ = kNone;
  std::unique_ptr<std::atomic<bool>> interrupted_;
};

// A listening socket on 127.0.0.1, never on an address that others can reach.
class ListeningSocket {
 public:
  // Throws BackendError when the system grants none.
  static ListeningSocket OnLoopback();

  std::uint16_t port() const { return port_; }
  // Blocks until somebody connects; invalid when Interrupt was called.
  Socket Accept();
  // Makes the present and all later Accept calls fail within Socket::kInterruptDelay.
  void Interrupt() { socket_.Interrupt(); }

 private:
  ListeningSocket() = default;

  Socket socket_;
  std::uint16_t port_ = 0;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_SOCKET_H_
