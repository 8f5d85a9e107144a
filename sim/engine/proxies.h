// File: proxies.h
//
// Through which proxy a job's request goes.

#ifndef BITSIM_ENGINE_PROXIES_H_
#define BITSIM_ENGINE_PROXIES_H_

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/extras.h"
#include "sim/net/network_service.h"

namespace bitsim {

// "": none. nullopt: the job's list of proxies is not one.
std::optional<std::string> ProxyFor(const JobExtras& extras, std::string_view url,
                                    const NetworkService& network);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_PROXIES_H_
