// ST: what each method of a job does in each state. One test a method and kind of state; the table
// is states across, methods down.

#include <functional>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {

using ::testing::AnyOf;
using ::testing::SizeIs;

namespace {

struct Method {
  const char* name;
  std::function<HRESULT(const ComPtr<IBackgroundCopyJob>&)> call;
  // Whether the page of the method names the answer in a final state.
  bool is_documented = true;
};

class MethodsTest : public JobStatesTest {
 protected:
  // Everything that changes a job without steering it.
  std::vector<Method> Setters() {
    const std::wstring url = testbed().origin().Url("/more");
    const std::wstring path = testbed().LocalPath("more");
    return {
        {"AddFile", [=](const Job& job) { return job->AddFile(url.c_str(), path.c_str()); }, false},
        {"AddFileSet",
         [=](const Job& job) {
           BG_FILE_INFO file = {const_cast<WCHAR*>(url.c_str()), const_cast<WCHAR*>(path.c_str())};
           return job->AddFileSet(1, &file);
         },
         false},
        {"SetDisplayName", [](const Job& job) { return job->SetDisplayName(L"another name"); }},
        {"SetDescription", [](const Job& job) { return job->SetDescription(L"a description"); }},
        {"SetPriority", [](const Job& job) { return job->SetPriority(BG_JOB_PRIORITY_NORMAL); }},
        {"SetMinimumRetryDelay", [](const Job& job) { return job->SetMinimumRetryDelay(3600); }},
        {"SetNoProgressTimeout", [](const Job& job) { return job->SetNoProgressTimeout(100000); }},
        {"SetProxySettings",
         [](const Job& job) {
           return job->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, nullptr, nullptr);
         }},
        {"SetNotifyFlags", [](const Job& job) { return job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR); }},
        {"SetNotifyInterface", [](const Job& job) { return job->SetNotifyInterface(nullptr); }},
    };
  }

  static std::vector<Method> Commands() {
    return {{"Suspend", [](const Job& job) { return job->Suspend(); }},
            {"Resume", [](const Job& job) { return job->Resume(); }},
            {"Cancel", [](const Job& job) { return job->Cancel(); }},
            {"Complete", [](const Job& job) { return job->Complete(); }}};
  }

  static std::vector<Method> Getters();

  void ExpectAllRefusedIn(BG_JOB_STATE state) {
    InEach({state}, [&](const Job& job) {
      for (const std::vector<Method>& methods : {Setters(), Commands()}) {
        for (const Method& method : methods) {
          SCOPED_TRACE(method.name);
          const HRESULT refused = method.call(job);
          if (IsMissing(method, refused)) continue;
          EXPECT_TRUE(FAILED(refused)) << HresultText(refused);
          if (method.is_documented) {
            EXPECT_HRESULT(BG_E_INVALID_STATE, refused);
          } else {
            EXPECT_SHOULD(refused == BG_E_INVALID_STATE) << HresultText(refused);
          }
        }
      }
      testbed().LetPass(kLong);
      EXPECT_STATE(state, job);
      for (const Method& method : Getters()) {
        SCOPED_TRACE(method.name);
        const HRESULT answered = method.call(job);
        if (IsMissing(method, answered)) continue;
        EXPECT_SHOULD(answered == S_OK) << HresultText(answered);
      }
    });
    RequireAllMethods();
  }

  void ExpectSettersAcceptedIn(std::initializer_list<BG_JOB_STATE> states) {
    for (const Method& method : Setters()) {
      SCOPED_TRACE(method.name);
      for (const BG_JOB_STATE state : states) {
        InEach({state}, [&](const Job& job) {
          const HRESULT answered = method.call(job);
          if (!IsMissing(method, answered)) {
            EXPECT_HRESULT(S_OK, answered);
          }
          EXPECT_STATE(state, job);
        });
      }
    }
    RequireAllMethods();
  }

 private:
  // Whether a real service lacks the method, which is not the matter here.
  bool IsMissing(const Method& method, HRESULT answer) {
    if (answer != E_NOTIMPL || testbed().capabilities().Has(Capability::kVirtualTime)) return false;
    missing_ = method.name;
    return true;
  }
  void RequireAllMethods() {
    if (missing_ != nullptr) RequireImplemented(missing_, E_NOTIMPL);
  }

  const char* missing_ = nullptr;
};

template <class Value>
Method Getter(const char* name, HRESULT (STDMETHODCALLTYPE IBackgroundCopyJob::*get)(Value*)) {
  return {name, [get](const ComPtr<IBackgroundCopyJob>& job) {
            Value value = {};
            const HRESULT result = (job.get()->*get)(&value);
            if constexpr (std::is_same_v<Value, LPWSTR>) CoTaskMemFree(value);
            return result;
          }};
}

