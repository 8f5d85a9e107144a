#include "sim/net/origin_directory.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "sim/net/url.h"

namespace bitsim {

namespace {

// Adds a server at that URL to the others; throws std::invalid_argument if it may not be there.
template <class Server>
Server& AddServer(std::vector<std::unique_ptr<Server>>& servers, std::string_view url,
                  const char* function, const char* kind) {
  const auto bad = [&](const std::string& what) {
    return std::invalid_argument(std::string("Network::") + function + ": \"" + std::string(url) +
                                 "\" " + what);
  };
  const std::optional<Url> parsed = ParseUrl(url);
  if (!parsed.has_value()) throw bad("is not an http or https URL");
  if (url.find_first_of("/?#@", url.find("://") + 3) != std::string_view::npos) {
    throw bad("names more than scheme, host and port");
  }
  for (const auto& server : servers) {
    if (server->IsAt(*parsed)) throw bad(std::string("has ") + kind + " already");
  }
  return *servers.emplace_back(std::make_unique<Server>(*parsed));
}

}  // namespace

OriginServer& OriginDirectory::Add(std::string_view url) {
  return AddServer(servers_, url, "AddOrigin", "an origin");
}

Proxy& OriginDirectory::AddProxy(std::string_view url) {
  return AddServer(proxies_, url, "AddProxy", "a proxy");
}

ProxyServer* OriginDirectory::FindProxy(std::string_view url) {
  const std::optional<Url> parsed = ParseUrl(url);
  if (!parsed.has_value()) return nullptr;
  for (const auto& proxy : proxies_) {
    if (proxy->IsAt(*parsed)) return proxy.get();
  }
  return nullptr;
}

// Nearly all URLs begin as their server's own: these need not be taken apart.
OriginDirectory::Destination OriginDirectory::Find(std::string_view url, OriginServer::Page* page) {
  if (page != nullptr && page->server->listening() && page->server->IsUrlOf(*page, url)) {
    return {.page = page};
  }
  for (const auto& server : servers_) {
    const std::string_view prefix = server->url();
    const bool is_there = url.size() > prefix.size() && url[prefix.size()] == '/' &&
                          url.starts_with(prefix) && server->listening();
    if (!is_there) continue;
    const std::string_view path = url.substr(prefix.size());
    return {.page = &server->FindPage(path.substr(0, path.find('#')))};
  }
  return FindParsed(url);
}

OriginDirectory::Destination OriginDirectory::FindParsed(std::string_view url) {
  const std::optional<Url> parsed = ParseUrl(url);
  if (!parsed.has_value()) return {};
  Destination destination;
  for (const auto& server : servers_) {
    if (!server->HasHost(*parsed)) continue;
    destination.failure = NetworkFailure::kConnectionRefused;
    destination.latency = server->link().latency;
    if (server->listening() && server->HasPort(*parsed)) {
      destination.page = &server->FindPage(parsed->path);
      break;
    }
  }
  return destination;
}

}  // namespace bitsim
