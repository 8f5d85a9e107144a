#include "sim/com/error_text.h"

#include "bitsim/trace.h"

namespace bitsim {
namespace {

struct Entry {
  HRESULT code;
  std::string_view text;
};

constexpr Entry kTexts[] = {
    {BG_E_NOT_FOUND, "There is no such job in the queue."},
    {BG_E_INVALID_STATE, "The job's state does not allow this."},
    {BG_E_EMPTY, "The job has no files to transfer."},
    {BG_E_FILE_NOT_AVAILABLE, "The error concerns no file."},
    {BG_E_PROTOCOL_NOT_AVAILABLE, "The error concerns no protocol."},
    {BG_E_DESTINATION_LOCKED, "The volume of the local file is locked."},
    {BG_E_VOLUME_CHANGED, "The volume of the local file was exchanged."},
    {BG_E_ERROR_INFORMATION_UNAVAILABLE, "The job has no error to tell of."},
    {BG_E_NETWORK_DISCONNECTED, "The computer has no network connection."},
    {BG_E_MISSING_FILE_SIZE, "The server did not tell the size of the file."},
    {BG_E_INSUFFICIENT_HTTP_SUPPORT, "The server's HTTP support is not sufficient."},
    {BG_E_INSUFFICIENT_RANGE_SUPPORT, "The server cannot send parts of a file."},
    {BG_E_INVALID_SERVER_RESPONSE, "The server's answer was not understood."},
    {BG_E_STRING_TOO_LONG, "The text is too long."},
    {BG_E_TOO_MANY_FILES, "An upload job can have one file only."},
    {BG_E_NO_PROGRESS, "The transfer made no progress."},
    {HRESULT_FROM_WIN32(12002), "The server did not answer in time."},
    {HRESULT_FROM_WIN32(12007), "The server's name could not be resolved."},
    {HRESULT_FROM_WIN32(12029), "The server could not be connected to."},
    {HRESULT_FROM_WIN32(12030), "The connection to the server was lost."},
    {HRESULT_FROM_WIN32(12152), "The server's answer is not HTTP."},
    {HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION), "The file is in use by somebody else."},
    {E_INVALIDARG, "An argument is invalid."},
    {E_ACCESSDENIED, "Access is denied."},
    {E_NOTIMPL, "This is not implemented."},
    {S_OK, "No error."},
};

}  // namespace

bool IsInstalledLanguage(DWORD language_id) {
  // English, under its own names and as the language of the user and of the system.
  return language_id == 0x0409 || language_id == 0x0009 || language_id == LANG_USER_DEFAULT ||
         language_id == LANG_SYSTEM_DEFAULT;
}

std::string ErrorText(HRESULT code) {
  for (const Entry& entry : kTexts) {
    if (entry.code == code) return std::string(entry.text);
  }
  const auto bits = static_cast<std::uint32_t>(code);
  std::string text;
  if ((bits & 0xffff0000u) == 0x80190000u && (bits & 0xffffu) < 1000) {
    text = "The server answered with HTTP status ";
    FormatDecimal(text, bits & 0xffffu);
  } else {
    text = "Error ";
    FormatHex(text, bits);
  }
  return text + ".";
}

std::string_view ErrorContextText(BG_ERROR_CONTEXT context) {
  switch (context) {
    case BG_ERROR_CONTEXT_NONE:
      return "There was no error.";
    case BG_ERROR_CONTEXT_UNKNOWN:
      return "It is not known where the error occurred.";
    case BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER:
      return "The error occurred in the queue manager.";
    case BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION:
      return "The error occurred while the client was notified.";
    case BG_ERROR_CONTEXT_LOCAL_FILE:
      return "The error occurred with the local file.";
    case BG_ERROR_CONTEXT_REMOTE_FILE:
      return "The error occurred with the remote file.";
    case BG_ERROR_CONTEXT_GENERAL_TRANSPORT:
      return "The error occurred on the way to the server.";
    case BG_ERROR_CONTEXT_REMOTE_APPLICATION:
      return "The error occurred in the server's application.";
    case BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK:
      return "The error occurred in the certificate callback.";
  }
  return "The context is not known.";
}

}  // namespace bitsim
