// The calls, and the event of the job. The order of a job's notifications: its files, one after the
// other, then its event; modifications and ranges whenever there is room. After a call nothing may
// be assumed: the client may have done anything, virtual time may have passed, the job may be gone.
// So every record is looked up again, and the serial number tells whether the event is still the
// one that was told.

#include <utility>

#include "sim/core/actor.h"
#include "sim/engine/deadline.h"
#include "sim/notify/notifier.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

constexpr std::uint32_t kTicketKindBits = 2;

std::uint64_t TicketOf(JobIndex index, std::uint32_t kind) {
  return (std::uint64_t{index} << kTicketKindBits) | kind;
}

ULONG BitOf(JobEvent event) {
  return event == JobEvent::kTransferred ? BG_NOTIFY_JOB_TRANSFERRED : BG_NOTIFY_JOB_ERROR;
}

}  // namespace

UserIndex Notifier::SlotUser(const Job& job, const CallbackTarget& callback) const {
  return decisions_.CallsInRegistrantsName() ? callback.user() : job.owner;
}

// --- One call ---

Notifier::Answer Notifier::CallInSlot(const Job& job, Ticket ticket,
                                      const CallbackTargetPtr& callback,
                                      FunctionRef<HRESULT(CallbackTarget&)> call) {
  const JobIndex index = job.index;
  const bool takes_slot = ticket != kRangesTicket || decisions_.RangesTakeSlots();
  const bool can_wait = ticket != kEventTicket && decisions_.OutcomesOvertakeModifications();
  const SlotPriority priority = can_wait ? SlotPriority::kLow : SlotPriority::kHigh;
  const UserIndex user = SlotUser(job, *callback.get());
  if (takes_slot) {
    if (!slots_.TryEnter(user, TicketOf(index, ticket), priority)) {
      world_.Note(kNotifyWaits, index, 0, 0, "NOTIFY-CB-09");
      return {};
    }
    if (const auto next = slots_.Next(user)) WakeTicket(*next);
  }
  const std::uint32_t service = service_incarnation_;
  Answer answer = {.was_called = true};
  answer.has_returned = Call(job, *callback.get(), call, answer.result);
  if (takes_slot && service == service_incarnation_) {  // else its slots went with it
    if (const auto next = slots_.Leave(user)) WakeTicket(*next);
  }
  Record& after = at(index);
  if (after.callback.get() == callback.get() && after.callback_is_of_class() &&
      !decisions_.KeepsObjectOfClass()) {
    const CallbackTargetPtr old = Detach(engine_.jobs().at(index));
  }
  return answer;
}

// Returns whether the object answered: it did not if its application died, or if what it returned
// is what COM says for it when it cannot be reached.
bool Notifier::Call(const Job& job, CallbackTarget& callback,
                    FunctionRef<HRESULT(CallbackTarget&)> call, HRESULT& result) {
  const JobIndex index = job.index;
  bool threw = false;
  const bool ended = world_.RunAs(callback.identity(), callback.group(), [&] {
    try {
      result = call(callback);
    } catch (const ActorKilled&) {
      throw;
    } catch (...) {
      // The object lives: what COM tells its caller is that the server failed. The exception goes
      // on to the simulation's Run method, for whoever tests the client.
      threw = true;
      result = RPC_E_SERVERFAULT;
      world_.Note(kNotifyThrew, index);
      throw;
    }
    world_.Note(kNotifyResult, index, static_cast<std::uint32_t>(result));
  });
  if (threw) return callback.IsReachable();
  return ended && !decisions_.MeansDisconnected(result);
}

void Notifier::WakeTicket(std::uint64_t ticket) {
  const auto index = static_cast<JobIndex>(ticket >> kTicketKindBits);
  HandlerId work = attempt_.id();
  switch (static_cast<Ticket>(ticket & ((1u << kTicketKindBits) - 1))) {
    case kEventTicket:
      break;
    case kModificationTicket:
      work = modification_.id();
      break;
    case kRangesTicket:
      work = ranges_.id();
      break;
  }
  world_.Post(world_.now(), work, index);
}

void Notifier::Withdraw(const Job& job, Ticket ticket, const CallbackTargetPtr& callback) {
  if (!callback) return;
  const UserIndex user = SlotUser(job, *callback.get());
  if (const auto next = slots_.Withdraw(user, TicketOf(job.index, ticket))) {
    WakeTicket(*next);
  }
}

void Notifier::LoseCallback(Job& job) {
  Record& record = at(job.index);
  record.callback_was_lost = true;
  if (!decisions_.EventOutlivesCallback()) record.event = JobEvent::kNone;
  if (HasClass(job) && !decisions_.ClassFollowsDeadCallback()) {
    job.extras_for_change().notification_clsid = GUID_NULL;
  }
  const CallbackTargetPtr old = Detach(job);
  world_.Note(kCallbackLost, job.index, 0, 0, "NOTIFY-CB-15");
  engine_.ChangeState(job, decisions_.StateAfterDeadCallback(job.state), "NOTIFY-CB-16");
}

