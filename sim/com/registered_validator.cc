#include "sim/com/registered_validator.h"

#include <utility>

#include "sim/com/client_call.h"
#include "sim/com/com_pointer.h"
#include "sim/com/file_object.h"
#include "sim/core/actor.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

constexpr TraceKind kValidateCall{"notify.ValidateServerCertificate", "file"};
constexpr TraceKind kQueryThrew{"certificate_callback.QueryInterface_threw"};

}  // namespace

HRESULT RegisteredValidator::Make(JobObject& job, IUnknown* object,
                                  std::shared_ptr<CertificateValidator>& validator) {
  using Callback = IBackgroundCopyServerCertificateValidationCallback;
  void* found = nullptr;
  const HRESULT asked = AskClient(
      job, kQueryThrew, [&] { return object->QueryInterface(__uuidof(Callback), &found); });
  if (FAILED(asked) || found == nullptr) return FAILED(asked) ? asked : E_NOINTERFACE;
  validator.reset(new RegisteredValidator(job, static_cast<Callback*>(found)));
  return S_OK;
}

RegisteredValidator::RegisteredValidator(
    JobObject& job, IBackgroundCopyServerCertificateValidationCallback* callback)
    : process_(job.owner_process()), job_(job), callback_(callback), gate_(GateOf(process_)) {
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

std::string RegisteredValidator::Describe() const {
  return has_let_go_ ? std::string() : DescribeHeld("certificate callback", job_);
}

std::optional<HRESULT> RegisteredValidator::Validate(std::uint32_t file_index,
                                                     std::string_view certificate) {
  World& world = process_.service().world;
  HRESULT result = RPC_E_SERVERFAULT;  // what COM says for an object that threw
  ++calls_;
  world.RunAs(process_.identity(), process_.group(), [&] {
    try {
      world.Note(kValidateCall, job_.index(), file_index, 0, "NOTIFY-SEC-10");
      result = CallInApartment(process_, gate_.get(), *callback_,
                               [&] { return Call(file_index, certificate); });
    } catch (const ActorKilled&) {
      throw;
    } catch (...) {  // goes on to the simulation's Run method
      world.Note(kNotifyThrew, job_.index());
      throw;
    }
    world.Note(kNotifyResult, job_.index(), static_cast<std::uint32_t>(result));
  });
  --calls_;
  if (process_.is_alive()) return result;
  LetGo();
  return std::nullopt;
}

HRESULT RegisteredValidator::Call(std::uint32_t file_index, std::string_view certificate) {
  const auto file = MakeForService<FileObject>(process_, job_, file_index);
  constexpr DWORD kX509 = 1;  // X509_ASN_ENCODING
  return callback_->ValidateServerCertificate(
      &job_, file.get(), static_cast<DWORD>(certificate.size()),
      reinterpret_cast<const BYTE*>(certificate.data()), kX509, 0, nullptr);
}

}  // namespace bitsim
