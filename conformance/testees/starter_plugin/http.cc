#include "conformance/testees/starter_plugin/http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace starter {
namespace {

constexpr int kPollIntervalMilliseconds = 10;

class Connection {
 public:
  explicit Connection(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_open_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { close(socket_); }

  bool is_open() const { return is_open_; }
  void Send(const std::string& text) const {
    [[maybe_unused]] const auto sent = send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
  }
  // Some more bytes; "" at the end, or when it is to stop.
  std::string Receive(const std::atomic<bool>& stops) const {
    while (!stops) {
      pollfd entry = {.fd = socket_, .events = POLLIN, .revents = 0};
      if (poll(&entry, 1, kPollIntervalMilliseconds) == 0) continue;
      std::array<char, 16384> buffer;
      const auto count = recv(socket_, buffer.data(), buffer.size(), 0);
      return count <= 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(count));
    }
    return "";
  }

 private:
  int socket_;
  bool is_open_ = false;
};

}  // namespace

HRESULT Fetch(const std::wstring& url, const std::wstring& path, const std::atomic<bool>& stops) {
  int port = 80;
  std::array<char, 1024> resource = {"/"};
  const std::string plain(url.begin(), url.end());
  if (std::sscanf(plain.c_str(), "http://127.0.0.1:%d%1023s", &port, resource.data()) != 2) {
    return E_INVALIDARG;
  }
  const Connection connection(port);
  if (!connection.is_open()) return E_FAIL;
  connection.Send("GET " + std::string(resource.data()) +
                  " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

  std::string received;
  std::size_t head_end = std::string::npos;
  while ((head_end = received.find("\r\n\r\n")) == std::string::npos) {
    const std::string more = connection.Receive(stops);
    if (more.empty()) return stops ? E_ABORT : E_FAIL;
    received += more;
  }
  int status = 0;
  std::sscanf(received.c_str(), "HTTP/1.%*d %d", &status);
  if (status != 200) return static_cast<HRESULT>(BG_E_HTTP_ERROR_400) + (status - 400);
  const std::size_t length_at = received.find("Content-Length: ");
  const long long length =
      length_at < head_end ? std::atoll(received.c_str() + length_at + 16) : -1;

  std::ofstream file(std::filesystem::path(path), std::ios::binary | std::ios::trunc);
  std::string body = received.substr(head_end + 4);
  long long written = 0;
  while (!body.empty()) {
    file.write(body.data(), static_cast<std::streamsize>(body.size()));
    written += static_cast<long long>(body.size());
    if (written == length) break;
    body = connection.Receive(stops);
  }
  if (stops) return E_ABORT;
  return file.flush() && (length < 0 || written == length) ? S_OK : E_FAIL;
}

}  // namespace starter
