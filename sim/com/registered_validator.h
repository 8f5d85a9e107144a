// File: registered_validator.h
//
// A client's validator of server certificates as the service holds it, with one reference on it.
// When the application is killed, the object gets its reference back at once, unless it is in a
// call.

#ifndef BITSIM_COM_REGISTERED_VALIDATOR_H_
#define BITSIM_COM_REGISTERED_VALIDATOR_H_

#include <bits.h>

#include <memory>

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
  bool IsReachable() const override { return process_.is_alive(); }
  HRESULT Validate(std::uint32_t file_index, std::string_view certificate) override;

 private:
  RegisteredValidator(JobObject& job, IBackgroundCopyServerCertificateValidationCallback* callback);

  Process& process_;
  JobObject& job_;
  IBackgroundCopyServerCertificateValidationCallback* const callback_;
  int calls_ = 0;            // that are under way
  bool has_let_go_ = false;  // the pointer is but a name now
};

}  // namespace bitsim

#endif  // BITSIM_COM_REGISTERED_VALIDATOR_H_
