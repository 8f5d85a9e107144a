// What the service decides about transfers.

#include "bitsim/decisions.h"

namespace bitsim {

bool Decisions::BeginsWithHead(bool is_dynamic_content) const { return !is_dynamic_content; }
bool Decisions::NeedsFileSize() const { return true; }

bool Decisions::NeedsRanges(BG_JOB_PRIORITY priority, std::uint64_t size_bytes) const {
  constexpr std::uint64_t kUnrangedSizeMaxBytes = std::uint64_t{2} << 30;
  return priority != BG_JOB_PRIORITY_FOREGROUND || size_bytes >= kUnrangedSizeMaxBytes;
}

bool Decisions::InterruptedUnrangedFileStartsAnew() const { return false; }
bool Decisions::AcceptsHttp10() const { return true; }
bool Decisions::EntityTagTellsCopies() const { return true; }
bool Decisions::InterruptedDynamicContentStartsAnew() const { return true; }
bool Decisions::DynamicContentWaitsForForeground() const { return true; }

HRESULT Decisions::HttpStatusError(int status) const {
  return static_cast<HRESULT>(0x80190000u | static_cast<std::uint32_t>(status));
}

bool Decisions::AnswersChallenge(BG_AUTH_TARGET) const { return true; }

FailureClass Decisions::ClassifyConnectionFailure(HRESULT) const {
  return FailureClass::kTransient;
}

Duration Decisions::ReceiveTimeout() const { return Duration::max(); }

bool Decisions::IsRedirect(int status) const {
  return (status >= 300 && status <= 303) || status == 307;
}

bool Decisions::FollowsRedirects(ULONG security_flags) const {
  return (security_flags & BG_HTTP_REDIRECT_POLICY_MASK) != BG_HTTP_REDIRECT_POLICY_DISALLOW;
}

bool Decisions::RenamesAfterRedirect(ULONG security_flags) const {
  return (security_flags & BG_HTTP_REDIRECT_POLICY_MASK) != BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT;
}

bool Decisions::RedirectMayLeaveHttps(ULONG security_flags) const {
  return (security_flags & BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP) != 0;
}

bool Decisions::RedirectMayLeaveHttp() const { return false; }
int Decisions::RedirectsMax() const { return 10; }
HRESULT Decisions::RefusedRedirectError(int status) const { return HttpStatusError(status); }

bool Decisions::ReadsFiles(BG_JOB_TYPE type) const {
  return type == BG_JOB_TYPE_DOWNLOAD && version() >= kBits2_0;
}

bool Decisions::ReadsRangesOfFiles() const { return version() < kBits3_0; }

HRESULT Decisions::MissingSourceError(bool is_folder_missing) const {
  return HRESULT_FROM_WIN32(is_folder_missing ? ERROR_PATH_NOT_FOUND : ERROR_FILE_NOT_FOUND);
}

bool Decisions::RangesKeepTheirOrder() const { return true; }
HRESULT Decisions::RangeOutsideFileError() const { return BG_E_INVALID_RANGE; }
bool Decisions::ContinuesFromNewSource() const { return true; }
BG_JOB_STATE Decisions::StateAfterRejectedContent() const { return BG_JOB_STATE_ERROR; }
FailureClass Decisions::ClassifyOpenTemporaryFile() const { return FailureClass::kTransient; }
FailureClass Decisions::ClassifyRefusedServer() const { return FailureClass::kTransient; }
bool Decisions::IgnoresRefusedServer() const { return false; }
bool Decisions::CustomMethodLeavesNoRetry() const { return true; }

BG_JOB_STATE Decisions::StateWithRequestedRanges(bool has_whole_file) const {
  return has_whole_file ? BG_JOB_STATE_TRANSFERRED : BG_JOB_STATE_SUSPENDED;
}

bool Decisions::FilesHaveTimeOfSource() const { return true; }
bool Decisions::CancelLeavesFilesInPlace() const { return true; }

}  // namespace bitsim
