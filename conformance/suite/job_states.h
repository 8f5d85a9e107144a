// File: job_states.h
//
// What the tests of the states share: a job in any state that it can be in, and what becomes of it.
//
//   STATE_RULE(ST_23, CancelEndsADownload) {
//     InEach({BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_ERROR}, [&](const Job& job) {
//       EXPECT_HRESULT(S_OK, job->Cancel());
//       EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
//     });
//   }

#ifndef BITSIM_CONFORMANCE_SUITE_JOB_STATES_H_
#define BITSIM_CONFORMANCE_SUITE_JOB_STATES_H_

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/suite/suite_test.h"

namespace conformance {

// The states in which the service has the job under way. All but the last need Capability::kStall.
inline constexpr std::initializer_list<BG_JOB_STATE> kActionStates = {
    BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING,
    BG_JOB_STATE_TRANSIENT_ERROR};
// Those in which it waits for its client.
inline constexpr std::initializer_list<BG_JOB_STATE> kRestingStates = {
    BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSFERRED};
inline constexpr std::initializer_list<BG_JOB_STATE> kFinalStates = {BG_JOB_STATE_ACKNOWLEDGED,
                                                                     BG_JOB_STATE_CANCELLED};

// The code that stands for an HTTP status.
constexpr HRESULT HttpError(int status) {
  return static_cast<HRESULT>(0x80190000u + static_cast<unsigned>(status));
}

class JobStatesTest : public SuiteTest {
 protected:
  // A download in that state. It stays there for some seconds (CONNECTING) or long: its server is
  // slow, its retry far off, or another job before it.
  // REQUIRES: Capability::kStall for QUEUED, CONNECTING and TRANSFERRING.
  Job JobIn(BG_JOB_STATE state);

  // Calls `check` with a fresh job in each of the states, one after the other. Jobs that are left
  // over are cancelled before the next one is made.
  void InEach(std::initializer_list<BG_JOB_STATE> states,
              const std::function<void(const Job&)>& check);

  // Starts a job that keeps the one place for background jobs, so that jobs which are resumed
  // after it are QUEUED and stay so. It connects: some services can cancel no other job that is
  // under way. REQUIRES: Capability::kStall.
  void OccupyTheQueue();
  void FreeTheQueue();

  // Cancels the job, which may succeed in two ways, and expects it to be CANCELLED.
  void Cancel(const Job& job);

  // The states that the job shows until it is in `last` or the limit is over, without repetitions,
  // the present one first, by their names. In real time short ones may be missed.
  std::vector<std::string_view> StatesUntil(const Job& job, BG_JOB_STATE last);

  // The requests of a path so far, and those of them that ask for content.
  std::vector<Request> RequestsOf(std::string_view path);
  std::vector<Request> GetsOf(std::string_view path);
  // Where the last of these began in the file; nothing if there was none.
  std::optional<std::uint64_t> LastOffset(std::string_view path);
  bool WaitForRequest(std::string_view path, std::size_t count);

  // The job's file that AddFile gave this index, in whatever order the service lists them.
  ComPtr<IBackgroundCopyFile> FileOf(const Job& job, int index);
  static BG_JOB_PROGRESS ProgressOf(const Job& job);
  // These two end the test where the service lacks the method.
  static BG_JOB_TIMES TimesOf(const Job& job);
  static ULONG ErrorCountOf(const Job& job);
  // The code of the job's error; fails the test where there is none.
  static HRESULT ErrorCodeOf(const Job& job);
  // What the manager says about a job of that id.
  HRESULT FindInQueue(const Job& job);

 private:
  Job blocker_;
};

// When something happened, as a number that can be compared.
std::uint64_t Ticks(const FILETIME& time);

}  // namespace conformance

#define STATE_RULE(rule, name, ...) \
  RULE_TEST_F(::conformance::JobStatesTest, rule, name __VA_OPT__(, ) __VA_ARGS__)
#define STATE_PROBE(rule, name, ...) \
  RULE_PROBE_F(::conformance::JobStatesTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

#endif  // BITSIM_CONFORMANCE_SUITE_JOB_STATES_H_
