// File: job.h
//
// The records of the engine: a job and its files. Plain data; what may happen to it stands in
// engine.h. Strings are UTF-8.

#ifndef BITSIM_ENGINE_JOB_H_
#define BITSIM_ENGINE_JOB_H_

#include <bits.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "bitsim/decisions.h"
#include "bitsim/disk.h"
#include "bitsim/time.h"
#include "bitsim/users.h"
#include "sim/core/compact_vector.h"
#include "sim/core/text.h"
#include "sim/engine/extras.h"
#include "sim/net/network_service.h"

namespace bitsim {

using JobIndex = std::uint32_t;  // place in the JobTable; also the subject of trace events
inline constexpr JobIndex kNoJob = 0;

struct File {
  enum Name : std::size_t { kRemoteName, kLocalName };

  Texts<2> names;
  std::uint64_t size_bytes = BG_SIZE_UNKNOWN;
  std::uint64_t transferred_bytes = 0;  // on disk; bytes of a running exchange are not in it
  std::uint32_t remote_copy = 0;        // in RemoteCopies: which the bytes are from; 0: none yet
  bool is_transferred = false;          // all bytes are in the temporary file
  bool is_renamed = false;              // Complete gave it its own name
  bool is_given_up = false;             // failed, and the files behind it are tried
  std::unique_ptr<FileExtras> extras;

  std::string_view remote_name() const { return names[kRemoteName]; }
  std::string_view local_name() const { return names[kLocalName]; }

  const FileExtras& extras_or_defaults() const {
    return extras == nullptr ? kDefaultFileExtras : *extras;
  }
  FileExtras& extras_for_change();
};

struct JobError {
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  std::int32_t file_index = -1;  // -1: no file
};

// What a job has once something has happened to it: a change of its state, or an error. Jobs that
// wait for their first Resume need none of it.
struct JobRun {
  ExchangeId exchange;                 // of the running request, if any
  OriginServer::Page* page = nullptr;  // where the last request led
  // How many bytes it asks for; BG_SIZE_UNKNOWN: whatever comes.
  std::uint64_t piece_bytes = 0;
  std::uint64_t watched_bytes = 0;  // that had come when its receive timeout began
  Instant receive_deadline = kNever;
  // What it had received when the lifetime timer was posted.
  std::uint64_t bytes_when_posted = 0;

  Instant no_progress_at = kNever;  // kNever: no transient error since the last progress
  // How long the job has been connecting and transferring since its last Resume; while it does, the
  // instant at which that was nothing.
  Duration download_clock{0};
  WallTime transferred;  // zero before TRANSFERRED

  // The scheduler's list of waiting jobs.
  JobIndex previous_waiting = kNoJob;
  JobIndex next_waiting = kNoJob;

  std::uint32_t current_file = 0;
  std::uint32_t first_missing_file = 0;  // all before it are transferred
  ULONG error_count = 0;
  JobError error;  // valid while the job has_error

  bool awaits_head = false;       // the running request is the first of a file
  bool exchange_is_body = false;  // its bytes count: a GET whose answer was accepted
  bool asks_for_range = false;    // a GET that needs a 206
  bool is_waiting = false;
  bool was_resumed = false;  // Resume has succeeded at least once
  bool no_progress_timer_posted = false;
  bool receive_timer_posted = false;
  bool waits_for_network = false;   // in TRANSIENT_ERROR: no timer will retry it
  bool retry_is_planned = false;    // in TRANSIENT_ERROR: a timer will
  Block blocked_by = Block::kNone;  // in TRANSIENT_ERROR: what has to end before it goes on

  Disk::Handle file_on_disk;  // of the current file, where it has been written

  void SetCurrentFile(std::uint32_t file_index) {
    if (current_file != file_index) file_on_disk = {};
    current_file = file_index;
  }
};

extern const JobRun kDefaultJobRun;

// Two cache lines; in a Windows program, where a bit-field is as long as its type, three.
struct alignas(64) Job {
  enum Name : std::size_t { kDisplayName, kDescription };

  GUID id = {};
  std::unique_ptr<JobExtras> extras;  // here, because who looks at a job looks at these
  JobIndex index = kNoJob;
  // Bumped by every change of state, so that timers of an earlier state are recognised.
  std::uint32_t generation = 0;
  // The generation at creation: tells this job from earlier ones in the same place.
  std::uint32_t incarnation = 0;
  // The queue's reference, as long as the job is in it, and one for each holder of a pointer.
  std::uint32_t references = 0;
  UserIndex owner = 0;

  ULONG notify_flags = 0;
  ULONG minimum_retry_delay_seconds = 0;
  ULONG no_progress_timeout_seconds = 0;

  // Of the application that created the job or took it over (NOTIFY-SEC-01, NOTIFY-SEC-09).
  IntegrityLevel owner_integrity = IntegrityLevel::kMedium;
  bool owner_is_elevated = false;
  BG_JOB_STATE state : 8 = BG_JOB_STATE_SUSPENDED;
  std::uint8_t type = BG_JOB_TYPE_DOWNLOAD;
  std::uint8_t priority = BG_JOB_PRIORITY_NORMAL;
  bool has_error = false;
  bool is_in_queue = false;

  Instant inactive_at = kNever;
  // The earliest event that will look at the two limits of the job's lifetime.
  Instant lifetime_timer_at = kNever;
  WallTime created;
  WallTime modified;

  Texts<2> names;
  CompactVector<File> files;
  std::unique_ptr<JobRun> run;  // made when it is first needed

  std::string_view display_name() const { return names[kDisplayName]; }
  std::string_view description() const { return names[kDescription]; }

  const JobRun& run_or_defaults() const { return run == nullptr ? kDefaultJobRun : *run; }
  JobRun& run_for_change() { return run == nullptr ? MakeRun() : *run; }
  const JobError& error() const { return run_or_defaults().error; }
  ULONG error_count() const { return run_or_defaults().error_count; }

  const JobExtras& extras_or_defaults() const {
    return extras == nullptr ? kDefaultJobExtras : *extras;
  }
  JobExtras& extras_for_change();

  // nullptr: a download.
  Upload* upload() const { return extras == nullptr ? nullptr : extras->upload.get(); }

 private:
  JobRun& MakeRun();
};

// Whether it is an upload that was cancelled, and whose server has yet to hear of it.
inline bool IsBeingCancelled(const Job& job) {
  return job.upload() != nullptr && job.upload()->stage == UploadStage::kCancel;
}

inline bool IsFinal(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

// The state in which a job has connections open.
inline bool IsRunning(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING;
}

const char* ToString(BG_JOB_STATE state);

}  // namespace bitsim

#endif  // BITSIM_ENGINE_JOB_H_
