// IBackgroundCopyJobHttpOptions, 2 and 3: certificates, headers, security flags, method.

#include <objbase.h>

#include <algorithm>

#include "sim/com/enum_value.h"
#include "sim/com/job_object.h"
#include "sim/com/registered_validator.h"
#include "sim/com/strings.h"

namespace bitsim {
namespace {

constexpr std::size_t kStoreNameUnitsMax = 256;
constexpr std::size_t kSubjectNameUnitsMax = 256;
constexpr std::size_t kCustomHeadersUnitsMax = 16 * 1024 - 1;  // without the NUL
constexpr HRESULT kNullReference = HRESULT_FROM_WIN32(RPC_X_NULL_REF_POINTER);

// The names of the calls in traces.
#define BITSIM_METHOD(version, name) \
  constexpr TraceKind k##name { "IBackgroundCopyJobHttpOptions" version "::" #name }
BITSIM_METHOD("", SetClientCertificateByID);
BITSIM_METHOD("", SetClientCertificateByName);
BITSIM_METHOD("", RemoveClientCertificate);
BITSIM_METHOD("", GetClientCertificate);
BITSIM_METHOD("", SetCustomHeaders);
BITSIM_METHOD("", GetCustomHeaders);
BITSIM_METHOD("", SetSecurityFlags);
BITSIM_METHOD("", GetSecurityFlags);
BITSIM_METHOD("2", SetHttpMethod);
BITSIM_METHOD("2", GetHttpMethod);
BITSIM_METHOD("3", SetServerCertificateValidationInterface);
BITSIM_METHOD("3", MakeCustomHeadersWriteOnly);
#undef BITSIM_METHOD

// A token of HTTP: one word, without the characters that separate words.
bool IsHttpToken(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7f &&
           std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos;
  });
}

}  // namespace

// --- Client certificate ---

HRESULT JobObject::SetClientCertificate(const TraceKind& method,
                                        const BG_CERT_STORE_LOCATION& location, LPCWSTR store_name,
                                        const BYTE* hash, LPCWSTR subject_name) {
  return ChangeAsOwner(method, [&]() -> HRESULT {
    if (store_name == nullptr || (hash == nullptr && subject_name == nullptr)) {
      return kNullReference;
    }
    if (ValueOf(location) > BG_CERT_STORE_LOCATION_LOCAL_MACHINE_ENTERPRISE) return E_NOTIMPL;
    if (Utf16Units(store_name) > kStoreNameUnitsMax) return BG_E_STRING_TOO_LONG;
    if (subject_name != nullptr) {
      if (*subject_name == L'\0') return E_INVALIDARG;
      if (Utf16Units(subject_name) > kSubjectNameUnitsMax) return BG_E_STRING_TOO_LONG;
    }
    const Certificates& certificates = engine().certificates();
    const std::string store = ToUtf8(store_name);
    if (!certificates.HasStore(location, store)) {
      return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
    }
    const Certificate* const found =
        subject_name != nullptr ? certificates.FindBySubject(location, store, ToUtf8(subject_name))
                                : certificates.FindByHash(location, store, hash);
    if (found == nullptr) return CRYPT_E_NOT_FOUND;
    ClientCertificate chosen;
    chosen.store_location = location;
    chosen.store_name = Text(store);
    std::copy(found->hash.begin(), found->hash.end(), chosen.hash);
    chosen.subject_name = Text(ToUtf8OrEmpty(subject_name));
    return engine().SetClientCertificate(job(), std::move(chosen));
  });
}

STDMETHODIMP JobObject::SetClientCertificateByID(BG_CERT_STORE_LOCATION StoreLocation,
                                                 LPCWSTR StoreName, BYTE* pCertHashBlob) {
  return SetClientCertificate(kSetClientCertificateByID, StoreLocation, StoreName, pCertHashBlob,
                              nullptr);
}

STDMETHODIMP JobObject::SetClientCertificateByName(BG_CERT_STORE_LOCATION StoreLocation,
                                                   LPCWSTR StoreName, LPCWSTR SubjectName) {
  return SetClientCertificate(kSetClientCertificateByName, StoreLocation, StoreName, nullptr,
                              SubjectName);
}

STDMETHODIMP JobObject::RemoveClientCertificate() {
  return Change(kRemoveClientCertificate, [&] { return engine().RemoveClientCertificate(job()); });
}

