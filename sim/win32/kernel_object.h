// File: kernel_object.h
//
// What a handle refers to: events, mutexes, semaphores, timers, threads and files.

#ifndef BITSIM_WIN32_KERNEL_OBJECT_H_
#define BITSIM_WIN32_KERNEL_OBJECT_H_

#include <windows.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bitsim/time.h"
#include "sim/core/world.h"

namespace bitsim::win32 {

struct Thread;

// Threads that wait for something, in the order in which they came.
class WaitList {
 public:
  void Add(Actor& actor) { actors_.push_back(&actor); }
  void Remove(Actor& actor) { std::erase(actors_, &actor); }
  // Each looks again whether it has what it waits for.
  void WakeAll(World& world) {
    for (Actor* const actor : actors_) world.Wake(*actor);
  }

 private:
  std::vector<Actor*> actors_;
};

class KernelObject {
 public:
  virtual ~KernelObject() = default;
  virtual bool CanBeWaitedFor() const { return true; }
  // Whether a wait of that thread would end now.
  virtual bool IsSignaled(const Thread& thread, Instant now) const = 0;
  // A wait of that thread has ended. False: its last owner died with it.
  virtual bool Take(Thread&, Instant) { return true; }
  // When it will be signaled by itself.
  virtual Instant SignaledAt() const { return kNever; }

  WaitList waiters;
};

struct EventObject final : KernelObject {
  EventObject(bool is_manual, bool signaled) : is_manual_reset(is_manual), is_signaled(signaled) {}
  bool IsSignaled(const Thread&, Instant) const override { return is_signaled; }
  bool Take(Thread&, Instant) override {
    if (!is_manual_reset) is_signaled = false;
    return true;
  }
  const bool is_manual_reset;
  bool is_signaled;
};

struct Mutex final : KernelObject {
  bool IsSignaled(const Thread& thread, Instant) const override;
  bool Take(Thread& thread, Instant) override;
  DWORD owner = 0;  // the id of a thread; 0: free
  ULONG depth = 0;
  bool is_abandoned = false;
};

struct Semaphore final : KernelObject {
  Semaphore(LONG initial, LONG max) : count(initial), count_max(max) {}
  bool IsSignaled(const Thread&, Instant) const override { return count > 0; }
  bool Take(Thread&, Instant) override {
    --count;
    return true;
  }
  LONG count;
  const LONG count_max;
};

struct WaitableTimer final : KernelObject {
  explicit WaitableTimer(bool is_manual) : is_manual_reset(is_manual) {}
  bool IsSignaled(const Thread&, Instant now) const override { return now >= due; }
  bool Take(Thread&, Instant now) override;
  Instant SignaledAt() const override { return due; }
  const bool is_manual_reset;
  Instant due = kNever;
  Duration period = Duration::zero();  // zero: once
};

// The end of a thread.
struct ThreadObject final : KernelObject {
  bool IsSignaled(const Thread&, Instant) const override { return has_ended; }
  DWORD exit_code = STILL_ACTIVE;
  bool has_ended = false;
  std::function<void()> start;  // while it is suspended
};

struct OpenFile final : KernelObject {
  OpenFile(std::string file_path, DWORD file_access)
      : path(std::move(file_path)), access(file_access) {}
  bool CanBeWaitedFor() const override { return false; }
  bool IsSignaled(const Thread&, Instant) const override { return false; }
  const std::string path;
  const DWORD access;
  std::uint64_t position = 0;
};

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_KERNEL_OBJECT_H_
