#include "conformance/command_line/console.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace conformance {
namespace {

constexpr std::size_t kDefaultWidth = 100;

volatile std::sig_atomic_t interrupted = 0;
std::string_view interrupt_message;

void OnInterrupt(int) {
  std::signal(SIGINT, SIG_DFL);
  interrupted = 1;
#ifdef _WIN32
  _write(2, interrupt_message.data(), static_cast<unsigned>(interrupt_message.size()));
#else
  const auto written = write(STDERR_FILENO, interrupt_message.data(), interrupt_message.size());
  static_cast<void>(written);
#endif
}

bool EnvironmentHas(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

#ifndef _WIN32
bool IsTerminal(int stream) {
  const char* terminal = std::getenv("TERM");
  return isatty(stream) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}
#endif

}  // namespace

#ifdef _WIN32

// Set by who shows what comes out of a pipe on a terminal (tools/wine/run: Wine's own console does
// not know escape sequences).
constexpr const char* kColumnsOfViewer = "BITSIM_TERMINAL_COLUMNS";

void PrepareConsole() {
  _setmode(_fileno(stdout), _O_BINARY);
  _setmode(_fileno(stderr), _O_BINARY);
}

bool StandardOutputIsTerminal() {
  if (EnvironmentHas(kColumnsOfViewer)) return true;
  const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
  DWORD mode = 0;
  if (!GetConsoleMode(output, &mode)) return false;
  constexpr DWORD kUnderstandEscapes = 0x0004;  // ENABLE_VIRTUAL_TERMINAL_PROCESSING
  SetConsoleOutputCP(CP_UTF8);
  return SetConsoleMode(output, mode | kUnderstandEscapes) != 0;
}

bool StandardErrorIsTerminal() {
  DWORD mode = 0;
  return GetConsoleMode(GetStdHandle(STD_ERROR_HANDLE), &mode) != 0;
}

std::size_t TerminalWidth() {
  if (EnvironmentHas(kColumnsOfViewer)) {
    const int columns = std::atoi(std::getenv(kColumnsOfViewer));
    return columns > 0 ? static_cast<std::size_t>(columns) : kDefaultWidth;
  }
  CONSOLE_SCREEN_BUFFER_INFO info;
  if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info)) return kDefaultWidth;
  return static_cast<std::size_t>(info.srWindow.Right - info.srWindow.Left + 1);
}

#else

void PrepareConsole() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The lowest number that is free is the one that was closed.
    if (fcntl(stream, F_GETFD) == -1) static_cast<void>(open("/dev/null", O_RDWR));
  }
}

bool StandardOutputIsTerminal() { return IsTerminal(STDOUT_FILENO); }
bool StandardErrorIsTerminal() { return IsTerminal(STDERR_FILENO); }

std::size_t TerminalWidth() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultWidth;
  return size.ws_col;
}

#endif

bool FlushStandardOutput() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

bool WantsColor(ColorMode mode) {
  switch (mode) {
    case ColorMode::kAlways:
      return true;
    case ColorMode::kNever:
      return false;
    case ColorMode::kAuto:
      break;
  }
  return StandardOutputIsTerminal() && !EnvironmentHas("NO_COLOR");
}

void WatchForInterrupt(const char* message) {
  interrupt_message = message;
  std::signal(SIGINT, &OnInterrupt);
}

bool WasInterrupted() { return interrupted != 0; }

}  // namespace conformance
