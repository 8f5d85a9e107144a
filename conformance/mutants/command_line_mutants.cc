// Services that run the wrong programs, or the right ones at the wrong time.

#include <string>

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

// --- Settings ---

struct TakesNoLongProgram final : bitsim::Decisions {
  std::size_t CommandLineProgramUnitsMax() const override { return 128; }
};
const MutantOf<TakesNoLongProgram> kTakesNoLongProgram("takes-no-long-program", rule::NOTIFY_CMD_01,
                                                       "a program of 200 characters is too long");

struct TakesEndlessParameters final : bitsim::Decisions {
  std::size_t CommandLineParametersUnitsMax() const override { return 1'000'000; }
};
const MutantOf<TakesEndlessParameters> kTakesEndlessParameters("takes-endless-parameters",
                                                               rule::NOTIFY_CMD_01,
                                                               "parameters may have any length");

struct TakesParametersAlone final : bitsim::Decisions {
  HRESULT SetCommandLineWithoutProgram() const override { return S_OK; }
};
const MutantOf<TakesParametersAlone> kTakesParametersAlone("takes-parameters-alone",
                                                           rule::NOTIFY_CMD_02,
                                                           "parameters without a program are fine");

struct TakesCommandLinesOfFinalJobs final : bitsim::Decisions {
  HRESULT SetCommandLineInState(BG_JOB_STATE) const override { return S_OK; }
};
const MutantOf<TakesCommandLinesOfFinalJobs> kTakesCommandLinesOfFinalJobs(
    "takes-command-lines-of-final-jobs", rule::NOTIFY_CMD_03,
    "a completed job still gets a command line");

struct GivesNoTextForNoCommandLine final : bitsim::Decisions {
  bool MissingCommandLineIsEmptyText() const override { return false; }
};
const MutantOf<GivesNoTextForNoCommandLine> kGivesNoTextForNoCommandLine(
    "gives-no-text-for-no-command-line", rule::NOTIFY_CMD_04,
    "where there is no command line the getter gives NULL");

struct NewOwnersKeepCommandLines final : bitsim::Decisions {
  bool TakeOwnershipRemovesCommandLine() const override { return false; }
};
const MutantOf<NewOwnersKeepCommandLines> kNewOwnersKeepCommandLines(
    "new-owners-keep-command-lines", rule::NOTIFY_CMD_16,
    "the command line stays when the job is taken over");

struct ForgetsCommandLines final : bitsim::Decisions {
  bool CommandLineSurvivesServiceRestart() const override { return false; }
};
const MutantOf<ForgetsCommandLines> kForgetsCommandLines(
    "forgets-command-lines", rule::NOTIFY_CMD_18, "the command line is gone after a restart");

struct KeepsParameters final : bitsim::Decisions {
  std::string LaunchedParameters(std::string_view parameters) const override {
    return std::string(parameters.substr(0, parameters.find(' ')));
  }
};
const MutantOf<KeepsParameters> kKeepsParameters(
    "keeps-parameters-to-itself", rule::NOTIFY_CMD_20,
    "the program is given its name and none of the parameters");
const MutantOf<KeepsParameters> kHidesTheJob(
    "hides-the-job-from-the-program", rule::NOTIFY_CMD_17,
    "the program cannot find the job that it is to complete");

// --- When it runs ---

struct RunsProgramsForSuccessOnly final : bitsim::Decisions {
  ULONG CommandLineEvents() const override { return BG_NOTIFY_JOB_TRANSFERRED; }
};
const MutantOf<RunsProgramsForSuccessOnly> kRunsProgramsForSuccessOnly(
    "runs-programs-for-success-only", rule::NOTIFY_CMD_05, "an error runs no command line");

struct RunsProgramsForModifications final : bitsim::Decisions {
  ULONG CommandLineEvents() const override { return kOutcomes | BG_NOTIFY_JOB_MODIFICATION; }
};
const MutantOf<RunsProgramsForModifications> kRunsProgramsForModifications(
    "runs-programs-for-modifications", rule::NOTIFY_FLG_09,
    "the command line is run for every modification");

struct RunsProgramsForFiles final : bitsim::Decisions {
  ULONG CommandLineEvents() const override { return kOutcomes | BG_NOTIFY_FILE_TRANSFERRED; }
};
const MutantOf<RunsProgramsForFiles> kRunsProgramsForFiles(
    "runs-programs-for-files", rule::NOTIFY_CMD_05, "the command line is run for every file");

struct RunsProgramsAsTheOwner final : bitsim::Decisions {
  bool CommandLineRunsAsItsSetter() const override { return false; }
};
const MutantOf<RunsProgramsAsTheOwner> kRunsProgramsAsTheOwner(
    "runs-programs-as-the-owner", rule::NOTIFY_CMD_06,
    "the program runs in the name of the job's owner, whoever set it");

