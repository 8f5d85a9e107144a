// File: http.h
//
// As much of HTTP as it takes to fetch a file from a server on this machine.
//
//   HRESULT result = Fetch(L"http://127.0.0.1:8080/file", L"/tmp/file.part", stops);

#ifndef BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_HTTP_H_
#define BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_HTTP_H_

#include <bits.h>

#include <atomic>
#include <string>

namespace starter {

// S_OK when the whole file is there; BG_E_HTTP_ERROR_404 and its like for what the server says;
// E_FAIL for everything else. Ends soon with E_ABORT once `stops` is true.
HRESULT Fetch(const std::wstring& url, const std::wstring& path, const std::atomic<bool>& stops);

}  // namespace starter

#endif  // BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_HTTP_H_
