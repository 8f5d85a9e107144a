// File: notification_record.h
//
// What the notifier knows of one job. Plain data; what happens with it stands in notifier.h. Parts
// that few jobs need are kept apart, so that a plain download costs nothing for them; what each
// attempt to tell the event looks at fills the first line of the cache.

#ifndef BITSIM_NOTIFY_NOTIFICATION_RECORD_H_
#define BITSIM_NOTIFY_NOTIFICATION_RECORD_H_

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "bitsim/decisions.h"
#include "sim/notify/callback_target.h"
#include "sim/notify/program_starter.h"
#include "sim/notify/slots.h"

namespace bitsim {

// Files whose FileTransferred is still to be acknowledged, first first.
struct PendingFiles {
  std::vector<std::uint32_t> indexes;
  std::size_t next = 0;
  std::uint32_t call = 0;  // the call that tells `next` right now, and whom; 0: none
  const CallbackTarget* in_flight_to = nullptr;
  Instant next_attempt = {};
};

// Ranges that arrived and have not been told: of each file ordered by offset and merged.
struct PendingRanges {
  std::map<std::uint32_t, std::vector<BG_FILE_RANGE>> of_files;
  Instant next_call = {};  // not before this
  std::uint32_t call = 0;  // the call that is under way, and to whom; 0: none
  const CallbackTarget* in_flight_to = nullptr;
  bool posted = false;
};

// How far the other ways to be told have got, where there is no callback or it has failed.
struct Fallback {
  LaunchId launch = 0;            // the program that runs for the event; 0: none
  bool awaits_program = false;    // nobody else is told before it has ended
  bool skips_callback = false;    // the program is all that is tried again
  bool has_acknowledged = false;  // the program, and no callback
  bool callback_is_of_class = false;
  GUID class_of_callback = {};
  std::uint32_t activation = 0;      // of the object that is being made; 0: none
  Instant class_failed_at = kNever;  // when the class last gave no object
};

inline constexpr Instant kNeverTold = Instant::min();

struct alignas(64) NotificationRecord {
  explicit NotificationRecord(Job& its_job) : job(its_job) {}

  Job& job;
  CallbackTargetPtr callback;
  Slots::OfUser* slots = nullptr;                // of who registered; nullptr: the owner's
  const CallbackTarget* in_flight_to = nullptr;  // whom a call tells the event right now
  Instant next_attempt = kNeverTold;             // of the event
  std::unique_ptr<PendingFiles> files;           // nullptr: none
  std::unique_ptr<Fallback> fallback;            // nullptr: never needed
  std::uint32_t serial = 0;                      // of the event; a new one when it is another
  JobEvent event = JobEvent::kNone;
  bool acknowledged = false;
  bool callback_was_lost = false;  // since the acknowledgement
  bool modified = false;
  bool modification_posted = false;
  std::uint8_t events_of_instant = 0;     // at next_attempt
  std::unique_ptr<PendingRanges> ranges;  // nullptr: none
  Instant next_modification = {};         // not before this
  Instant succeeded_at = kNever;          // when an event last passed to a later callback
  std::uint32_t modification_call = 0;    // the call that is under way, and to whom; 0: none
  const CallbackTarget* modification_in_flight_to = nullptr;
  std::uint32_t watched_generation = 0;  // of the job, while its bytes are looked at; 0: not
  std::uint64_t watched_bytes = 0;       // ... and how many there were

  Fallback& fallback_for_change() {
    if (fallback == nullptr) fallback = std::make_unique<Fallback>();
    return *fallback;
  }
  bool awaits_program() const { return fallback != nullptr && fallback->awaits_program; }
  bool callback_is_of_class() const {
    return callback && fallback != nullptr && fallback->callback_is_of_class;
  }
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_NOTIFICATION_RECORD_H_
