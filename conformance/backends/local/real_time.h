// File: real_time.h
//
// Real time, for testbeds whose service lives in it: waits that end as soon as they can, silences
// that prove something, and callbacks that block.
//
//   RealTime time({.patience = 30s, .silence = 1500ms, .longest_wait = 45s});
//   time.WaitUntil([&] { return callback->calls() == 1; }, 1min);   // at most 45 s
//   time.LetPass(days(14));                                         // 1.5 s
//   ...
//   time.End();                           // no callback blocks any more
//
// Waits follow the machine: where this process itself wakes up late, because the machine is busy,
// so does the service. What a step of a wait takes longer than it should does not count.
//
// Threads: Block may be called from any thread, everything else from the test's.

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_REAL_TIME_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_REAL_TIME_H_

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace conformance {

// Counts time in steps that should be short, and of each as much as it may take on a machine that
// is idle, but a quarter of it at least: a wait lasts four times as long as it should at most.
class PacedTime {
 public:
  using Duration = std::chrono::nanoseconds;
  static constexpr std::chrono::milliseconds kStepMax{10};
  static constexpr int kStretchMax = 4;

  // Ends a step. Returns the time that counts so far.
  Duration Step();

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  Duration counted_{0};
};

class RealTime {
 public:
  using Duration = std::chrono::nanoseconds;

  struct Limits {
    Duration patience{0};      // of a call that blocks
    Duration silence{0};       // of LetPass: a longer wait would prove no more
    Duration longest_wait{0};  // of WaitUntil
  };

  explicit RealTime(const Limits& limits) : limits_(limits) {}
  RealTime(const RealTime&) = delete;
  RealTime& operator=(const RealTime&) = delete;
  ~RealTime() { End(); }

  bool WaitUntil(const std::function<bool()>& condition, Duration limit) const;
  void LetPass(Duration duration) const;
  void Block(Duration duration);
  Duration Now() const { return std::chrono::steady_clock::now() - start_; }

  // Releases the calls that block, and waits until they have left Block. From now on none blocks.
  void End();

 private:
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int blocked_ = 0;
  bool ends_ = false;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_REAL_TIME_H_
