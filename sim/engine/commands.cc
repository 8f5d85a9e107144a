// Resume, Suspend, Cancel, Complete, AddFile, TakeOwnership: the methods that a client steers a job
// with.

#include <algorithm>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"
#include "sim/engine/names.h"

namespace bitsim {

HRESULT Engine::AddFile(Job& job, std::string_view remote_name, std::string_view local_name) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  const bool is_valid = IsValidRemoteName(remote_name) && IsValidLocalName(local_name);
  return is_valid ? AddValidFile(job, remote_name, local_name) : E_INVALIDARG;
}

HRESULT Engine::AddValidFile(Job& job, std::string_view remote_name, std::string_view local_name) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  if (!MayBeSource(job, remote_name)) return E_INVALIDARG;
  const HRESULT limit = CheckFileLimit(job, 1);
  if (FAILED(limit)) return limit;
  const bool may_be_written = disk_.MayWrite(local_name, user(job.owner).name);
  if (job.upload() == nullptr && !may_be_written) return E_ACCESSDENIED;
  if (!decisions_.DestinationsMayBeShared() && IsDestination(local_name)) {
    return HRESULT_FROM_WIN32(ERROR_FILE_EXISTS);
  }
  File& file = job.files.Append();
  file.names = Texts<2>({remote_name, local_name});
  NoteModified(job, Modification::kFileAdded);
  return S_OK;
}

bool Engine::IsSource(const Job& job, std::string_view remote_name) const {
  return IsValidRemoteName(remote_name) && MayBeSource(job, remote_name);
}

bool Engine::MayBeSource(const Job& job, std::string_view remote_name) const {
  return IsHttpUrl(remote_name) || decisions_.ReadsFiles(static_cast<BG_JOB_TYPE>(job.type));
}

bool Engine::RefusesChanges(const Job& job) const {
  return decisions_.RefusesChanges(job.state) || IsBeingCancelled(job);
}

HRESULT Engine::Suspend(Job& job) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  Touch(job, Modification::kState);
  ChangeState(job, decisions_.StateAfterSuspend(job.state), "ST-20");
  return S_OK;
}

HRESULT Engine::Resume(Job& job) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  if (job.files.empty()) return decisions_.ResumeWithoutFiles();
  const bool all_done = job.upload() != nullptr
                            ? job.upload()->stage == UploadStage::kDone
                            : std::all_of(job.files.begin(), job.files.end(),
                                          [](const File& file) { return file.is_transferred; });
  if (all_done) return decisions_.ResumeWithAllFilesDone(job.state);
  const char* const rule = job.state == BG_JOB_STATE_SUSPENDED         ? "ST-02"
                           : job.state == BG_JOB_STATE_TRANSIENT_ERROR ? "ST-18"
                           : job.state == BG_JOB_STATE_ERROR           ? "ST-19"
                                                                       : "ST-28";
  for (File& file : job.files) file.is_given_up = false;
  JobRun& run = job.run_for_change();
  run.was_resumed = true;
  Touch(job, Modification::kState);
  if (decisions_.ResumeRestartsDownloadTime()) {
    run.download_clock =
        rules_.of(job.state).is_download_time ? world_.now().time_since_epoch() : Duration::zero();
  }
  StoreRemoteNames(job);
  ChangeState(job, decisions_.StateAfterResume(job.state), rule);
  return S_OK;
}

HRESULT Engine::Complete(Job& job, UserIndex caller) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  return job.upload() != nullptr ? uploads_.Complete(job, caller)
                                 : downloads_.Complete(job, caller);
}

HRESULT Engine::Cancel(Job& job) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  return Abandon(job, "ST-23") ? S_OK : decisions_.UndeletableFiles();
}

bool Engine::Abandon(Job& job, const char* rule) {
  if (job.upload() != nullptr && uploads_.Cancel(job)) return true;
  const BG_JOB_STATE next = decisions_.StateAfterCancel(job.state);
  StopExchange(job);
  const bool all_deleted = !decisions_.DeletesTemporaryFiles(next) || DeleteTemporaryFiles(job);
  ChangeState(job, next, rule);
  return all_deleted;
}

HRESULT Engine::TakeOwnership(Job& job, UserIndex new_owner, const User& taker) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  for (const File& file : job.files) {
    if (!disk_.MayWrite(file.local_name(), user(new_owner).name)) {
      return BG_E_NEW_OWNER_NO_FILE_ACCESS;
    }
  }
  accounts_.RemoveJob(job.owner);
  accounts_.AddJob(new_owner);
  job.owner = new_owner;
  RemoveWhatOwnerSet(job);
  job.owner_is_elevated = decisions_.TakenJobNeedsElevation();
  job.owner_integrity =
      job.owner_is_elevated ? IntegrityLevelOf(taker) : IntegrityLevel::kUntrusted;
  world_.Note(kJobOwnerChanged, job.index, new_owner, 0, "NOTIFY-SEC-09");
  NoteModified(job, Modification::kProperty);
  ApplySession(job, "NOTIFY-SEC-09");
  return S_OK;
}

bool Engine::DeleteTemporaryFiles(Job& job) {
  return job.upload() != nullptr ? uploads_.DeleteReply(job) : downloads_.DeleteTemporaryFiles(job);
}

bool Engine::IsDestination(std::string_view local_name) {
  for (const JobIndex index : jobs_.InQueue()) {
    for (const File& file : jobs_.at(index).files) {
      if (file.local_name() == local_name) return true;
    }
  }
  return false;
}

}  // namespace bitsim
