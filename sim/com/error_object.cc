#include "sim/com/error_object.h"

#include "sim/com/error_text.h"
#include "sim/com/file_object.h"
#include "sim/com/strings.h"
#include "sim/engine/names.h"

namespace bitsim {
namespace {

constexpr TraceKind kGetError{"IBackgroundCopyError::GetError"};
constexpr TraceKind kGetFile{"IBackgroundCopyError::GetFile"};
constexpr TraceKind kGetErrorDescription{"IBackgroundCopyError::GetErrorDescription"};
constexpr TraceKind kGetErrorContextDescription{"IBackgroundCopyError::GetErrorContextDescription"};
constexpr TraceKind kGetProtocol{"IBackgroundCopyError::GetProtocol"};

HRESULT CheckLanguage(const Decisions& decisions, DWORD language_id, const LPWSTR* out) {
  if (out == nullptr) return E_INVALIDARG;
  return decisions.DescribeInLanguage(language_id, IsInstalledLanguage(language_id));
}

}  // namespace

ErrorObject::ErrorObject(Process& process, JobObject& job, const JobError& error)
    : ComObject(process), job_(job), error_(error) {
  job_.HoldForService();
}

const JobError& ErrorObject::error() const {
  return decisions().ErrorObjectIsSnapshot() ? error_ : job_.job().error();
}

STDMETHODIMP ErrorObject::GetError(BG_ERROR_CONTEXT* pContext, HRESULT* pCode) {
  return Call(CallKind::kRead, kGetError, job_.index(), [&]() -> HRESULT {
    if (pContext == nullptr || pCode == nullptr) return E_INVALIDARG;
    *pContext = error().context;
    *pCode = error().code;
    return S_OK;
  });
}

STDMETHODIMP ErrorObject::GetFile(IBackgroundCopyFile** pVal) {
  return Call(CallKind::kRead, kGetFile, job_.index(), [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    *pVal = nullptr;
    const std::int32_t file = error().file_index;
    if (file < 0 || !decisions().ErrorTellsFile()) return decisions().MissingErrorFile();
    *pVal = new FileObject(process(), job_, static_cast<std::uint32_t>(file));
    return S_OK;
  });
}

STDMETHODIMP ErrorObject::GetErrorDescription(DWORD LanguageId, LPWSTR* pErrorDescription) {
  return Call(CallKind::kRead, kGetErrorDescription, job_.index(), [&]() -> HRESULT {
    const HRESULT language = CheckLanguage(decisions(), LanguageId, pErrorDescription);
    if (FAILED(language)) return language;
    return ReturnText(ErrorText(error().code), pErrorDescription);
  });
}

STDMETHODIMP ErrorObject::GetErrorContextDescription(DWORD LanguageId,
                                                     LPWSTR* pContextDescription) {
  return Call(CallKind::kRead, kGetErrorContextDescription, job_.index(), [&]() -> HRESULT {
    const HRESULT language = CheckLanguage(decisions(), LanguageId, pContextDescription);
    if (FAILED(language)) return language;
    return ReturnText(ErrorContextText(error().context), pContextDescription);
  });
}

STDMETHODIMP ErrorObject::GetProtocol(LPWSTR* pProtocol) {
  return Call(CallKind::kRead, kGetProtocol, job_.index(), [&]() -> HRESULT {
    if (pProtocol == nullptr) return E_INVALIDARG;
    *pProtocol = nullptr;
    if (error().file_index < 0) return decisions().MissingErrorProtocol();
    const auto file = static_cast<std::size_t>(error().file_index);
    const bool is_http = IsHttpUrl(job_.job().files[file].remote_name());
    return ReturnText(is_http ? decisions().HttpProtocolName() : "file", pProtocol);
  });
}

}  // namespace bitsim
