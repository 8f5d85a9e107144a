// File: certificate_validator.h
//
// A client's object that is asked whether a server's certificate will do (BITS 10.3). sim/com
// implements it over the client's COM object. Like a callback it belongs to a process, is single,
// and is not stored (NOTIFY-SEC-10).

#ifndef BITSIM_ENGINE_CERTIFICATE_VALIDATOR_H_
#define BITSIM_ENGINE_CERTIFICATE_VALIDATOR_H_

#include <bits.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace bitsim {

class CertificateValidator {
 public:
  CertificateValidator() = default;
  CertificateValidator(const CertificateValidator&) = delete;
  CertificateValidator& operator=(const CertificateValidator&) = delete;
  virtual ~CertificateValidator() = default;

  // Whether a call would reach the object: its application lives.
  virtual bool IsReachable() const = 0;
  // The call; it runs client code, which may do anything and may block: then virtual time has
  // passed. What the object answered, S_OK to accept the certificate; nullopt: it did not answer,
  // for its application died. REQUIRES: an event handler calls, in no actor.
  virtual std::optional<HRESULT> Validate(std::uint32_t file_index,
                                          std::string_view certificate) = 0;
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_CERTIFICATE_VALIDATOR_H_
