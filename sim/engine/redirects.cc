// Answers that send a job elsewhere.

#include <string>
#include <string_view>

#include "sim/engine/downloads.h"
#include "sim/engine/job_request.h"
#include "sim/engine/names.h"
#include "sim/net/url.h"

namespace bitsim {
namespace {

bool IsSecure(std::string_view url) {
  const std::optional<Url> parsed = ParseUrl(url);
  return parsed.has_value() && parsed->secure;
}

}  // namespace

void Downloads::OnRedirect(Job& job, const HttpResponse& response) {
  File& file = job.files[job.run->current_file];
  const ULONG flags = job.extras_or_defaults().security_flags;
  const std::string_view from = UrlOf(job);
  const std::string target = ResolveUrl(from, response.location());
  const bool is_followed =
      decisions_.FollowsRedirects(flags) &&
      job.extras_or_defaults().turn.redirects < decisions_.RedirectsMax() &&
      (IsHttpUrl(target) || (decisions_.RedirectMayLeaveHttp() && IsValidRemoteName(target))) &&
      (!IsSecure(from) || IsSecure(target) || decisions_.RedirectMayLeaveHttps(flags));
  if (decisions_.RenamesAfterRedirect(flags) && IsValidRemoteName(target)) {
    file.names.Set(File::kRemoteName, target);
  }
  if (!is_followed) {
    FailFile(job, decisions_.RefusedRedirectError(response.status), FailureClass::kFatal);
    return;
  }
  JobExtras::Turn& turn = job.extras_for_change().turn;
  turn.redirect_url = Text(target);
  ++turn.redirects;
  Repeat(job);
}

}  // namespace bitsim
