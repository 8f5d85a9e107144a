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

class CallbackTarget {
 public:
  CallbackTarget() = default;
  CallbackTarget(const CallbackTarget&) = delete;
  CallbackTarget& operator=(const CallbackTarget&) = delete;

  void Hold() { ++references_; }
  void Release() {
    if (--references_ == 0) delete this;
  }

  // The client's object, by which one registration is told from another.
  virtual IUnknown* object() const = 0;
  // Whether a call would reach the object: its application lives.
  virtual bool IsReachable() const = 0;
  // Whether nobody but the service refers to the object.
  virtual bool IsHeldByServiceOnly() const = 0;
  virtual UserIndex user() const = 0;
  virtual TraceActorId identity() const = 0;  // in whose name the call runs
  virtual std::uint32_t group() const = 0;    // the application, as a group of actors
  virtual bool HearsOfFiles() const = 0;      // the object has an IBackgroundCopyCallback2
  virtual bool HearsOfRanges() const = 0;     // ... and an IBackgroundCopyCallback3

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
  ~CallbackTargetPtr() { Reset(); }

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
