// Answers that ask who the job's user is.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/engine.h"

namespace bitsim {

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