CallbackTargetPtr Notifier::Detach(Job& job) {
  CallbackTargetPtr old = std::exchange(at(job.index).callback, {});
  if (old && !decisions_.FlagsOutliveCallback()) {
    job.notify_flags = decisions_.DefaultNotifyFlags();
  }
  Withdraw(job, kEventTicket, old);
  Withdraw(job, kModificationTicket, old);
  Withdraw(job, kRangesTicket, old);
  return old;
}

// --- The event of the job ---

void Notifier::Attempt(JobIndex index, std::uint32_t unused) {
  static_cast<void>(unused);
  Job& job = engine_.jobs().at(index);
  if (decisions_.MakesObjectOfClassAtOnce()) {
    CallbackTargetPtr unused_callback;
    FindCallback(job, unused_callback);
  }
  const bool has_files = HasFilesToTell(job, at(index));
  if (!has_files || !decisions_.FilesAreToldFirst()) AttemptEvent(job);
  if (has_files && HasFilesToTell(job, at(index))) AttemptFile(job);
}

void Notifier::AttemptEvent(Job& job) {
  const JobIndex index = job.index;
  Record& record = at(index);
  const ULONG bit = BitOf(record.event);
  const bool is_being_told =
      record.in_flight_to != nullptr && record.in_flight_to == record.callback.get();
  if (record.event == JobEvent::kNone || record.acknowledged || is_being_told ||
      record.awaits_program() || world_.now() < record.next_attempt || !IsSubscribed(job, bit)) {
    Withdraw(job, kEventTicket, record.callback);
    return;
  }
  const bool runs_program = MayRunCommandLine(job, bit) &&
                            ((record.fallback != nullptr && record.fallback->skips_callback) ||
                             (!record.callback && !decisions_.ClassComesBeforeCommandLine()));
  CallbackTargetPtr callback;
  switch (runs_program ? Reach::kNobody : FindCallback(job, callback)) {
    case Reach::kBusy:
      return;
    case Reach::kNobody:
      if (record.event == JobEvent::kNone) return;
      if (MayRunCommandLine(job, bit)) {
        RunCommandLine(job);
      } else if (HasClass(job)) {
        PlanRetry(job, RetryInterval(job), "NOTIFY-CLS-03");
      }
      return;
    case Reach::kCallback:
      break;
  }
  const JobEvent event = record.event;
  const std::uint32_t serial = ++last_serial_;  // an answer that still comes from another is stale
  record.serial = serial;
  record.in_flight_to = callback.get();
  const Answer answer = CallInSlot(job, kEventTicket, callback, [&](CallbackTarget& target) {
    if (event == JobEvent::kTransferred) {
      world_.Note(kJobTransferredCall, index, 0, 0, "NOTIFY-XFR-01");
      return target.JobTransferred();
    }
    const JobError error = job.error();
    world_.Note(kJobErrorCall, index, static_cast<std::uint32_t>(error.code), 0, "NOTIFY-ERR-01");
    return target.JobError(error);
  });
  if (answer.was_called) {
    EventWasAnswered(index, serial, callback.get(), answer);
  } else {
    at(index).in_flight_to = nullptr;
  }
}

void Notifier::EventWasAnswered(JobIndex index, std::uint32_t serial, CallbackTarget* callback,
                                const Answer& answer) {
  Record& record = at(index);
  if (record.serial != serial) return;  // another event by now, or none
  Job& job = engine_.jobs().at(index);
  record.in_flight_to = nullptr;
  // If another object was registered meanwhile, this is not its answer: it has yet to be told.
  if (record.callback && record.callback->object() != callback->object()) {
    record.next_attempt = SuccessorsTime(job, record);
    PostAttempt(job, record.next_attempt);
    return;
  }
  if (!answer.has_returned) {
    record.next_attempt = world_.now();
    if (record.callback) LoseCallback(job);
    PostAttempt(job, world_.now());
    return;
  }
  record.acknowledged = decisions_.Acknowledges(record.event, answer.result);
  if (!record.acknowledged) {
    const BG_JOB_STATE next = decisions_.StateAfterFailedCallback(job.state);
    if (next != job.state) {
      engine_.ChangeState(job, next, "ERR-14");
      return;
    }
  }
  if (HasClass(job) && record.callback && decisions_.ClassFollows(answer.result)) {
    LoseCallback(job);
    PostAttempt(job, world_.now());
  } else if (decisions_.CommandLineFollows(answer.result) &&
             MayRunCommandLine(job, BitOf(record.event))) {
    RunCommandLine(job);
  } else if (!record.acknowledged) {
    PlanRetry(job, RetryInterval(job), "NOTIFY-CB-02");
  }
}

void Notifier::PlanRetry(const Job& job, Duration interval, const char* rule) {
  Record& record = at(job.index);
  record.next_attempt = DeadlineAfter(world_.now(), interval);
  world_.Note(kNotifyRetry, job.index, static_cast<std::uint64_t>(interval.count()), 0, rule);
  PostAttempt(job, record.next_attempt);
}

// At once, but not again and again in one instant: callbacks that register others in their calls
// would stop the time.
Instant Notifier::SuccessorsTime(const Job& job, Record& record) {
  const bool is_again = std::exchange(record.succeeded_at, world_.now()) == world_.now();
  return is_again ? DeadlineAfter(world_.now(), RetryInterval(job)) : world_.now();
}

}  // namespace bitsim
