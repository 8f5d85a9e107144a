// NOTIFY-CB: what a client may do inside a callback.

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

using Results = std::vector<std::pair<std::string, std::string>>;  // method and what it answered

// Every method that reads the job.
Results CallEveryGetter(IBackgroundCopyJob* job) {
  Results results;
  if (job == nullptr) return results;
  const auto note = [&](const char* method, HRESULT result) {
    results.emplace_back(method, HresultText(result));
  };
  const auto note_text = [&](const char* method, HRESULT result, WCHAR*& text) {
    note(method, result);
    CoTaskMemFree(std::exchange(text, nullptr));
  };
  GUID id = {};
  BG_JOB_TYPE type = BG_JOB_TYPE_DOWNLOAD;
  BG_JOB_PROGRESS progress = {};
  BG_JOB_TIMES times = {};
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  BG_JOB_PRIORITY priority = BG_JOB_PRIORITY_NORMAL;
  BG_JOB_PROXY_USAGE usage = BG_JOB_PROXY_USAGE_PRECONFIG;
  ULONG number = 0;
  WCHAR* text = nullptr;
  WCHAR* list = nullptr;
  WCHAR* bypass_list = nullptr;
  note("GetId", job->GetId(&id));
  note("GetType", job->GetType(&type));
  note("GetProgress", job->GetProgress(&progress));
  note("GetTimes", job->GetTimes(&times));
  note("GetState", job->GetState(&state));
  note("GetPriority", job->GetPriority(&priority));
  note("GetNotifyFlags", job->GetNotifyFlags(&number));
  note("GetMinimumRetryDelay", job->GetMinimumRetryDelay(&number));
  note("GetNoProgressTimeout", job->GetNoProgressTimeout(&number));
  note("GetErrorCount", job->GetErrorCount(&number));
  note_text("GetOwner", job->GetOwner(&text), text);
  note_text("GetDisplayName", job->GetDisplayName(&text), text);
  note_text("GetDescription", job->GetDescription(&text), text);
  note("GetProxySettings", job->GetProxySettings(&usage, &list, &bypass_list));
  CoTaskMemFree(list);
  CoTaskMemFree(bypass_list);
  ComPtr<IBackgroundCopyError> error;
  note("GetError", job->GetError(error.put()));
  ComPtr<IUnknown> callback;
  note("GetNotifyInterface", job->GetNotifyInterface(callback.put()));
  ComPtr<IEnumBackgroundCopyFiles> files;
  note("EnumFiles", job->EnumFiles(files.put()));
  return results;
}

// Every method that sets a property of the job, registering apart.
Results CallEverySetter(IBackgroundCopyJob* job) {
  Results results;
  if (job == nullptr) return results;
  const auto note = [&](const char* method, HRESULT result) {
    results.emplace_back(method, HresultText(result));
  };
  note("SetDisplayName", job->SetDisplayName(L"name"));
  note("SetDescription", job->SetDescription(L"description"));
  note("SetPriority", job->SetPriority(BG_JOB_PRIORITY_HIGH));
  note("SetNotifyFlags", job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
  note("SetMinimumRetryDelay", job->SetMinimumRetryDelay(60));
  note("SetNoProgressTimeout", job->SetNoProgressTimeout(1000));
  note("SetProxySettings", job->SetProxySettings(BG_JOB_PROXY_USAGE_PRECONFIG, nullptr, nullptr));
  return results;
}

// A callback interface that its client's security keeps to itself.
class ForbiddenCallback final : public IUnknown {
 public:
  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    *object = nullptr;
    if (IsEqualGUID(riid, __uuidof(IBackgroundCopyCallback))) {
      ++asked_;
      return E_ACCESSDENIED;
    }
    if (!IsEqualGUID(riid, __uuidof(IUnknown))) return E_NOINTERFACE;
    AddRef();
    *object = static_cast<IUnknown*>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override { return --references_; }

  int asked() const { return asked_; }

 private:
  std::atomic<ULONG> references_{1};
  std::atomic<int> asked_{0};
};

}  // namespace

RULE(NOTIFY_CB_08, TheGettersAnswerInsideAsTheyDoOutside) {
  RequireCallsInside(testbed(), client());
  Results inside;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    inside = CallEveryGetter(job);
    return S_OK;
  });
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(inside, CallEveryGetter(job.get()));
}

RULE(NOTIFY_CB_08, TheSettersWorkInsideAsTheyDoOutside) {
  RequireErrorsTold(testbed(), client());
  Results inside;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&](IBackgroundCopyJob* job, IBackgroundCopyError*) {
        inside = CallEverySetter(job);
        return S_OK;
      });
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(WaitUntilTold(callback));
  ULONG delay_seconds = 0;
  EXPECT_HRESULT(S_OK, job->GetMinimumRetryDelay(&delay_seconds));
  EXPECT_EQ(delay_seconds, 60u);
  EXPECT_EQ(inside, CallEverySetter(job.get()));
}

