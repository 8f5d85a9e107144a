// Who a server is: what the client's certificate callback says about it.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "sim/core/letter_case.h"
#include "sim/engine/certificate_validator.h"
#include "sim/engine/engine.h"
#include "sim/engine/job_request.h"
#include "sim/net/url.h"

namespace bitsim {
namespace {

// By which one server is told from another.
std::string EndpointOf(const Url& url) {
  return ToLower(url.host).append(":").append(std::to_string(url.port));
}

bool HasAccepted(const JobExtras& extras, const std::string& endpoint) {
  return std::find(extras.accepted_servers.begin(), extras.accepted_servers.end(), endpoint) !=
         extras.accepted_servers.end();
}

}  // namespace

// Whether the exchange goes on. The client is asked once for each server, until it refuses one.
bool Engine::AcceptsServer(Job& job) {
  if (job.extras == nullptr || !IsRunning(job.state)) return true;
  const std::shared_ptr<CertificateValidator> validator = job.extras->certificate_validator;
  if (validator == nullptr) return true;
  const std::optional<Url> url = ParseUrl(UrlOf(job));
  if (!url.has_value() || !url->secure) return true;
  const std::string endpoint = EndpointOf(*url);
  if (HasAccepted(*job.extras, endpoint)) return true;

  jobs_.Hold(job);
  const std::uint32_t generation = job.generation;
  const std::uint32_t file = job.run->current_file;
  // There are no real certificates here: the host's name stands for its own.
  const std::optional<HRESULT> answer =
      validator->IsReachable() ? validator->Validate(file, std::string(url->host)) : std::nullopt;
  // The client may have done anything meanwhile.
  const bool is_same = job.generation == generation && IsRunning(job.state);
  const bool is_accepted =
      answer.has_value() && (SUCCEEDED(*answer) || decisions_.IgnoresRefusedServer());
  if (is_same && !is_accepted) {
    const bool has_answered = answer.has_value() && !decisions_.MeansDisconnected(*answer);
    Fail(job,
         {BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK,
          has_answered ? *answer : BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
          static_cast<std::int32_t>(file)},
         decisions_.ClassifyRefusedServer());
  }
  const bool goes_on = is_same && is_accepted;
  if (goes_on && job.extras->certificate_validator == validator) {
    job.extras->accepted_servers.push_back(endpoint);
  }
  jobs_.Release(job);
  return goes_on;
}

}  // namespace bitsim
