// Services that ask servers for the wrong things, or misread their answers.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::FailureClass;

// --- Requests ---

struct NoHeadFirst final : bitsim::Decisions {
  bool BeginsWithHead(bool) const override { return false; }
};
const MutantOf<NoHeadFirst> kNoHeadFirst("no-head-first", rule::HTTP_01, "a file begins with GET");

struct SizeIsOptional final : bitsim::Decisions {
  bool NeedsFileSize() const override { return false; }
};
const MutantOf<SizeIsOptional> kSizeIsOptional("size-is-optional", rule::HTTP_02,
                                               "a file without a length is fetched");

struct NeedsNoRanges final : bitsim::Decisions {
  bool NeedsRanges(BG_JOB_PRIORITY, std::uint64_t) const override { return false; }
};
const MutantOf<NeedsNoRanges> kNeedsNoRanges("needs-no-ranges", rule::HTTP_03,
                                             "background jobs do without ranges, too");

struct RangesInTheForeground final : bitsim::Decisions {
  bool NeedsRanges(BG_JOB_PRIORITY, std::uint64_t) const override { return true; }
};
const MutantOf<RangesInTheForeground> kRangesInTheForeground("ranges-in-the-foreground",
                                                             rule::HTTP_03,
                                                             "foreground jobs need ranges, too");

struct RefusesHttp10 final : bitsim::Decisions {
  bool AcceptsHttp10() const override { return false; }
};
const MutantOf<RefusesHttp10> kRefusesHttp10("refuses-http-1-0", rule::HTTP_04,
                                             "a server of HTTP/1.0 is not good enough");

struct MixesCopies final : bitsim::Decisions {
  bool RestartsChangedFile() const override { return false; }
};
const MutantOf<MixesCopies> kMixesCopies("mixes-copies", rule::HTTP_07,
                                         "a changed file goes on where the old one was");

struct DynamicContentGoesOn final : bitsim::Decisions {
  bool InterruptedDynamicContentStartsAnew() const override { return false; }
};
const MutantOf<DynamicContentGoesOn> kDynamicContentGoesOn(
    "dynamic-content-goes-on", rule::HTTP_08, "dynamic content goes on where it was interrupted");

struct HeadForDynamicContent final : bitsim::Decisions {
  bool BeginsWithHead(bool) const override { return true; }
};
const MutantOf<HeadForDynamicContent> kHeadForDynamicContent("head-for-dynamic-content",
                                                             rule::HTTP_08,
                                                             "dynamic content begins with HEAD");

struct DynamicContentInTheBackground final : bitsim::Decisions {
  bool DynamicContentWaitsForForeground() const override { return false; }
};
const MutantOf<DynamicContentInTheBackground> kDynamicContentInTheBackground(
    "dynamic-content-in-the-background", rule::HTTP_08,
    "dynamic content is fetched in the background");

struct NoLocalSources final : bitsim::Decisions {
  bool ReadsFiles(BG_JOB_TYPE) const override { return false; }
};
const MutantOf<NoLocalSources> kNoLocalSources("no-local-sources", rule::HTTP_17,
                                               "a local path is no remote name");

struct BeginsAgainWithoutRanges final : bitsim::Decisions {
  bool InterruptedUnrangedFileStartsAnew() const override { return true; }
};
const MutantOf<BeginsAgainWithoutRanges> kBeginsAgainWithoutRanges(
    "begins-again-without-ranges", rule::HTTP_18,
    "an interrupted file begins again where the server has no ranges");

// --- Answers ---

// One way in which a connection ends is taken for the end of the file.
template <bool kReset>
struct HalfAFileWillDo final : bitsim::Decisions {
  bool TakesEarlyEndForWhole(bool was_reset) const override { return was_reset == kReset; }
};
const MutantOf<HalfAFileWillDo<false>> kCloseEndsTheFile(
    "close-ends-the-file", rule::HTTP_20, "a connection that is closed is the end of the file");
const MutantOf<HalfAFileWillDo<true>> kResetEndsTheFile(
    "reset-ends-the-file", rule::HTTP_20, "a connection that is reset is the end of the file");

// One status in the wrong class.
template <int kStatus, FailureClass kClass>
struct Misjudges final : bitsim::Decisions {
  FailureClass ClassifyHttpStatus(int status) const override {
    return status == kStatus ? kClass : Decisions::ClassifyHttpStatus(status);
  }
};
const MutantOf<Misjudges<408, FailureClass::kFatal>> kGivesUpAt408("gives-up-at-408", rule::HTTP_09,
                                                                   "408 is fatal");
const MutantOf<Misjudges<429, FailureClass::kTransient>> kRetriesAt429("retries-at-429",
                                                                       rule::HTTP_09,
                                                                       "429 is transient");
const MutantOf<Misjudges<505, FailureClass::kTransient>> kRetriesAt505("retries-at-505",
                                                                       rule::HTTP_09,
                                                                       "505 is transient");
