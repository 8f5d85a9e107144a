// wil/resource.h: owners of handles, of task memory and of the COM runtime.
//
// unique_handle, unique_hfile, unique_event, unique_mutex, unique_cotaskmem_string,
// unique_cotaskmem_ptr, unique_hlocal, unique_hlocal_string, unique_couninitialize_call,
// CoInitializeEx, scope_exit.

#ifndef BITSIM_WIN32_WIL_RESOURCE_H_
#define BITSIM_WIN32_WIL_RESOURCE_H_

#include <wil/result_macros.h>

#include <memory>
#include <utility>

#include <objbase.h>

namespace wil {

// Owns a value; Traits say which one is empty and how it is closed. &owner is for out parameters.
template <class Traits>
class unique_any_t {
 public:
  typedef typename Traits::Type pointer;

  unique_any_t() noexcept = default;
  explicit unique_any_t(pointer value) noexcept : value_(value) {}
  unique_any_t(unique_any_t&& other) noexcept : value_(other.release()) {}
  unique_any_t& operator=(unique_any_t&& other) noexcept {
    reset(other.release());
    return *this;
  }
  ~unique_any_t() { reset(); }

  pointer get() const noexcept { return value_; }
  explicit operator bool() const noexcept { return is_valid(); }
  bool is_valid() const noexcept { return value_ != Traits::Invalid(); }
  pointer release() noexcept { return std::exchange(value_, Traits::Invalid()); }
  void reset(pointer value = Traits::Invalid()) noexcept {
    const pointer old = std::exchange(value_, value);
    if (old != Traits::Invalid()) Traits::Close(old);
  }
  pointer* put() noexcept {
    reset();
    return &value_;
  }
  pointer* operator&() noexcept { return put(); }
  pointer* addressof() noexcept { return &value_; }

 private:
  pointer value_ = Traits::Invalid();
};

namespace details {

struct HandleTraits {
  typedef HANDLE Type;
  static HANDLE Invalid() noexcept { return nullptr; }
  static void Close(HANDLE handle) noexcept { CloseHandle(handle); }
};

struct FileTraits {
  typedef HANDLE Type;
  static HANDLE Invalid() noexcept { return INVALID_HANDLE_VALUE; }
  static void Close(HANDLE handle) noexcept { CloseHandle(handle); }
};

struct TaskStringTraits {
  typedef PWSTR Type;
  static PWSTR Invalid() noexcept { return nullptr; }
  static void Close(PWSTR text) noexcept { CoTaskMemFree(text); }
};

struct LocalTraits {
  typedef HLOCAL Type;
  static HLOCAL Invalid() noexcept { return nullptr; }
  static void Close(HLOCAL block) noexcept { LocalFree(block); }
};

struct LocalStringTraits {
  typedef PWSTR Type;
  static PWSTR Invalid() noexcept { return nullptr; }
  static void Close(PWSTR text) noexcept { LocalFree(text); }
};

struct MutexReleaseTraits {
  typedef HANDLE Type;
  static HANDLE Invalid() noexcept { return nullptr; }
  static void Close(HANDLE mutex) noexcept { ReleaseMutex(mutex); }
};

struct TaskMemoryDelete {
  void operator()(void* memory) const noexcept { CoTaskMemFree(memory); }
};

}  // namespace details

typedef unique_any_t<details::HandleTraits> unique_handle;
typedef unique_any_t<details::HandleTraits> unique_process_handle;
typedef unique_any_t<details::LocalTraits> unique_hlocal;
typedef unique_any_t<details::LocalStringTraits> unique_hlocal_string;
typedef unique_any_t<details::MutexReleaseTraits> mutex_release_scope_exit;
typedef unique_any_t<details::FileTraits> unique_hfile;
typedef unique_any_t<details::TaskStringTraits> unique_cotaskmem_string;
template <class T>
using unique_cotaskmem_ptr = std::unique_ptr<T, details::TaskMemoryDelete>;

enum class EventOptions { None = 0, ManualReset = 1, Signaled = 2 };

class unique_event : public unique_any_t<details::HandleTraits> {
 public:
  using unique_any_t<details::HandleTraits>::unique_any_t;
  explicit unique_event(EventOptions options) { create(options); }
  void create(EventOptions options = EventOptions::None) {
    const int bits = static_cast<int>(options);
    reset(CreateEventW(nullptr, (bits & 1) != 0, (bits & 2) != 0, nullptr));
    THROW_LAST_ERROR_IF_NULL(get());
  }
  void SetEvent() const noexcept { ::SetEvent(get()); }
  void ResetEvent() const noexcept { ::ResetEvent(get()); }
  bool is_signaled() const { return wait(0); }
  bool wait(DWORD milliseconds = INFINITE) const {
    return WaitForSingleObject(get(), milliseconds) == WAIT_OBJECT_0;
  }
};
typedef unique_event unique_event_nothrow;

class unique_mutex : public unique_any_t<details::HandleTraits> {
 public:
  using unique_any_t<details::HandleTraits>::unique_any_t;
  explicit unique_mutex(PCWSTR name) { create(name); }
  void create(PCWSTR name = nullptr) {
    reset(CreateMutexW(nullptr, FALSE, name));
    THROW_LAST_ERROR_IF_NULL(get());
  }
  void ReleaseMutex() const noexcept { ::ReleaseMutex(get()); }
  // Empty when the time is over.
  [[nodiscard]] mutex_release_scope_exit acquire(DWORD* status = nullptr,
                                                 DWORD milliseconds = INFINITE) const {
    const DWORD result = WaitForSingleObject(get(), milliseconds);
    if (status != nullptr) *status = result;
    const bool has_it = result == WAIT_OBJECT_0 || result == WAIT_ABANDONED;
    return mutex_release_scope_exit(has_it ? get() : nullptr);
  }
};
typedef unique_mutex unique_mutex_nothrow;

class unique_couninitialize_call {
 public:
  explicit unique_couninitialize_call(bool owns = true) noexcept : owns_(owns) {}
  unique_couninitialize_call(unique_couninitialize_call&& other) noexcept
      : owns_(std::exchange(other.owns_, false)) {}
  unique_couninitialize_call& operator=(unique_couninitialize_call&&) = delete;
  ~unique_couninitialize_call() { reset(); }
  void reset() noexcept {
    if (std::exchange(owns_, false)) CoUninitialize();
  }
  void release() noexcept { owns_ = false; }

 private:
  bool owns_;
};

[[nodiscard]] inline unique_couninitialize_call CoInitializeEx(
    DWORD coinit = COINIT_MULTITHREADED) {
  THROW_IF_FAILED(::CoInitializeEx(nullptr, coinit));
  return unique_couninitialize_call();
}

template <class Action>
class scope_exit_t {
 public:
  explicit scope_exit_t(Action action) : action_(std::move(action)) {}
  scope_exit_t(scope_exit_t&& other)
      : action_(std::move(other.action_)), is_armed_(std::exchange(other.is_armed_, false)) {}
  scope_exit_t& operator=(scope_exit_t&&) = delete;
  ~scope_exit_t() { reset(); }
  void reset() {
    if (std::exchange(is_armed_, false)) action_();
  }
  void release() noexcept { is_armed_ = false; }

 private:
  Action action_;
  bool is_armed_ = true;
};

template <class Action>
[[nodiscard]] scope_exit_t<Action> scope_exit(Action action) {
  return scope_exit_t<Action>(std::move(action));
}

}  // namespace wil

#endif  // BITSIM_WIN32_WIL_RESOURCE_H_
