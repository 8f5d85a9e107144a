#include "conformance/model/job_call.h"

#include <bits1_5.h>
#include <bits5_0.h>

#include <stdexcept>

#include "conformance/model/program_file.h"

namespace conformance::model {

HRESULT CallJob(IBackgroundCopyJob& job, const Command& command) {
  switch (command.kind) {
    case CommandKind::kResume:
      return job.Resume();
    case CommandKind::kSuspend:
      return job.Suspend();
    case CommandKind::kComplete:
      return job.Complete();
    case CommandKind::kCancel:
      return job.Cancel();
    case CommandKind::kRemove:
      return job.SetNotifyInterface(nullptr);
    case CommandKind::kSetFlags:
      return job.SetNotifyFlags(command.argument);
    case CommandKind::kSetRetryDelay:
      return job.SetMinimumRetryDelay(command.argument);
    case CommandKind::kSetNoProgress:
      return job.SetNoProgressTimeout(command.argument);
    default:
      throw std::logic_error("'" + ToString(command) + "' is no call of a job alone");
  }
}

HRESULT SetProgram(IBackgroundCopyJob& job, const std::wstring& path) {
  void* job2 = nullptr;
  const HRESULT found = job.QueryInterface(__uuidof(IBackgroundCopyJob2), &job2);
  if (FAILED(found)) return found;
  auto& later = *static_cast<IBackgroundCopyJob2*>(job2);
  const HRESULT set = later.SetNotifyCmdLine(path.empty() ? nullptr : path.c_str(), nullptr);
  later.Release();
  return set;
}

HRESULT GetProgram(IBackgroundCopyJob& job, Program& program) {
  void* job2 = nullptr;
  const HRESULT found = job.QueryInterface(__uuidof(IBackgroundCopyJob2), &job2);
  if (FAILED(found)) return found;
  auto& later = *static_cast<IBackgroundCopyJob2*>(job2);
  LPWSTR path = nullptr;
  LPWSTR parameters = nullptr;
  const HRESULT got = later.GetNotifyCmdLine(&path, &parameters);
  later.Release();
  if (SUCCEEDED(got) && path != nullptr) {
    program = ParseProgramPath(path).value_or(ProgramOfJob()).program;
  }
  CoTaskMemFree(path);
  CoTaskMemFree(parameters);
  return got;
}

GUID ClassOf(std::size_t job, NotificationClass notification_class) {
  if (notification_class == NotificationClass::kNone) return GUID_NULL;
  return {0x6d6f6465,
          static_cast<unsigned short>(job + 1),
          static_cast<unsigned short>(notification_class),
          {'c', 'l', 'a', 's', 's', 0, 0, 0}};
}

HRESULT SetClass(IBackgroundCopyJob& job, const GUID& clsid) {
  void* job5 = nullptr;
  const HRESULT found = job.QueryInterface(__uuidof(IBackgroundCopyJob5), &job5);
  if (FAILED(found)) return found;
  auto& later = *static_cast<IBackgroundCopyJob5*>(job5);
  BITS_JOB_PROPERTY_VALUE value = {};
  value.ClsID = clsid;
  const HRESULT set = later.SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value);
  later.Release();
  return set;
}

HRESULT GetClass(IBackgroundCopyJob& job, std::size_t index, NotificationClass& found) {
  void* job5 = nullptr;
  const HRESULT asked = job.QueryInterface(__uuidof(IBackgroundCopyJob5), &job5);
  if (FAILED(asked)) return asked;
  auto& later = *static_cast<IBackgroundCopyJob5*>(job5);
  BITS_JOB_PROPERTY_VALUE value = {};
  const HRESULT got = later.GetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, &value);
  later.Release();
  found = NotificationClass::kNone;
  for (const std::uint32_t argument : ArgumentsOf(CommandKind::kSetClass)) {
    const auto candidate = static_cast<NotificationClass>(argument);
    if (SUCCEEDED(got) && IsEqualGUID(value.ClsID, ClassOf(index, candidate))) found = candidate;
  }
  return got;
}

}  // namespace conformance::model
