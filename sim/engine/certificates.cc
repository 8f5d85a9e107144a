#include "bitsim/certificates.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/net/url.h"

namespace bitsim {

void Certificates::Add(Certificate certificate) {
  if (certificate.store_name.empty()) {
    throw std::invalid_argument("Certificate.store_name is empty");
  }
  certificates_.push_back(std::move(certificate));
}

template <class Condition>
const Certificate* Certificates::Find(BG_CERT_STORE_LOCATION location, std::string_view store_name,
                                      const Condition& condition) const {
  const auto found =
      std::find_if(certificates_.begin(), certificates_.end(), [&](const Certificate& certificate) {
        return certificate.store_location == location &&
               SameHost(certificate.store_name, store_name) && condition(certificate);
      });
  return found == certificates_.end() ? nullptr : &*found;
}

bool Certificates::HasStore(BG_CERT_STORE_LOCATION location, std::string_view store_name) const {
  return Find(location, store_name, [](const Certificate&) { return true; }) != nullptr;
}

const Certificate* Certificates::FindBySubject(BG_CERT_STORE_LOCATION location,
                                               std::string_view store_name,
                                               std::string_view part_of_subject) const {
  return Find(location, store_name, [&](const Certificate& certificate) {
    return certificate.subject.find(part_of_subject) != std::string::npos;
  });
}

const Certificate* Certificates::FindByHash(BG_CERT_STORE_LOCATION location,
                                            std::string_view store_name,
                                            const std::uint8_t* hash) const {
  return Find(location, store_name, [&](const Certificate& certificate) {
    return std::equal(certificate.hash.begin(), certificate.hash.end(), hash);
  });
}

}  // namespace bitsim
