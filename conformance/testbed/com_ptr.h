// File: com_ptr.h
//
// A minimal owning COM pointer for tests: releases what it owns, never adds a reference by itself.
//
//   ComPtr<IBackgroundCopyJob> job;
//   manager->CreateJob(L"name", BG_JOB_TYPE_DOWNLOAD, &id, job.put());
//   auto job2 = job.As<IBackgroundCopyJob2>();     // null where the service has none

#ifndef BITSIM_CONFORMANCE_TESTBED_COM_PTR_H_
#define BITSIM_CONFORMANCE_TESTBED_COM_PTR_H_

#include <unknwn.h>

#include <stdexcept>
#include <utility>

namespace conformance {

template <class Interface>
class ComPtr {
 public:
  ComPtr() = default;
  // Takes over the caller's reference.
  static ComPtr Adopt(Interface* pointer) {
    ComPtr result;
    result.pointer_ = pointer;
    return result;
  }
  // Adds a reference of its own.
  static ComPtr Share(Interface* pointer) {
    if (pointer != nullptr) pointer->AddRef();
    return Adopt(pointer);
  }
  ComPtr(const ComPtr& other) : ComPtr(Share(other.pointer_)) {}
  ComPtr(ComPtr&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  ComPtr& operator=(ComPtr other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }
  ~ComPtr() { Reset(); }

  void Reset() {
    if (Interface* old = std::exchange(pointer_, nullptr)) old->Release();
  }
  // For out-parameters; releases what was held.
  Interface** put() {
    Reset();
    return &pointer_;
  }
  Interface* get() const { return pointer_; }
  // Throws where there is no object: a service that gives none fails its test, not the run.
  Interface* operator->() const {
    if (pointer_ == nullptr) throw std::logic_error("there is no object behind the COM pointer");
    return pointer_;
  }
  explicit operator bool() const { return pointer_ != nullptr; }

  template <class Other>
  ComPtr<Other> As() const {
    ComPtr<Other> result;
    if (pointer_ != nullptr) {
      pointer_->QueryInterface(__uuidof(Other), reinterpret_cast<void**>(result.put()));
    }
    return result;
  }

 private:
  Interface* pointer_ = nullptr;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_COM_PTR_H_
