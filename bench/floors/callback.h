// File: callback.h
//
// The other end of every dispatch: a callback with reference counts as clients write them, called
// through its vtable.

#ifndef BITSIM_BENCH_FLOORS_CALLBACK_H_
#define BITSIM_BENCH_FLOORS_CALLBACK_H_

#include <atomic>
#include <cstdint>

namespace bitsim::floors {

class Callback {
 public:
  virtual std::uint32_t AddRef() = 0;
  virtual std::uint32_t Release() = 0;
  virtual std::int32_t JobTransferred(std::uint32_t job) = 0;

 protected:
  ~Callback() = default;
};

class CountingCallback final : public Callback {
 public:
  std::uint32_t AddRef() override { return ++references_; }
  std::uint32_t Release() override { return --references_; }
  std::int32_t JobTransferred(std::uint32_t job) override {
    sum_ += job;
    return 0;
  }
  std::uint64_t sum() const { return sum_; }

 private:
  std::atomic<std::uint32_t> references_{1};
  std::uint64_t sum_ = 0;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_CALLBACK_H_
