// File: suite_test.h
//
// What most tests of the suite begin with: one client application, jobs with one file, callbacks.
//
//   RULE(NOTIFY_XFR_01, TellsThatAllFilesAreThere) {
//     auto callback = NewCallback();
//     auto job = NewDownload();
//     EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
//     EXPECT_HRESULT(S_OK, job->Resume());
//     EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
//   }

#ifndef BITSIM_CONFORMANCE_SUITE_SUITE_TEST_H_
#define BITSIM_CONFORMANCE_SUITE_SUITE_TEST_H_

#include <bits.h>
#include <bitsmsg.h>

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/testbed/callback.h"
#include "conformance/testbed/expectations.h"
#include "conformance/testbed/rule_test.h"

namespace conformance {

// What is answered for a pointer that may not be null: by the service, or by its proxy before it.
inline bool IsRefusalOfNull(HRESULT answer) {
  constexpr auto kNullReferencePointer = static_cast<HRESULT>(0x800706F4);
  return answer == E_INVALIDARG || answer == kNullReferencePointer || answer == E_POINTER;
}

using namespace std::chrono_literals;  // NOLINT: the tests' unit of time
using ::testing::_;
using ::testing::AtLeast;
using ::testing::DoAll;
using ::testing::InSequence;
using ::testing::Invoke;
using ::testing::Return;

// How long "nothing happens" is watched: in virtual time this is nothing, in real time the backend
// cuts it down to its patience.
inline constexpr std::chrono::hours kLong = std::chrono::days(14);

// Whether both pointers denote one COM object; false if one of them is null.
bool IsSameObject(IUnknown* first, IUnknown* second);

// The first and the last of a list that a wrong service may leave empty: that fails the test.
template <class Value>
Value First(const std::vector<Value>& list) {
  return list.at(0);
}
template <class Value>
Value Last(const std::vector<Value>& list) {
  return list.at(list.size() - 1);
}

class SuiteTest : public ConformanceTest {
 protected:
  using Job = ComPtr<IBackgroundCopyJob>;

  // The first application, started when first asked for.
  Application& client();
  ComPtr<IBackgroundCopyManager> manager() { return client().manager(); }

  // An empty download job; its retry delay is the shortest that the service honours.
  Job NewJob() { return NewJobOf(client()); }
  Job NewJobOf(Application& application);
  // The same with files that the origin has, `size_bytes` each.
  Job NewDownload(std::uint64_t size_bytes = 1000, int files = 1) {
    return NewDownloadOf(client(), size_bytes, files);
  }
  Job NewDownloadOf(Application& application, std::uint64_t size_bytes = 1000, int files = 1);
  // The same with one file that is this resource.
  Job NewDownloadOf(const Resource& resource);
  // The same with one file that the origin answers with this status, every time.
  Job NewDownloadAnswered(int status);
  // A download that does not end by itself: the origin stops sending in the middle.
  // REQUIRES: Capability::kStall.
  Job NewStalledDownload();
  // Puts a resource on the origin and adds it to the job. Gives the index of the file: the first
  // one of a test is 0, and RemotePath and LocalName tell its names.
  int AddFile(const Job& job, const Resource& resource);
  // Another application's pointer to the same job.
  Job SameJob(Application& application, const Job& job);

  std::shared_ptr<Callback> NewCallback(
      CallbackInterfaces interfaces = CallbackInterfaces::kCallback) {
    return Callback::Make(interfaces);
  }
  // Registers with SetNotifyInterface and expects S_OK.
  void Register(const Job& job, const std::shared_ptr<Callback>& callback);
  // What GetNotifyInterface gives, expecting S_OK.
  ComPtr<IUnknown> RegisteredOn(const Job& job);

  // How many outcomes the callback was told, repetitions among them. A service may also call
  // methods that nobody subscribed to (NOTIFY-FLG-15); tests of outcomes count no others.
  static int OutcomesTold(const std::shared_ptr<Callback>& callback) {
    return callback->transferred() + callback->errors();
  }
  // Waits until it was told that many outcomes and no call of it is open any more.
  bool WaitUntilTold(const std::shared_ptr<Callback>& callback, int outcomes = 1);

  // The notify flags that the service's version has (NOTIFY-FLG-01).
  ULONG DefinedNotifyFlags();

  // Waits until the job is in that state; on the way it expects nothing. False when it never is.
  bool WaitForState(const Job& job, BG_JOB_STATE state);
  // Jobs brought to a state, ready for the test. They fail the test if that is not possible.
  Job TransferredJob();
  Job FailedJob();
  Job AcknowledgedJob();
  Job CancelledJob();
  // Stops and starts the service, and gives the job as a client finds it again afterwards.
  // REQUIRES: Capability::kServiceRestart.
  Job RestartServiceUnder(Job job);
  void ResumeAndWaitFor(const Job& job, BG_JOB_STATE state);

  // The remote path and the local name of a job's file number `index`.
  static std::string RemotePath(int index) { return "/file" + std::to_string(index); }
  std::wstring LocalName(int index) { return testbed().LocalPath("file" + std::to_string(index)); }

 private:
  Application* client_ = nullptr;
  int jobs_ = 0;
  int files_ = 0;
};

}  // namespace conformance

#define RULE(rule, name, ...) \
  RULE_TEST_F(::conformance::SuiteTest, rule, name __VA_OPT__(, ) __VA_ARGS__)
#define PROBE(rule, name, ...) \
  RULE_PROBE_F(::conformance::SuiteTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

#endif  // BITSIM_CONFORMANCE_SUITE_SUITE_TEST_H_
