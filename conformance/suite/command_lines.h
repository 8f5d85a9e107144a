// File: command_lines.h
//
// What tests of command lines share: a job with a program, and how often that was started.
//
//   RULE_TEST_F(CommandLineTest, NOTIFY_CMD_08, ...) {
//     REQUIRE_CAPABILITY(kPrograms);
//     testbed().PutProgram(program(), {.exit_code = 0});
//     Job job = NewDownload();
//     SetCommandLine(job);
//     ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
//     EXPECT_TRUE(WaitForLaunches(1));

#ifndef BITSIM_CONFORMANCE_SUITE_COMMAND_LINES_H_
#define BITSIM_CONFORMANCE_SUITE_COMMAND_LINES_H_

#include <bits1_5.h>
#include <bits5_0.h>

#include <string>

#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

// Makes the test `unsupported` where the service has no IBackgroundCopyJob2.
#define REQUIRE_JOB2(job)  \
  if (this->Job2Of(job)) { \
  } else                   \
    GTEST_SKIP() << "needs IBackgroundCopyJob2 (BITS 1.5)"

namespace conformance {

class CommandLineTest : public SuiteTest {
 protected:
  using Job2 = ComPtr<IBackgroundCopyJob2>;

  static Job2 Job2Of(const Job& job) { return job.As<IBackgroundCopyJob2>(); }

  std::wstring program() { return testbed().LocalPath("notify.exe"); }
  // The command line as a client writes it: the program is repeated in front.
  std::wstring parameters() { return program() + L" done"; }

  HRESULT TrySetCommandLine(const Job& job, const wchar_t* program, const wchar_t* parameters) {
    return Job2Of(job)->SetNotifyCmdLine(program, parameters);
  }
  // Ends a test that needs a command line to see something else.
  void RequireCommandLines() {
    const Job job = NewJob();
    RequireImplemented("SetNotifyCmdLine",
                       TrySetCommandLine(job, program().c_str(), parameters().c_str()));
  }
  void SetCommandLine(const Job& job) {
    EXPECT_HRESULT(S_OK, TrySetCommandLine(job, program().c_str(), parameters().c_str()));
  }
  int launches() { return static_cast<int>(testbed().Launches().size()); }
  bool WaitForLaunches(int count) {
    return testbed().WaitUntil([&] {
      const auto all = testbed().Launches();
      return static_cast<int>(all.size()) >= count &&
             (all.empty() || all.back().has_ended || !all.back().was_found);
    });
  }
  // A job with the command line that has become transferred.
  Job TransferredWithCommandLine() {
    Job job = NewDownload();
    SetCommandLine(job);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    return job;
  }
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_COMMAND_LINES_H_
