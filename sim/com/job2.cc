// IBackgroundCopyJob2: command line, reply, credentials.

#include <objbase.h>

#include <algorithm>

#include "sim/com/enum_value.h"
#include "sim/com/job_object.h"
#include "sim/com/strings.h"
#include "sim/engine/names.h"

namespace bitsim {
namespace {

constexpr std::size_t kUserNameUnitsMax = 300;
constexpr std::size_t kPasswordUnitsMax = 65'535;
constexpr std::uint64_t kReplyDataMaxBytes = 1024 * 1024;

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBackgroundCopyJob2::" #name }
BITSIM_METHOD(SetNotifyCmdLine);
BITSIM_METHOD(GetNotifyCmdLine);
BITSIM_METHOD(GetReplyProgress);
BITSIM_METHOD(GetReplyData);
BITSIM_METHOD(SetReplyFileName);
BITSIM_METHOD(GetReplyFileName);
BITSIM_METHOD(SetCredentials);
BITSIM_METHOD(RemoveCredentials);
#undef BITSIM_METHOD

HRESULT CheckTargetAndScheme(const BG_AUTH_TARGET& target, const BG_AUTH_SCHEME& scheme) {
  const auto target_value = ValueOf(target);
  if (target_value != BG_AUTH_TARGET_SERVER && target_value != BG_AUTH_TARGET_PROXY) {
    return BG_E_INVALID_AUTH_TARGET;
  }
  const auto scheme_value = ValueOf(scheme);
  const bool is_scheme =
      scheme_value >= BG_AUTH_SCHEME_BASIC && scheme_value <= BG_AUTH_SCHEME_PASSPORT;
  return is_scheme ? S_OK : BG_E_INVALID_AUTH_SCHEME;
}

}  // namespace

// --- Command line ---

STDMETHODIMP JobObject::SetNotifyCmdLine(LPCWSTR Program, LPCWSTR Parameters) {
  return Change(kSetNotifyCmdLine, [&]() -> HRESULT {
    const Decisions& decisions = process().service().decisions;
    // No text and an empty one are the same: a client may set again what it has read.
    const std::string program = ToUtf8OrEmpty(Program);
    const std::string parameters = ToUtf8OrEmpty(Parameters);
    if (program.empty() && !parameters.empty()) return decisions.SetCommandLineWithoutProgram();
    if (!program.empty() && Utf16Units(Program) > decisions.CommandLineProgramUnitsMax()) {
      return BG_E_STRING_TOO_LONG;
    }
    if (!parameters.empty() && Utf16Units(Parameters) > decisions.CommandLineParametersUnitsMax()) {
      return BG_E_STRING_TOO_LONG;
    }
    const HRESULT set = engine().SetNotifyCommandLine(job(), program, parameters, process().user());
    if (SUCCEEDED(set)) process().service().notifier.OnDeliveryChanged(job());
    return set;
  });
}

STDMETHODIMP JobObject::GetNotifyCmdLine(LPWSTR* pProgram, LPWSTR* pParameters) {
  return Read(kGetNotifyCmdLine, [&]() -> HRESULT {
    if (pProgram == nullptr || pParameters == nullptr) return E_INVALIDARG;
    *pProgram = *pParameters = nullptr;
    if (!extras().has_command_line &&
        !process().service().decisions.MissingCommandLineIsEmptyText()) {
      return S_OK;
    }
    const HRESULT program = ReturnText(extras().command_line_program.view(), pProgram);
    if (FAILED(program)) return program;
    return ReturnText(extras().command_line_parameters.view(), pParameters);
  });
}

// --- Reply ---

STDMETHODIMP JobObject::GetReplyProgress(BG_JOB_REPLY_PROGRESS* pProgress) {
  return Read(kGetReplyProgress, [&]() -> HRESULT {
    if (pProgress == nullptr) return E_INVALIDARG;
    if (!HasReply()) return E_NOTIMPL;
    *pProgress = engine().uploads().ReplyProgress(job());
    return S_OK;
  });
}

STDMETHODIMP JobObject::GetReplyData(BYTE** ppBuffer, UINT64* pLength) {
  return Read(kGetReplyData, [&]() -> HRESULT {
    if (ppBuffer == nullptr || pLength == nullptr) return E_INVALIDARG;
    *ppBuffer = nullptr;
    *pLength = 0;
    if (!HasReply()) return E_NOTIMPL;
    const HRESULT in_state = process().service().decisions.GetReplyDataInState(job().state);
    if (FAILED(in_state)) return in_state;
    const std::uint64_t size_bytes = engine().uploads().ReplyProgress(job()).BytesTransferred;
    if (size_bytes == 0) return S_OK;  // the server sent no reply
    *pLength = size_bytes;
    if (size_bytes > kReplyDataMaxBytes) return BG_E_TOO_LARGE;
    const std::string data = engine().uploads().ReplyData(job());
    *pLength = data.size();
    *ppBuffer = static_cast<BYTE*>(CoTaskMemAlloc(data.size()));
    if (*ppBuffer == nullptr) return E_OUTOFMEMORY;
    std::copy(data.begin(), data.end(), *ppBuffer);
    return S_OK;
  });
}

STDMETHODIMP JobObject::SetReplyFileName(LPCWSTR ReplyFileName) {
  return Change(kSetReplyFileName, [&]() -> HRESULT {
    if (!HasReply()) return E_NOTIMPL;
    const std::string name = ToUtf8OrEmpty(ReplyFileName);
    if (!name.empty() &&
        (Utf16Units(ReplyFileName) > kLocalNameUnitsMax || !IsValidLocalName(name))) {
      return E_INVALIDARG;
    }
    return engine().SetReplyFileName(job(), name);
  });
}

STDMETHODIMP JobObject::GetReplyFileName(LPWSTR* pReplyFileName) {
  return Read(kGetReplyFileName, [&]() -> HRESULT {
    if (pReplyFileName == nullptr) return E_INVALIDARG;
    *pReplyFileName = nullptr;
    if (!HasReply()) return E_NOTIMPL;
    const std::string name = engine().uploads().ReplyFileName(job());
    return name.empty() ? S_OK : ReturnText(name, pReplyFileName);
  });
}

// --- Credentials ---

STDMETHODIMP JobObject::SetCredentials(BG_AUTH_CREDENTIALS* credentials) {
  return ChangeAsOwner(kSetCredentials, [&]() -> HRESULT {
    if (credentials == nullptr) return E_INVALIDARG;
    const HRESULT known = CheckTargetAndScheme(credentials->Target, credentials->Scheme);
    if (FAILED(known)) return known;
    const BG_BASIC_CREDENTIALS& basic = credentials->Credentials.Basic;
    const bool is_implicit = basic.UserName == nullptr || basic.Password == nullptr;
    const bool needs_both =
        credentials->Scheme == BG_AUTH_SCHEME_BASIC || credentials->Scheme == BG_AUTH_SCHEME_DIGEST;
    if (is_implicit && needs_both) return E_INVALIDARG;
    if (basic.UserName != nullptr && Utf16Units(basic.UserName) > kUserNameUnitsMax) {
      return BG_E_USERNAME_TOO_LARGE;
    }
    if (basic.Password != nullptr && Utf16Units(basic.Password) > kPasswordUnitsMax) {
      return BG_E_PASSWORD_TOO_LARGE;
    }
    return engine().SetCredentials(
        job(), {credentials->Target, credentials->Scheme, Text(ToUtf8OrEmpty(basic.UserName)),
                Text(ToUtf8OrEmpty(basic.Password))});
  });
}

STDMETHODIMP JobObject::RemoveCredentials(BG_AUTH_TARGET Target, BG_AUTH_SCHEME Scheme) {
  return ChangeAsOwner(kRemoveCredentials, [&]() -> HRESULT {
    const HRESULT known = CheckTargetAndScheme(Target, Scheme);
    return FAILED(known) ? known : engine().RemoveCredentials(job(), Target, Scheme);
  });
}

}  // namespace bitsim
