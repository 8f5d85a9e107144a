#include "conformance/testbed/expectations.h"

#include <bitsmsg.h>

#include <array>
#include <cstdio>
#include <ostream>

namespace conformance {
namespace {

struct NamedResult {
  HRESULT code;
  std::string_view name;
};

#define NAMED(code) \
  { code, #code }
constexpr NamedResult kNames[] = {
    NAMED(S_OK),
    NAMED(S_FALSE),
    NAMED(E_FAIL),
    NAMED(E_INVALIDARG),
    NAMED(E_NOTIMPL),
    NAMED(E_NOINTERFACE),
    NAMED(E_POINTER),
    NAMED(E_ACCESSDENIED),
    NAMED(E_OUTOFMEMORY),
    NAMED(E_UNEXPECTED),
    NAMED(RPC_E_DISCONNECTED),
    NAMED(RPC_E_SERVERFAULT),
    NAMED(REGDB_E_CLASSNOTREG),
    NAMED(BG_E_NOT_FOUND),
    NAMED(BG_E_INVALID_STATE),
    NAMED(BG_E_EMPTY),
    NAMED(BG_E_FILE_NOT_AVAILABLE),
    NAMED(BG_E_PROTOCOL_NOT_AVAILABLE),
    NAMED(BG_E_ERROR_INFORMATION_UNAVAILABLE),
    NAMED(BG_E_NETWORK_DISCONNECTED),
    NAMED(BG_E_MISSING_FILE_SIZE),
    NAMED(BG_E_INSUFFICIENT_RANGE_SUPPORT),
    NAMED(BG_E_INVALID_SERVER_RESPONSE),
    NAMED(BG_E_STRING_TOO_LONG),
    NAMED(BG_S_PARTIAL_COMPLETE),
    NAMED(BG_S_UNABLE_TO_DELETE_FILES),
};
#undef NAMED

std::string Hex(HRESULT result) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "0x%08X", static_cast<unsigned>(result));
  return text.data();
}

}  // namespace

std::string HresultText(HRESULT result) {
  for (const NamedResult& named : kNames) {
    if (named.code == result) return std::string(named.name) + " (" + Hex(result) + ")";
  }
  const auto bits = static_cast<unsigned>(result);
  if ((bits & 0xffff0000u) == 0x80190000u) {
    return "HTTP status " + std::to_string(bits & 0xffffu) + " (" + Hex(result) + ")";
  }
  return Hex(result);
}

std::string_view StateText(BG_JOB_STATE state) {
  switch (state) {
    case BG_JOB_STATE_QUEUED:
      return "QUEUED";
    case BG_JOB_STATE_CONNECTING:
      return "CONNECTING";
    case BG_JOB_STATE_TRANSFERRING:
      return "TRANSFERRING";
    case BG_JOB_STATE_SUSPENDED:
      return "SUSPENDED";
    case BG_JOB_STATE_ERROR:
      return "ERROR";
    case BG_JOB_STATE_TRANSIENT_ERROR:
      return "TRANSIENT_ERROR";
    case BG_JOB_STATE_TRANSFERRED:
      return "TRANSFERRED";
    case BG_JOB_STATE_ACKNOWLEDGED:
      return "ACKNOWLEDGED";
    case BG_JOB_STATE_CANCELLED:
      return "CANCELLED";
  }
  return "not a state";
}

BG_JOB_STATE StateOf(IBackgroundCopyJob* job) {
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  if (job == nullptr) {
    ADD_FAILURE() << "there is no job to ask for its state";
    return state;
  }
  const HRESULT result = job->GetState(&state);
  if (result != S_OK) ADD_FAILURE() << "GetState answered " << HresultText(result);
  return state;
}

::testing::AssertionResult HresultIs(const char*, const char* actual_text, HRESULT expected,
                                     HRESULT actual) {
  if (expected == actual) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << actual_text << "\nExpected: " << HresultText(expected)
                                       << "\n  Actual: " << HresultText(actual);
}

::testing::AssertionResult HresultSucceeded(const char* actual_text, HRESULT actual) {
  if (SUCCEEDED(actual)) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << actual_text << "\nExpected: success"
                                       << "\n  Actual: " << HresultText(actual);
}

::testing::AssertionResult StateIs(const char*, const char*, BG_JOB_STATE expected,
                                   BG_JOB_STATE actual) {
  if (expected == actual) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "the job's state\nExpected: " << StateText(expected)
                                       << "\n  Actual: " << StateText(actual);
}

}  // namespace conformance

void PrintTo(const GUID& guid, std::ostream* out) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}",
                static_cast<unsigned>(guid.Data1), guid.Data2, guid.Data3, guid.Data4[0],
                guid.Data4[1], guid.Data4[2], guid.Data4[3], guid.Data4[4], guid.Data4[5],
                guid.Data4[6], guid.Data4[7]);
  *out << text.data();
}
