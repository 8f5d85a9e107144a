#include "sim/com/manager_object.h"

#include <optional>
#include <string>
#include <vector>

#include "sim/com/enum_value.h"
#include "sim/com/enumerators.h"
#include "sim/com/error_text.h"
#include "sim/com/job_object.h"
#include "sim/com/strings.h"

namespace bitsim {
namespace {

constexpr TraceKind kCreateJob{"IBackgroundCopyManager::CreateJob"};
constexpr TraceKind kGetJob{"IBackgroundCopyManager::GetJob"};
constexpr TraceKind kEnumJobs{"IBackgroundCopyManager::EnumJobs"};
constexpr TraceKind kGetErrorDescription{"IBackgroundCopyManager::GetErrorDescription"};

constexpr std::size_t kDisplayNameUnitsMax = 256;

}  // namespace

STDMETHODIMP ManagerObject::CreateJob(LPCWSTR DisplayName, BG_JOB_TYPE Type, GUID* pJobId,
                                      IBackgroundCopyJob** ppJob) {
  return Call(CallKind::kChange, kCreateJob, kNoJob, [&]() -> HRESULT {
    if (ppJob != nullptr) *ppJob = nullptr;
    if (DisplayName == nullptr || pJobId == nullptr || ppJob == nullptr) return E_INVALIDARG;
    const std::optional<std::string> name = ToUtf8Within(DisplayName, kDisplayNameUnitsMax);
    if (!name.has_value()) return E_INVALIDARG;
    if (ValueOf(Type) > BG_JOB_TYPE_UPLOAD_REPLY) return E_NOTIMPL;
    if (!process().service().decisions.HasJobType(Type)) return E_NOTIMPL;
    if (!process().service().decisions.MayCreateJob(process().CallerOf(process().user()))) {
      return E_ACCESSDENIED;
    }
    const HRESULT limit = engine().CheckJobLimits(process().user());
    if (FAILED(limit)) return limit;
    Job& job = engine().CreateJob(*name, Type, process().user(), process().token());
    *pJobId = job.id;
    *ppJob = process().ObjectFor(job);
    return S_OK;
  });
}

STDMETHODIMP ManagerObject::GetJob(REFGUID jobID, IBackgroundCopyJob** ppJob) {
  return Call(CallKind::kRead, kGetJob, kNoJob, [&]() -> HRESULT {
    if (ppJob == nullptr) return E_INVALIDARG;
    *ppJob = nullptr;
    Job* const job = engine().jobs().Find(jobID);
    if (job == nullptr) return BG_E_NOT_FOUND;
    if (!process().MayRead(*job)) return E_ACCESSDENIED;
    *ppJob = process().ObjectFor(*job);
    return S_OK;
  });
}

STDMETHODIMP ManagerObject::EnumJobs(DWORD dwFlags, IEnumBackgroundCopyJobs** ppEnum) {
  return Call(CallKind::kRead, kEnumJobs, kNoJob, [&]() -> HRESULT {
    if (ppEnum == nullptr) return E_INVALIDARG;
    *ppEnum = nullptr;
    if ((dwFlags & ~static_cast<DWORD>(BG_JOB_ENUM_ALL_USERS)) != 0) return E_NOTIMPL;
    const bool all_users = (dwFlags & BG_JOB_ENUM_ALL_USERS) != 0;
    if (all_users && !process().MayReadAll()) return E_ACCESSDENIED;
    std::vector<IBackgroundCopyJob*> jobs;
    for (const JobIndex index : engine().jobs().InQueue()) {
      Job& job = engine().jobs().at(index);
      if (all_users || job.owner == process().user()) jobs.push_back(process().ObjectFor(job));
    }
    *ppEnum = NewJobEnumerator(process(), std::move(jobs));
    return S_OK;
  });
}

STDMETHODIMP ManagerObject::GetErrorDescription(HRESULT hResult, DWORD LanguageId,
                                                LPWSTR* pErrorDescription) {
  return Call(CallKind::kRead, kGetErrorDescription, kNoJob, [&]() -> HRESULT {
    if (pErrorDescription == nullptr) return E_INVALIDARG;
    *pErrorDescription = nullptr;
    if (LanguageId != 0 && !IsInstalledLanguage(LanguageId)) {
      return HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND);
    }
    return ReturnText(ErrorText(hResult), pErrorDescription);
  });
}

}  // namespace bitsim
