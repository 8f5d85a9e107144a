#include "conformance/backends/local/socket.h"

#ifdef _WIN32
#include <winsock2.h>
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#endif

#include <algorithm>
#include <string>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

#ifdef _WIN32
using Native = SOCKET;
using Size = int;
using AddressSize = int;
constexpr int kSendFlags = 0;

void CloseNative(Native native) { closesocket(native); }
bool WouldBlock() { return WSAGetLastError() == WSAEWOULDBLOCK; }
int Poll(pollfd& entry, int timeout_ms) { return WSAPoll(&entry, 1, timeout_ms); }
void MakeNonBlocking(Native native) {
  u_long on = 1;
  ioctlsocket(native, static_cast<long>(FIONBIO), &on);
}
std::string LastError() { return "Winsock error " + std::to_string(WSAGetLastError()); }

void StartSockets() {
  // Never undone: the process needs sockets until its end.
  static const int result = [] {
    WSADATA data;
    return WSAStartup(MAKEWORD(2, 2), &data);
  }();
  if (result != 0) throw BackendError("Winsock does not start: error " + std::to_string(result));
}
#else
using Native = int;
using Size = std::size_t;
using AddressSize = socklen_t;
constexpr int kSendFlags = MSG_NOSIGNAL;

void CloseNative(Native native) { close(native); }
bool WouldBlock() { return errno == EAGAIN || errno == EWOULDBLOCK; }
int Poll(pollfd& entry, int timeout_ms) { return poll(&entry, 1, timeout_ms); }
void MakeNonBlocking(Native native) { fcntl(native, F_SETFL, fcntl(native, F_GETFL) | O_NONBLOCK); }
std::string LastError() { return "error " + std::to_string(errno); }
void StartSockets() {}
#endif

// Well below what any system takes in one call, and what Size can hold.
constexpr std::size_t kChunkBytes = std::size_t{1} << 20;

Native ToNative(const Socket& socket) { return static_cast<Native>(socket.handle()); }

Socket Own(Native native) { return Socket(static_cast<Socket::Handle>(native)); }

Socket NewSocket() {
  StartSockets();
  return Own(socket(AF_INET, SOCK_STREAM, IPPROTO_TCP));
}

sockaddr_in LoopbackAddress(std::uint16_t port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

template <class Value>
void SetOption(const Socket& socket, int level, int name, const Value& value) {
  setsockopt(ToNative(socket), level, name, reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

Socket::Socket(Handle handle)
    : handle_(handle), interrupted_(std::make_unique<std::atomic<bool>>(false)) {}

bool Socket::WaitFor(short poll_event) const {
  while (!interrupted_->load()) {
    pollfd entry = {};
    entry.fd = ToNative(*this);
    entry.events = poll_event;
    if (Poll(entry, static_cast<int>(kInterruptDelay.count())) != 0) return true;
  }
  return false;
}

bool Socket::Send(std::string_view bytes) {
  while (!bytes.empty() && WaitFor(POLLOUT)) {
    const auto size = static_cast<Size>(std::min(bytes.size(), kChunkBytes));
    const auto sent = send(ToNative(*this), bytes.data(), size, kSendFlags);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (!WouldBlock()) {
      return false;
    }
  }
  return bytes.empty();
}

std::size_t Socket::Receive(char* buffer, std::size_t size) {
  const auto limit = static_cast<Size>(std::min(size, kChunkBytes));
  while (WaitFor(POLLIN)) {
    const auto received = recv(ToNative(*this), buffer, limit, 0);
    if (received > 0) return static_cast<std::size_t>(received);
    if (received == 0 || !WouldBlock()) return 0;
  }
  return 0;
}

void Socket::Reset() {
  if (!valid()) return;
  linger option = {};
  option.l_onoff = 1;
  option.l_linger = 0;
  SetOption(*this, SOL_SOCKET, SO_LINGER, option);
  Close();
}

void Socket::Close() {
  if (!valid()) return;
  CloseNative(ToNative(*this));
  handle_ = kNone;
}

Socket Socket::ToLoopback(std::uint16_t port) {
  Socket socket = NewSocket();
  const sockaddr_in address = LoopbackAddress(port);
  if (connect(ToNative(socket), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    socket.Close();
    return socket;
  }
  MakeNonBlocking(ToNative(socket));
  return socket;
}

ListeningSocket ListeningSocket::OnLoopback() {
  ListeningSocket listener;
  listener.socket_ = NewSocket();
  sockaddr_in address = LoopbackAddress(0);
  AddressSize size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  const Native native = ToNative(listener.socket_);
  if (!listener.socket_.valid() || bind(native, generic, size) != 0 ||
      listen(native, SOMAXCONN) != 0 || getsockname(native, generic, &size) != 0) {
    throw BackendError("no port on 127.0.0.1 is free for the tests' server: " + LastError());
  }
  listener.port_ = ntohs(address.sin_port);
  return listener;
}

Socket ListeningSocket::Accept() {
  if (!socket_.WaitFor(POLLIN)) return {};
  Socket connection = Own(accept(ToNative(socket_), nullptr, nullptr));
  // A throttled answer leaves in small pieces that must not wait for each other.
  if (connection.valid()) {
    SetOption(connection, IPPROTO_TCP, TCP_NODELAY, int{1});
    MakeNonBlocking(ToNative(connection));
  }
  return connection;
}

}  // namespace conformance
