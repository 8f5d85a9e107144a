// File: callback_target.h
//
// What the notification layer knows of a registered callback: something that can be called, belongs
// to a user and an application, and may be dead. sim/com implements it over the client's COM
// object.
//
// Reference-counted, because a callback may be replaced while a call to it is under way.

#ifndef BITSIM_NOTIFY_CALLBACK_TARGET_H_
#define BITSIM_NOTIFY_CALLBACK_TARGET_H_

#include <bits.h>
#include <bits2_0.h>

#include <cstdint>
#include <span>
#include <utility>

#include "bitsim/trace.h"
#include "sim/engine/job.h"

namespace bitsim {

// Whose a callback is: an application. Outlives its callbacks.
struct CallbackOwner {
  UserIndex user = 0;
  TraceActorId identity = kServiceActor;  // in whose name calls run
  std::uint32_t group = 0;                // the application, as a group of actors
  bool is_alive = true;
  bool is_single_threaded = false;  // calls into it follow each other
};

class CallbackTarget {
 public:
  // `object` is the client's, by which one registration is told from another.
  CallbackTarget(const CallbackOwner& owner, IUnknown* object) : owner_(owner), object_(object) {}
  CallbackTarget(const CallbackTarget&) = delete;
  CallbackTarget& operator=(const CallbackTarget&) = delete;

  void Hold() { ++references_; }
  void Release() {
    if (--references_ == 0) delete this;
  }

  IUnknown* object() const { return object_; }
  const CallbackOwner& owner() const { return owner_; }
  UserIndex user() const { return owner_.user; }
  TraceActorId identity() const { return owner_.identity; }
  std::uint32_t group() const { return owner_.group; }
  // Whether a call would reach the object: its application lives.
  bool IsReachable() const { return owner_.is_alive; }

  // Brings the object into the cache, because a call comes soon.
  void PrefetchObject() const { __builtin_prefetch(object_); }

  // Whether nobody but the service refers to the object.
  virtual bool IsHeldByServiceOnly() const = 0;
  virtual bool HearsOfFiles() const = 0;   // the object has an IBackgroundCopyCallback2
  virtual bool HearsOfRanges() const = 0;  // ... and an IBackgroundCopyCallback3

  // The calls; they run client code, which may do anything. What the object answered.
  virtual HRESULT JobTransferred() = 0;
  virtual HRESULT JobError(const bitsim::JobError& error) = 0;
  virtual HRESULT JobModification() = 0;
  // REQUIRES: HearsOfFiles().
  virtual HRESULT FileTransferred(std::uint32_t file_index) = 0;
  // REQUIRES: HearsOfRanges(). The ranges are the caller's.
  virtual HRESULT FileRangesTransferred(std::uint32_t file_index,
                                        std::span<const BG_FILE_RANGE> ranges) = 0;

 protected:
  virtual ~CallbackTarget() = default;

 private:
  const CallbackOwner& owner_;
  IUnknown* const object_;
  int references_ = 1;
};

// Owns one reference.
class CallbackTargetPtr {
 public:
  CallbackTargetPtr() = default;
  static CallbackTargetPtr Adopt(CallbackTarget* target) {
    CallbackTargetPtr result;
    result.target_ = target;
    return result;
  }
  CallbackTargetPtr(const CallbackTargetPtr& other) : target_(other.target_) {
    if (target_ != nullptr) target_->Hold();
  }
  CallbackTargetPtr(CallbackTargetPtr&& other) noexcept
      : target_(std::exchange(other.target_, nullptr)) {}
  CallbackTargetPtr& operator=(CallbackTargetPtr other) noexcept {
    std::swap(target_, other.target_);
    return *this;
  }
  ~CallbackTargetPtr() {
    if (target_ != nullptr) target_->Release();
  }

  void Reset() {
    if (CallbackTarget* const old = std::exchange(target_, nullptr)) old->Release();
  }
  CallbackTarget* get() const { return target_; }
  CallbackTarget* operator->() const { return target_; }
  explicit operator bool() const { return target_ != nullptr; }

 private:
  CallbackTarget* target_ = nullptr;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_CALLBACK_TARGET_H_
