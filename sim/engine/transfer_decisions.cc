#include "bitsim/decisions/transfer_decisions.h"

#include <algorithm>

#include "sim/engine/status_class.h"

namespace bitsim {

// --- Uploads ---

std::size_t TransferDecisions::FilesOfUploadMax() const { return 1; }
std::uint64_t TransferDecisions::UploadFragmentBytesMax() const { return std::uint64_t{1} << 20; }

FailureClass TransferDecisions::ClassifyUploadStatus(int status) const {
  return ClassOfStatus(status);
}

FailureClass TransferDecisions::ClassifyUploadError(HRESULT error) const {
  const bool may_pass = error == BG_E_SESSION_NOT_FOUND || error == BG_E_INVALID_SERVER_RESPONSE;
  return may_pass ? FailureClass::kTransient : FailureClass::kFatal;
}

BG_ERROR_CONTEXT TransferDecisions::ApplicationErrorContext() const {
  return BG_ERROR_CONTEXT_REMOTE_APPLICATION;
}

bool TransferDecisions::RestartsLostSession() const { return true; }
bool TransferDecisions::NoticesChangedSource() const { return true; }
bool TransferDecisions::ResumeSendsChangedSource() const { return true; }
bool TransferDecisions::WaitsForReply() const { return true; }
bool TransferDecisions::TellsUploadedFile() const { return false; }
bool TransferDecisions::ProgressIncludesReply() const { return false; }
bool TransferDecisions::UploadIsCompletedWhenTransferred() const { return true; }

HRESULT TransferDecisions::CompleteUploadInState(BG_JOB_STATE state) const {
  return state == BG_JOB_STATE_TRANSFERRED ? S_OK : BG_E_INVALID_STATE;
}

bool TransferDecisions::CancelTellsServer() const { return true; }

Duration TransferDecisions::UploadCancelPatience(ULONG no_progress_timeout_seconds) const {
  return std::min<Duration>(std::chrono::hours(24),
                            std::chrono::seconds(no_progress_timeout_seconds));
}

Duration TransferDecisions::UploadCancelRetryInterval(ULONG minimum_retry_delay_seconds) const {
  return std::chrono::seconds(minimum_retry_delay_seconds);
}

BG_JOB_STATE TransferDecisions::StateWhileCancelling(BG_JOB_STATE) const {
  return BG_JOB_STATE_SUSPENDED;
}

// --- Transfers ---

bool TransferDecisions::BeginsWithHead(bool is_dynamic_content) const {
  return !is_dynamic_content;
}
bool TransferDecisions::NeedsFileSize() const { return true; }

bool TransferDecisions::NeedsRanges(BG_JOB_PRIORITY priority, std::uint64_t size_bytes) const {
  constexpr std::uint64_t kUnrangedSizeMaxBytes = std::uint64_t{2} << 30;
  return priority != BG_JOB_PRIORITY_FOREGROUND || size_bytes >= kUnrangedSizeMaxBytes;
}

bool TransferDecisions::InterruptedUnrangedFileStartsAnew() const { return false; }
bool TransferDecisions::TakesEarlyEndForWhole(bool) const { return false; }
bool TransferDecisions::AcceptsHttp10() const { return true; }
bool TransferDecisions::EntityTagTellsCopies() const { return true; }
bool TransferDecisions::InterruptedDynamicContentStartsAnew() const { return true; }
bool TransferDecisions::DynamicContentWaitsForForeground() const { return true; }

HRESULT TransferDecisions::HttpStatusError(int status) const {
  return static_cast<HRESULT>(0x80190000u | static_cast<std::uint32_t>(status));
}

bool TransferDecisions::AnswersChallenge(BG_AUTH_TARGET) const { return true; }

FailureClass TransferDecisions::ClassifyConnectionFailure(HRESULT) const {
  return FailureClass::kTransient;
}

Duration TransferDecisions::ReceiveTimeout() const { return Duration::max(); }

bool TransferDecisions::IsRedirect(int status) const {
  return (status >= 300 && status <= 303) || status == 307;
}

bool TransferDecisions::FollowsRedirects(ULONG security_flags) const {
  return (security_flags & BG_HTTP_REDIRECT_POLICY_MASK) != BG_HTTP_REDIRECT_POLICY_DISALLOW;
}

bool TransferDecisions::RenamesAfterRedirect(ULONG security_flags) const {
  return (security_flags & BG_HTTP_REDIRECT_POLICY_MASK) != BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT;
}

bool TransferDecisions::RedirectMayLeaveHttps(ULONG security_flags) const {
  return (security_flags & BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP) != 0;
}

bool TransferDecisions::RedirectMayLeaveHttp() const { return false; }
int TransferDecisions::RedirectsMax() const { return 10; }
HRESULT TransferDecisions::RefusedRedirectError(int status) const {
  return HttpStatusError(status);
}

bool TransferDecisions::ReadsFiles(BG_JOB_TYPE type) const {
  return type == BG_JOB_TYPE_DOWNLOAD && version() >= kBits2_0;
}

bool TransferDecisions::ReadsRangesOfFiles() const { return version() < kBits3_0; }

HRESULT TransferDecisions::MissingSourceError(bool is_folder_missing) const {
  return HRESULT_FROM_WIN32(is_folder_missing ? ERROR_PATH_NOT_FOUND : ERROR_FILE_NOT_FOUND);
}

bool TransferDecisions::RangesKeepTheirOrder() const { return true; }
HRESULT TransferDecisions::RangeOutsideFileError() const { return BG_E_INVALID_RANGE; }
bool TransferDecisions::ContinuesFromNewSource() const { return true; }
BG_JOB_STATE TransferDecisions::StateAfterRejectedContent() const { return BG_JOB_STATE_ERROR; }
FailureClass TransferDecisions::ClassifyOpenTemporaryFile() const {
  return FailureClass::kTransient;
}
FailureClass TransferDecisions::ClassifyRefusedServer() const { return FailureClass::kTransient; }
bool TransferDecisions::IgnoresRefusedServer() const { return false; }
bool TransferDecisions::CustomMethodLeavesNoRetry() const { return true; }

BG_JOB_STATE TransferDecisions::StateWithRequestedRanges(bool has_whole_file) const {
  return has_whole_file ? BG_JOB_STATE_TRANSFERRED : BG_JOB_STATE_SUSPENDED;
}

bool TransferDecisions::FilesHaveTimeOfSource() const { return true; }
bool TransferDecisions::CancelLeavesFilesInPlace() const { return true; }

}  // namespace bitsim
