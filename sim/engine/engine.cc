#include "sim/engine/engine.h"

#include <algorithm>

#include "sim/engine/deadline.h"
#include "sim/engine/engine_trace.h"
#include "sim/engine/ranges.h"

namespace bitsim {

Engine::Engine(World& world, NetworkService& network, Disk& disk, const Decisions& decisions)
    : world_(world),
      network_(network),
      disk_(disk),
      decisions_(decisions),
      rules_(decisions),
      accounts_(decisions),
      machine_(world, decisions, *this),
      jobs_(world.choices()),
      scheduler_(world, jobs_, decisions, *this),
      downloads_({world, network, disk, decisions, rules_, accounts_, machine_, jobs_}, *this),
      uploads_({world, network, disk, decisions, rules_, accounts_, machine_, jobs_}, *this),
      retry_timer_(world, jobs_, *this, &Engine::OnRetryTimer),
      no_progress_timer_(world, jobs_, *this, &Engine::OnNoProgressTimer),
      lifetime_timer_(world, jobs_, *this, &Engine::OnLifetimeTimer) {
  network.SetConnectivityListener(this);
}

Job& Engine::CreateJob(std::string_view display_name, BG_JOB_TYPE type, UserIndex owner,
                       const User& creator) {
  Job& job = jobs_.Create();
  job.owner = owner;
  job.owner_is_elevated = IsElevated(creator);
  job.owner_integrity = IntegrityLevelOf(creator);
  accounts_.AddJob(owner);
  job.type = static_cast<std::uint8_t>(type);
  if (type != BG_JOB_TYPE_DOWNLOAD) job.extras_for_change().upload = std::make_unique<Upload>();
  job.state = decisions_.InitialState();
  job.notify_flags = decisions_.DefaultNotifyFlags();
  job.minimum_retry_delay_seconds = decisions_.DefaultMinimumRetryDelaySeconds();
  job.no_progress_timeout_seconds = decisions_.DefaultNoProgressTimeoutSeconds();
  job.names.Set(Job::kDisplayName, display_name);
  job.created = job.modified = world_.wall_now();
  Touch(job, Modification::kProperty);
  PostLifetimeTimer(job);
  world_.Note(kJobCreated, job.index, static_cast<std::uint64_t>(type), 0, "ST-01");
  if (listener_ != nullptr) listener_->OnJobCreated(job);
  return job;
}

void Engine::ChangeState(Job& job, BG_JOB_STATE to, const char* rule) {
  const BG_JOB_STATE from = job.state;
  if (from == to) return;
  const StateRules& rules = rules_.of(to);
  JobRun& run = job.run_for_change();
  job.state = to;
  ++job.generation;
  if (run.retry_is_planned) EndPlannedRetry(job);
  world_.Note(kJobState, job.index, static_cast<std::uint64_t>(from),
              static_cast<std::uint64_t>(to), rule);
  NoteModificationTime(job, Modification::kState);
  if (rules.is_activity) NoteActivity(job);

  if (IsRunning(from) && !IsRunning(to)) StopExchange(job);
  if (!rules.keeps_turn) scheduler_.Remove(job);
  if (to != BG_JOB_STATE_TRANSIENT_ERROR) {
    run.waits_for_network = false;
    if (run.blocked_by != Block::kNone) SetBlockedBy(job, Block::kNone);
  }
  if (rules_.of(from).is_download_time != rules.is_download_time) {
    run.download_clock = world_.now().time_since_epoch() - run.download_clock;
    PostLifetimeTimer(job);
  }
  if (rules.ends_error) job.has_error = false;
  if (rules.ends_error_count) run.error_count = 0;
  if (rules.is_completion) run.transferred = world_.wall_now();
  if (rules.ends_no_progress) run.no_progress_at = kNever;
  if (to == BG_JOB_STATE_QUEUED && HasSession(job)) scheduler_.Enqueue(job);

  // The listener may run client code (a callback's Release), which finds a final job gone from the
  // queue and may release its own pointers: the record stays until all is done.
  jobs_.Hold(job);
  if (rules.leaves_queue) {
    if (job.is_in_queue) accounts_.RemoveJob(job.owner);
    jobs_.RemoveFromQueue(job);
  }
  if (listener_ != nullptr) {
    listener_->OnStateChanged(job, from);
    if (job.state == to) listener_->OnModified(job, Modification::kState);
  }
  if (IsFinal(to) && job.extras != nullptr) ReleaseCertificateValidator(job);
  jobs_.Release(job);
}

void Engine::StartJob(Job& job) {
  if (!network_.connected() && Downloads::NeedsNetwork(job)) {
    FailWithNetwork(job, NetworkFailure::kDisconnected);
    return;
  }
  if (const Block block = BlockOf(job); block != Block::kNone) {
    FailBlocked(job, block);
    return;
  }
  if (LacksHelperToken(job)) {
    FailForToken(job);
    return;
  }
  if (job.extras != nullptr) job.extras->turn = {};
  ChangeState(job, decisions_.StateWhenScheduled(), "ST-04");
  if (IsRunning(job.state)) Continue(job);
}

void Engine::YieldJob(Job& job, const char* rule) { ChangeState(job, BG_JOB_STATE_QUEUED, rule); }

void Engine::Continue(Job& job) {
  if (job.upload() != nullptr) {
    uploads_.Continue(job);
  } else {
    downloads_.Continue(job);
  }
}

void Engine::StopExchange(Job& job) {
  if (job.run == nullptr) return;
  if (job.run->exchange == ExchangeId{} && job.upload() == nullptr) return;
  const ExchangeId exchange = std::exchange(job.run->exchange, {});
  const std::uint64_t received_bytes = network_.BytesReceived(exchange);
  network_.Cancel(exchange);
  if (job.upload() != nullptr) {
    uploads_.KeepMoved(job, received_bytes);
  } else {
    downloads_.KeepReceived(job, received_bytes);
  }
}

void Engine::Touch(Job& job, Modification modification) {
  NoteModificationTime(job, modification);
  NoteActivity(job);
}

void Engine::NoteModificationTime(Job& job, Modification modification) {
  if (rules_.ChangesModificationTime(modification)) job.modified = world_.wall_now();
}

void Engine::NoteActivity(Job& job) {
  job.inactive_at = DeadlineAfter(world_.now(), InactivityTimeout());
}

void Engine::NoteModified(Job& job, Modification modification) {
  Touch(job, modification);
  if (listener_ != nullptr) listener_->OnModified(job, modification);
  // Among the properties are the priority, the cost flags and the maximum download time.
  if (modification == Modification::kProperty) {
    Reconsider(job);
    PostLifetimeTimer(job);
  }
}

BG_JOB_PROGRESS Engine::Progress(const Job& job) const {
  BG_JOB_PROGRESS progress = {};
  if (job.files.empty()) progress.BytesTotal = decisions_.BytesTotalWithoutFiles();
  for (std::uint32_t i = 0; i < job.files.size(); ++i) {
    const BG_FILE_PROGRESS file = FileProgress(job, i);
    progress.BytesTransferred += file.BytesTransferred;
    const bool is_too_much = file.BytesTotal > UINT64_MAX - progress.BytesTotal;
    if (is_too_much || progress.BytesTotal == BG_SIZE_UNKNOWN ||
        file.BytesTotal == BG_SIZE_UNKNOWN) {
      if (decisions_.UnknownSizeMakesTotalUnknown()) progress.BytesTotal = BG_SIZE_UNKNOWN;
    } else {
      progress.BytesTotal += file.BytesTotal;
    }
    if (job.upload() != nullptr && decisions_.ProgressIncludesReply()) {
      progress.BytesTransferred += job.upload()->reply_bytes;
      if (job.upload()->reply_is_transferred) progress.BytesTotal += job.upload()->reply_bytes;
    }
    ++progress.FilesTotal;
    if (decisions_.CountsFile(job.files[i].is_transferred, job.files[i].is_renamed)) {
      ++progress.FilesTransferred;
    }
  }
  return progress;
}

BG_FILE_PROGRESS Engine::FileProgress(const Job& job, std::uint32_t file_index) const {
  const File& file = job.files[file_index];
  BG_FILE_PROGRESS progress = {};
  progress.BytesTotal = file.size_bytes;
  progress.BytesTransferred = file.transferred_bytes;
  if (const auto& ranges = file.extras_or_defaults().ranges; !ranges.empty()) {
    if (progress.BytesTotal == BG_SIZE_UNKNOWN) progress.BytesTotal = SizeOf(ranges);
    if (!decisions_.CountsRangesAsWhole()) progress.BytesTotal = BG_SIZE_UNKNOWN;
  }
  const bool is_completed =
      job.upload() == nullptr ? decisions_.ShowsCompleted(file.is_transferred, file.is_renamed)
      : decisions_.UploadIsCompletedWhenTransferred() ? file.is_transferred
                                                      : job.state == BG_JOB_STATE_ACKNOWLEDGED;
  progress.Completed = is_completed ? TRUE : FALSE;
  const bool fetches_reply = job.upload() != nullptr && job.upload()->stage == UploadStage::kReply;
  const JobRun& run = job.run_or_defaults();
  if (job.state == BG_JOB_STATE_TRANSFERRING && run.current_file == file_index && !fetches_reply) {
    // What comes beyond the file's size is refused when it is all there.
    progress.BytesTransferred = std::min(
        progress.BytesTotal, progress.BytesTransferred + network_.BytesReceived(run.exchange));
  }
  return progress;
}

BG_JOB_TIMES Engine::Times(const Job& job) const {
  const JobRun& run = job.run_or_defaults();
  BG_JOB_TIMES times = {};
  times.CreationTime = ToFileTime(job.created);
  const bool bytes_arrive = job.state == BG_JOB_STATE_TRANSFERRING &&
                            network_.BytesReceived(run.exchange) > 0 &&
                            rules_.ChangesModificationTime(Modification::kBytes);
  times.ModificationTime = ToFileTime(bytes_arrive ? world_.wall_now() : job.modified);
  times.TransferCompletionTime = ToFileTime(run.transferred);
  return times;
}

std::string Engine::OwnerSid(const Job& job) const { return SidOf(job.owner); }

std::string Engine::SidOf(UserIndex user) const {
  // The shape of a local account's; users are numbered from 1001 as Windows does.
  std::string sid = "S-1-5-21-1004336348-1177238915-682003330-";
  FormatDecimal(sid, 1001 + user);
  return sid;
}

bool Engine::HasError(const Job& job) const {
  return job.has_error && decisions_.TellsErrorInState(job.state);
}

}  // namespace bitsim
