// Services that send files and fetch replies in ways of their own.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

struct DoneWithoutReply final : bitsim::Decisions {
  bool WaitsForReply() const override { return false; }
};
const MutantOf<DoneWithoutReply> kDoneWithoutReply(
    "done-without-reply", rule::NOTIFY_XFR_02,
    "an upload-reply job is transferred when its file is on the server");

struct CancelsBehindTheServersBack final : bitsim::Decisions {
  bool CancelTellsServer() const override { return false; }
};
const MutantOf<CancelsBehindTheServersBack> kCancelsBehindTheServersBack(
    "cancels-behind-the-servers-back", rule::ST_24,
    "Cancel of an upload leaves its session on the server");

struct CancelsOnce final : bitsim::Decisions {
  bitsim::Duration UploadCancelPatience(ULONG) const override { return bitsim::Duration(0); }
};
const MutantOf<CancelsOnce> kCancelsOnce("cancels-once", rule::ST_24,
                                         "Cancel of an upload asks the server once");

struct CancelsForAMonth final : bitsim::Decisions {
  bitsim::Duration UploadCancelPatience(ULONG) const override { return std::chrono::days(30); }
};
const MutantOf<CancelsForAMonth> kCancelsForAMonth(
    "cancels-for-a-month", rule::ST_24,
    "Cancel of an upload does not give up a server that is gone");

struct NeverCompletesUploads final : bitsim::Decisions {
  HRESULT CompleteUploadInState(BG_JOB_STATE) const override { return BG_E_INVALID_STATE; }
};
const MutantOf<NeverCompletesUploads> kNeverCompletesUploads(
    "never-completes-uploads", rule::ST_26, "Complete of a finished upload is refused");

struct CompletesHalfUploads final : bitsim::Decisions {
  HRESULT CompleteUploadInState(BG_JOB_STATE) const override { return S_OK; }
};
const MutantOf<CompletesHalfUploads> kCompletesHalfUploads(
    "completes-half-uploads", rule::NOTIFY_ERR_06, "Complete ends an upload that has failed");

struct OverlooksNewSource final : bitsim::Decisions {
  bool NoticesChangedSource() const override { return false; }
};
const MutantOf<OverlooksNewSource> kOverlooksNewSource(
    "overlooks-new-source", rule::ST_42, "a source that changes is sent half old and half new");

struct BlamesTheFile final : bitsim::Decisions {
  BG_ERROR_CONTEXT ApplicationErrorContext() const override { return BG_ERROR_CONTEXT_REMOTE_FILE; }
};
const MutantOf<BlamesTheFile> kBlamesTheFile(
    "blames-the-file", rule::NOTIFY_ERR_09,
    "an error of the server's application has the context of the remote file");

struct ApplicationErrorsPass final : bitsim::Decisions {
  bitsim::FailureClass ClassifyUploadStatus(int) const override {
    return bitsim::FailureClass::kTransient;
  }
};
const MutantOf<ApplicationErrorsPass> kApplicationErrorsPass(
    "application-errors-pass", rule::ST_12,
    "a 404 of the server's application is a transient error");

}  // namespace
}  // namespace conformance
