#include "conformance/backends/exec/testee_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "conformance/protocol/message.h"
#include "conformance/testbed/errors.h"

namespace conformance::exec {
namespace {

constexpr std::size_t kLinesKept = 8;
// A process whose output has ended, ends soon itself.
constexpr std::chrono::milliseconds kEndLimit{500};

// The shell gives its place to a simple command, so that its end is seen as it is.
std::string ForShell(const std::string& command) {
  const bool is_simple = command.find_first_of("|&;<>()\n") == std::string::npos;
  return is_simple ? "exec " + command : command;
}

double Seconds(std::chrono::nanoseconds duration) {
  return std::chrono::duration<double>(duration).count();
}

}  // namespace

TesteeProcess::TesteeProcess(const std::string& command) : process_(ForShell(command)) {
  fcntl(process_.input(), F_SETFL, O_NONBLOCK);
}

bool TesteeProcess::WaitFor(int descriptor, short events, Clock::time_point end) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    pollfd polled{.fd = descriptor, .events = events, .revents = 0};
    const int ready = poll(&polled, 1, static_cast<int>(std::min<long>(left, INT_MAX)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) throw BackendError(std::string("poll: ") + strerror(errno));
  }
}

void TesteeProcess::Send(const std::string& line, std::chrono::nanoseconds limit) {
  Keep('>', line);
  const std::string text = line + "\n";
  const auto end = Clock::now() + limit;
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = write(process_.input(), text.data() + written, text.size() - written);
    if (count > 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno == EPIPE) {
      ThrowEnded();
    } else if (errno != EAGAIN && errno != EINTR) {
      throw BackendError(std::string("cannot write to the testee: ") + strerror(errno));
    } else if (!WaitFor(process_.input(), POLLOUT, end)) {
      throw ServiceDied(ServiceDied::How::kHung,
                        fmt::format("the testee did not read a line in {:g} s", Seconds(limit)));
    }
  }
}

std::string TesteeProcess::Receive(std::chrono::nanoseconds limit) {
  const auto end = Clock::now() + limit;
  std::size_t searched = 0;
  while (true) {
    const std::size_t line_end = unread_.find('\n', searched);
    if (line_end != std::string::npos) {
      std::string line = unread_.substr(0, line_end);
      unread_.erase(0, line_end + 1);
      if (line.ends_with('\r')) line.pop_back();
      Keep('<', line);
      return line;
    }
    searched = unread_.size();
    if (unread_.size() > protocol::kLineBytesMax) {
      Keep('<', unread_);
      throw protocol::ProtocolError("a line of more than " +
                                    std::to_string(protocol::kLineBytesMax) + " bytes");
    }
    if (!WaitFor(process_.output(), POLLIN, end)) {
      if (!unread_.empty()) Keep('<', unread_);
      throw ServiceDied(ServiceDied::How::kHung,
                        fmt::format("the testee did not answer in {:g} s", Seconds(limit)));
    }
    std::array<char, 65536> buffer;
    const ssize_t count = read(process_.output(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) ThrowEnded();
    unread_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

void TesteeProcess::ThrowEnded() {
  std::string what = "the testee ended";
  if (!unread_.empty()) {
    Keep('<', unread_);
    what += " in the middle of a line";
  }
  const auto how = process_.WaitForEnd(kEndLimit);
  throw ServiceDied(ServiceDied::How::kEnded,
                    what + ": " + how.value_or("it closed its output and runs on"));
}

void TesteeProcess::Keep(char direction, const std::string& line) {
  last_lines_.push_back(std::string(1, direction) + " " + protocol::Shown(line));
  if (last_lines_.size() > kLinesKept) last_lines_.pop_front();
}

std::string TesteeProcess::LastLines() const {
  return fmt::format("{}", fmt::join(last_lines_, "\n"));
}

}  // namespace conformance::exec
