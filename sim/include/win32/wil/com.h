// wil/com.h: wil::com_ptr in its three kinds, which differ in what a failed call comes to.

#ifndef BITSIM_WIN32_WIL_COM_H_
#define BITSIM_WIN32_WIL_COM_H_

#include <wil/resource.h>

#include <type_traits>
#include <utility>

namespace wil {

struct err_exception_policy {
  typedef void result;
  static void Check(HRESULT hr) { THROW_IF_FAILED(hr); }
};
struct err_returncode_policy {
  typedef HRESULT result;
  static HRESULT Check(HRESULT hr) { return hr; }
};
struct err_failfast_policy {
  typedef void result;
  static void Check(HRESULT hr) { FAIL_FAST_IF_FAILED(hr); }
};

template <class T, class Policy = err_exception_policy>
class com_ptr_t {
 public:
  typedef T element_type;
  typedef T* pointer;
  typedef typename Policy::result result;

  com_ptr_t() noexcept = default;
  com_ptr_t(T* object) noexcept : ptr_(object) {  // NOLINT
    if (ptr_ != nullptr) ptr_->AddRef();
  }
  com_ptr_t(const com_ptr_t& other) noexcept : com_ptr_t(other.ptr_) {}
  com_ptr_t(com_ptr_t&& other) noexcept : ptr_(other.detach()) {}
  // From a pointer of another kind, or to a derived interface.
  template <class U, class Other, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  com_ptr_t(const com_ptr_t<U, Other>& other) noexcept : com_ptr_t(static_cast<T*>(other.get())) {}
  template <class U, class Other, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  com_ptr_t(com_ptr_t<U, Other>&& other) noexcept : ptr_(other.detach()) {}
  ~com_ptr_t() { reset(); }
  com_ptr_t& operator=(com_ptr_t other) noexcept {
    std::swap(ptr_, other.ptr_);
    return *this;
  }

  T* get() const noexcept { return ptr_; }
  T* operator->() const noexcept { return ptr_; }
  T& operator*() const noexcept { return *ptr_; }
  explicit operator bool() const noexcept { return ptr_ != nullptr; }

  void reset() noexcept {
    if (T* const old = detach()) old->Release();
  }
  void reset(T* object) noexcept { *this = com_ptr_t(object); }
  void attach(T* object) noexcept {
    reset();
    ptr_ = object;
  }
  T* detach() noexcept { return std::exchange(ptr_, nullptr); }
  T** put() noexcept {
    reset();
    return &ptr_;
  }
  void** put_void() noexcept { return reinterpret_cast<void**>(put()); }
  IUnknown** put_unknown() noexcept { return reinterpret_cast<IUnknown**>(put()); }
  T** operator&() noexcept { return put(); }
  T** addressof() noexcept { return &ptr_; }

  // Another interface of the object; what a failure comes to is the policy's.
  template <class U>
  com_ptr_t<U, Policy> query() const {
    com_ptr_t<U, Policy> found;
    Policy::Check(ptr_->QueryInterface(__uuidof(U), found.put_void()));
    return found;
  }
  template <class U>
  result query_to(U** object) const {
    return Policy::Check(ptr_->QueryInterface(__uuidof(U), reinterpret_cast<void**>(object)));
  }
  // Empty if there is none.
  template <class U>
  com_ptr_t<U, Policy> try_query() const {
    com_ptr_t<U, Policy> found;
    ptr_->QueryInterface(__uuidof(U), found.put_void());
    return found;
  }
  template <class U>
  bool try_query_to(U** object) const {
    return SUCCEEDED(ptr_->QueryInterface(__uuidof(U), reinterpret_cast<void**>(object)));
  }

 private:
  T* ptr_ = nullptr;
};

template <class T, class P, class U, class Q>
bool operator==(const com_ptr_t<T, P>& left, const com_ptr_t<U, Q>& right) noexcept {
  return left.get() == right.get();
}
template <class T, class P, class U, class Q>
bool operator!=(const com_ptr_t<T, P>& left, const com_ptr_t<U, Q>& right) noexcept {
  return left.get() != right.get();
}
// With nullptr and NULL, too.
template <class T, class P>
bool operator==(const com_ptr_t<T, P>& left, typename com_ptr_t<T, P>::pointer right) noexcept {
  return left.get() == right;
}
template <class T, class P>
bool operator!=(const com_ptr_t<T, P>& left, typename com_ptr_t<T, P>::pointer right) noexcept {
  return left.get() != right;
}
template <class T, class P>
bool operator==(typename com_ptr_t<T, P>::pointer left, const com_ptr_t<T, P>& right) noexcept {
  return left == right.get();
}
template <class T, class P>
bool operator!=(typename com_ptr_t<T, P>::pointer left, const com_ptr_t<T, P>& right) noexcept {
  return left != right.get();
}

template <class T>
using com_ptr = com_ptr_t<T, err_exception_policy>;
template <class T>
using com_ptr_nothrow = com_ptr_t<T, err_returncode_policy>;
template <class T>
using com_ptr_failfast = com_ptr_t<T, err_failfast_policy>;

template <class Interface>
com_ptr<Interface> CoCreateInstance(REFCLSID clsid, DWORD clsctx = CLSCTX_INPROC_SERVER) {
  com_ptr<Interface> made;
  THROW_IF_FAILED(::CoCreateInstance(clsid, nullptr, clsctx, __uuidof(Interface), made.put_void()));
  return made;
}
template <class Class, class Interface>
com_ptr<Interface> CoCreateInstance(DWORD clsctx = CLSCTX_INPROC_SERVER) {
  return CoCreateInstance<Interface>(__uuidof(Class), clsctx);
}
template <class Interface>
com_ptr_nothrow<Interface> CoCreateInstanceNoThrow(REFCLSID clsid,
                                                   DWORD clsctx = CLSCTX_INPROC_SERVER) noexcept {
  com_ptr_nothrow<Interface> made;
  ::CoCreateInstance(clsid, nullptr, clsctx, __uuidof(Interface), made.put_void());
  return made;
}

}  // namespace wil

#endif  // BITSIM_WIN32_WIL_COM_H_
