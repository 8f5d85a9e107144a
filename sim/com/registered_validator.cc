#include "sim/com/registered_validator.h"

#include <utility>

#include "sim/com/com_pointer.h"
#include "sim/com/file_object.h"

namespace bitsim {

HRESULT RegisteredValidator::Make(JobObject& job, IUnknown* object,
                                  std::shared_ptr<CertificateValidator>& validator) {
  using Callback = IBackgroundCopyServerCertificateValidationCallback;
  void* found = nullptr;
  const HRESULT asked = object->QueryInterface(__uuidof(Callback), &found);
  if (FAILED(asked) || found == nullptr) return FAILED(asked) ? asked : E_NOINTERFACE;
  validator.reset(new RegisteredValidator(job, static_cast<Callback*>(found)));
  return S_OK;
}

RegisteredValidator::RegisteredValidator(
    JobObject& job, IBackgroundCopyServerCertificateValidationCallback* callback)
    : process_(job.owner_process()), job_(job), callback_(callback) {
  process_.Hold();
  process_.Add(*this);
  job_.HoldForService();
}

RegisteredValidator::~RegisteredValidator() {
  process_.Remove(*this);
  LetGo();
  job_.ReleaseForService();
  process_.Release();
}

void RegisteredValidator::LetGo() {
  if (calls_ > 0 || std::exchange(has_let_go_, true)) return;
  process_.ReleaseClientObject({callback_});
}

HRESULT RegisteredValidator::Validate(std::uint32_t file_index, std::string_view certificate) {
  if (has_let_go_) return RPC_E_DISCONNECTED;
  ++calls_;
  struct Uncount {
    void operator()(int* count) const { --*count; }
  };
  const std::unique_ptr<int, Uncount> counted(&calls_);
  const auto file = MakeForService<FileObject>(process_, job_, file_index);
  constexpr DWORD kX509 = 1;  // X509_ASN_ENCODING
  return callback_->ValidateServerCertificate(
      &job_, file.get(), static_cast<DWORD>(certificate.size()),
      reinterpret_cast<const BYTE*>(certificate.data()), kX509, 0, nullptr);
}

}  // namespace bitsim
