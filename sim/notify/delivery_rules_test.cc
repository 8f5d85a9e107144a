#include "sim/notify/delivery_rules.h"

#include <bits10_1.h>
#include <bits3_0.h>
#include <gtest/gtest.h>

namespace bitsim {
namespace {

constexpr ULONG kEventBits[] = {BG_NOTIFY_JOB_TRANSFERRED, BG_NOTIFY_JOB_ERROR,
                                BG_NOTIFY_JOB_MODIFICATION, BG_NOTIFY_FILE_TRANSFERRED,
                                BG_NOTIFY_FILE_RANGES_TRANSFERRED};
constexpr HRESULT kResults[] = {S_OK,          S_FALSE, E_FAIL, E_NOTIMPL, RPC_E_DISCONNECTED,
                                E_OUTOFMEMORY, S_OK,    E_FAIL};

// Decides by every bit of its arguments, otherwise than the book, and counts how often it is asked.
struct OddDecisions final : Decisions {
  bool IsSubscribed(ULONG flags, ULONG event_bit) const override {
    ++asked;
    return (flags * 7 ^ event_bit) % 5 == 0;
  }
  bool MeansDisconnected(HRESULT result) const override {
    ++asked;
    return result == E_NOTIMPL;
  }
  bool Acknowledges(JobEvent event, HRESULT result) const override {
    return event == JobEvent::kError ? result == S_FALSE : result == E_FAIL;
  }
  bool AcknowledgesFile(HRESULT result) const override { return result == E_OUTOFMEMORY; }
  bool KeepsObjectOfClass() const override { return false; }

  mutable int asked = 0;
};

TEST(DeliveryRules, AnswerForEveryFlagAsTheDecisionsDo) {
  const OddDecisions decisions;
  DeliveryRules rules(decisions);
  // Downwards, upwards: flags of one place drive each other out.
  for (int i = -512; i < 512; ++i) {
    const auto flags = static_cast<ULONG>(i < 0 ? -i : i);
    for (const ULONG bit : kEventBits) {
      EXPECT_EQ(rules.IsSubscribed(flags, bit), decisions.IsSubscribed(flags, bit)) << flags;
    }
  }
  EXPECT_EQ(rules.IsSubscribed(0xffffffff, 1), decisions.IsSubscribed(0xffffffff, 1));
}

TEST(DeliveryRules, KnowWhatEveryResultMeans) {
  const OddDecisions decisions;
  DeliveryRules rules(decisions);
  for (const HRESULT result : kResults) {
    const DeliveryRules::Meaning& meaning = rules.MeaningOf(result);
    EXPECT_EQ(meaning.result, result);
    EXPECT_EQ(meaning.is_disconnected, result == E_NOTIMPL);
    EXPECT_EQ(meaning.Acknowledges(JobEvent::kTransferred), result == E_FAIL);
    EXPECT_EQ(meaning.Acknowledges(JobEvent::kError), result == S_FALSE);
    EXPECT_EQ(meaning.acknowledges_file, result == E_OUTOFMEMORY);
  }
}

TEST(DeliveryRules, AskNoMoreWhatTheyKnow) {
  const OddDecisions decisions;
  DeliveryRules rules(decisions);
  rules.IsSubscribed(BG_NOTIFY_JOB_ERROR, BG_NOTIFY_JOB_ERROR);
  rules.MeaningOf(E_NOTIMPL);
  decisions.asked = 0;
  for (int i = 0; i < 3; ++i) {
    for (const ULONG bit : kEventBits) rules.IsSubscribed(BG_NOTIFY_JOB_ERROR, bit);
    rules.MeaningOf(E_NOTIMPL);
    rules.MeaningOf(S_OK);
  }
  EXPECT_EQ(decisions.asked, 0);
}

TEST(DeliveryRules, KnowWhatFollowsAFailedCallInEveryState) {
  struct FailsWhatIsTransferred final : Decisions {
    BG_JOB_STATE StateAfterFailedCallback(BG_JOB_STATE state) const override {
      return state == BG_JOB_STATE_TRANSFERRED ? BG_JOB_STATE_ERROR : state;
    }
  };
  const FailsWhatIsTransferred decisions;
  const DeliveryRules rules(decisions);
  for (int i = BG_JOB_STATE_QUEUED; i <= BG_JOB_STATE_CANCELLED; ++i) {
    const auto state = static_cast<BG_JOB_STATE>(i);
    EXPECT_EQ(rules.StateAfterFailedCallback(state), decisions.StateAfterFailedCallback(state));
  }
}

TEST(DeliveryRules, KeepWhatDependsOnNothing) {
  EXPECT_FALSE(DeliveryRules(OddDecisions()).keeps_object_of_class);
  EXPECT_TRUE(DeliveryRules(Decisions()).keeps_object_of_class);
}

}  // namespace
}  // namespace bitsim
