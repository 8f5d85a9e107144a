#include "sim/notify/delivery_rules.h"

#include <bits10_1.h>
#include <bits3_0.h>

namespace bitsim {
namespace {

constexpr std::array<ULONG, 5> kEventBits = {BG_NOTIFY_JOB_TRANSFERRED, BG_NOTIFY_JOB_ERROR,
                                             BG_NOTIFY_JOB_MODIFICATION, BG_NOTIFY_FILE_TRANSFERRED,
                                             BG_NOTIFY_FILE_RANGES_TRANSFERRED};

}  // namespace

DeliveryRules::DeliveryRules(const Decisions& decisions)
    : calls_in_registrants_name(decisions.CallsInRegistrantsName()),
      callback_ends_with_application(decisions.CallbackEndsWithApplication()),
      files_are_told_first(decisions.FilesAreToldFirst()),
      files_are_told_in_order(decisions.FilesAreToldInOrder()),
      files_are_told_one_by_one(decisions.FilesAreToldOneByOne()),
      holds_callback_reference(decisions.HoldsCallbackReference()),
      keeps_object_of_class(decisions.KeepsObjectOfClass()),
      makes_object_of_class_at_once(decisions.MakesObjectOfClassAtOnce()),
      outcomes_overtake_modifications(decisions.OutcomesOvertakeModifications()),
      ranges_take_slots(decisions.RangesTakeSlots()),
      retries_modification(decisions.RetriesModification()),
      tells_modification_after_interval(decisions.TellsModificationAfterInterval()),
      tells_of_files(decisions.TellsOfFiles()),
      decisions_(decisions),
      meanings_{AskFor(S_OK), AskFor(E_FAIL)} {
  for (std::size_t i = 0; i < states_after_failed_callback_.size(); ++i) {
    states_after_failed_callback_[i] =
        decisions.StateAfterFailedCallback(static_cast<BG_JOB_STATE>(i));
  }
  Ask(subscriptions_[0], 0);
}

DeliveryRules::Meaning DeliveryRules::AskFor(HRESULT result) const {
  return {.result = result,
          .is_disconnected = decisions_.MeansDisconnected(result),
          .acknowledges_transferred = decisions_.Acknowledges(JobEvent::kTransferred, result),
          .acknowledges_error = decisions_.Acknowledges(JobEvent::kError, result),
          .acknowledges_file = decisions_.AcknowledgesFile(result)};
}

const DeliveryRules::Meaning& DeliveryRules::Ask(HRESULT result) {
  meanings_[1] = AskFor(result);
  return meanings_[1];
}

void DeliveryRules::Ask(Subscription& subscription, ULONG flags) const {
  subscription = {.flags = flags};
  for (const ULONG bit : kEventBits) {
    if (decisions_.IsSubscribed(flags, bit)) subscription.event_bits |= bit;
  }
}

}  // namespace bitsim
