// File: vocabulary.h
//
// What decisions are about: the words of their arguments and answers. See bitsim/decisions.h.

#ifndef BITSIM_DECISIONS_VOCABULARY_H_
#define BITSIM_DECISIONS_VOCABULARY_H_

#include <bits.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bitsim/time.h"
#include "bitsim/users.h"
#include "bitsim/version.h"

namespace bitsim {

// The events that are delivered until they are acknowledged.
enum class JobEvent : std::uint8_t { kNone, kTransferred, kError };

// What happens after a failure of a transfer.
enum class FailureClass : std::uint8_t {
  kFatal,            // ERROR
  kTransient,        // TRANSIENT_ERROR, retried after the minimum retry delay
  kWaitsForNetwork,  // TRANSIENT_ERROR, retried when the network is back, never counted
  kWaitsForBlock,    // TRANSIENT_ERROR, retried when what blocks it has ended, never counted
};

// What of the machine keeps a job from running; see bitsim/machine.h.
enum class Block : std::uint8_t {
  kNone,
  kBandwidth,         // the bandwidth policy is 0 now
  kCost,              // the network costs more than the job may
  kBatteryPolicy,
  kBatterySaver,
  kStandby,
  kBackgroundAccess,
  kGameMode,
  kSystemPolicy,
  kVolumeLock,        // the volume of its file is being checked
};

// What the decisions about access may look at: who calls, and whose job it is.
struct Caller {
  bool is_owner;
  bool is_administrator;  // the account
  bool is_elevated;
  bool is_restricted;
  IntegrityLevel integrity;
};
struct OwnedJob {
  // Of the application that created the job or took it over.
  bool owner_is_elevated;
  IntegrityLevel owner_integrity;
};

// What made a job "modified".
enum class Modification : std::uint8_t { kState, kProperty, kFileAdded, kBytes };

// What the decisions about notifications may look at.
struct NotifiedJob {
  BG_JOB_STATE state;
  ULONG notify_flags;
  ULONG minimum_retry_delay_seconds;
};

// What all decisions share: which BITS decides.
class VersionedDecisions {
 public:
  virtual ~VersionedDecisions() = default;
  BitsVersion version() const { return version_; }

 protected:
  // No argument of a constructor: each class that derives from Decisions would have to hand it on.
  void SetVersion(BitsVersion version) { version_ = version; }

 private:
  BitsVersion version_ = kNewestBitsVersion;
};

}  // namespace bitsim

#endif  // BITSIM_DECISIONS_VOCABULARY_H_
