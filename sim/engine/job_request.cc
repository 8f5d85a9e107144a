#include "sim/engine/job_request.h"

#include <memory>
#include <string>
#include <utility>

#include "sim/engine/proxies.h"

namespace bitsim {

bool HasOwnMethod(const JobExtras& extras, std::uint8_t type) {
  const std::string_view method = extras.http_method.view();
  return type == BG_JOB_TYPE_DOWNLOAD && !method.empty() && method != "GET";
}

std::optional<FilePiece> NextPieceOf(const Job& job) {
  const File& file = job.files[job.run->current_file];
  if (file.size_bytes == BG_SIZE_UNKNOWN) return std::nullopt;
  return NextPiece(file, job.extras_or_defaults().is_on_demand);
}

bool AddDetails(const Job& job, const NetworkService& network, HttpRequest& request) {
  if (job.extras == nullptr && network.system_proxy_url().empty()) return true;
  const JobExtras& extras = job.extras_or_defaults();
  const std::optional<std::string> proxy_url = ProxyFor(extras, request.url, network);
  if (!proxy_url.has_value()) return false;
  const bool is_plain = proxy_url->empty() && extras.custom_headers.empty() &&
                        request.method != HttpMethod::kOther &&
                        !extras.turn.server_credentials.has_value();
  if (is_plain) return true;
  auto details = std::make_shared<RequestDetails>();
  if (request.method == HttpMethod::kOther) details->method_name = extras.http_method.view();
  details->proxy_url = *proxy_url;
  details->headers = extras.custom_headers.view();
  if (!details->headers.empty() && !details->headers.ends_with("\r\n")) details->headers += "\r\n";
  details->server_credentials = extras.turn.server_credentials;
  details->proxy_credentials = extras.turn.proxy_credentials;
  request.details = std::move(details);
  return true;
}

}  // namespace bitsim
