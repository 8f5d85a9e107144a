// The starter's way to its files, on Windows.

#include <winhttp.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "conformance/testees/starter_plugin/http.h"

namespace starter {
namespace {

// Closed when destroyed.
class Internet {
 public:
  explicit Internet(HINTERNET handle) : handle_(handle) {}
  Internet(const Internet&) = delete;
  Internet& operator=(const Internet&) = delete;
  ~Internet() {
    if (handle_ != nullptr) WinHttpCloseHandle(handle_);
  }
  HINTERNET get() const { return handle_; }

 private:
  const HINTERNET handle_;
};

}  // namespace

HRESULT Fetch(const std::wstring& url, const std::wstring& path, const std::atomic<bool>& stops) {
  std::array<wchar_t, 256> host = {};
  std::array<wchar_t, 1024> resource = {};
  URL_COMPONENTS parts = {};
  parts.dwStructSize = sizeof parts;
  parts.lpszHostName = host.data();
  parts.dwHostNameLength = static_cast<DWORD>(host.size());
  parts.lpszUrlPath = resource.data();
  parts.dwUrlPathLength = static_cast<DWORD>(resource.size());
  if (!WinHttpCrackUrl(url.c_str(), 0, 0, &parts)) return E_INVALIDARG;

  const Internet session(
      WinHttpOpen(L"starter", WINHTTP_ACCESS_TYPE_NO_PROXY, nullptr, nullptr, 0));
  const Internet connection(WinHttpConnect(session.get(), host.data(), parts.nPort, 0));
  const Internet request(
      WinHttpOpenRequest(connection.get(), L"GET", resource.data(), nullptr, nullptr, nullptr, 0));
  if (!WinHttpSendRequest(request.get(), nullptr, 0, nullptr, 0, 0, 0) ||
      !WinHttpReceiveResponse(request.get(), nullptr)) {
    return E_FAIL;
  }
  DWORD status = 0;
  DWORD size = sizeof status;
  WinHttpQueryHeaders(request.get(), WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER, nullptr,
                      &status, &size, nullptr);
  if (status != 200) return static_cast<HRESULT>(0x80190000u | status);

  std::ofstream file(std::filesystem::path(path), std::ios::binary | std::ios::trunc);
  std::array<char, 16384> buffer;
  DWORD count = 0;
  do {
    if (stops) return E_ABORT;
    if (!WinHttpReadData(request.get(), buffer.data(), static_cast<DWORD>(buffer.size()), &count)) {
      return E_FAIL;
    }
    file.write(buffer.data(), static_cast<std::streamsize>(count));
  } while (count > 0);
  return file.flush() ? S_OK : E_FAIL;
}

}  // namespace starter
