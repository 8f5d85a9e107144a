// ST, PROG, MOD: what holds for every setter of a job, for those of IBackgroundCopyJob2 and later.

#include <functional>
#include <string>
#include <vector>

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

struct Setter {
  const char* name;
  std::function<HRESULT(const ComPtr<IBackgroundCopyJob>&)> call;
  // Whether the page of the method names the answer in a final state.
  bool is_documented = true;
};

class LaterSettingsTest : public SettingsTest {
 protected:
  void Prepare() override { NEEDS_INTERFACE(NewJob(), IBackgroundCopyJob2); }

  // Those that a download takes in every state that is not final, as far as the service has them.
  std::vector<Setter> Setters() {
    std::vector<Setter> setters;
    const Job job = NewJob();
    const std::wstring url = testbed().origin().Url("/");
    const std::wstring more = testbed().origin().Url("/more");
    const std::wstring path = testbed().LocalPath("more");
    if (job.As<IBackgroundCopyJob2>()) {
      setters.push_back({"SetNotifyCmdLine", [](const Job& j) {
                           return j.As<IBackgroundCopyJob2>()->SetNotifyCmdLine(nullptr, nullptr);
                         }});
      setters.push_back({"SetCredentials", &SetCredentials, false});
      setters.push_back({"RemoveCredentials",
                         [](const Job& j) {
                           return j.As<IBackgroundCopyJob2>()->RemoveCredentials(
                               BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
                         },
                         false});
    }
    if (job.As<IBackgroundCopyJob3>()) {
      setters.push_back({"ReplaceRemotePrefix", [=](const Job& j) {
                           return j.As<IBackgroundCopyJob3>()->ReplaceRemotePrefix(url.c_str(),
                                                                                   url.c_str());
                         }});
      setters.push_back({"SetRemoteName", [=](const Job& j) {
                           const auto file = FilesOf(j).at(0);
                           const std::wstring name = RemoteNameOf(file.get());
                           return file.As<IBackgroundCopyFile2>()->SetRemoteName(name.c_str());
                         }});
      setters.push_back({"AddFileWithRanges", [=](const Job& j) {
                           BG_FILE_RANGE range = {0, 10};
                           return j.As<IBackgroundCopyJob3>()->AddFileWithRanges(
                               more.c_str(), path.c_str(), 1, &range);
                         }});
    }
    if (job.As<IBackgroundCopyJob4>()) {
      setters.push_back({"SetMaximumDownloadTime",
                         [](const Job& j) {
                           return j.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(8'000'000);
                         },
                         false});
    }
    if (job.As<IBackgroundCopyJob5>()) {
      setters.push_back({"SetProperty",
                         [](const Job& j) {
                           return j.As<IBackgroundCopyJob5>()->SetProperty(
                               BITS_JOB_PROPERTY_ID_COST_FLAGS,
                               Number(BITS_COST_STATE_TRANSFER_ALWAYS));
                         },
                         false});
    }
    if (job.As<IBackgroundCopyJobHttpOptions>()) {
      setters.push_back({"SetCustomHeaders", [](const Job& j) {
                           return j.As<IBackgroundCopyJobHttpOptions>()->SetCustomHeaders(
                               L"X-Header: 1");
                         }});
      setters.push_back({"SetSecurityFlags",
                         [](const Job& j) {
                           return j.As<IBackgroundCopyJobHttpOptions>()->SetSecurityFlags(
                               BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT);
                         },
                         false});
      setters.push_back({"RemoveClientCertificate", [](const Job& j) {
                           return j.As<IBackgroundCopyJobHttpOptions>()->RemoveClientCertificate();
                         }});
    }
    job->Cancel();
    return setters;
  }

  static HRESULT SetCredentials(const Job& job) {
    std::wstring text = L"me";
    BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
    credentials.Credentials.Basic = {text.data(), text.data()};
    return job.As<IBackgroundCopyJob2>()->SetCredentials(&credentials);
  }

  void ExpectRefusedIn(BG_JOB_STATE state) {
    const std::vector<Setter> setters = Setters();
    InEach({state}, [&](const Job& job) {
      for (const Setter& setter : setters) {
        SCOPED_TRACE(setter.name);
        const HRESULT refused = setter.call(job);
        if (refused == E_NOTIMPL) continue;  // API-01
        EXPECT_TRUE(FAILED(refused)) << HresultText(refused);
        EXPECT_SHOULD(refused == BG_E_INVALID_STATE) << HresultText(refused);
        if (setter.is_documented) {
          EXPECT_HRESULT(BG_E_INVALID_STATE, refused);
        }
      }
      EXPECT_STATE(state, job);
    });
  }

  void ExpectAcceptedIn(std::initializer_list<BG_JOB_STATE> states) {
    const std::vector<Setter> setters = Setters();
    InEach(states, [&](const Job& job) {
      const BG_JOB_STATE state = StateOf(job.get());
      for (const Setter& setter : setters) {
        SCOPED_TRACE(setter.name);
        const HRESULT answered = setter.call(job);
        if (answered == E_NOTIMPL) continue;  // API-01
        EXPECT_HRESULT(S_OK, answered);
        EXPECT_STATE(state, job);
      }
    });
  }
};

#define LATER_RULE(rule, name, ...) \
  RULE_TEST_F(LaterSettingsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

LATER_RULE(ST_23, ACancelledJobTakesNoLaterSettings) { ExpectRefusedIn(BG_JOB_STATE_CANCELLED); }

LATER_RULE(ST_25, ACompletedJobTakesNoLaterSettings) { ExpectRefusedIn(BG_JOB_STATE_ACKNOWLEDGED); }

LATER_RULE(ST_23, ADownloadThatRestsTakesLaterSettings) {
  ExpectAcceptedIn(kRestingStates);
  ExpectAcceptedIn({BG_JOB_STATE_TRANSIENT_ERROR});
}

LATER_RULE(ST_23, ADownloadThatIsUnderWayTakesLaterSettings) {
  REQUIRE_CAPABILITY(kStall);
  ExpectAcceptedIn({BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING});
}

// The flags of access control lists are the exception: what is transferred has its rights.
LATER_RULE(ST_23, TheAclFlagsAreSettledByTheTransfer) {
  const Job job = NewDownload();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const auto job3 = job.As<IBackgroundCopyJob3>();
  const HRESULT set = job3->SetFileACLFlags(BG_COPY_FILE_OWNER);
  RequireImplemented("SetFileACLFlags", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_HRESULT(S_OK, job3->SetFileACLFlags(0));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(BG_E_INVALID_STATE, job3->SetFileACLFlags(BG_COPY_FILE_OWNER));
}

LATER_RULE(PROG_07, EveryLaterSetterIsAModification) {
  const std::vector<Setter> setters = Setters();
  const Job job = NewDownload();
  for (const Setter& setter : setters) {
    SCOPED_TRACE(setter.name);
    const std::uint64_t before = Ticks(TimesOf(job).ModificationTime);
    testbed().LetPass(100ms);  // the clock of a real service is not finer than some of these
    if (setter.call(job) != S_OK) continue;
    EXPECT_GT(Ticks(TimesOf(job).ModificationTime), before);
  }
}

// Those that not every job takes in every state.
LATER_RULE(PROG_07, ASetterOfFewJobsIsAModification) {
  const auto expect_later = [&](const char* name, const Job& job, const auto& call) {
    SCOPED_TRACE(name);
    const std::uint64_t before = Ticks(TimesOf(job).ModificationTime);
    testbed().LetPass(100ms);
    if (call() != S_OK) return;
    EXPECT_GT(Ticks(TimesOf(job).ModificationTime), before);
  };
  const Job job = NewDownload();
  if (const auto job3 = job.As<IBackgroundCopyJob3>()) {
    expect_later("SetFileACLFlags", job, [&] { return job3->SetFileACLFlags(BG_COPY_FILE_DACL); });
  }
  if (const auto options = job.As<IBackgroundCopyJobHttpOptions2>()) {
    expect_later("SetHttpMethod", job, [&] { return options->SetHttpMethod(L"POST"); });
  }
  const Job done = TransferredJob();
  if (const auto file = FilesOf(done).at(0).As<IBackgroundCopyFile3>()) {
    expect_later("SetValidationState", done, [&] { return file->SetValidationState(TRUE); });
  }
  const Job upload = NewUploadJob(BG_JOB_TYPE_UPLOAD_REPLY);
  if (!upload) return;
  if (const auto job2 = upload.As<IBackgroundCopyJob2>()) {
    const std::wstring reply = testbed().LocalPath("reply");
    expect_later("SetReplyFileName", upload, [&] { return job2->SetReplyFileName(reply.c_str()); });
  }
}

LATER_RULE(PROG_07, ASetterWithTheSameValueIsAModification) {
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"the same"));
  const std::uint64_t before = Ticks(TimesOf(job).ModificationTime);
  testbed().LetPass(100ms);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"the same"));
  EXPECT_GT(Ticks(TimesOf(job).ModificationTime), before);
}

LATER_RULE(NOTIFY_MOD_01, EveryLaterSetterIsTold) {
  RequireModificationsTold(testbed(), client());
  const std::vector<Setter> setters = Setters();
  auto callback = NewCallback();
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  for (const Setter& setter : setters) {
    SCOPED_TRACE(setter.name);
    testbed().LetPass(5s);  // for all that went before
    const int calls = callback->modifications();
    if (setter.call(job) != S_OK) continue;
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls; }, 5s));
  }
}

}  // namespace
}  // namespace conformance
