#include "conformance/faults/client_callback.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace conformance::faults {

BG_JOB_STATE StateOf(IBackgroundCopyJob& job) {
  BG_JOB_STATE state = BG_JOB_STATE_CANCELLED;
  job.GetState(&state);
  return state;
}

HRESULT Complete(Scene& scene, IBackgroundCopyJob& job, const JobPlan& plan) {
  const HRESULT result = job.Complete();
  if (SUCCEEDED(result) && StateOf(job) == BG_JOB_STATE_ACKNOWLEDGED) scene.ExpectCompleted(plan);
  scene.Pause();
  return result;
}

ClientCallback::ClientCallback(Scene& scene, bitsim::Application& application, JobPlan& plan,
                               std::shared_ptr<Mailbox> mailbox)
    : scene_(scene), application_(application), plan_(plan), mailbox_(std::move(mailbox)) {
  scene_.CallbackMade();
}

ClientCallback::~ClientCallback() { scene_.CallbackGone(); }

HRESULT ClientCallback::QueryInterface(REFIID id, void** object) {
  if (object == nullptr) return E_POINTER;
  *object = nullptr;
  if (!IsEqualGUID(id, IID_IUnknown) && !IsEqualGUID(id, IID_IBackgroundCopyCallback) &&
      !IsEqualGUID(id, IID_IBackgroundCopyCallback2)) {
    return E_NOINTERFACE;
  }
  AddRef();
  *object = static_cast<IBackgroundCopyCallback2*>(this);
  return S_OK;
}

ULONG ClientCallback::AddRef() { return ++references_; }

ULONG ClientCallback::Release() {
  const ULONG left = --references_;
  if (left == 0) delete this;
  return left;
}

HRESULT ClientCallback::JobTransferred(IBackgroundCopyJob* job) {
  scene_.CallbackBegins(application_);
  const HRESULT result = OnTransferred(*job);
  scene_.CallbackEnds(application_);
  return result;
}

HRESULT ClientCallback::JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) {
  scene_.CallbackBegins(application_);
  const HRESULT result = OnError(*job, *error);
  scene_.CallbackEnds(application_);
  return result;
}

HRESULT ClientCallback::JobModification(IBackgroundCopyJob* job, DWORD) {
  scene_.CallbackBegins(application_);
  scene_.Pause();
  BG_JOB_PROGRESS progress = {};
  const HRESULT result = job->GetProgress(&progress);
  scene_.CallbackEnds(application_);
  return result;
}

HRESULT ClientCallback::FileTransferred(IBackgroundCopyJob*, IBackgroundCopyFile* file) {
  scene_.CallbackBegins(application_);
  const HRESULT result = OnFile(*file);
  scene_.CallbackEnds(application_);
  return result;
}

HRESULT ClientCallback::OnTransferred(IBackgroundCopyJob& job) {
  scene_.Pause();
  if (plan_.calls_failed < plan_.failures) {
    ++plan_.calls_failed;
    return E_FAIL;
  }
  if (plan_.only_notes) {
    mailbox_->is_transferred = true;
    return S_OK;
  }
  return Complete(scene_, job, plan_);
}

HRESULT ClientCallback::OnError(IBackgroundCopyJob& job, IBackgroundCopyError& error) {
  scene_.Pause();
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  scene_.Expect(error.GetError(&context, &code) != S_OK || FAILED(code),
                "JobError without an error");
  scene_.Pause();
  if (plan_.is_missing_at_first) scene_.Put(plan_);
  if (!plan_.resumes_in_place) {
    mailbox_->has_failed = true;
    return S_OK;
  }
  scene_.simulation().Sleep(std::chrono::hours(1));
  return job.Resume();
}

HRESULT ClientCallback::OnFile(IBackgroundCopyFile& file) {
  scene_.Pause();
  LPWSTR name = nullptr;
  if (FAILED(file.GetLocalName(&name))) return S_OK;
  const std::wstring told = name;
  CoTaskMemFree(name);
  const auto place =
      std::find_if(plan_.files.begin(), plan_.files.end(),
                   [&](const PlannedFile& one) { return Wide(Scene::LocalNameOf(one)) == told; });
  scene_.Expect(place != plan_.files.end(), "FileTransferred of a file of somebody else");
  const auto index = static_cast<std::size_t>(place - plan_.files.begin());
  scene_.Expect(index >= files_told_, "FileTransferred out of order");
  files_told_ = index;
  BG_FILE_PROGRESS progress = {};
  scene_.Expect(FAILED(file.GetProgress(&progress)) ||
                    progress.BytesTransferred == plan_.files[index].size_bytes,
                "FileTransferred of a file that is not there");
  scene_.Pause();
  return S_OK;
}

}  // namespace conformance::faults
