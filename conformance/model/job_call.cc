#include "conformance/model/job_call.h"

#include <bits1_5.h>

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

}  // namespace conformance::model
