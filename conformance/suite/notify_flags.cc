// NOTIFY-FLG: which values the notify flags of a job may have. What the values do is told in
// notify_flags_delivery.cc.

#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

using ::testing::AnyOf;

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
constexpr ULONG kUndefinedBits[] = {
    0x40u,      0x80u,       0x100u,      0x200u,      0x400u,     0x800u,     0x1000u,
    0x2000u,    0x4000u,     0x8000u,     0x10000u,    0x20000u,   0x40000u,   0x80000u,
    0x100000u,  0x200000u,   0x400000u,   0x800000u,   0x1000000u, 0x2000000u, 0x4000000u,
    0x8000000u, 0x10000000u, 0x20000000u, 0x40000000u, 0x80000000u};

ULONG FlagsOf(const ComPtr<IBackgroundCopyJob>& job) {
  ULONG flags = 0xdeadbeef;
  EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
  return flags;
}

}  // namespace

RULE(NOTIFY_FLG_01, EveryCombinationOfTheDefinedFlagsIsAccepted) {
  Job job = NewJob();
  const ULONG defined = DefinedNotifyFlags();
  for (ULONG flags = 1; flags <= defined; ++flags) {
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(flags)) << "flags " << flags;
  }
}

RULE(NOTIFY_FLG_02, EveryUndefinedFlagIsNotImplemented) {
  Job job = NewJob();
  for (const ULONG bit : kUndefinedBits) {
    EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(bit)) << "flags " << bit;
  }
  EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(0xffffffffu));
}

RULE(NOTIFY_FLG_02, DefinedFlagsDoNotExcuseAnUndefinedOne) {
  Job job = NewJob();
  for (const ULONG bit : kUndefinedBits) {
    EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(bit | kOutcomes)) << "flags " << bit;
  }
  EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(0x40u | BG_NOTIFY_DISABLE));
}

RULE(NOTIFY_FLG_02, ARefusedValueLeavesTheFlagsAlone) {
  Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  for (const ULONG refused : {0x40u, 0x80000000u, 0x40u | BG_NOTIFY_JOB_ERROR, 0xffffffffu}) {
    EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(refused));
    EXPECT_SHOULD_THAT(FlagsOf(job), ULONG{BG_NOTIFY_JOB_TRANSFERRED});
  }
}

RULE(NOTIFY_FLG_02, ARefusedValueSelectsNoEvent) {
  auto callback = NewCallback();
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(0x40u | kOutcomes));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_SHOULD_THAT(callback->errors(), 0);
}

RULE(NOTIFY_FLG_03, AFlagOfANewerVersionIsNotImplemented) {
  const ULONG newer = (kOutcomes | BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_MODIFICATION |
                       BG_NOTIFY_FILE_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED) &
                      ~DefinedNotifyFlags();
  if (newer == 0) GTEST_SKIP() << "needs a service older than BITS 10.1";
  Job job = NewJob();
  for (const ULONG bit :
       {ULONG{BG_NOTIFY_FILE_TRANSFERRED}, ULONG{BG_NOTIFY_FILE_RANGES_TRANSFERRED}}) {
    if ((newer & bit) == 0) continue;
    EXPECT_HRESULT(E_NOTIMPL, job->SetNotifyFlags(bit | kOutcomes));
    EXPECT_EQ(FlagsOf(job), kOutcomes);
  }
}

RULE(NOTIFY_FLG_04, AFinalJobRefusesFlags) {
  for (const Job& job : {AcknowledgedJob(), CancelledJob()}) {
    for (const ULONG flags :
         {ULONG{BG_NOTIFY_JOB_TRANSFERRED}, kOutcomes, kOutcomes | BG_NOTIFY_DISABLE}) {
      EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyFlags(flags)) << "flags " << flags;
    }
    EXPECT_THAT(job->SetNotifyFlags(0x40u), AnyOf(BG_E_INVALID_STATE, E_NOTIMPL));
  }
}

RULE(NOTIFY_FLG_05, ANewJobHasBothOutcomes) {
  EXPECT_EQ(FlagsOf(NewJob()), kOutcomes);
  EXPECT_EQ(FlagsOf(NewDownload()), kOutcomes);
}

RULE(NOTIFY_FLG_05, OnlyTheOutcomeIsToldByDefault) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  Register(good, callback);
  Register(bad, callback);
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return callback->transferred() > 0 && callback->errors() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->modifications(), 0);
  EXPECT_EQ(callback->files(), 0);
}

