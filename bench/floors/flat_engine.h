// File: flat_engine.h
//
// The least that W1 can cost: flat records, the barest queue and link, a ring of notes. No
// validation, no trace, no strings; but every state, every flag and every reference count.

#ifndef BITSIM_BENCH_FLOORS_FLAT_ENGINE_H_
#define BITSIM_BENCH_FLOORS_FLAT_ENGINE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "bench/floors/bucket_queue.h"
#include "bench/floors/callback.h"
#include "bench/floors/ring.h"
#include "bench/floors/virtual_time_link.h"
#include "bench/w1.h"

namespace bitsim::floors {

class FlatEngine {
 public:
  explicit FlatEngine(const w1::Workload& workload);

  // All jobs, from their Resume to the end.
  void Run();
  const std::vector<w1::Telling>& tellings() const { return tellings_; }

 private:
  enum class State : std::uint8_t {
    kSuspended,
    kConnecting,
    kTransferring,
    kTransferred,
    kError,
    kDone
  };
  enum Kind : std::uint64_t { kResume, kConnected, kLink };  // of an entry's target, above the job

  class FlatJob final : public Job {
   public:
    std::uint32_t AddRef() override { return ++references_; }
    std::uint32_t Release() override { return --references_; }
    std::uint32_t number() const override { return index; }
    void Complete() override { engine->Change(*this, State::kDone); }
    void Cancel() override { engine->Change(*this, State::kDone); }

    FlatEngine* engine = nullptr;
    std::uint32_t index = 0;
    std::uint32_t generation = 0;
    std::uint32_t flags = 7;
    State state = State::kSuspended;
    Callback* callback = nullptr;

   private:
    std::uint32_t references_ = 1;
  };

  void Change(FlatJob& job, State state);
  void Post(FlatJob& job, Notification notification);
  void Dispatch();
  void OnEntry(std::uint64_t target);
  void OnLink();
  void ArmLink();

  const w1::Workload& workload_;
  std::uint64_t now_ = 0;
  std::vector<w1::Telling> tellings_;
  std::vector<std::unique_ptr<Callback>> callbacks_;
  std::vector<FlatJob> jobs_;
  BucketQueue queue_;
  NoteRing notes_;
  VirtualTimeLink link_{w1::kLinkBytesPerTick};
  std::uint64_t link_armed_at_ = UINT64_MAX;  // the one pending event of the link; none
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_FLAT_ENGINE_H_