const MutantOf<Misjudges<404, FailureClass::kTransient>> kWaitsForMissingFiles(
    "waits-for-missing-files", rule::HTTP_10, "404 is transient");
const MutantOf<Misjudges<401, FailureClass::kTransient>> kRetriesAt401("retries-at-401",
                                                                       rule::HTTP_11,
                                                                       "401 is transient");
const MutantOf<Misjudges<500, FailureClass::kFatal>> kGivesUpAt500("gives-up-at-500", rule::HTTP_12,
                                                                   "500 is fatal");
const MutantOf<Misjudges<503, FailureClass::kFatal>> kGivesUpAt503("gives-up-at-503", rule::HTTP_19,
                                                                   "503 is fatal");

struct StatusAsWin32Code final : bitsim::Decisions {
  HRESULT HttpStatusError(int status) const override { return HRESULT_FROM_WIN32(status); }
};
const MutantOf<StatusAsWin32Code> kStatusAsWin32Code("status-as-win32-code", rule::HTTP_10,
                                                     "the code of 404 is 0x80070194");

struct KeepsCredentials final : bitsim::Decisions {
  bool AnswersChallenge(BG_AUTH_TARGET) const override { return false; }
};
const MutantOf<KeepsCredentials> kKeepsCredentials("keeps-credentials", rule::HTTP_11,
                                                   "credentials are never sent");

struct UnknownHostIsFatal final : bitsim::Decisions {
  FailureClass ClassifyConnectionFailure(HRESULT) const override { return FailureClass::kFatal; }
};
const MutantOf<UnknownHostIsFatal> kUnknownHostIsFatal("unknown-host-is-fatal", rule::HTTP_13,
                                                       "a host that is not found is fatal");

// --- Redirects ---

struct StaysWhereItIs final : bitsim::Decisions {
  bool FollowsRedirects(ULONG) const override { return false; }
};
const MutantOf<StaysWhereItIs> kStaysWhereItIs("stays-where-it-is", rule::HTTP_14,
                                               "no redirect is followed");

struct FollowsAnywhere final : bitsim::Decisions {
  bool FollowsRedirects(ULONG) const override { return true; }
};
const MutantOf<FollowsAnywhere> kFollowsAnywhere("follows-anywhere", rule::ST_46,
                                                 "forbidden redirects are followed");

struct AlwaysReportsRedirects final : bitsim::Decisions {
  bool RenamesAfterRedirect(ULONG) const override { return true; }
};
const MutantOf<AlwaysReportsRedirects> kAlwaysReportsRedirects(
    "always-reports-redirects", rule::HTTP_14, "every redirect changes the remote name");

struct NeverReportsRedirects final : bitsim::Decisions {
  bool RenamesAfterRedirect(ULONG) const override { return false; }
};
const MutantOf<NeverReportsRedirects> kNeverReportsRedirects("never-reports-redirects",
                                                             rule::HTTP_14,
                                                             "no redirect changes the remote name");

// --- The course of a job ---

struct RejectedContentStays final : bitsim::Decisions {
  BG_JOB_STATE StateAfterRejectedContent() const override { return BG_JOB_STATE_TRANSFERRED; }
};
const MutantOf<RejectedContentStays> kRejectedContentStays(
    "rejected-content-stays", rule::ST_39, "a job whose content was rejected is TRANSFERRED");

struct NewSourceStartsAgain final : bitsim::Decisions {
  bool ContinuesFromNewSource() const override { return false; }
};
const MutantOf<NewSourceStartsAgain> kNewSourceStartsAgain(
    "new-source-starts-again", rule::ST_41b, "a new remote name starts the file again");

struct OpenTemporaryFileIsFatal final : bitsim::Decisions {
  FailureClass ClassifyOpenTemporaryFile() const override { return FailureClass::kFatal; }
};
const MutantOf<OpenTemporaryFileIsFatal> kReaderIsFatal(
    "early-reader-is-fatal", rule::NOTIFY_FILE_12,
    "a client that opens the temporary file too early ends the job");
const MutantOf<OpenTemporaryFileIsFatal> kOpenTemporaryFileIsFatal(
    "open-temporary-file-is-fatal", rule::ST_44, "a temporary file that is open is fatal");

struct RetriesCustomMethods final : bitsim::Decisions {
  bool CustomMethodLeavesNoRetry() const override { return false; }
};
const MutantOf<RetriesCustomMethods> kRetriesCustomMethods(
    "retries-custom-methods", rule::ST_48, "requests with a custom method are repeated");

struct OnDemandJobIsDoneEarly final : bitsim::Decisions {
  BG_JOB_STATE StateWithRequestedRanges(bool) const override { return BG_JOB_STATE_TRANSFERRED; }
};
const MutantOf<OnDemandJobIsDoneEarly> kOnDemandJobIsDoneEarly(
    "on-demand-job-is-done-early", rule::ST_49,
    "an on-demand job is TRANSFERRED with a part of its file");

}  // namespace
}  // namespace conformance
