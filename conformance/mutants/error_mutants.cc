// Services whose jobs forget what went wrong, or tell it wrongly; and whose retries are counted
// wrongly.

#include <algorithm>

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::FailureClass;

// --- Error objects: how long ---

struct TellsErrorsOnly final : bitsim::Decisions {
  bool TellsErrorInState(BG_JOB_STATE state) const override { return state == BG_JOB_STATE_ERROR; }
};
const MutantOf<TellsErrorsOnly> kTellsErrorsOnly("tells-final-errors-only", rule::ERR_01,
                                                 "GetError fails in TRANSIENT_ERROR");

struct ErrorEndsWithResume final : bitsim::Decisions {
  bool TellsErrorInState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSIENT_ERROR;
  }
};
const MutantOf<ErrorEndsWithResume> kErrorEndsWithResume(
    "error-ends-with-resume", rule::ERR_01, "GetError fails as soon as the job is queued again");

struct ErrorsNeverEnd final : bitsim::Decisions {
  bool ErrorEndsWithTransfer() const override { return false; }
};
const MutantOf<ErrorsNeverEnd> kErrorsNeverEnd("errors-never-end", rule::ERR_01,
                                               "an error outlives the attempt that succeeds");

struct NoErrorIsNoFailure final : bitsim::Decisions {
  HRESULT MissingError() const override { return S_FALSE; }
};
const MutantOf<NoErrorIsNoFailure> kNoErrorIsNoFailure(
    "no-error-is-no-failure", rule::ERR_02, "GetError answers S_FALSE where there is no error");

struct CallsAreErrors final : bitsim::Decisions {
  bool FailedCallsLeaveError() const override { return false; }
};
const MutantOf<CallsAreErrors> kCallsAreErrors("failed-calls-are-errors", rule::ERR_03,
                                               "a method that fails replaces the job's error");

struct ErrorObjectsAreLive final : bitsim::Decisions {
  bool ErrorObjectIsSnapshot() const override { return false; }
};
const MutantOf<ErrorObjectsAreLive> kErrorObjectsAreLive(
    "error-objects-are-live", rule::ERR_10, "an error object tells the job's latest error");

// --- Error objects: what they say ---

struct StatusesAreWin32Codes final : bitsim::Decisions {
  HRESULT HttpStatusError(int status) const override { return HRESULT_FROM_WIN32(status); }
};
const MutantOf<StatusesAreWin32Codes> kStatusesAreWin32Codes(
    "statuses-are-win32-codes", rule::ERR_04, "a status of 404 is told as 0x80070194");

template <BG_ERROR_CONTEXT kContext>
struct BlamesOthers final : bitsim::Decisions {
  BG_ERROR_CONTEXT ContextOfHttpStatus(int) const override { return kContext; }
};
const MutantOf<BlamesOthers<BG_ERROR_CONTEXT_GENERAL_TRANSPORT>> kBlamesTheTransport(
    "blames-the-transport", rule::ERR_04, "a refusal is told as a failure of the transport");
const MutantOf<BlamesOthers<BG_ERROR_CONTEXT_LOCAL_FILE>> kBlamesTheLocalFile(
    "blames-the-local-file", rule::ERR_09, "a refusal is told as a failure of the local file");

struct KeepsFileToItself final : bitsim::Decisions {
  bool ErrorTellsFile() const override { return false; }
};
const MutantOf<KeepsFileToItself> kKeepsFileToItself("keeps-the-file-to-itself", rule::ERR_05,
                                                     "no error tells its file");

struct NoFileIsNoFailure final : bitsim::Decisions {
  HRESULT MissingErrorFile() const override { return S_FALSE; }
};
const MutantOf<NoFileIsNoFailure> kNoFileIsNoFailure(
    "no-file-is-no-failure", rule::ERR_05, "GetFile answers S_FALSE where there is no file");

struct TellsSchemeForProtocol final : bitsim::Decisions {
  const char* HttpProtocolName() const override { return "http://"; }
};
const MutantOf<TellsSchemeForProtocol> kTellsSchemeForProtocol(
    "tells-the-scheme", rule::ERR_06, "the protocol of an error is 'http://'");

struct NoProtocolIsNoFailure final : bitsim::Decisions {
  HRESULT MissingErrorProtocol() const override { return S_FALSE; }
};
const MutantOf<NoProtocolIsNoFailure> kNoProtocolIsNoFailure(
    "no-protocol-is-no-failure", rule::ERR_06,
    "GetProtocol answers S_FALSE where there is no protocol");

