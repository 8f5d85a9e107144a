// Services that tell or treat the files of their jobs wrongly.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

struct KeepsFilesToItself final : bitsim::Decisions {
  bool TellsOfFiles() const override { return false; }
};
const MutantOf<KeepsFilesToItself> kKeepsFilesToItself("keeps-files-to-itself",
                                                       rule::NOTIFY_FILE_01,
                                                       "FileTransferred is never called");

struct FilesAllAtOnce final : bitsim::Decisions {
  bool FilesAreToldOneByOne() const override { return false; }
};
const MutantOf<FilesAllAtOnce> kFilesAllAtOnce(
    "files-all-at-once", rule::NOTIFY_FILE_02,
    "FileTransferred does not wait for the call that is under way");

struct TellsFilesOnce final : bitsim::Decisions {
  bool AcknowledgesFile(HRESULT) const override { return true; }
};
const MutantOf<TellsFilesOnce> kTellsFilesOnce("tells-files-once", rule::NOTIFY_FILE_03,
                                               "FileTransferred is not repeated when it fails");
const MutantOf<TellsFilesOnce> kGivesUpOnFiles(
    "gives-up-on-files", rule::NOTIFY_FILE_05,
    "a file whose call fails does not hold up the event of its job");

struct JobDoesNotWait final : bitsim::Decisions {
  bool FilesAreToldFirst() const override { return false; }
};
const MutantOf<JobDoesNotWait> kJobDoesNotWait(
    "job-does-not-wait-for-files", rule::NOTIFY_FILE_04,
    "the event of a job does not wait for those of its files");

struct LatestFileFirst final : bitsim::Decisions {
  bool FilesAreToldInOrder() const override { return false; }
};
const MutantOf<LatestFileFirst> kLatestFileFirst("latest-file-first", rule::NOTIFY_FILE_07,
                                                 "of the files that wait the latest is told");

struct TellsOldCopies final : bitsim::Decisions {
  bool TellsOfRestartedFiles() const override { return true; }
};
const MutantOf<TellsOldCopies> kTellsOldCopies("tells-old-copies", rule::NOTIFY_FILE_08,
                                               "a file that has to start again is told, too");

struct CancelTakesAll final : bitsim::Decisions {
  bool CancelLeavesFilesInPlace() const override { return false; }
};
const MutantOf<CancelTakesAll> kCancelTakesAll(
    "cancel-takes-all", rule::CANC_02, "Cancel deletes what a high-performance job has written");

}  // namespace
}  // namespace conformance
