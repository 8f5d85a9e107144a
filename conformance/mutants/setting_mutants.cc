// Services that let a client set what it must not, or see what it must not.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::Decisions;

struct TakesAnySecurityFlag final : Decisions {
  ULONG KnownSecurityFlags() const override { return ~ULONG{0}; }
};
const MutantOf<TakesAnySecurityFlag> kTakesAnySecurityFlag(
    "any-security-flag-will-do", rule::API_03, "security flags that nobody has defined are kept");

struct UploadsTakeTwoFiles final : Decisions {
  std::size_t FilesOfUploadMax() const override { return 2; }
};
const MutantOf<UploadsTakeTwoFiles> kUploadsTakeTwoFiles("uploads-take-two-files", rule::API_03,
                                                         "a job that uploads takes a second file");

struct ShowsAllJobs final : Decisions {
  bool MayReadJob(const bitsim::Caller&, const bitsim::OwnedJob&) const override { return true; }
};
const MutantOf<ShowsAllJobs> kShowsAllJobs("everybody-sees-all-jobs", rule::API_05,
                                           "anybody may list the jobs of all users");

struct ResumeSettlesNothing final : Decisions {
  HRESULT SetAfterResume() const override { return S_OK; }
};
const MutantOf<ResumeSettlesNothing> kResumeSettlesNothing(
    "resume-settles-nothing", rule::API_06,
    "dynamic content, the greatest size and the method may be chosen after Resume");

struct FilesSettleNothing final : Decisions {
  HRESULT SetAfterAddFile() const override { return S_OK; }
};
const MutantOf<FilesSettleNothing> kFilesSettleNothing(
    "files-settle-nothing", rule::API_06, "high performance may be chosen for a job with files");

struct UploadsAreDownloads final : Decisions {
  HRESULT SetForDownloadsOnly() const override { return S_OK; }
};
const MutantOf<UploadsAreDownloads> kUploadsAreDownloads(
    "uploads-have-settings-of-downloads", rule::API_06,
    "the properties of downloads may be set on jobs that upload");

}  // namespace
}  // namespace conformance
