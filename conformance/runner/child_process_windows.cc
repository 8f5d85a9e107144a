#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <array>
#include <cstdio>

#include "conformance/runner/child_process.h"
#include "conformance/runner/worker_process.h"
#include "conformance/testbed/errors.h"

namespace conformance::runner {
namespace {

constexpr UINT kExitKilled = 0xC000013A;  // as if by Ctrl-C

[[noreturn]] void Fail(const char* what) {
  throw BackendError(std::string("cannot ") + what + ": error " + std::to_string(GetLastError()));
}

struct Pipe {
  Pipe() {
    if (!CreatePipe(&read_end, &write_end, nullptr, 0)) Fail("make a pipe");
  }
  HANDLE read_end = nullptr;
  HANDLE write_end = nullptr;
};

// Another handle of the same object, which children inherit.
HANDLE Inheritable(HANDLE handle) {
  HANDLE copy = nullptr;
  const HANDLE self = GetCurrentProcess();
  if (!DuplicateHandle(self, handle, self, &copy, 0, TRUE, DUPLICATE_SAME_ACCESS)) return nullptr;
  return copy;
}

// As the C runtime of the child takes a command line apart again.
std::string Quoted(const std::string& argument) {
  std::string quoted = "\"";
  std::size_t backslashes = 0;
  for (const char character : argument) {
    if (character == '\\') {
      ++backslashes;
      continue;
    }
    quoted.append(character == '"' ? 2 * backslashes + 1 : backslashes, '\\');
    backslashes = 0;
    quoted += character;
  }
  return quoted + std::string(2 * backslashes, '\\') + '"';
}

std::string CommandLine(const std::vector<std::string>& command) {
  std::string line;
  for (const std::string& argument : command) line += (line.empty() ? "" : " ") + Quoted(argument);
  return line;
}

// A group of processes that ends with its last handle, so that nothing outlives this process.
HANDLE MakeGroup() {
  const HANDLE group = CreateJobObjectW(nullptr, nullptr);
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(group, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  return group;
}

// The three streams of a child and nothing else: other handles are none of its business.
class Streams {
 public:
  Streams(HANDLE input, HANDLE output)
      : handles_{input, output, Inheritable(GetStdHandle(STD_ERROR_HANDLE))} {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    buffer_.resize(size);
    info_.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(buffer_.data());
    const SIZE_T count = handles_[2] == nullptr ? 2 : 3;
    if (!InitializeProcThreadAttributeList(info_.lpAttributeList, 1, 0, &size) ||
        !UpdateProcThreadAttribute(info_.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST,
                                   handles_.data(), count * sizeof(HANDLE), nullptr, nullptr)) {
      Fail("prepare a process");
    }
    info_.StartupInfo.cb = sizeof info_;
    info_.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    info_.StartupInfo.hStdInput = handles_[0];
    info_.StartupInfo.hStdOutput = handles_[1];
    info_.StartupInfo.hStdError = handles_[2];
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() {
    DeleteProcThreadAttributeList(info_.lpAttributeList);
    for (const HANDLE handle : handles_) {
      if (handle != nullptr) CloseHandle(handle);
    }
  }
  STARTUPINFOA* info() { return &info_.StartupInfo; }

 private:
  std::array<HANDLE, 3> handles_;
  std::vector<char> buffer_;
  STARTUPINFOEXA info_{};
};

HANDLE HandleOf(std::intptr_t value) { return reinterpret_cast<HANDLE>(value); }

}  // namespace

std::string ThisProgram(const std::string& fallback) {
  std::array<char, 4096> path;
  const DWORD length = GetModuleFileNameA(nullptr, path.data(), path.size());
  if (length == 0 || length == path.size()) return fallback;
  return {path.data(), length};
}

ChildProcess::ChildProcess(const std::vector<std::string>& command) {
  const Pipe to_child;
  const Pipe from_child;
  PROCESS_INFORMATION process{};
  {
    Streams streams(Inheritable(to_child.read_end), Inheritable(from_child.write_end));
    CloseHandle(to_child.read_end);
    CloseHandle(from_child.write_end);
    std::string line = CommandLine(command);
    constexpr DWORD kFlags =
        EXTENDED_STARTUPINFO_PRESENT | CREATE_NEW_PROCESS_GROUP | CREATE_SUSPENDED;
    if (!CreateProcessA(command.front().c_str(), line.data(), nullptr, nullptr, TRUE, kFlags,
                        nullptr, nullptr, streams.info(), &process)) {
      Fail("start a worker");
    }
  }
  const HANDLE group = MakeGroup();
  AssignProcessToJobObject(group, process.hProcess);
  ResumeThread(process.hThread);
  CloseHandle(process.hThread);
  process_ = reinterpret_cast<std::intptr_t>(process.hProcess);
  group_ = reinterpret_cast<std::intptr_t>(group);
  input_ = _open_osfhandle(reinterpret_cast<std::intptr_t>(to_child.write_end), _O_BINARY);
  output_ =
      _open_osfhandle(reinterpret_cast<std::intptr_t>(from_child.read_end), _O_BINARY | _O_RDONLY);
}

ChildProcess::~ChildProcess() {
  CloseHandle(HandleOf(group_));
  CloseHandle(HandleOf(process_));
}

void ChildProcess::Kill() {
  TerminateJobObject(HandleOf(group_), kExitKilled);
  TerminateProcess(HandleOf(process_), kExitKilled);
  constexpr DWORD kPatienceMilliseconds = 5000;
  WaitForSingleObject(HandleOf(process_), kPatienceMilliseconds);
}

std::optional<std::string> ChildProcess::WaitForEnd(std::chrono::milliseconds patience) {
  if (WaitForSingleObject(HandleOf(process_), static_cast<DWORD>(patience.count())) !=
      WAIT_OBJECT_0) {
    return std::nullopt;
  }
  DWORD code = 0;
  GetExitCodeProcess(HandleOf(process_), &code);
  if (code < 0x80000000) return "exit code " + std::to_string(code);
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "exception 0x%08lx", static_cast<unsigned long>(code));
  return text.data();
}

long ReadSome(int descriptor, char* buffer, std::size_t size) {
  return _read(descriptor, buffer, static_cast<unsigned>(size));
}

bool WriteAll(int descriptor, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const int count =
        _write(descriptor, text.data() + written, static_cast<unsigned>(text.size() - written));
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

void CloseDescriptor(int descriptor) { _close(descriptor); }

int TakeStandardOutput() {
  const int taken = _dup(1);
  _dup2(2, 1);
  return taken;
}

void DieQuietly() { SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX); }

}  // namespace conformance::runner
