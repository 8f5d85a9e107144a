// Services that try again too early, too late, or when there is nothing to try.

#include <algorithm>

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::FailureClass;

struct OneMinuteIsEnough final : bitsim::Decisions {
  ULONG DefaultMinimumRetryDelaySeconds() const override { return 60; }
};
const MutantOf<OneMinuteIsEnough> kOneMinuteIsEnough("one-minute-is-enough", rule::RETRY_01,
                                                     "the default retry delay is one minute");

struct AcceptsAnyDelay final : bitsim::Decisions {
  ULONG StoredMinimumRetryDelaySeconds(ULONG asked_seconds) const override { return asked_seconds; }
};
const MutantOf<AcceptsAnyDelay> kAcceptsAnyDelay("accepts-any-delay", rule::RETRY_01,
                                                 "a retry delay below five seconds is kept");

struct OneDayIsEnough final : bitsim::Decisions {
  ULONG DefaultNoProgressTimeoutSeconds() const override { return 24 * 60 * 60; }
};
const MutantOf<OneDayIsEnough> kOneDayIsEnough("one-day-is-enough", rule::RETRY_02,
                                               "the default no-progress timeout is one day");

struct ProgressDoesNotCount final : bitsim::Decisions {
  bool ProgressEndsTheCount() const override { return false; }
};
const MutantOf<ProgressDoesNotCount> kProgressDoesNotCount(
    "progress-does-not-count", rule::RETRY_02,
    "the no-progress timeout runs on although bytes arrive");

struct ZeroFailsHealthyJobs final : bitsim::Decisions {
  bool ZeroTimeoutSparesHealthyJobs() const override { return false; }
};
const MutantOf<ZeroFailsHealthyJobs> kZeroFailsHealthyJobs(
    "zero-fails-healthy-jobs", rule::RETRY_03,
    "a no-progress timeout of 0 fails a job that transfers");

struct CutsDelays final : bitsim::Decisions {
  bitsim::Duration RetryDelay(ULONG delay_seconds, ULONG timeout_seconds) const override {
    return std::chrono::seconds(std::min(delay_seconds, timeout_seconds / 2));
  }
};
const MutantOf<CutsDelays> kCutsDelays("cuts-delays", rule::RETRY_04,
                                       "a retry delay is cut to half of the no-progress timeout");

struct RetriesFollowTheWall final : bitsim::Decisions {
  bool RetriesFollowWallClock() const override { return true; }
};
const MutantOf<RetriesFollowTheWall> kRetriesFollowTheWall(
    "retries-follow-the-wall-clock", rule::RETRY_05,
    "a retry comes later when the wall clock is put back");

struct RetriesWithoutNetwork final : bitsim::Decisions {
  bool IsRetriedByTimer(FailureClass) const override { return true; }
};
const MutantOf<RetriesWithoutNetwork> kRetriesWithoutNetwork(
    "retries-without-a-network", rule::RETRY_06,
    "a job that lost its network is tried again after its delay");

struct ResumeSuspendsWaitingJobs final : bitsim::Decisions {
  BG_JOB_STATE StateAfterResume(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSIENT_ERROR ? BG_JOB_STATE_SUSPENDED
                                                 : Decisions::StateAfterResume(state);
  }
};
const MutantOf<ResumeSuspendsWaitingJobs> kResumeSuspendsWaitingJobs(
    "resume-suspends-waiting-jobs", rule::RETRY_07,
    "a job in TRANSIENT_ERROR has to be resumed twice");

struct ReturnWakesLosersOnly final : bitsim::Decisions {
  bool NetworkReturnWakes(bool lost_its_network) const override { return lost_its_network; }
};
const MutantOf<ReturnWakesLosersOnly> kReturnWakesLosersOnly(
    "network-return-wakes-its-own", rule::RETRY_08,
    "the network's return wakes only the jobs that failed by its loss");

struct NoProgressIsUnexpected final : bitsim::Decisions {
  HRESULT NoProgressError(HRESULT) const override { return E_UNEXPECTED; }
};
const MutantOf<NoProgressIsUnexpected> kNoProgressIsUnexpected(
    "no-progress-is-unexpected", rule::RETRY_09,
    "the error of a job without progress is E_UNEXPECTED");

struct FailingIsActivity final : bitsim::Decisions {
  bool IsActivity(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSIENT_ERROR || Decisions::IsActivity(state);
  }
};
const MutantOf<FailingIsActivity> kFailingIsActivity("failing-is-activity", rule::RETRY_10,
                                                     "each failure puts off the inactivity limit");

struct BandwidthFollowsTheWall final : bitsim::Decisions {
  bool BandwidthIntervalIsMonotonic() const override { return false; }
};
const MutantOf<BandwidthFollowsTheWall> kBandwidthFollowsTheWall(
    "bandwidth-follows-the-wall", rule::RETRY_13,
    "the interval of the bandwidth policy ends when the clock on the wall is set forward");

}  // namespace
}  // namespace conformance
