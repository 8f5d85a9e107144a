// NOTIFY-GET: what GetNotifyInterface gives.

#include "conformance/suite/premises.h"
#include "conformance/suite/set_notify_interface_objects.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

// What an out-pointer may hold before the call.
IUnknown* Garbage() {
  static int anything = 0;
  return reinterpret_cast<IUnknown*>(&anything);
}

}  // namespace

RULE(NOTIFY_GET_01, TheCallerGetsAReferenceOfItsOwn) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  const unsigned references_before = callback->references();
  IUnknown* registered = nullptr;
  EXPECT_HRESULT(S_OK, job->GetNotifyInterface(&registered));
  ASSERT_NE(registered, nullptr);
  EXPECT_GT(callback->references(), references_before);
  registered->Release();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->references() == references_before; }));
}

RULE(NOTIFY_GET_01, ManyCallersLeaveNoReferenceBehind) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  const unsigned references_before = callback->references();
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(RegisteredOn(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->references() == references_before; }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_GET_01, TheReferenceOutlivesTheRegistration) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  ComPtr<IUnknown> registered = RegisteredOn(job);
  ASSERT_TRUE(registered);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  testbed().LetPass(1s);
  EXPECT_FALSE(callback->is_destroyed());
  registered.Reset();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
}

RULE(NOTIFY_GET_01, AJobThatRestsAgainTellsItsCallback) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  const HRESULT suspended = job->Suspend();
  RequireImplemented("Suspend", suspended);
  EXPECT_HRESULT(S_OK, suspended);
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), callback->object()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), callback->object()));
}

RULE(NOTIFY_GET_02, AMissingOutPointerIsRefused) {
  auto callback = NewCallback();
  Job job = NewDownload();
  const HRESULT without_callback = job->GetNotifyInterface(nullptr);
  EXPECT_TRUE(IsRefusalOfNull(without_callback)) << HresultText(without_callback);
  Register(job, callback);
  const HRESULT with_callback = job->GetNotifyInterface(nullptr);
  EXPECT_TRUE(IsRefusalOfNull(with_callback)) << HresultText(with_callback);
}

RULE(NOTIFY_GET_03, AFreshJobHasNoCallback) {
  Job job = NewJob();
  IUnknown* registered = Garbage();
  EXPECT_HRESULT(S_OK, job->GetNotifyInterface(&registered));
  EXPECT_EQ(registered, nullptr);
}

RULE(NOTIFY_GET_03, AFreshJobIsAsTheBookSays, ST_01, NOTIFY_FLG_05) {
  Job job = NewJob();
  {
    const Blame only(rule::NOTIFY_GET_03);
    EXPECT_FALSE(RegisteredOn(job));
  }
  {
    const Blame only(rule::ST_01);
    EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
    BG_JOB_PROGRESS progress = {};
    EXPECT_HRESULT(S_OK, job->GetProgress(&progress));
    EXPECT_EQ(progress.FilesTotal, 0u);
    EXPECT_EQ(progress.FilesTransferred, 0u);
    EXPECT_EQ(progress.BytesTransferred, 0u);
  }
  {
    const Blame only(rule::NOTIFY_FLG_05);
    ULONG flags = 0;
    EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
    EXPECT_EQ(flags, static_cast<ULONG>(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
  }
}

RULE(NOTIFY_GET_04, NothingIsLeftAfterARemoval) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  IUnknown* registered = Garbage();
  EXPECT_HRESULT(S_OK, job->GetNotifyInterface(&registered));
  EXPECT_EQ(registered, nullptr);
}

RULE(NOTIFY_GET_05, ThePointerIsTheRegisteredObject) {
  auto callback = NewCallback();
  auto other = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), callback->object()));
  EXPECT_FALSE(IsSameObject(RegisteredOn(job).get(), other->object()));
}

RULE(NOTIFY_GET_05, ThePointerFollowsTheLastRegistration) {
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = TransferredJob();
  Register(job, first);
  Register(job, second);
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), second->object()));
}

RULE(NOTIFY_GET_05, EachJobHasItsOwn) {
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Job other_job = NewDownload();
  Register(job, first);
  Register(other_job, second);
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), first->object()));
  EXPECT_TRUE(IsSameObject(RegisteredOn(other_job).get(), second->object()));
}

RULE(NOTIFY_GET_06, AFinalJobAnswersWithoutHarm) {
  auto callback = NewCallback();
  for (const bool completes : {true, false}) {
    Job job = NewDownload();
    Register(job, callback);
    if (completes) ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_SUCCEEDED(completes ? job->Complete() : job->Cancel());
    ComPtr<IUnknown> registered;
    const HRESULT answer = job->GetNotifyInterface(registered.put());
    EXPECT_TRUE(answer == S_OK || answer == BG_E_INVALID_STATE) << HresultText(answer);
    EXPECT_TRUE(!registered || IsSameObject(registered.get(), callback->object()));
    RECORD(completes ? "GetNotifyInterface after Complete" : "GetNotifyInterface after Cancel",
           HresultText(answer) + (registered ? " and the callback" : " and NULL"));
  }
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_GET_07, ThePointerAnswersForTheCallbackInterface) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_TRUE(RegisteredOn(job).As<IBackgroundCopyCallback>());
}

RULE(NOTIFY_GET_07, ThePointerAnswersEvenIfAPlainUnknownWasRegistered) {
  FacetedCallback& callback = NewFacetedCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback.unknown()));
  const auto found = RegisteredOn(job).As<IBackgroundCopyCallback>();
  ASSERT_TRUE(found);
  EXPECT_HRESULT(S_OK, found->JobTransferred(job.get()));
  EXPECT_EQ(callback.transferred(), 1);
}

PROBE(NOTIFY_GET_06, WhatAnotherApplicationSees) {
  REQUIRE_CAPABILITY(kSecondApplication);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  ComPtr<IUnknown> seen;
  const HRESULT answer =
      SameJob(testbed().StartApplication("other"), job)->GetNotifyInterface(seen.put());
  RECORD("GetNotifyInterface in another application",
         HresultText(answer) + (seen ? " and a pointer" : " and NULL"));
}

}  // namespace conformance
