#include "bench/floors/plain_engine.h"

#include <utility>

#include "bench/floors/w1_client.h"

namespace bitsim::floors {

class PlainEngine::PlainJob final : public Job, public std::enable_shared_from_this<PlainJob> {
 public:
  PlainJob(PlainEngine& engine, std::uint32_t index)
      : display_name(L"job " + std::to_wstring(index)),
        remote_name(L"http://origin.test/file" + std::to_wstring(index)),
        local_name(L"C:\\files\\file" + std::to_wstring(index)),
        callback(MakeW1Client(engine.now_, engine.tellings_[index])),
        engine_(engine),
        index_(index) {}

  std::uint32_t AddRef() override { return ++references_; }
  std::uint32_t Release() override { return --references_; }
  std::uint32_t number() const override { return index_; }
  void Complete() override { engine_.Change(shared_from_this(), State::kDone); }
  void Cancel() override { engine_.Change(shared_from_this(), State::kDone); }

  std::wstring display_name;
  std::wstring remote_name;
  std::wstring local_name;
  std::shared_ptr<Callback> callback;
  State state = State::kSuspended;

 private:
  PlainEngine& engine_;
  std::uint32_t index_;
  std::uint32_t references_ = 1;
};

PlainEngine::PlainEngine(const w1::Workload& workload)
    : workload_(workload), tellings_(workload.jobs.size()) {
  for (std::uint32_t i = 0; i < workload.jobs.size(); ++i) {
    jobs_[i] = std::make_shared<PlainJob>(*this, i);
  }
}

void PlainEngine::At(std::uint64_t time, std::function<void()> action) {
  queue_.push({time, next_sequence_++, std::move(action)});
}

void PlainEngine::Run() {
  for (std::uint32_t i = 0; i < workload_.jobs.size(); ++i) {
    At(workload_.jobs[i].resume_ticks, [this, i] { Resume(i); });
  }
  while (!queue_.empty()) {
    now_ = queue_.top().time;
    const std::function<void()> action = queue_.top().action;
    queue_.pop();
    action();
  }
}

void PlainEngine::Resume(std::uint32_t index) {
  Change(jobs_.at(index), State::kConnecting);
  At(now_ + workload_.resource_of(index).connect_ticks, [this, index] { Connected(index); });
}

void PlainEngine::Connected(std::uint32_t index) {
  const std::shared_ptr<PlainJob> job = jobs_.at(index);
  if (workload_.resource_of(index).is_missing) {
    Change(job, State::kError);
    return;
  }
  Change(job, State::kTransferring);
  link_.Add(now_, workload_.resource_of(index).size_bytes, index);
  ArmLink();
}

void PlainEngine::Change(const std::shared_ptr<PlainJob>& job, State state) {
  job->state = state;
  if (state == State::kDone) jobs_.erase(job->number());
  if (state == State::kTransferred) {
    Notify(job, Notification::kTransferred);
  } else if (state == State::kError) {
    Notify(job, Notification::kError);
  } else {
    Notify(job, Notification::kModification);
  }
}

void PlainEngine::Notify(const std::shared_ptr<PlainJob>& job, Notification notification) {
  At(now_, [job, notification] {
    const std::shared_ptr<Callback> callback = job->callback;
    if (callback == nullptr) return;
    job->AddRef();
    callback->AddRef();
    Call(*callback, job.get(), notification);
    callback->Release();
    job->Release();
  });
}

void PlainEngine::OnLink(std::uint64_t armed) {
  if (armed != armed_) return;
  std::uint32_t index = 0;
  while (link_.TakeEnded(now_, index)) Change(jobs_.at(index), State::kTransferred);
  ArmLink();
}

void PlainEngine::ArmLink() {
  if (link_.empty()) return;
  At(link_.NextEnd(), [this, armed = ++armed_] { OnLink(armed); });
}

}  // namespace bitsim::floors