RULE(NOTIFY_FLG_07, TheFlagsReadBackAsTheyWereSet) {
  Job job = NewJob();
  const ULONG defined = DefinedNotifyFlags();
  for (ULONG flags = 1; flags <= defined; ++flags) {
    if (FAILED(job->SetNotifyFlags(flags))) continue;  // see NOTIFY-FLG-01
    if ((flags & ~(kOutcomes | BG_NOTIFY_JOB_MODIFICATION)) == 0) {
      EXPECT_EQ(FlagsOf(job), flags);
    } else {
      EXPECT_SHOULD_THAT(FlagsOf(job), flags);
    }
  }
}

RULE(NOTIFY_FLG_07, EveryClientSeesTheFlagsThatWereSetLast) {
  REQUIRE_CAPABILITY(kSecondApplication);
  Job job = NewJob();
  Job same = SameJob(testbed().StartApplication("other"), job);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  EXPECT_EQ(FlagsOf(same), ULONG{BG_NOTIFY_JOB_ERROR});
  EXPECT_HRESULT(S_OK, same->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  EXPECT_EQ(FlagsOf(job), ULONG{BG_NOTIFY_JOB_TRANSFERRED});
}

RULE(NOTIFY_FLG_07, TheFlagsBelongToTheJobAndNotToItsCallback) {
  Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  auto callback = NewCallback();
  Register(job, callback);
  EXPECT_EQ(FlagsOf(job), ULONG{BG_NOTIFY_JOB_ERROR});
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  EXPECT_EQ(FlagsOf(job), ULONG{BG_NOTIFY_JOB_ERROR});
}

RULE(NOTIFY_FLG_07, AMissingPointerIsRefused) {
  constexpr HRESULT kNullRefPointer = HRESULT_FROM_WIN32(1780);  // RPC_X_NULL_REF_POINTER
  EXPECT_THAT(NewJob()->GetNotifyFlags(nullptr), AnyOf(E_INVALIDARG, E_POINTER, kNullRefPointer));
}

RULE(NOTIFY_FLG_08, ZeroIsAccepted) {
  Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(0));
  EXPECT_EQ(FlagsOf(job), 0u);
}

RULE(NOTIFY_FLG_08, ZeroSelectsNothing) {
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(0));
  }
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_FLG_10, TheFlagForRangesIsLegalOnAnyDownload) {
  if ((DefinedNotifyFlags() & BG_NOTIFY_FILE_RANGES_TRANSFERRED) == 0) {
    GTEST_SKIP() << "needs BITS 10.1";
  }
  for (const Job& job : {NewJob(), NewDownload(), TransferredJob(), FailedJob()}) {
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
  }
}

RULE(NOTIFY_FLG_10, TheFlagForRangesIsLegalOnAnUpload) {
  if ((DefinedNotifyFlags() & BG_NOTIFY_FILE_RANGES_TRANSFERRED) == 0) {
    GTEST_SKIP() << "needs BITS 10.1";
  }
  GUID id = {};
  Job job;
  manager()->CreateJob(testbed().JobName("upload").c_str(), BG_JOB_TYPE_UPLOAD, &id, job.put());
  if (!job) GTEST_SKIP() << "needs upload jobs";
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
}

RULE(NOTIFY_FLG_13, FlagsMayBeSetOnAJobAtRest) {
  RequireTransientErrors(testbed(), client());
  Job waiting = NewDownloadAnswered(500);
  ResumeAndWaitFor(waiting, BG_JOB_STATE_TRANSIENT_ERROR);
  for (const Job& job : {NewJob(), NewDownload(), waiting, TransferredJob(), FailedJob()}) {
    SCOPED_TRACE(StateText(StateOf(job.get())));
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_DISABLE));
  }
}

RULE(NOTIFY_FLG_13, FlagsMayBeSetWhileAJobRunsOrWaitsForItsTurn) {
  REQUIRE_CAPABILITY(kStall);
  Job running = NewStalledDownload();
  ResumeAndWaitFor(running, BG_JOB_STATE_TRANSFERRING);
  Job queued = NewDownload();
  ResumeAndWaitFor(queued, BG_JOB_STATE_QUEUED);
  for (const Job& job : {running, queued}) {
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_DISABLE));
  }
}

RULE(NOTIFY_FLG_13, FlagsMayBeSetWhileAJobWaitsForItsServer) {
  REQUIRE_CAPABILITY(kStall);
  testbed().origin().Put("/slow", {.size_bytes = 1000, .answer = {.delay = 3s}});
  Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(testbed().origin().Url("/slow").c_str(),
                                    testbed().LocalPath("slow").c_str()));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) != BG_JOB_STATE_QUEUED; }));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_DISABLE))
      << StateText(StateOf(job.get()));
}

}  // namespace conformance
