// FormatMessage: the texts of error codes.

#include <cstring>

#include "sim/com/error_text.h"
#include "sim/win32/buffers.h"
#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

struct Win32Text {
  DWORD error;
  std::string_view text;
};

constexpr Win32Text kWin32Texts[] = {
    {ERROR_SUCCESS, "The operation was successful."},
    {ERROR_FILE_NOT_FOUND, "There is no such file."},
    {ERROR_PATH_NOT_FOUND, "There is no such path."},
    {ERROR_ACCESS_DENIED, "Access is denied."},
    {ERROR_INVALID_HANDLE, "The handle is invalid."},
    {ERROR_NOT_ENOUGH_MEMORY, "There is not enough memory."},
    {ERROR_SHARING_VIOLATION, "The file is in use by somebody else."},
    {ERROR_NOT_SUPPORTED, "This is not supported."},
    {ERROR_FILE_EXISTS, "The file exists."},
    {ERROR_INVALID_PARAMETER, "A parameter is wrong."},
    {ERROR_DISK_FULL, "The disk is full."},
    {ERROR_INSUFFICIENT_BUFFER, "The buffer is too small."},
    {ERROR_INVALID_NAME, "The name is not a valid one."},
    {ERROR_MOD_NOT_FOUND, "There is no such module."},
    {ERROR_ALREADY_EXISTS, "It exists already."},
    {ERROR_CANCELLED, "The operation was cancelled."},
    {ERROR_TIMEOUT, "The time for the operation is over."},
    {static_cast<DWORD>(E_FAIL), "An unspecified error."},
    {static_cast<DWORD>(E_POINTER), "A pointer is invalid."},
    {static_cast<DWORD>(E_NOINTERFACE), "The object has no such interface."},
    {static_cast<DWORD>(E_UNEXPECTED), "An unexpected failure."},
    {static_cast<DWORD>(REGDB_E_CLASSNOTREG), "The class is not registered."},
    {static_cast<DWORD>(CO_E_NOTINITIALIZED), "COM is not initialised in this thread."},
    {static_cast<DWORD>(RPC_E_DISCONNECTED), "The object has gone from its clients."},
    {static_cast<DWORD>(RPC_E_CHANGED_MODE), "The thread is in an apartment of another kind."},
    {static_cast<DWORD>(RPC_E_TOO_LATE), "The security of the process is settled already."},
};

// Empty if there is none.
std::string TextOf(DWORD code) {
  for (const Win32Text& one : kWin32Texts) {
    if (one.error == code || static_cast<DWORD>(HRESULT_FROM_WIN32(one.error)) == code) {
      return std::string(one.text);
    }
  }
  const std::string text = ErrorText(HRESULT_FROM_WIN32(code));
  return text.starts_with("Error 0x") ? std::string() : text;
}

// The message, or the error that FormatMessage gives.
DWORD MakeMessage(DWORD flags, LPCVOID source, DWORD code, DWORD language, std::wstring& message) {
  if ((flags & FORMAT_MESSAGE_FROM_STRING) != 0) {
    if (source == nullptr) return ERROR_INVALID_PARAMETER;
    message = static_cast<const wchar_t*>(source);
    return ERROR_SUCCESS;
  }
  if ((flags & (FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_FROM_HMODULE)) == 0) {
    return ERROR_INVALID_PARAMETER;
  }
  if (language != 0 && !IsInstalledLanguage(language)) {
    return ERROR_RESOURCE_LANG_NOT_FOUND;
  }
  message = FromUtf8(TextOf(code));
  if (message.empty()) return ERROR_MR_MID_NOT_FOUND;
  message += (flags & FORMAT_MESSAGE_MAX_WIDTH_MASK) != 0 ? L" " : L"\r\n";
  return ERROR_SUCCESS;
}

template <class Char>
DWORD Give(DWORD error, DWORD flags, const std::basic_string<Char>& message, Char* buffer,
           DWORD capacity) {
  if (error == ERROR_SUCCESS && buffer == nullptr) error = ERROR_INVALID_PARAMETER;
  Char* to = buffer;
  if (error == ERROR_SUCCESS && (flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) != 0) {
    capacity = std::max(capacity, static_cast<DWORD>(message.size() + 1));
    to = static_cast<Char*>(LocalAlloc(LPTR, capacity * sizeof(Char)));
    std::memcpy(static_cast<void*>(buffer), &to, sizeof(to));
  }
  if (error == ERROR_SUCCESS && capacity <= message.size()) error = ERROR_INSUFFICIENT_BUFFER;
  if (error == ERROR_SUCCESS) return GiveText(message, to, capacity);
  SetLastError(error);
  return 0;
}

}  // namespace
}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

DWORD FormatMessageW(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPWSTR buffer,
                     DWORD capacity, va_list*) {
  std::wstring message;
  const DWORD error = MakeMessage(flags, source, code, language, message);
  return Give(error, flags, message, buffer, capacity);
}

DWORD FormatMessageA(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPSTR buffer,
                     DWORD capacity, va_list*) {
  std::wstring message;
  const bool is_text = (flags & FORMAT_MESSAGE_FROM_STRING) != 0;
  const std::wstring text = is_text ? Wide(static_cast<const char*>(source)) : std::wstring();
  const DWORD error = MakeMessage(flags, is_text && source != nullptr ? text.c_str() : source, code,
                                  language, message);
  return Give(error, flags, ToUtf8(message), buffer, capacity);
}

}  // extern "C"
