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

HRESULT CheckLanguage(DWORD language_id, const LPWSTR* out) {
  if (out == nullptr || language_id == 0) return E_INVALIDARG;
  return IsInstalledLanguage(language_id) ? S_OK
                                          : HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND);
}

}  // namespace

ErrorObject::ErrorObject(Process& process, JobObject& job, const JobError& error)
    : ComObject(process), job_(job), error_(error) {
  job_.HoldForService();
}

STDMETHODIMP ErrorObject::GetError(BG_ERROR_CONTEXT* pContext, HRESULT* pCode) {
  return Call(CallKind::kRead, kGetError, job_.index(), [&]() -> HRESULT {
    if (pContext == nullptr || pCode == nullptr) return E_INVALIDARG;
    *pContext = error_.context;
    *pCode = error_.code;
    return S_OK;
  });
}

STDMETHODIMP ErrorObject::GetFile(IBackgroundCopyFile** pVal) {
  return Call(CallKind::kRead, kGetFile, job_.index(), [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    *pVal = nullptr;
    if (error_.file_index < 0) return BG_E_FILE_NOT_AVAILABLE;
    *pVal = new FileObject(process(), job_, static_cast<std::uint32_t>(error_.file_index));
    return S_OK;
  });
}

STDMETHODIMP ErrorObject::GetErrorDescription(DWORD LanguageId, LPWSTR* pErrorDescription) {
  return Call(CallKind::kRead, kGetErrorDescription, job_.index(), [&]() -> HRESULT {
    const HRESULT language = CheckLanguage(LanguageId, pErrorDescription);
    if (FAILED(language)) return language;
    return ReturnText(ErrorText(error_.code), pErrorDescription);
  });
}

STDMETHODIMP ErrorObject::GetErrorContextDescription(DWORD LanguageId,
                                                     LPWSTR* pContextDescription) {
  return Call(CallKind::kRead, kGetErrorContextDescription, job_.index(), [&]() -> HRESULT {
    const HRESULT language = CheckLanguage(LanguageId, pContextDescription);
    if (FAILED(language)) return language;
    return ReturnText(ErrorContextText(error_.context), pContextDescription);
  });
}

STDMETHODIMP ErrorObject::GetProtocol(LPWSTR* pProtocol) {
  return Call(CallKind::kRead, kGetProtocol, job_.index(), [&]() -> HRESULT {
    if (pProtocol == nullptr) return E_INVALIDARG;
    *pProtocol = nullptr;
    if (error_.file_index < 0) return BG_E_PROTOCOL_NOT_AVAILABLE;
    const auto file = static_cast<std::size_t>(error_.file_index);
    const bool is_http = IsHttpUrl(job_.job().files[file].remote_name.view());
    return ReturnText(is_http ? "http" : "file", pProtocol);
  });
}

}  // namespace bitsim