std::vector<Method> MethodsTest::Getters() {
  using J = IBackgroundCopyJob;
  return {Getter("GetId", &J::GetId),
          Getter("GetType", &J::GetType),
          Getter("GetState", &J::GetState),
          Getter("GetProgress", &J::GetProgress),
          Getter("GetTimes", &J::GetTimes),
          Getter("GetOwner", &J::GetOwner),
          Getter("GetErrorCount", &J::GetErrorCount),
          Getter("GetDisplayName", &J::GetDisplayName),
          Getter("GetDescription", &J::GetDescription),
          Getter("GetPriority", &J::GetPriority),
          Getter("GetMinimumRetryDelay", &J::GetMinimumRetryDelay),
          Getter("GetNoProgressTimeout", &J::GetNoProgressTimeout),
          Getter("GetNotifyFlags", &J::GetNotifyFlags),
          {"EnumFiles", [](const Job& job) {
             ComPtr<IEnumBackgroundCopyFiles> files;
             return job->EnumFiles(files.put());
           }}};
}

}  // namespace

// --- Suspend ---

RULE_TEST_F(MethodsTest, ST_20, SuspendStopsAJobThatWaitsForItsRetry) {
  InEach({BG_JOB_STATE_TRANSIENT_ERROR}, [&](const Job& job) {
    const std::size_t requests = testbed().origin().requests().size();
    EXPECT_HRESULT(S_OK, job->Suspend());
    EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
    testbed().LetPass(kLong);
    EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
    EXPECT_THAT(testbed().origin().requests(), SizeIs(requests));
  });
}

RULE_TEST_F(MethodsTest, ST_20, SuspendStopsAJobThatRunsOrWaits) {
  REQUIRE_CAPABILITY(kStall);
  InEach({BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING},
         [&](const Job& job) {
           EXPECT_HRESULT(S_OK, job->Suspend());
           EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
           FreeTheQueue();
           const std::size_t requests = testbed().origin().requests().size();
           testbed().LetPass(kLong);
           EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
           EXPECT_THAT(testbed().origin().requests(), SizeIs(requests));
         });
}

RULE_TEST_F(MethodsTest, ST_20, ASuspendedTransferGoesOnWhereItStopped) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewStalledDownload();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred == 1000; }));
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_SHOULD(ProgressOf(job).BytesTransferred == 1000);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1'000'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_SHOULD(LastOffset(RemotePath(0)) == 1000u);
}

RULE_TEST_F(MethodsTest, ST_20, SuspendOnAJobThatIsDoneOrFailedSucceeds) {
  for (const BG_JOB_STATE state : {BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSFERRED}) {
    InEach({state}, [&](const Job& job) {
      EXPECT_HRESULT(S_OK, job->Suspend());
      EXPECT_THAT(StateText(StateOf(job.get())),
                  AnyOf(StateText(BG_JOB_STATE_SUSPENDED), StateText(state)));
    });
  }
}

RULE_TEST_F(MethodsTest, ST_21, SuspendLeavesASuspendedJobAlone) {
  const Job job = JobIn(BG_JOB_STATE_SUSPENDED);
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

// --- Cancel ---

RULE_TEST_F(MethodsTest, ST_23, CancelEndsADownload) {
  for (const auto states : {kRestingStates, {BG_JOB_STATE_TRANSIENT_ERROR}}) {
    InEach(states, [&](const Job& job) {
      Cancel(job);
      EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
    });
  }
}

RULE_TEST_F(MethodsTest, ST_23, CancelEndsADownloadThatRunsOrWaits) {
  REQUIRE_CAPABILITY(kStall);
  InEach({BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING},
         [&](const Job& job) { Cancel(job); });
}

RULE_TEST_F(MethodsTest, ST_23, NothingBringsACancelledJobBack) {
  REQUIRE_CAPABILITY(kStall);
  InEach(kActionStates, [&](const Job& job) {
    Cancel(job);
    FreeTheQueue();
    const std::size_t requests = testbed().origin().requests().size();
    testbed().LetPass(kLong);
    EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
    EXPECT_THAT(testbed().origin().requests(), SizeIs(requests));
  });
}

RULE_TEST_F(MethodsTest, ST_23, CancelLeavesNoFiles) {
  const Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const HRESULT cancelled = job->Cancel();
  EXPECT_SHOULD(cancelled == S_OK) << HresultText(cancelled);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), std::nullopt);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(1)), std::nullopt);
}

RULE_TEST_F(MethodsTest, ST_23, ACancelledJobCannotBeChanged) {
  ExpectAllRefusedIn(BG_JOB_STATE_CANCELLED);
}

RULE_TEST_F(MethodsTest, ST_23, ADownloadThatRestsCanBeChanged) {
  ExpectSettersAcceptedIn(kRestingStates);
  ExpectSettersAcceptedIn({BG_JOB_STATE_TRANSIENT_ERROR});
}

RULE_TEST_F(MethodsTest, ST_23, ADownloadThatIsUnderWayCanBeChanged) {
  REQUIRE_CAPABILITY(kStall);
  ExpectSettersAcceptedIn(
      {BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING});
}

// --- Complete: the rest of it has a file of its own ---

RULE_TEST_F(MethodsTest, ST_25, ACompletedJobCannotBeChanged) {
  ExpectAllRefusedIn(BG_JOB_STATE_ACKNOWLEDGED);
}

}  // namespace conformance
