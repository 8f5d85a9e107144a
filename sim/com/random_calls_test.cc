// Random methods with random, mostly bad, arguments on jobs of every type in every state. Whatever
// comes: no crash, an answer that the pages know, and a call that fails changes nothing.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "sim/com/job_states_fixture.h"
#include "sim/com/random_setters.h"
#include "sim/com/test_client.h"

namespace bitsim {
namespace {

template <class Value>
void Print(std::string& out, HRESULT result, Value value) {
  out.append(reinterpret_cast<const char*>(&result), sizeof result);
  if constexpr (std::is_same_v<Value, LPWSTR>) {
    for (const WCHAR* c = value; c != nullptr && *c != L'\0'; ++c) {
      out.append(reinterpret_cast<const char*>(c), sizeof *c);
    }
    CoTaskMemFree(value);
  } else {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
}

template <class Class, class Value>
void PrintValue(std::string& out, Class& object, HRESULT (STDMETHODCALLTYPE Class::*get)(Value*)) {
  Value value;
  std::memset(&value, 0, sizeof value);  // padding is printed, too
  const HRESULT result = (object.*get)(&value);
  Print(out, result, value);
}

void PrintFile(std::string& out, FileObject& file) {
  PrintValue(out, file, &FileObject::GetRemoteName);
  PrintValue(out, file, &FileObject::GetLocalName);
  PrintValue(out, file, &FileObject::GetProgress);
  PrintValue(out, file, &FileObject::GetValidationState);
  for (const auto get : {&FileObject::GetFileRanges, &FileObject::GetFilledFileRanges}) {
    DWORD count = 0;
    BG_FILE_RANGE* ranges = nullptr;
    const HRESULT result = (file.*get)(&count, &ranges);
    Print(out, result, count);
    for (DWORD i = 0; i < count; ++i) Print(out, S_OK, ranges[i]);
    CoTaskMemFree(ranges);
  }
}

void PrintNotifyInterface(std::string& out, JobObject& job) {
  IUnknown* callback = nullptr;
  const HRESULT result = job.GetNotifyInterface(&callback);
  Print(out, result, callback);
  if (callback != nullptr) callback->Release();
}

// All that can be read of a job and its files.
std::string Snapshot(Process& process, JobObject& job) {
  using J = JobObject;
  std::string out;
  PrintValue(out, job, &J::GetState);
  PrintValue(out, job, &J::GetProgress);
  PrintValue(out, job, &J::GetTimes);
  PrintValue(out, job, &J::GetOwner);
  PrintValue(out, job, &J::GetDisplayName);
  PrintValue(out, job, &J::GetDescription);
  PrintValue(out, job, &J::GetPriority);
  PrintValue(out, job, &J::GetNotifyFlags);
  PrintNotifyInterface(out, job);
  PrintValue(out, job, &J::GetMinimumRetryDelay);
  PrintValue(out, job, &J::GetNoProgressTimeout);
  PrintValue(out, job, &J::GetErrorCount);
  PrintValue(out, job, &J::GetReplyProgress);
  PrintValue(out, job, &J::GetReplyFileName);
  PrintValue(out, job, &J::GetFileACLFlags);
  PrintValue(out, job, &J::GetPeerCachingFlags);
  PrintValue(out, job, &J::GetMaximumDownloadTime);
  PrintValue(out, job, &J::GetCustomHeaders);
  PrintValue(out, job, &J::GetSecurityFlags);
  PrintValue(out, job, &J::GetHttpMethod);
  PrintValue(out, job, &J::GetHelperTokenFlags);
  PrintValue(out, job, &J::GetHelperTokenSid);
  BG_JOB_PROXY_USAGE usage = {};
  LPWSTR texts[2] = {};
  const HRESULT proxies = job.GetProxySettings(&usage, &texts[0], &texts[1]);
  Print(out, proxies, usage);
  for (const LPWSTR text : texts) Print(out, S_OK, text);
  LPWSTR command[2] = {};
  const HRESULT line = job.GetNotifyCmdLine(&command[0], &command[1]);
  Print(out, line, command[0]);
  Print(out, line, command[1]);
  for (std::uint32_t id = 1; id <= 10; ++id) {
    BITS_JOB_PROPERTY_VALUE value = {};
    const HRESULT result = job.GetProperty(static_cast<BITS_JOB_PROPERTY_ID>(id), &value);
    Print(out, result, value);
  }
  for (std::uint32_t i = 0; i < job.job().files.size(); ++i) {
    const ComPointer<FileObject> file(new FileObject(process, job, i));
    PrintFile(out, *file);
  }
  return out;
}

class RandomCallsTest : public JobStatesTest {
 protected:
  // A job of any type in any state, with a file more often than not.
  std::unique_ptr<Subject> AnySubject(Random& random) {
    const BG_JOB_TYPE type = kJobTypes[random.Below(std::size(kJobTypes))];
    const BG_JOB_STATE state = kJobStates[random.Below(std::size(kJobStates))];
    const bool can_be_empty = state == BG_JOB_STATE_SUSPENDED;
    const bool is_empty = can_be_empty && random.OneIn(3);
    const Preparation preparation = is_empty ? Preparation::kNoFile : Preparation::kFile;
    return std::make_unique<Subject>(SubjectIn(type, state, preparation));
  }

  void CallOn(Random& random, Subject& subject) {
    const std::vector<RandomSetter>& setters = RandomSetters();
    const RandomSetter& setter = setters[random.Below(setters.size())];
    SCOPED_TRACE(setter.name + std::string(" in ") + ToString(subject.job.job().state));
    const std::string before = Snapshot(*process_, subject.job);
    const HRESULT result = setter.call(random, subject);
    random.Forget();
    if (FAILED(result)) {
      ++failures_;
      EXPECT_TRUE(Snapshot(*process_, subject.job) == before) << FormatResult(result);
      EXPECT_NE(std::find(setter.failures.begin(), setter.failures.end(), result),
                setter.failures.end())
          << FormatResult(result);
    } else {
      ++successes_;
    }
    if (subject.file == nullptr && !subject.job.job().files.empty()) {
      subject.file = new FileObject(*process_, subject.job, 0);
    }
  }

  static std::string FormatResult(HRESULT result) {
    std::string text;
    FormatHex(text, static_cast<std::uint32_t>(result));
    return text;
  }

  int failures_ = 0;
  int successes_ = 0;
};

TEST_F(RandomCallsTest, FailWithADocumentedCodeAndChangeNothing) {
  Random random(20260101);
  std::vector<std::unique_ptr<Subject>> subjects;
  for (int i = 0; i < 40; ++i) subjects.push_back(AnySubject(random));
  for (int i = 0; i < 6'000 && !HasFailure(); ++i) {
    std::unique_ptr<Subject>& subject = subjects[random.Below(subjects.size())];
    CallOn(random, *subject);
    if (random.OneIn(20) || (IsFinal(subject->job.job().state) && random.OneIn(4))) {
      Release(*subject);
      subject = AnySubject(random);
    }
    world_.RunFor(random.OneIn(100) ? std::chrono::seconds(3) : std::chrono::milliseconds(1));
  }
  for (const std::unique_ptr<Subject>& subject : subjects) Release(*subject);
  // Both kinds are well represented.
  EXPECT_GT(failures_, 1000);
  EXPECT_GT(successes_, 1000);
}

}  // namespace
}  // namespace bitsim
