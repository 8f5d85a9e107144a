// The setters of what goes into requests: credentials, certificates, headers, method, tokens.

#include <algorithm>
#include <utility>

#include "sim/engine/certificate_validator.h"
#include "sim/engine/engine.h"

namespace bitsim {
namespace {

const char* DefaultMethod(const Job& job) {
  return job.type == BG_JOB_TYPE_DOWNLOAD ? "GET" : "BITS_POST";
}

auto FindCredentials(std::vector<Credentials>& all, BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) {
  return std::find_if(all.begin(), all.end(), [&](const Credentials& credentials) {
    return credentials.target == target && credentials.scheme == scheme;
  });
}

}  // namespace

HRESULT Engine::SetCredentials(Job& job, Credentials credentials) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  std::vector<Credentials>& all = job.extras_for_change().credentials;
  const auto found = FindCredentials(all, credentials.target, credentials.scheme);
  if (found == all.end()) {
    all.push_back(std::move(credentials));
  } else {
    *found = std::move(credentials);
  }
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::RemoveCredentials(Job& job, BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (job.extras == nullptr) return S_FALSE;
  const auto found = FindCredentials(job.extras->credentials, target, scheme);
  if (found == job.extras->credentials.end()) return S_FALSE;
  job.extras->credentials.erase(found);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetClientCertificate(Job& job, ClientCertificate certificate) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  JobExtras& extras = job.extras_for_change();
  extras.has_client_certificate = true;
  extras.client_certificate = std::move(certificate);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::RemoveClientCertificate(Job& job) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (job.extras != nullptr) {
    job.extras->has_client_certificate = false;
    job.extras->client_certificate = {};
  }
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetCustomHeaders(Job& job, std::string_view headers) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.extras_for_change().custom_headers = Text(headers);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::MakeCustomHeadersWriteOnly(Job& job) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.extras_for_change().custom_headers_are_write_only = true;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetSecurityFlags(Job& job, ULONG flags) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.extras_for_change().security_flags = flags;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

std::string Engine::MethodName(const Job& job) const {
  const std::string_view method = job.extras_or_defaults().http_method.view();
  return method.empty() ? DefaultMethod(job) : std::string(method);
}

HRESULT Engine::SetHttpMethod(Job& job, std::string_view method) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (method == DefaultMethod(job)) return S_OK;  // which does nothing
  const JobExtras& extras = job.extras_or_defaults();
  if (extras.is_dynamic_content || extras.is_on_demand) return decisions_.SetBesideOtherSetting();
  if (job.run_or_defaults().was_resumed) return decisions_.SetAfterResume();
  job.priority = BG_JOB_PRIORITY_FOREGROUND;  // for good; the job was never in a queue by priority
  job.extras_for_change().http_method = Text(method);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetCertificateValidator(Job& job, std::shared_ptr<CertificateValidator> validator) {
  const HRESULT in_state = decisions_.SetValidatorInState(job.state);
  if (FAILED(in_state)) return in_state;
  // The old one goes when all is settled: that runs client code.
  std::swap(job.extras_for_change().certificate_validator, validator);
  job.extras->accepted_servers.clear();
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

void Engine::ReleaseCertificateValidator(Job& job) {
  if (job.extras == nullptr) return;
  // With it may go the last pointer to the job.
  jobs_.Hold(job);
  job.extras->accepted_servers.clear();
  std::exchange(job.extras->certificate_validator, nullptr).reset();
  jobs_.Release(job);
}

void Engine::ReleaseCertificateValidators() {
  for (JobIndex index = kNoJob + 1; index < jobs_.end_index(); ++index) {
    Job& job = jobs_.at(index);
    if (job.index == index) ReleaseCertificateValidator(job);
  }
}

HRESULT Engine::SetHelperTokenFlags(Job& job, DWORD flags) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (!MayHaveHelperToken(job)) return E_ACCESSDENIED;
  job.extras_for_change().helper_token_flags = flags;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetHelperToken(Job& job, UserIndex user) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (!MayHaveHelperToken(job)) return E_ACCESSDENIED;
  JobExtras& extras = job.extras_for_change();
  extras.has_helper_token = true;
  extras.helper_token_sid = Text(SidOf(user));
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::ClearHelperToken(Job& job) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  if (job.extras != nullptr) {
    job.extras->has_helper_token = false;
    job.extras->helper_token_sid = Text();
  }
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

bool Engine::MayHaveHelperToken(const Job& job) const {
  return decisions_.AnybodyMaySetHelperToken() || user(job.owner).is_administrator;
}

}  // namespace bitsim
