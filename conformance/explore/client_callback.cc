#include "conformance/explore/client_callback.h"

#include <chrono>
#include <cwchar>
#include <vector>

#include "conformance/explore/simulated_service.h"

namespace conformance::explore {

using model::Behaviour;
using model::Event;

ClientCallback::ClientCallback(SimulatedService& service, std::size_t job, std::size_t application,
                               std::uint32_t incarnation, Behaviour behaviour)
    : service_(service),
      job_(job),
      application_(application),
      incarnation_(incarnation),
      behaviour_(behaviour) {}

HRESULT ClientCallback::QueryInterface(REFIID id, void** object) {
  if (object == nullptr) return E_POINTER;
  *object = nullptr;
  const bool is_callback = behaviour_ != Behaviour::kNothing;
  if (!IsEqualGUID(id, IID_IUnknown) &&
      !(is_callback && (IsEqualGUID(id, IID_IBackgroundCopyCallback) ||
                        IsEqualGUID(id, IID_IBackgroundCopyCallback2)))) {
    return E_NOINTERFACE;
  }
  *object = this;
  AddRef();
  return S_OK;
}

ULONG ClientCallback::AddRef() { return ++references_; }
ULONG ClientCallback::Release() { return references_ == 0 ? 0 : --references_; }

HRESULT ClientCallback::JobTransferred(IBackgroundCopyJob* job) {
  return Behave(Event::kTransferred, S_OK, job);
}

HRESULT ClientCallback::JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) {
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  if (error != nullptr) error->GetError(&context, &code);
  return Behave(Event::kError, code, job);
}

HRESULT ClientCallback::JobModification(IBackgroundCopyJob*, DWORD) {
  service_.observation_.jobs[job_].has_modifications = true;
  return S_OK;
}

HRESULT ClientCallback::FileTransferred(IBackgroundCopyJob*, IBackgroundCopyFile* file) {
  LPWSTR name = nullptr;
  file->GetLocalName(&name);
  const wchar_t last = name == nullptr ? L'a' : name[std::wcslen(name) - 1];  // "C:\\1b"
  CoTaskMemFree(name);
  const bool is_alive =
      Note({.event = Event::kFile, .file = static_cast<std::uint8_t>(last - L'a')});
  return is_alive && behaviour_ == Behaviour::kFail ? E_FAIL : S_OK;
}

bool ClientCallback::Note(model::Call call) {
  call.application = static_cast<std::uint8_t>(application_);
  call.behaviour = behaviour_;
  call.is_of_dead = incarnation_ != service_.clients_[application_].incarnation;
  std::vector<model::Call>& calls = service_.observation_.jobs[job_].calls;
  const bool is_third = calls.size() >= 2 && calls.back() == call && calls.end()[-2] == call;
  if (!is_third) calls.push_back(call);
  return !call.is_of_dead;
}

HRESULT ClientCallback::Behave(Event event, HRESULT code, IBackgroundCopyJob* job) {
  if (!Note({.event = event, .code = code})) return S_OK;
  switch (behaviour_) {
    case Behaviour::kNothing:
    case Behaviour::kListen:
      return S_OK;
    case Behaviour::kFail:
      return E_FAIL;
    case Behaviour::kBlock:
      service_.simulation_.Sleep(std::chrono::hours(1));
      return S_OK;
    case Behaviour::kPassOn:
      service_.Register(*job, job_, application_, Behaviour::kListen);
      return E_FAIL;
    case Behaviour::kRemove:
      job->SetNotifyInterface(nullptr);
      return S_OK;
    case Behaviour::kComplete:
      job->Complete();
      return S_OK;
    case Behaviour::kCancel:
      job->Cancel();
      return S_OK;
    case Behaviour::kRepair:
      if (event != Event::kError || !service_.simulation_.network().connected()) return S_OK;
      service_.SetServer(job_, model::Server::kServes);
      job->Resume();
      return S_OK;
  }
  return S_OK;
}

}  // namespace conformance::explore
