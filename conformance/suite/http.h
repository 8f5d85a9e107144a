// File: http.h
//
// What the tests of the HTTP rules share: jobs with settings of later interfaces.

#ifndef BITSIM_CONFORMANCE_SUITE_HTTP_H_
#define BITSIM_CONFORMANCE_SUITE_HTTP_H_

#include <bits10_1.h>
#include <bits10_2.h>
#include <bits1_5.h>
#include <bits2_5.h>
#include <bits3_0.h>
#include <bits5_0.h>

#include <string>

#include "conformance/suite/job_states.h"

namespace conformance {

class HttpTest : public JobStatesTest {
 protected:
  // A download of a path that redirects to another, where there is a file of 1000 bytes.
  Job NewRedirectedJob(int status = 302) {
    testbed().origin().Put("/new", {.size_bytes = 1000});
    return NewDownloadOf({.answer = {.status = status, .location = "/new"}});
  }

  // What the job's first file is called on the server now.
  static std::wstring RemoteNameOf(const Job& job) {
    LPWSTR name = nullptr;
    EXPECT_HRESULT(S_OK, FileOf(job)->GetRemoteName(&name));
    const std::wstring text = name == nullptr ? L"" : name;
    CoTaskMemFree(name);
    return text;
  }

  static ComPtr<IBackgroundCopyFile> FileOf(const Job& job) {
    ComPtr<IEnumBackgroundCopyFiles> files;
    ComPtr<IBackgroundCopyFile> file;
    EXPECT_HRESULT(S_OK, job->EnumFiles(files.put()));
    if (files) {
      EXPECT_HRESULT(S_OK, files->Next(1, file.put(), nullptr));
    }
    return file;
  }

  static void SetSecurityFlags(const Job& job, ULONG flags) {
    const auto options = job.As<IBackgroundCopyJobHttpOptions>();
    ASSERT_TRUE(options);
    EXPECT_HRESULT(S_OK, options->SetSecurityFlags(flags));
  }

  static void Enable(const Job& job, BITS_JOB_PROPERTY_ID property) {
    const auto job5 = job.As<IBackgroundCopyJob5>();
    ASSERT_TRUE(job5);
    BITS_JOB_PROPERTY_VALUE value = {};
    value.Enable = TRUE;
    EXPECT_HRESULT(S_OK, job5->SetProperty(property, value));
  }
};

}  // namespace conformance

// Makes the test `unsupported` where the object does not answer to the interface.
#define REQUIRE_INTERFACE(object, interface) \
  if ((object).As<interface>()) {            \
  } else                                     \
    GTEST_SKIP() << "needs " #interface

#define HTTP_RULE(rule, name, ...) \
  RULE_TEST_F(::conformance::HttpTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

#endif  // BITSIM_CONFORMANCE_SUITE_HTTP_H_