struct SpeaksEnglishToEverybody final : bitsim::Decisions {
  HRESULT DescribeInLanguage(DWORD, bool) const override { return S_OK; }
};
const MutantOf<SpeaksEnglishToEverybody> kSpeaksEnglishToEverybody(
    "speaks-english-to-everybody", rule::ERR_07, "errors are described in English in any language");

// --- Error objects: what is counted, and what it means for the job ---

struct CountsNothing final : bitsim::Decisions {
  bool CountsAsError(FailureClass) const override { return false; }
};
const MutantOf<CountsNothing> kCountsNothing("counts-no-errors", rule::ERR_08,
                                             "the error count stays 0");

struct MissesRetries final : bitsim::Decisions {
  bool CountsFailureIn(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRING;
  }
};
const MutantOf<MissesRetries> kMissesRetries("counts-no-retries", rule::ERR_08,
                                             "retries that fail are not counted");

struct SuccessForgetsErrors final : bitsim::Decisions {
  bool ErrorCountOutlives(BG_JOB_STATE entered_state) const override {
    return entered_state != BG_JOB_STATE_TRANSFERRED;
  }
};
const MutantOf<SuccessForgetsErrors> kSuccessForgetsErrors(
    "success-forgets-errors", rule::ERR_08, "the error count of a transferred job is 0 again");

struct FailureSuspends final : bitsim::Decisions {
  BG_JOB_STATE StateAfterFailure(FailureClass failure) const override {
    return failure == FailureClass::kFatal ? BG_JOB_STATE_SUSPENDED
                                           : Decisions::StateAfterFailure(failure);
  }
};
const MutantOf<FailureSuspends> kFailureSuspends("failure-suspends", rule::ERR_11,
                                                 "a job with a file that failed is suspended");

struct TriesEveryFile final : bitsim::Decisions {
  bool FailedFileHoldsUpOthers() const override { return false; }
};
const MutantOf<TriesEveryFile> kTriesEveryFile(
    "tries-every-file", rule::ERR_12, "files behind the one that failed are transferred first");

template <BG_JOB_STATE kRefused>
struct RefusesPriorityIn final : bitsim::Decisions {
  HRESULT SetPriorityInState(BG_JOB_STATE state) const override {
    return state == kRefused ? BG_E_INVALID_STATE : Decisions::SetPriorityInState(state);
  }
};
const MutantOf<RefusesPriorityIn<BG_JOB_STATE_ERROR>> kFailedJobsCannotBeMended(
    "failed-jobs-cannot-be-mended", rule::ERR_13, "SetPriority is refused in ERROR");
const MutantOf<RefusesPriorityIn<BG_JOB_STATE_SUSPENDED>> kSuspendedJobsKeepTheirPriority(
    "suspended-jobs-keep-their-priority", rule::SCHED_06, "SetPriority is refused in SUSPENDED");

struct FailedCallbackFailsJob final : bitsim::Decisions {
  BG_JOB_STATE StateAfterFailedCallback(BG_JOB_STATE) const override { return BG_JOB_STATE_ERROR; }
};
const MutantOf<FailedCallbackFailsJob> kFailedCallbackFailsJob(
    "failed-callback-fails-the-job", rule::ERR_14, "a callback that fails moves its job to ERROR");

struct DeniedAccessMayPass final : bitsim::Decisions {
  FailureClass ClassifyHttpStatus(int status) const override {
    return status == 401 || status == 403 ? FailureClass::kTransient
                                          : Decisions::ClassifyHttpStatus(status);
  }
};
const MutantOf<DeniedAccessMayPass> kDeniedAccessMayPass(
    "denied-access-may-pass", rule::ERR_15, "answers of 401 and 403 are transient errors");

struct AbsentServersAreFatal final : bitsim::Decisions {
  FailureClass ClassifyHttpStatus(int status) const override {
    return status == 503 ? FailureClass::kFatal : Decisions::ClassifyHttpStatus(status);
  }
};
const MutantOf<AbsentServersAreFatal> kAbsentServersAreFatal("absent-servers-are-fatal",
                                                             rule::ERR_15,
                                                             "an answer of 503 ends in ERROR");

}  // namespace
}  // namespace conformance