struct SearchesThePath final : bitsim::Decisions {
  std::string LaunchedProgram(std::string_view program) const override {
    const bool has_folder = program.find('\\') != std::string_view::npos;
    return has_folder ? std::string(program) : "C:\\Windows\\System32\\" + std::string(program);
  }
};
const MutantOf<SearchesThePath> kSearchesThePath("searches-the-path", rule::NOTIFY_CMD_07,
                                                 "a program without a folder is searched for");

struct ExpandsVariables final : bitsim::Decisions {
  std::string LaunchedProgram(std::string_view program) const override {
    constexpr std::string_view kVariable = "%SystemRoot%";
    if (!program.starts_with(kVariable)) return std::string(program);
    return "C:\\Windows" + std::string(program.substr(kVariable.size()));
  }
};
const MutantOf<ExpandsVariables> kExpandsVariables("expands-variables", rule::NOTIFY_CMD_07,
                                                   "variables in the program's path are expanded");

struct RunsServicesPrograms final : bitsim::Decisions {
  bool ServiceAccountsRunCommandLines() const override { return true; }
};
const MutantOf<RunsServicesPrograms> kRunsServicesPrograms(
    "runs-services-programs", rule::NOTIFY_CMD_12, "service accounts run command lines, too");

struct ForgetsEventsBeforeTheCommandLine final : bitsim::Decisions {
  bool ReplaysForCommandLine() const override { return false; }
};
const MutantOf<ForgetsEventsBeforeTheCommandLine> kForgetsEventsBeforeTheCommandLine(
    "forgets-events-before-the-command-line", rule::NOTIFY_CMD_11,
    "a command line that comes late is not run");

struct RunsProgramsBeforeClasses final : bitsim::Decisions {
  bool ClassComesBeforeCommandLine() const override { return false; }
};
const MutantOf<RunsProgramsBeforeClasses> kRunsProgramsBeforeClasses(
    "runs-programs-before-classes", rule::NOTIFY_CMD_19,
    "a job with a class and a command line runs the command line");

// --- What follows ---

struct DistrustsExitCodes final : bitsim::Decisions {
  bool ExitCodeAcknowledges(std::uint32_t) const override { return false; }
  bitsim::Duration CommandLineRetryInterval(const bitsim::NotifiedJob&) const override {
    return std::chrono::minutes(30);
  }
};
const MutantOf<DistrustsExitCodes> kDistrustsExitCodes(
    "distrusts-exit-codes", rule::NOTIFY_CMD_08, "a program is run again even if it ended with 0");

struct RunsProgramsOnce final : bitsim::Decisions {
  bool RerunsCommandLine() const override { return false; }
};
const MutantOf<RunsProgramsOnce> kRunsProgramsOnce("runs-programs-once", rule::NOTIFY_CMD_09,
                                                   "a program that fails is not run again");

struct RerunsProgramsAtOnce final : bitsim::Decisions {
  bitsim::Duration CommandLineRetryInterval(const bitsim::NotifiedJob&) const override {
    return std::chrono::seconds(1);
  }
};
const MutantOf<RerunsProgramsAtOnce> kRerunsProgramsAtOnce(
    "reruns-programs-at-once", rule::NOTIFY_CMD_09,
    "a program that fails is run again a second later");

struct GivesUpOnMissingPrograms final : bitsim::Decisions {
  bool RetriesFailedLaunch() const override { return false; }
};
const MutantOf<GivesUpOnMissingPrograms> kGivesUpOnMissingPrograms(
    "gives-up-on-missing-programs", rule::NOTIFY_CMD_10,
    "a program that is not found is not tried again");

struct RunsProgramsBesideCallbacks final : bitsim::Decisions {
  bool CommandLineFollows(HRESULT) const override { return true; }
};
const MutantOf<RunsProgramsBesideCallbacks> kRunsProgramsBesideCallbacks(
    "runs-programs-beside-callbacks", rule::NOTIFY_CMD_13,
    "the program is run although the callback returned S_OK");

struct NoProgramsAfterFailures final : bitsim::Decisions {
  bool CommandLineFollows(HRESULT) const override { return false; }
};
const MutantOf<NoProgramsAfterFailures> kNoProgramsAfterFailures(
    "no-programs-after-failures", rule::NOTIFY_CMD_13,
    "a callback that lives keeps the program from running, whatever it returns");

struct CallsBackAfterThePrograms final : bitsim::Decisions {
  bool CallbackIsToldAfterProgram() const override { return true; }
};
const MutantOf<CallsBackAfterThePrograms> kCallsBackAfterThePrograms(
    "calls-back-after-the-programs", rule::NOTIFY_CMD_14,
    "the callback is called again although the program succeeded");

struct RepeatsProgramsOnly final : bitsim::Decisions {
  bool CallbackIsToldAfterFailedProgram() const override { return false; }
};
const MutantOf<RepeatsProgramsOnly> kRepeatsProgramsOnly(
    "repeats-programs-only", rule::NOTIFY_CMD_15,
    "when callback and program have failed, only the program is tried again");

}  // namespace
}  // namespace conformance