STDMETHODIMP JobObject::GetClientCertificate(BG_CERT_STORE_LOCATION* pStoreLocation,
                                             LPWSTR* pStoreName, BYTE** ppCertHashBlob,
                                             LPWSTR* pSubjectName) {
  return Read(kGetClientCertificate, [&]() -> HRESULT {
    if (pStoreLocation == nullptr || pStoreName == nullptr || ppCertHashBlob == nullptr ||
        pSubjectName == nullptr) {
      return kNullReference;
    }
    *pStoreLocation = BG_CERT_STORE_LOCATION_CURRENT_USER;
    *pStoreName = *pSubjectName = nullptr;
    *ppCertHashBlob = nullptr;
    if (!extras().has_client_certificate) {
      return process().service().decisions.GetMissingClientCertificate();
    }
    const ClientCertificate& certificate = extras().client_certificate;
    const HRESULT store = ReturnText(certificate.store_name.view(), pStoreName);
    if (FAILED(store)) return store;
    const HRESULT subject = ReturnText(certificate.subject_name.view(), pSubjectName);
    if (FAILED(subject)) return subject;
    *ppCertHashBlob = static_cast<BYTE*>(CoTaskMemAlloc(sizeof certificate.hash));
    if (*ppCertHashBlob == nullptr) return E_OUTOFMEMORY;
    std::copy(std::begin(certificate.hash), std::end(certificate.hash), *ppCertHashBlob);
    *pStoreLocation = certificate.store_location;
    return S_OK;
  });
}

// --- Headers ---

STDMETHODIMP JobObject::SetCustomHeaders(LPCWSTR RequestHeaders) {
  return ChangeAsOwner(kSetCustomHeaders, [&]() -> HRESULT {
    if (RequestHeaders != nullptr && Utf16Units(RequestHeaders) > kCustomHeadersUnitsMax) {
      return BG_E_STRING_TOO_LONG;
    }
    return engine().SetCustomHeaders(job(), ToUtf8OrEmpty(RequestHeaders));
  });
}

STDMETHODIMP JobObject::GetCustomHeaders(LPWSTR* pRequestHeaders) {
  return Read(kGetCustomHeaders, [&]() -> HRESULT {
    if (pRequestHeaders == nullptr) return E_INVALIDARG;
    *pRequestHeaders = nullptr;
    if (extras().custom_headers_are_write_only) return E_ACCESSDENIED;
    if (extras().custom_headers.empty()) return S_FALSE;
    return ReturnText(extras().custom_headers.view(), pRequestHeaders);
  });
}

STDMETHODIMP JobObject::MakeCustomHeadersWriteOnly() {
  return Change(kMakeCustomHeadersWriteOnly,
                [&] { return engine().MakeCustomHeadersWriteOnly(job()); });
}

// --- Security flags, method ---

STDMETHODIMP JobObject::SetSecurityFlags(ULONG Flags) {
  return Change(kSetSecurityFlags, [&]() -> HRESULT {
    if ((Flags & ~process().service().decisions.KnownSecurityFlags()) != 0) return E_NOTIMPL;
    const ULONG policy = Flags & BG_HTTP_REDIRECT_POLICY_MASK;
    if (policy > BG_HTTP_REDIRECT_POLICY_DISALLOW) return E_NOTIMPL;
    return engine().SetSecurityFlags(job(), Flags);
  });
}

STDMETHODIMP JobObject::GetSecurityFlags(ULONG* pFlags) {
  return ReadValue(kGetSecurityFlags, pFlags, [&] { return extras().security_flags; });
}

STDMETHODIMP JobObject::SetHttpMethod(LPCWSTR method) {
  return Change(kSetHttpMethod, [&]() -> HRESULT {
    const std::string name = ToUtf8OrEmpty(method);
    return IsHttpToken(name) ? engine().SetHttpMethod(job(), name) : E_INVALIDARG;
  });
}

STDMETHODIMP JobObject::GetHttpMethod(LPWSTR* method) {
  return ReadText(kGetHttpMethod, method, [&] { return engine().MethodName(job()); });
}

// --- Server certificates ---

STDMETHODIMP JobObject::SetServerCertificateValidationInterface(IUnknown* certValidationCallback) {
  return Change(kSetServerCertificateValidationInterface, [&]() -> HRESULT {
    if (certValidationCallback == nullptr) return engine().SetCertificateValidator(job(), nullptr);
    const HRESULT in_state = process().service().decisions.SetValidatorInState(job().state);
    if (FAILED(in_state)) return in_state;
    std::shared_ptr<CertificateValidator> validator;
    const HRESULT asked = RegisteredValidator::Make(*this, certValidationCallback, validator);
    if (validator == nullptr) return asked == E_ACCESSDENIED ? asked : E_NOINTERFACE;
    // Asking the object ran client code: the job, or the application, may have ended meanwhile.
    if (!process().is_alive()) return RPC_E_DISCONNECTED;
    return engine().SetCertificateValidator(job(), std::move(validator));
  });
}

}  // namespace bitsim
