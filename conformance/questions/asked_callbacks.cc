#include "conformance/questions/asked_callbacks.h"

#include <chrono>
#include <utility>

#include "conformance/questions/asked_server.h"
#include "conformance/suite/job_files.h"

namespace conformance::questions {

using model::Behaviour;
using model::Event;

HRESULT AskedCallbacks::Register(IBackgroundCopyJob& job, std::size_t index,
                                 std::size_t application, Behaviour behaviour) {
  const auto callback =
      Callback::Make(behaviour == Behaviour::kNothing ? CallbackInterfaces::kNone : interfaces_);
  Owner owner = {.job = index, .application = application, .behaviour = behaviour};
  {
    const std::lock_guard lock(mutex_);
    owner.incarnation = incarnations_[application];
    registered_.push_back({owner, callback});
  }
  // Not owned by the callback, which this object owns.
  const std::weak_ptr<AskedCallbacks> weak = weak_from_this();
  ON_CALL(callback->mock(), JobTransferred)
      .WillByDefault([weak, owner](IBackgroundCopyJob* told) -> HRESULT {
        const auto self = weak.lock();
        return self ? self->Hear(owner, Event::kTransferred, S_OK, told) : S_OK;
      });
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([weak, owner](IBackgroundCopyJob* told, IBackgroundCopyError* error) {
        BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
        HRESULT code = S_OK;
        if (error != nullptr) error->GetError(&context, &code);
        const auto self = weak.lock();
        return self ? self->Hear(owner, Event::kError, code, told) : S_OK;
      });
  ON_CALL(callback->mock(), JobModification)
      .WillByDefault([weak, owner](IBackgroundCopyJob*, DWORD) -> HRESULT {
        if (const auto self = weak.lock()) {
          const std::lock_guard lock(self->mutex_);
          self->told_[owner.job].has_modifications = true;
        }
        return S_OK;
      });
  ON_CALL(callback->mock(), FileTransferred)
      .WillByDefault([weak, owner](IBackgroundCopyJob*, IBackgroundCopyFile* file) -> HRESULT {
        const auto self = weak.lock();
        return self ? self->HearOfFile(owner, file) : S_OK;
      });
  const HRESULT result = job.SetNotifyInterface(callback->object());
  callback->ReleaseOwn();
  return result;
}

void AskedCallbacks::NoteDeath(std::size_t application) {
  const std::lock_guard lock(mutex_);
  ++incarnations_[application];
}

void AskedCallbacks::NoteNetwork(bool is_connected) {
  const std::lock_guard lock(mutex_);
  is_connected_ = is_connected;
}

bool AskedCallbacks::IsConnected() const {
  const std::lock_guard lock(mutex_);
  return is_connected_;
}

void AskedCallbacks::ForgetCalls() {
  const std::lock_guard lock(mutex_);
  told_ = {};
}

void AskedCallbacks::Tell(std::size_t job, model::JobObservation& seen) const {
  const std::lock_guard lock(mutex_);
  seen.calls = told_[job].calls;
  seen.has_modifications = told_[job].has_modifications;
  for (const Registered& one : registered_) {
    if (one.owner.job == job) seen.callbacks_held += one.callback->references() > 0;
  }
}

bool AskedCallbacks::Note(const Owner& owner, model::Call call) {
  call.application = static_cast<std::uint8_t>(owner.application);
  call.behaviour = owner.behaviour;
  const std::lock_guard lock(mutex_);
  call.is_of_dead = owner.incarnation != incarnations_[owner.application];
  std::vector<model::Call>& calls = told_[owner.job].calls;
  const bool is_third = calls.size() >= 2 && calls.back() == call && calls.end()[-2] == call;
  if (!is_third) calls.push_back(call);
  return !call.is_of_dead;
}

HRESULT AskedCallbacks::Hear(const Owner& owner, Event event, HRESULT code,
                             IBackgroundCopyJob* job) {
  const bool is_alive = Note(owner, {.event = event, .code = code});
  return is_alive && job != nullptr ? Behave(owner, event, *job) : S_OK;
}

HRESULT AskedCallbacks::HearOfFile(const Owner& owner, IBackgroundCopyFile* file) {
  const std::wstring name = file == nullptr ? std::wstring() : RemoteNameOf(file);
  const bool is_alive =
      Note(owner, {.event = Event::kFile, .file = FileOf(testbed_, owner.job, name)});
  return is_alive && owner.behaviour == Behaviour::kFail ? E_FAIL : S_OK;
}

HRESULT AskedCallbacks::Behave(const Owner& owner, Event event, IBackgroundCopyJob& job) {
  switch (owner.behaviour) {
    case Behaviour::kNothing:
    case Behaviour::kListen:
      break;
    case Behaviour::kFail:
      return E_FAIL;
    case Behaviour::kBlock:
      testbed_.Block(std::chrono::hours(1));
      break;
    case Behaviour::kPassOn:
      Register(job, owner.job, owner.application, Behaviour::kListen);
      return E_FAIL;
    case Behaviour::kRemove:
      job.SetNotifyInterface(nullptr);
      break;
    case Behaviour::kComplete:
      job.Complete();
      break;
    case Behaviour::kCancel:
      job.Cancel();
      break;
    case Behaviour::kRepair:
      if (event != Event::kError || !IsConnected()) break;
      SetServer(testbed_, owner.job, model::Server::kServes);
      job.Resume();
      break;
  }
  return S_OK;
}

}  // namespace conformance::questions
