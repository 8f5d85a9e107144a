// <winbase.h> and <consoleapi.h>: the command line, environment variables, modules, the console.

#include <conio.h>
#include <io.h>

#include <array>
#include <utility>

#include "sim/win32/buffers.h"
#include "sim/win32/command_line.h"
#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

constexpr std::wstring_view kModulePath = L"C:\\work\\program.exe";
constexpr LCID kEnglish = 0x0409;

std::wstring Upper(std::wstring_view text) {
  std::wstring upper(text);
  return _wcsupr(upper.data());
}

std::wstring UserName(const ProcessState& process) {
  return FromUtf8(process.application.user().name);
}

std::optional<std::wstring> Variable(const ProcessState& process, std::wstring_view name) {
  const std::wstring key = Upper(name);
  if (const auto found = process.environment.find(key); found != process.environment.end()) {
    return found->second;
  }
  const std::wstring home = L"C:\\Users\\" + UserName(process);
  const std::pair<std::wstring_view, std::wstring> defaults[] = {
      {L"TEMP", L"C:\\Temp"},
      {L"TMP", L"C:\\Temp"},
      {L"USERPROFILE", home},
      {L"USERNAME", UserName(process)},
      {L"APPDATA", home + L"\\AppData\\Roaming"},
      {L"LOCALAPPDATA", home + L"\\AppData\\Local"},
      {L"PROGRAMDATA", L"C:\\ProgramData"},
      {L"PROGRAMFILES", L"C:\\Program Files"},
      {L"SYSTEMDRIVE", L"C:"},
      {L"SYSTEMROOT", L"C:\\Windows"},
      {L"WINDIR", L"C:\\Windows"},
      {L"COMSPEC", L"C:\\Windows\\System32\\cmd.exe"},
  };
  for (const auto& [one, value] : defaults) {
    if (one == key) return value;
  }
  return std::nullopt;
}

ProcessState& CurrentProcess(const char* function) {
  return State::Require(function).CurrentThread().process;
}

BOOL GiveName(const std::wstring& text, LPWSTR name, LPDWORD capacity, DWORD added) {
  const DWORD length = GiveText(text, name, *capacity);
  const bool fits = length < *capacity;
  if (!fits) SetLastError(ERROR_INSUFFICIENT_BUFFER);
  *capacity = fits ? length + added : length;
  return fits;
}

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

LPWSTR GetCommandLineW() {
  ProcessState& process = CurrentProcess("GetCommandLine");
  if (process.command_line.empty()) {
    for (const std::wstring& argument : process.arguments) {
      if (!process.command_line.empty()) process.command_line += L' ';
      process.command_line += Quoted(argument);
    }
  }
  return process.command_line.data();
}

LPWSTR* CommandLineToArgvW(LPCWSTR command_line, int* count) {
  if (command_line == nullptr || count == nullptr) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return nullptr;
  }
  std::vector<std::wstring> arguments = SplitCommandLine(command_line);
  if (arguments.empty()) arguments.emplace_back(kModulePath);
  std::size_t size = (arguments.size() + 1) * sizeof(LPWSTR);
  for (const std::wstring& one : arguments) size += (one.size() + 1) * sizeof(wchar_t);
  auto* const pointers = static_cast<LPWSTR*>(LocalAlloc(LPTR, size));
  auto* text = reinterpret_cast<wchar_t*>(pointers + arguments.size() + 1);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    pointers[i] = text;
    text = std::copy_n(arguments[i].c_str(), arguments[i].size() + 1, text);
  }
  *count = static_cast<int>(arguments.size());
  return pointers;
}

DWORD GetEnvironmentVariableW(LPCWSTR name, LPWSTR value, DWORD capacity) {
  const auto text = Variable(CurrentProcess("GetEnvironmentVariable"), name);
  if (text) return GiveText(*text, value, capacity);
  SetLastError(ERROR_ENVVAR_NOT_FOUND);
  return 0;
}

BOOL SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value) {
  auto& environment = CurrentProcess("SetEnvironmentVariable").environment;
  if (value == nullptr) {
    environment.erase(Upper(name));
  } else {
    environment.insert_or_assign(Upper(name), value);
  }
  return TRUE;
}

