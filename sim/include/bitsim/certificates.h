// File: certificates.h
//
// The certificate stores of the simulated machine, where jobs look for their client certificates.
//
//   simulation.certificates().Add(
//       {.store_name = "MY", .subject = "CN=client", .hash = {1, 2, 3}});
//   http_options->SetClientCertificateByName(
//       BG_CERT_STORE_LOCATION_CURRENT_USER, L"MY", L"client");
//
// A store exists once it has a certificate. Names of stores are the same in either case. Subjects
// are found by any part of them, as it is written. Nothing is encrypted: a certificate is its
// names.

#ifndef BITSIM_CERTIFICATES_H_
#define BITSIM_CERTIFICATES_H_

#include <bits.h>

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace bitsim {

struct Certificate {
  BG_CERT_STORE_LOCATION store_location = BG_CERT_STORE_LOCATION_CURRENT_USER;
  std::string store_name = "MY";
  std::string subject;
  std::array<std::uint8_t, 20> hash = {};  // SHA-1; what identifies it
};

class Certificates {
 public:
  // Throws std::invalid_argument for a store without a name.
  void Add(Certificate certificate);

  bool HasStore(BG_CERT_STORE_LOCATION location, std::string_view store_name) const;
  // The first one that was added; nullptr when there is none.
  const Certificate* FindBySubject(BG_CERT_STORE_LOCATION location, std::string_view store_name,
                                   std::string_view part_of_subject) const;
  // `hash` has 20 bytes.
  const Certificate* FindByHash(BG_CERT_STORE_LOCATION location, std::string_view store_name,
                                const std::uint8_t* hash) const;

 private:
  template <class Condition>
  const Certificate* Find(BG_CERT_STORE_LOCATION location, std::string_view store_name,
                          const Condition& condition) const;

  std::deque<Certificate> certificates_;  // in the order of Add; pointers stay good
};

}  // namespace bitsim

#endif  // BITSIM_CERTIFICATES_H_
