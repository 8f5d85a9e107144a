// File: server.h
//
// An HTTP server on 127.0.0.1 for the programs of this folder. What it has is a table of paths:
//
//   Server server;
//   server.answers["/file"] = {.size_bytes = 1000};
//   server.answers["/moved"] = {.status = 302, .location = "/file"};
//   ... a job for server.Url("/moved") ...
//   server.PathsAsked()  // "/moved /file"
//
// It does what a BITS service needs of a server: HEAD, GET, and ranges. Paths that it does not have
// answer 404. A thread of its own serves each connection.

#ifndef BITSIM_TOOLS_WINE_FINDINGS_SERVER_H_
#define BITSIM_TOOLS_WINE_FINDINGS_SERVER_H_

#include <winsock2.h>
// <winsock2.h> comes before everything that may include <windows.h>.
#include <windows.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace finding {

using namespace std::chrono_literals;

[[noreturn]] inline void GiveUp(const std::string& why) {
  std::printf("broken: %s\n", why.c_str());
  std::fflush(stdout);
  std::_Exit(3);
}

// How the server answers a path.
struct Answer {
  int status = 200;
  std::size_t size_bytes = 1000;
  bool tells_size = true;
  bool accepts_ranges = true;
  std::chrono::milliseconds delay{0};  // before the answer
  std::size_t bytes_per_second = 0;    // 0: as fast as it goes
  // Of the two, the smaller number holds.
  std::size_t resets_after_bytes = SIZE_MAX;
  std::size_t closes_after_bytes = SIZE_MAX;  // as after a whole answer
  std::chrono::milliseconds delay_before_reset{0};
  std::string location = "";  // of a redirect
};

struct Request {
  std::string method;
  std::string path;
  bool is_ranged = false;
  std::size_t first_byte = 0;
  std::size_t last_byte = SIZE_MAX;
};

inline Request ParseRequest(const std::string& head) {
  Request request;
  const std::size_t method_end = head.find(' ');
  request.method = head.substr(0, method_end);
  request.path = head.substr(method_end + 1, head.find(' ', method_end + 1) - method_end - 1);
  const std::string field = "\r\nRange: bytes=";
  const std::size_t place = head.find(field);
  if (place == std::string::npos) return request;
  const char* const range = head.c_str() + place + field.size();
  char* end = nullptr;
  request.first_byte = std::strtoull(range, &end, 10);
  request.is_ranged = end != range && *end == '-';
  if (!request.is_ranged) return request;
  const char* const last = end + 1;
  request.last_byte = std::strtoull(last, &end, 10);
  if (end == last) request.last_byte = SIZE_MAX;  // to the end of the file
  return request;
}

class Server {
 public:
  Server() {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener_, SOMAXCONN) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      GiveUp("no port is to be had");
    }
    port_ = ntohs(address.sin_port);
    std::thread([this] {
      for (SOCKET one; (one = accept(listener_, nullptr, nullptr)) != INVALID_SOCKET;) {
        std::thread([this, one] { Serve(one); }).detach();
      }
    }).detach();
  }

  std::wstring Url(const std::string& path) const {
    return L"http://127.0.0.1:" + std::to_wstring(port_) + std::wstring(path.begin(), path.end());
  }
  std::vector<Request> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  // The paths in the order in which they were first asked for: "/second /first".
  std::string PathsAsked() {
    std::vector<std::string> paths;
    for (const Request& request : requests()) {
      if (std::find(paths.begin(), paths.end(), request.path) == paths.end()) {
        paths.push_back(request.path);
      }
    }
    std::string text;
    for (const std::string& path : paths) text.append(text.empty() ? "" : " ").append(path);
    return text;
  }

  std::map<std::string, Answer> answers;  // set before the first request

 private:
  void Serve(SOCKET connection) {
    std::string head;
    char piece[4096];
    for (int count; head.find("\r\n\r\n") == std::string::npos; head.append(piece, piece + count)) {
      count = recv(connection, piece, sizeof piece, 0);
      if (count <= 0) return static_cast<void>(closesocket(connection));
    }
    const Request request = ParseRequest(head);
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    }
    const auto found = answers.find(request.path);
    const Answer answer = found == answers.end() ? Answer{.status = 404} : found->second;
    std::this_thread::sleep_for(answer.delay);
    std::size_t left = answer.size_bytes;
    std::string text = HeadOf(answer, request, left);
    if (request.method == "HEAD") left = 0;
    const bool resets = answer.resets_after_bytes < std::min(left, answer.closes_after_bytes);
    left = std::min({left, answer.resets_after_bytes, answer.closes_after_bytes});
    const std::size_t step = answer.bytes_per_second > 0 ? answer.bytes_per_second / 20 + 1 : left;
    do {
      const std::size_t count = std::min(left, step);
      text.append(count, 'x');
      left -= count;
      if (send(connection, text.data(), static_cast<int>(text.size()), 0) <= 0) break;
      text.clear();
      if (left > 0) std::this_thread::sleep_for(50ms);
    } while (left > 0);
    if (resets) {
      std::this_thread::sleep_for(answer.delay_before_reset);
      const linger abort{1, 0};
      setsockopt(connection, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&abort),
                 sizeof abort);
    }
    closesocket(connection);
  }

  // The status line and the fields. Of a range only its bytes are sent.
  static std::string HeadOf(const Answer& answer, const Request& request, std::size_t& size_bytes) {
    int status = answer.status;
    std::string fields;
    if (status == 200 && request.is_ranged && answer.accepts_ranges) {
      const std::size_t last_byte = std::min(request.last_byte, answer.size_bytes - 1);
      status = 206;
      size_bytes = last_byte - request.first_byte + 1;
      fields.append("Content-Range: bytes ").append(std::to_string(request.first_byte));
      fields.append("-").append(std::to_string(last_byte));
      fields.append("/").append(std::to_string(answer.size_bytes)).append("\r\n");
    }
    if (answer.tells_size) {
      fields.append("Content-Length: ").append(std::to_string(size_bytes)).append("\r\n");
    }
    if (answer.accepts_ranges) fields.append("Accept-Ranges: bytes\r\n");
    if (!answer.location.empty())
      fields.append("Location: ").append(answer.location).append("\r\n");
    return "HTTP/1.1 " + std::to_string(status) + " Answer\r\n" + fields +
           "Connection: close\r\n\r\n";
  }

  SOCKET listener_ = INVALID_SOCKET;
  unsigned short port_ = 0;
  std::mutex mutex_;
  std::vector<Request> requests_;
};

}  // namespace finding

#endif  // BITSIM_TOOLS_WINE_FINDINGS_SERVER_H_
