// File: registered_validator.h
//
// A client's validator of server certificates as the service holds it, with one reference on it.
// When the application is killed, the object gets its reference back at once; one that is in a
// call, when that is unwound. Its calls take no notification slot.

#ifndef BITSIM_COM_REGISTERED_VALIDATOR_H_
#define BITSIM_COM_REGISTERED_VALIDATOR_H_

#include <bits.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sim/com/callback_gate.h"
#include "sim/com/job_object.h"
#include "sim/engine/certificate_validator.h"

namespace bitsim {

class RegisteredValidator final : public CertificateValidator, public ClientReference {
 public:
  // Asks `object` for the interface (client code runs). Empty when it has none; then the result is
  // what QueryInterface answered, or E_NOINTERFACE if it lied.
  static HRESULT Make(JobObject& job, IUnknown* object,
                      std::shared_ptr<CertificateValidator>& validator);
  ~RegisteredValidator() override;

  void LetGo() override;
  std::string Describe() const override;
  bool IsBeingTold(const JobObject& job) const override { return calls_ > 0 && &job == &job_; }
  bool IsReachable() const override { return process_.is_alive(); }
  std::optional<HRESULT> Validate(std::uint32_t file_index, std::string_view certificate) override;

 private:
  RegisteredValidator(JobObject& job, IBackgroundCopyServerCertificateValidationCallback* callback);

  HRESULT Call(std::uint32_t file_index, std::string_view certificate);

  Process& process_;
  JobObject& job_;
  IBackgroundCopyServerCertificateValidationCallback* const callback_;
  const std::shared_ptr<CallbackGate> gate_;
  int calls_ = 0;            // that are under way
  bool has_let_go_ = false;  // the pointer is but a name now
};

}  // namespace bitsim

#endif  // BITSIM_COM_REGISTERED_VALIDATOR_H_
