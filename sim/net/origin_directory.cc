#include "sim/net/origin_directory.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "sim/net/url.h"

namespace bitsim {

Origin& OriginDirectory::Add(std::string_view url) {
  const auto bad = [url](const char* what) {
    return std::invalid_argument("Network::AddOrigin: \"" + std::string(url) + "\" " + what);
  };
  const std::optional<Url> parsed = ParseUrl(url);
  if (!parsed.has_value()) throw bad("is not an http or https URL");
  if (url.find_first_of("/?#@", url.find("://") + 3) != std::string_view::npos) {
    throw bad("names more than scheme, host and port");
  }
  for (const auto& server : servers_) {
    if (server->IsAt(*parsed)) throw bad("has an origin already");
  }
  return *servers_.emplace_back(std::make_unique<OriginServer>(*parsed));
}

OriginDirectory::Destination OriginDirectory::Find(std::string_view url) {
  const std::optional<Url> parsed = ParseUrl(url);
  if (!parsed.has_value()) return {};
  Destination destination;
  for (const auto& server : servers_) {
    if (!server->HasHost(*parsed)) continue;
    destination.failure = NetworkFailure::kConnectionRefused;
    if (server->listening() && server->IsAt(*parsed)) {
      destination.server = server.get();
      destination.page = &server->FindPage(parsed->path);
      break;
    }
  }
  return destination;
}

}  // namespace bitsim