RULE(NOTIFY_CB_08, TheJobIsCompletedInsideJobTransferred) {
  RequireCallsInside(testbed(), client());
  BG_JOB_STATE state_inside = BG_JOB_STATE_QUEUED;
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([&](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, job->Complete());
    state_inside = StateOf(job);
    return S_OK;
  });
  Job job = NewDownload(1000, 3);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(StateText(state_inside), StateText(BG_JOB_STATE_ACKNOWLEDGED));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(testbed().FileSizeBytes(LocalName(i)), 1000u);
  testbed().LetPass(kLong);
}

RULE(NOTIFY_CB_08, TheJobIsCancelledInsideJobError) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError)
      .WillOnce([](IBackgroundCopyJob* job, IBackgroundCopyError*) { return job->Cancel(); });
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
  testbed().LetPass(kLong);
}

RULE(NOTIFY_CB_08, TheJobIsResumedInsideJobError) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  {
    const InSequence in_this_order;
    EXPECT_CALL(callback->mock(), JobError)
        .WillOnce([](IBackgroundCopyJob* job, IBackgroundCopyError*) {
          EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
          EXPECT_HRESULT(S_OK, job->Resume());
          return S_OK;
        });
    EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([](IBackgroundCopyJob* job) {
      return job->Complete();
    });
  }
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ACKNOWLEDGED));
}

RULE(NOTIFY_CB_08, AFileIsAddedAndTheJobResumedInsideJobTransferred) {
  RequireCallsInside(testbed(), client());
  const std::wstring url = testbed().origin().Url("/more");
  const std::wstring path = testbed().LocalPath("more");
  testbed().origin().Put("/more", {.size_bytes = 500});
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    if (callback->transferred() > 1) return S_OK;
    EXPECT_HRESULT(S_OK, job->AddFile(url.c_str(), path.c_str()));
    EXPECT_HRESULT(S_OK, job->Resume());
    return S_OK;
  });
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 2; }));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  BG_JOB_PROGRESS progress = {};
  EXPECT_HRESULT(S_OK, job->GetProgress(&progress));
  EXPECT_EQ(progress.FilesTransferred, 2u);
}

RULE(NOTIFY_CB_08, TheCallbackIsAskedForInsideTheCall) {
  RequireCallsInside(testbed(), client());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    ComPtr<IUnknown> registered;
    EXPECT_HRESULT(S_OK, job->GetNotifyInterface(registered.put()));
    EXPECT_TRUE(IsSameObject(registered.get(), callback->object()));
    return S_OK;
  });
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
}

// What nearly every handler of JobModification does; each question may bring the next call.
RULE(NOTIFY_CB_08, TheProgressIsReadInsideEveryModification) {
  RequireCallsInside(testbed(), client());
  std::atomic<int> failures{0};
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobModification).WillByDefault([&](IBackgroundCopyJob* job, DWORD) {
    BG_JOB_PROGRESS progress = {};
    if (job->GetProgress(&progress) != S_OK) ++failures;
    return S_OK;
  });
  Job job = NewDownload(100'000, 3);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                                           BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  EXPECT_EQ(failures, 0);
}

RULE(NOTIFY_CB_08, TheNextJobIsStartedInsideTheCall) {
  RequireCallsInside(testbed(), client());
  Job first = NewDownload();
  Job second = NewDownload();
  auto second_callback = NewCallback();
  auto first_callback = NewCallback();
  ON_CALL(first_callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, second->SetNotifyInterface(second_callback->object()));
    EXPECT_HRESULT(S_OK, second->Resume());
    return job->Complete();
  });
  Register(first, first_callback);
  EXPECT_HRESULT(S_OK, first->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return second_callback->transferred() == 1; }));
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, first);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, second);
}

// The object must live until its own call is over, or the handler would run on a dead one.
RULE(NOTIFY_CB_08, TheClientLetsGoOfEverythingInsideTheCall) {
  RequireCallsInside(testbed(), client());
  Job job = NewDownload();
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* inside) {
    EXPECT_HRESULT(S_OK, inside->SetNotifyInterface(nullptr));
    EXPECT_HRESULT(S_OK, inside->Complete());
    job.Reset();
    callback->ReleaseOwn();
    EXPECT_FALSE(callback->is_destroyed());
    EXPECT_EQ(StateText(StateOf(inside)), StateText(BG_JOB_STATE_ACKNOWLEDGED));
    return S_OK;
  });
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
  testbed().LetPass(kLong);
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_CB_22, AnObjectThatMayNotBeCalledIsRefusedAtOnce) {
  // Never freed: a service may let go late.
  static auto& objects = *new std::vector<std::unique_ptr<ForbiddenCallback>>;
  ForbiddenCallback& forbidden = *objects.emplace_back(std::make_unique<ForbiddenCallback>());
  Job job = NewDownload();
  EXPECT_HRESULT(E_ACCESSDENIED, job->SetNotifyInterface(&forbidden));
  EXPECT_GT(forbidden.asked(), 0);
}

}  // namespace conformance
