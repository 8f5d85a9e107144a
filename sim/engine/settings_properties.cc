// The setters of IBackgroundCopyJob2 to Job5 that stand in no request: command line, reply file,
// flags, limits and the properties by id.

#include <algorithm>

#include "sim/engine/engine.h"

namespace bitsim {

HRESULT Engine::SetNotifyCommandLine(Job& job, std::string_view program,
                                     std::string_view parameters, UserIndex user) {
  const HRESULT in_state = decisions_.SetCommandLineInState(job.state);
  if (FAILED(in_state)) return in_state;
  JobExtras& extras = job.extras_for_change();
  extras.has_command_line = !program.empty();
  extras.command_line_program = Text(program);
  extras.command_line_parameters = Text(parameters);
  extras.command_line_user = user;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

void Engine::RemoveWhatOwnerSet(Job& job) {
  if (job.extras == nullptr) return;
  JobExtras& extras = *job.extras;
  if (decisions_.TakeOwnershipRemovesCommandLine()) {
    extras.has_command_line = false;
    extras.command_line_program = Text();
    extras.command_line_parameters = Text();
  }
  if (decisions_.TakeOwnershipRemovesSecrets()) {
    extras.credentials.clear();
    extras.custom_headers = Text();
    extras.has_client_certificate = false;
    extras.client_certificate = {};
  }
}

HRESULT Engine::SetReplyFileName(Job& job, std::string_view name) {
  const HRESULT in_state = decisions_.SetReplyFileNameInState(job.state);
  if (FAILED(in_state)) return in_state;
  if (uploads_.HasReplyBegun(job)) return BG_E_INVALID_STATE;
  if (!disk_.MayWrite(name, user(job.owner).name)) return E_ACCESSDENIED;
  job.extras_for_change().reply_file_name = Text(name);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetFileAclFlags(Job& job, DWORD flags) {
  const HRESULT in_state = decisions_.SetFileAclFlagsInState(job.state);
  if (FAILED(in_state)) return in_state;
  job.extras_for_change().file_acl_flags = flags;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetPeerCachingFlags(Job& job, DWORD flags) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.extras_for_change().peer_caching_flags = flags;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetMaximumDownloadTime(Job& job, ULONG seconds) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.extras_for_change().maximum_download_time_seconds = seconds;
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

// --- Properties by id ---

HRESULT Engine::CheckProperty(const Job& job, std::uint32_t id,
                              const BITS_JOB_PROPERTY_VALUE& value) const {
  const JobExtras& extras = job.extras_or_defaults();
  const bool is_download = job.type == BG_JOB_TYPE_DOWNLOAD;
  switch (id) {
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID:
      return decisions_.SetClassInState(job.state);
    case BITS_JOB_PROPERTY_DYNAMIC_CONTENT: {
      if (!is_download) return decisions_.SetForDownloadsOnly();
      if (job.run_or_defaults().was_resumed) return decisions_.SetAfterResume();
      if (value.Enable == FALSE) return S_OK;
      if (!extras.http_method.empty()) return decisions_.SetBesideHttpMethod();
      const bool has_ranges = std::any_of(job.files.begin(), job.files.end(), [](const File& file) {
        return !file.extras_or_defaults().ranges.empty();
      });
      return has_ranges || extras.is_on_demand ? decisions_.SetBesideOtherSetting() : S_OK;
    }
    case BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
      if (!is_download) return decisions_.SetForDownloadsOnly();
      return job.files.empty() ? S_OK : decisions_.SetAfterAddFile();
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE:
      if (!is_download) return decisions_.SetForDownloadsOnly();
      if (job.run_or_defaults().was_resumed) return decisions_.SetAfterResume();
      return value.Uint64 == 0 ? decisions_.SetMaximumDownloadSizeToZero() : S_OK;
    case BITS_JOB_PROPERTY_ON_DEMAND_MODE:
      if (!is_download) return decisions_.SetForDownloadsOnly();
      if (value.Enable == FALSE) return S_OK;
      if (!extras.http_method.empty()) return decisions_.SetBesideHttpMethod();
      return extras.is_dynamic_content ? decisions_.SetBesideOtherSetting() : S_OK;
    default:
      return S_OK;
  }
}

HRESULT Engine::SetProperty(Job& job, std::uint32_t id, const BITS_JOB_PROPERTY_VALUE& value) {
  if (!decisions_.HasJobProperty(id)) return BG_E_UNKNOWN_PROPERTY_ID;
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  const HRESULT allowed = CheckProperty(job, id, value);
  if (FAILED(allowed)) return allowed;
  JobExtras& extras = job.extras_for_change();
  switch (id) {
    case BITS_JOB_PROPERTY_ID_COST_FLAGS:
      extras.has_cost_flags = true;
      extras.cost_flags = value.Dword;
      break;
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID:
      extras.notification_clsid = decisions_.StoredClass(extras.notification_clsid, value.ClsID);
      break;
    case BITS_JOB_PROPERTY_DYNAMIC_CONTENT:
      extras.is_dynamic_content = value.Enable != FALSE;
      break;
    case BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
      extras.is_high_performance = value.Enable != FALSE;
      break;
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE:
      extras.maximum_download_size_bytes = value.Uint64;
      break;
    case BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS:
      extras.uses_stored_credentials_for_proxy = true;
      break;
    case BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS:
      extras.minimum_notification_interval_milliseconds = value.Dword;
      break;
    case BITS_JOB_PROPERTY_ON_DEMAND_MODE:
      extras.is_on_demand = value.Enable != FALSE;
      break;
    default:
      break;
  }
  NoteModified(job, Modification::kProperty);
  if (id == BITS_JOB_PROPERTY_ID_COST_FLAGS) Reconsider(job);  // they act at once (SCHED-10)
  return S_OK;
}

HRESULT Engine::GetProperty(const Job& job, std::uint32_t id,
                            BITS_JOB_PROPERTY_VALUE& value) const {
  if (!decisions_.HasJobProperty(id)) return BG_E_UNKNOWN_PROPERTY_ID;
  const JobExtras& extras = job.extras_or_defaults();
  value = {};
  switch (id) {
    case BITS_JOB_PROPERTY_ID_COST_FLAGS:
      value.Dword = extras.has_cost_flags ? extras.cost_flags : decisions_.DefaultCostFlags();
      break;
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID:
      value.ClsID = extras.notification_clsid;
      break;
    case BITS_JOB_PROPERTY_DYNAMIC_CONTENT:
      value.Enable = extras.is_dynamic_content ? TRUE : FALSE;
      break;
    case BITS_JOB_PROPERTY_HIGH_PERFORMANCE:
      value.Enable = extras.is_high_performance ? TRUE : FALSE;
      break;
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE:
      value.Uint64 = extras.maximum_download_size_bytes;
      break;
    case BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS:
      if (extras.uses_stored_credentials_for_proxy) value.Target = BG_AUTH_TARGET_PROXY;
      break;
    case BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS:
      value.Dword = extras.minimum_notification_interval_milliseconds;
      break;
    case BITS_JOB_PROPERTY_ON_DEMAND_MODE:
      value.Enable = extras.is_on_demand ? TRUE : FALSE;
      break;
    default:
      break;
  }
  return S_OK;
}

}  // namespace bitsim
