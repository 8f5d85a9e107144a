// Answers that send a job elsewhere, or ask who it is.

#include <algorithm>
#include <string>
#include <string_view>

#include "sim/engine/engine.h"
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

void Engine::OnRedirect(Job& job, const HttpResponse& response) {
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

// Whether the job has credentials that were asked for, and has not sent them in vain.
bool Engine::MayAnswerChallenge(Job& job, const HttpResponse& response) {
  const BG_AUTH_TARGET target =
      response.status == 407 ? BG_AUTH_TARGET_PROXY : BG_AUTH_TARGET_SERVER;
  const auto scheme = static_cast<BG_AUTH_SCHEME>(*response.challenge);
  const std::vector<Credentials>& all = job.extras_or_defaults().credentials;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Credentials& credentials) {
    return credentials.target == target && credentials.scheme == scheme;
  });
  if (found == all.end() || !decisions_.AnswersChallenge(target)) return false;
  JobExtras::Turn& turn = job.extras->turn;
  std::optional<HttpCredentials>& sent =
      target == BG_AUTH_TARGET_PROXY ? turn.proxy_credentials : turn.server_credentials;
  const HttpCredentials answer{*response.challenge, std::string(found->user_name.view()),
                               std::string(found->password.view())};
  if (sent == answer) return false;
  sent = answer;
  return true;
}

}  // namespace bitsim
