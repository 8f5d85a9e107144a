// Objects of the job's notification class. Such an object takes the place of the callback until its
// server ends or another one is registered.

#include <utility>

#include "sim/notify/notifier.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {

namespace {

const GUID& ClassOf(const Job& job) { return job.extras_or_defaults().notification_clsid; }

}  // namespace

bool Notifier::HasClass(const JobExtras& extras) {
  return !IsEqualGUID(extras.notification_clsid, GUID_NULL);
}

void Notifier::OnDeliveryChanged(Job& job) {
  Record& record = at(job.index);
  if (record.callback_is_of_class() && decisions_.NewClassReplacesObject() &&
      !IsEqualGUID(record.fallback->class_of_callback, ClassOf(job))) {
    const CallbackTargetPtr old = Detach(job);
  }
  if (rules_.makes_object_of_class_at_once) PostAttempt(record, world_.now());
  if (!record.callback && record.files != nullptr) {
    record.files->next_attempt = world_.now();
    PostAttempt(record, world_.now());
  }
  if (record.event == JobEvent::kNone || record.acknowledged) return;
  if (!record.callback && !record.awaits_program()) {
    if (!decisions_.ReplaysForCommandLine() && !HasClass(job)) record.acknowledged = true;
    record.next_attempt = world_.now();
  }
  PostAttempt(record, world_.now());
}

bool Notifier::ComesBeforeClass(const Record& record) const {
  return record.callback_is_of_class() || decisions_.RegisteredObjectComesBeforeClass();
}

Notifier::Reach Notifier::FindObjectOfClass(Job& job) {
  if (!HasClass(job)) return Reach::kNobody;
  const Fallback& fallback = at(job.index).fallback_for_change();
  if (fallback.activation != 0) return Reach::kBusy;
  if (fallback.class_failed_at == world_.now()) return Reach::kNobody;
  Activate(job);
  return Reach::kBusy;
}

void Notifier::LetGoOfObjectOfClass(JobIndex index, const CallbackTargetPtr& callback) {
  const Record& record = at(index);
  if (record.callback.get() != callback.get() || !record.callback_is_of_class()) return;
  const CallbackTargetPtr old = Detach(engine_.jobs().at(index));
}

// The server's code may block: when it is through the job may be another one, or have a callback.
void Notifier::Activate(Job& job) {
  const JobIndex index = job.index;
  const GUID clsid = ClassOf(job);
  const std::uint32_t activation = ++last_serial_;
  at(index).fallback_for_change().activation = activation;
  CallbackTargetPtr made;
  const HRESULT result =
      classes_ != nullptr ? classes_->Activate(job, clsid, made) : REGDB_E_CLASSNOTREG;
  world_.Note(kClassActivated, index, static_cast<std::uint32_t>(result), 0, "NOTIFY-CLS-03");
  Record& after = at(index);
  if (after.fallback == nullptr || after.fallback->activation != activation) return;
  after.fallback->activation = 0;
  if (made) {
    const CallbackTargetPtr old = SetCallback(after, std::move(made));
    after.fallback->callback_is_of_class = true;
    after.fallback->class_of_callback = clsid;
  } else {
    after.fallback->class_failed_at = world_.now();
  }
  PostAll(engine_.jobs().at(index));
}

}  // namespace bitsim
