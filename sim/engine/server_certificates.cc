// Who a server is: what the client's certificate callback says about it.

#include <memory>

#include "sim/engine/certificate_validator.h"
#include "sim/engine/engine.h"
#include "sim/engine/job_request.h"
#include "sim/net/url.h"

namespace bitsim {

// Whether the exchange goes on. The client is asked once for each connection that a job makes.
bool Engine::AcceptsServer(Job& job) {
  if (job.extras == nullptr || job.state != BG_JOB_STATE_CONNECTING) return true;
  const std::shared_ptr<CertificateValidator> validator = job.extras->certificate_validator;
  if (validator == nullptr) return true;
  const std::optional<Url> url = ParseUrl(UrlOf(job));
  if (!url.has_value() || !url->secure) return true;
  const auto file = static_cast<std::int32_t>(job.run->current_file);
  if (!validator->IsReachable()) {
    Fail(job,
         {BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK,
          BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED, file},
         decisions_.ClassifyRefusedServer());
    return false;
  }
  jobs_.Hold(job);
  const std::uint32_t generation = job.generation;
  // There are no real certificates here: the host's name stands for its own.
  const HRESULT result = validator->Validate(job.run->current_file, std::string(url->host));
  const bool is_same = job.generation == generation && job.state == BG_JOB_STATE_CONNECTING;
  if (is_same && FAILED(result) && !decisions_.IgnoresRefusedServer()) {
    Fail(job, {BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK, result, file},
         decisions_.ClassifyRefusedServer());
  }
  const bool goes_on =
      is_same && job.generation == generation && job.state == BG_JOB_STATE_CONNECTING;
  jobs_.Release(job);
  return goes_on;
}

}  // namespace bitsim
