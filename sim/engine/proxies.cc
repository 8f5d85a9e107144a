#include "sim/engine/proxies.h"

#include <algorithm>

#include "sim/net/url.h"

namespace bitsim {
namespace {

// The first proxy of a list ("proxy.test:8080", "http://proxy.test", "https=proxy.test:81") that is
// there for such a URL. "": none of them; nullopt: what stands there is no proxy.
std::optional<std::string> FirstProxy(std::string_view list, bool is_secure) {
  constexpr std::string_view kSeparators = "; \t";
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(kSeparators), list.size());
    std::string_view entry = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    if (entry.empty()) continue;
    if (const std::size_t equals = entry.find('='); equals != std::string_view::npos) {
      if (!SameHost(entry.substr(0, equals), is_secure ? "https" : "http")) continue;
      entry.remove_prefix(equals + 1);
    }
    std::string url(entry.find("://") == std::string_view::npos ? "http://" : "");
    url += entry;
    if (!ParseUrl(url).has_value()) return std::nullopt;
    return url;
  }
  return "";
}

}  // namespace

std::optional<std::string> ProxyFor(const JobExtras& extras, std::string_view url,
                                    const NetworkService& network) {
  std::string_view bypass = network.system_proxy_bypass_list();
  std::string_view list = network.system_proxy_url();
  if (extras.proxy_usage == BG_JOB_PROXY_USAGE_NO_PROXY) return "";
  if (extras.proxy_usage == BG_JOB_PROXY_USAGE_OVERRIDE) {
    bypass = extras.proxy_bypass_list.view();
    list = extras.proxy_list.view();
  }
  if (list.empty()) return "";
  const std::optional<Url> parsed = ParseUrl(url);
  if (!parsed.has_value() || IsBypassed(parsed->host, bypass)) return "";
  return FirstProxy(list, parsed->secure);
}

}  // namespace bitsim
