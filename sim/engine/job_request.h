// File: job_request.h
//
// What of a job goes into its requests. When they are made, and what becomes of them, is the
// engine's affair (requests.cc).
//
//   HttpRequest request{.method = HttpMethod::kHead, .url = UrlOf(job)};
//   if (!AddDetails(job, network, request)) ...    // its list of proxies is not one

#ifndef BITSIM_ENGINE_JOB_REQUEST_H_
#define BITSIM_ENGINE_JOB_REQUEST_H_

#include <optional>
#include <string_view>

#include "sim/engine/job.h"
#include "sim/engine/ranges.h"
#include "sim/net/network_service.h"

namespace bitsim {

bool HasOwnMethod(const JobExtras& extras, std::uint8_t type);
inline bool HasCustomMethod(const Job& job) {
  return job.extras != nullptr && HasOwnMethod(*job.extras, job.type);
}
// One request for everything, of which nothing is known before.
inline bool IsFetchedWhole(const Job& job) {
  return job.extras != nullptr && (job.extras->is_dynamic_content || HasCustomMethod(job));
}

// The three below are about the job's current file. REQUIRES: the job has run.

// Where a redirect led, or the file's remote name.
inline std::string_view UrlOf(const Job& job) {
  const bool is_redirected = job.extras != nullptr && !job.extras->turn.redirect_url.empty();
  return is_redirected ? job.extras->turn.redirect_url.view()
                       : job.files[job.run->current_file].remote_name();
}
// nullopt: nothing more of it is wanted, or its size is not known.
std::optional<FilePiece> NextPieceOf(const Job& job);
// Adds what few requests have: a proxy, headers, credentials, a method's name. False: the job's
// list of proxies is not one.
bool AddDetails(const Job& job, const NetworkService& network, HttpRequest& request);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_REQUEST_H_
