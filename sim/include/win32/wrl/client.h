// wrl/client.h: Microsoft::WRL::ComPtr.

#ifndef BITSIM_WIN32_WRL_CLIENT_H_
#define BITSIM_WIN32_WRL_CLIENT_H_

#include <windows.h>

#include <cstddef>
#include <type_traits>
#include <utility>

#include <objbase.h>

namespace Microsoft {
namespace WRL {

template <class T>
class ComPtr;

namespace Details {

// What &pointer gives: the place for an out parameter, emptied when it is used as one.
template <class Pointer>
class ComPtrRef {
 public:
  typedef typename Pointer::InterfaceType InterfaceType;

  explicit ComPtrRef(Pointer* pointer) noexcept : pointer_(pointer) {}
  operator InterfaceType**() const noexcept { return pointer_->ReleaseAndGetAddressOf(); }
  operator void**() const noexcept {
    return reinterpret_cast<void**>(pointer_->ReleaseAndGetAddressOf());
  }
  operator Pointer*() const noexcept { return pointer_; }
  InterfaceType* operator*() const noexcept { return pointer_->Get(); }

 private:
  Pointer* pointer_;
};

}  // namespace Details

template <class T>
class ComPtr {
 public:
  typedef T InterfaceType;

  ComPtr() noexcept = default;
  ComPtr(std::nullptr_t) noexcept {}  // NOLINT
  template <class U>
  ComPtr(U* pointer) noexcept : ptr_(pointer) {  // NOLINT
    InternalAddRef();
  }
  ComPtr(const ComPtr& other) noexcept : ptr_(other.ptr_) { InternalAddRef(); }
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  ComPtr(const ComPtr<U>& other) noexcept : ptr_(other.Get()) {  // NOLINT
    InternalAddRef();
  }
  ComPtr(ComPtr&& other) noexcept : ptr_(std::exchange(other.ptr_, nullptr)) {}
  ~ComPtr() { Reset(); }

  ComPtr& operator=(ComPtr other) noexcept {
    Swap(other);
    return *this;
  }

  T* Get() const noexcept { return ptr_; }
  T* operator->() const noexcept { return ptr_; }
  T& operator*() const noexcept { return *ptr_; }
  explicit operator bool() const noexcept { return ptr_ != nullptr; }
  Details::ComPtrRef<ComPtr> operator&() noexcept { return Details::ComPtrRef<ComPtr>(this); }
  T* const* GetAddressOf() const noexcept { return &ptr_; }
  T** GetAddressOf() noexcept { return &ptr_; }
  T** ReleaseAndGetAddressOf() noexcept {
    Reset();
    return &ptr_;
  }
  unsigned long Reset() noexcept {
    T* const old = std::exchange(ptr_, nullptr);
    return old == nullptr ? 0 : old->Release();
  }
  void Attach(T* pointer) noexcept {
    if (T* const old = std::exchange(ptr_, pointer)) old->Release();
  }
  T* Detach() noexcept { return std::exchange(ptr_, nullptr); }
  void Swap(ComPtr& other) noexcept { std::swap(ptr_, other.ptr_); }
  HRESULT CopyTo(T** to) const noexcept {
    InternalAddRef();
    *to = ptr_;
    return S_OK;
  }
  template <class U>
  HRESULT CopyTo(U** to) const noexcept {
    return ptr_->QueryInterface(__uuidof(U), reinterpret_cast<void**>(to));
  }
  template <class U>
  HRESULT As(Details::ComPtrRef<ComPtr<U>> to) const noexcept {
    return ptr_->QueryInterface(__uuidof(U), to);
  }
  template <class U>
  HRESULT As(ComPtr<U>* to) const noexcept {
    return ptr_->QueryInterface(__uuidof(U),
                                reinterpret_cast<void**>(to->ReleaseAndGetAddressOf()));
  }

 private:
  void InternalAddRef() const noexcept {
    if (ptr_ != nullptr) ptr_->AddRef();
  }
  T* ptr_ = nullptr;
};

template <class T, class U>
bool operator==(const ComPtr<T>& left, const ComPtr<U>& right) noexcept {
  return left.Get() == right.Get();
}
template <class T, class U>
bool operator!=(const ComPtr<T>& left, const ComPtr<U>& right) noexcept {
  return left.Get() != right.Get();
}
template <class T, class U>
bool operator<(const ComPtr<T>& left, const ComPtr<U>& right) noexcept {
  return left.Get() < right.Get();
}
// NULL is taken, too.
template <class T>
bool operator==(const ComPtr<T>& left, std::nullptr_t) noexcept {
  return left.Get() == nullptr;
}
template <class T>
bool operator!=(const ComPtr<T>& left, std::nullptr_t) noexcept {
  return left.Get() != nullptr;
}
template <class T>
bool operator==(std::nullptr_t, const ComPtr<T>& right) noexcept {
  return right.Get() == nullptr;
}
template <class T>
bool operator!=(std::nullptr_t, const ComPtr<T>& right) noexcept {
  return right.Get() != nullptr;
}

}  // namespace WRL
}  // namespace Microsoft

// IID_PPV_ARGS(&pointer).
template <class Pointer>
void** IID_PPV_ARGS_Helper(Microsoft::WRL::Details::ComPtrRef<Pointer> object) noexcept {
  return object;
}

#endif  // BITSIM_WIN32_WRL_CLIENT_H_
