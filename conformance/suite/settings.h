// File: settings.h
//
// What the tests of a job's settings share: reading one in a line, and the enumeration values that
// no header names.
//
//   EXPECT_EQ(TextOf(job, &IBackgroundCopyJob::GetDescription), L"text");
//   EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetPriority), BG_JOB_PRIORITY_LOW);

#ifndef BITSIM_CONFORMANCE_SUITE_SETTINGS_H_
#define BITSIM_CONFORMANCE_SUITE_SETTINGS_H_

#include <bits10_1.h>
#include <bits10_2.h>
#include <bits10_3.h>
#include <bits1_5.h>
#include <bits2_0.h>
#include <bits2_5.h>
#include <bits3_0.h>
#include <bits4_0.h>
#include <bits5_0.h>

#include <stdexcept>
#include <string>

#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {

// What a getter tells, which has to succeed.
template <class Object, class Interface, class Value>
Value ValueOf(const ComPtr<Object>& object,
              HRESULT (STDMETHODCALLTYPE Interface::*get)(Value* value)) {
  Value value = {};
  EXPECT_HRESULT(S_OK, (object.operator->()->*get)(&value));
  return value;
}

template <class Object, class Interface>
std::wstring TextOf(const ComPtr<Object>& object,
                    HRESULT (STDMETHODCALLTYPE Interface::*get)(LPWSTR* text)) {
  LPWSTR text = nullptr;
  EXPECT_HRESULT(S_OK, (object.operator->()->*get)(&text));
  return TakeText(text);
}

struct ProxySettings {
  BG_JOB_PROXY_USAGE usage = BG_JOB_PROXY_USAGE_PRECONFIG;
  std::wstring proxies;
  std::wstring bypassed;
};

inline ProxySettings ProxySettingsOf(const ComPtr<IBackgroundCopyJob>& job) {
  ProxySettings settings;
  LPWSTR proxies = nullptr;
  LPWSTR bypassed = nullptr;
  EXPECT_HRESULT(S_OK, job->GetProxySettings(&settings.usage, &proxies, &bypassed));
  settings.proxies = TakeText(proxies);
  settings.bypassed = TakeText(bypassed);
  return settings;
}

// --- Properties by id ---

inline BITS_JOB_PROPERTY_VALUE Enabled(bool is_enabled = true) {
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Enable = is_enabled ? TRUE : FALSE;
  return value;
}
inline BITS_JOB_PROPERTY_VALUE Number(DWORD number) {
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Dword = number;
  return value;
}
inline BITS_JOB_PROPERTY_VALUE Bytes(UINT64 bytes) {
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Uint64 = bytes;
  return value;
}

inline BITS_JOB_PROPERTY_VALUE PropertyOf(const ComPtr<IBackgroundCopyJob5>& job,
                                          BITS_JOB_PROPERTY_ID id) {
  BITS_JOB_PROPERTY_VALUE value = {};
  EXPECT_HRESULT(S_OK, job->GetProperty(id, &value));
  return value;
}

class SettingsTest : public JobStatesTest {
 protected:
  // The job's file of that local name, in whatever order the service lists them.
  static ComPtr<IBackgroundCopyFile> FileCalled(const Job& job, const std::wstring& local_name) {
    for (const auto& file : FilesOf(job)) {
      if (LocalNameOf(file.get()) == local_name) return file;
    }
    throw std::runtime_error("EnumFiles does not list the file");
  }
  // An empty job that sends its file, or none where the service has no such jobs.
  Job NewUploadJob(BG_JOB_TYPE type = BG_JOB_TYPE_UPLOAD) {
    GUID id = {};
    Job job;
    const HRESULT created =
        manager()->CreateJob(testbed().JobName("upload").c_str(), type, &id, job.put());
    if (SUCCEEDED(created) && !job) throw std::runtime_error("CreateJob gave no job");
    return job;
  }
};

}  // namespace conformance

// Makes the test `unsupported` where the object does not answer to the interface.
#define NEEDS_INTERFACE(object, interface) \
  if ((object).As<interface>()) {          \
  } else                                   \
    GTEST_SKIP() << "needs " #interface

#define SETTINGS_RULE(rule, name, ...) \
  RULE_TEST_F(::conformance::SettingsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

#endif  // BITSIM_CONFORMANCE_SUITE_SETTINGS_H_