DWORD ExpandEnvironmentStringsW(LPCWSTR from, LPWSTR to, DWORD capacity) {
  const ProcessState& process = CurrentProcess("ExpandEnvironmentStrings");
  std::wstring_view rest(from);
  std::wstring text;
  while (!rest.empty()) {
    const std::size_t end = rest[0] == L'%' ? rest.find(L'%', 1) : std::wstring_view::npos;
    const auto value =
        end == std::wstring_view::npos ? std::nullopt : Variable(process, rest.substr(1, end - 1));
    text += value ? *value : std::wstring(1, rest[0]);
    rest.remove_prefix(value ? end + 1 : 1);
  }
  GiveText(text, to, capacity);
  return static_cast<DWORD>(text.size() + 1);
}

BOOL GetUserNameW(LPWSTR name, LPDWORD capacity) {
  return GiveName(UserName(CurrentProcess("GetUserName")), name, capacity, 1);
}

BOOL GetComputerNameW(LPWSTR name, LPDWORD capacity) {
  return GiveName(L"SIMULATED", name, capacity, 0);
}

LCID GetThreadLocale() { return kEnglish; }
LCID GetUserDefaultLCID() { return kEnglish; }
LANGID GetUserDefaultLangID() { return kEnglish; }
LANGID GetSystemDefaultLangID() { return kEnglish; }
LANGID GetUserDefaultUILanguage() { return kEnglish; }
LANGID GetSystemDefaultUILanguage() { return kEnglish; }
LANGID GetThreadUILanguage() { return kEnglish; }

HMODULE GetModuleHandleW(LPCWSTR name) {
  if (name == nullptr) return reinterpret_cast<HMODULE>(LONG_PTR{0x400000});
  SetLastError(ERROR_MOD_NOT_FOUND);
  return nullptr;
}

HMODULE LoadLibraryW(LPCWSTR) {
  SetLastError(ERROR_MOD_NOT_FOUND);
  return nullptr;
}

HMODULE LoadLibraryExW(LPCWSTR name, HANDLE, DWORD) { return LoadLibraryW(name); }
BOOL FreeLibrary(HMODULE) { return TRUE; }

FARPROC GetProcAddress(HMODULE, LPCSTR) {
  SetLastError(ERROR_PROC_NOT_FOUND);
  return nullptr;
}

DWORD GetModuleFileNameW(HMODULE, LPWSTR path, DWORD capacity) {
  const DWORD length = GiveText(kModulePath, path, capacity);
  if (length < capacity) return length;
  SetLastError(ERROR_INSUFFICIENT_BUFFER);
  return capacity;
}

void OutputDebugStringW(LPCWSTR) {}
void OutputDebugStringA(LPCSTR) {}
BOOL IsDebuggerPresent() { return FALSE; }
void DebugBreak() {}

EXECUTION_STATE SetThreadExecutionState(EXECUTION_STATE state) {
  Thread& thread = State::Require("SetThreadExecutionState").CurrentThread();
  const bool stays = (state & ES_CONTINUOUS) != 0;
  return stays ? std::exchange(thread.execution_state, state) : thread.execution_state;
}

BOOL LogonUserW(LPCWSTR, LPCWSTR, LPCWSTR, DWORD, DWORD, PHANDLE token) {
  if (token != nullptr) *token = nullptr;
  SetLastError(ERROR_LOGON_FAILURE);
  return FALSE;
}

BOOL ImpersonateLoggedOnUser(HANDLE) {
  SetLastError(ERROR_INVALID_HANDLE);
  return FALSE;
}

BOOL RevertToSelf() { return TRUE; }

BOOL SetConsoleCtrlHandler(PHANDLER_ROUTINE, BOOL) { return TRUE; }
BOOL SetConsoleOutputCP(UINT) { return TRUE; }
BOOL SetConsoleTitleW(LPCWSTR) { return TRUE; }

int _getch() { return '\r'; }
int _kbhit() { return 0; }
int _setmode(int, int) { return 0x4000; }

}  // extern "C"
