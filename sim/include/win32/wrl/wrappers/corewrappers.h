// wrl/wrappers/corewrappers.h: handles and locks that close themselves.

#ifndef BITSIM_WIN32_WRL_WRAPPERS_COREWRAPPERS_H_
#define BITSIM_WIN32_WRL_WRAPPERS_COREWRAPPERS_H_

#include <windows.h>

#include <utility>

namespace Microsoft {
namespace WRL {
namespace Wrappers {

namespace HandleTraits {

struct HANDLENullTraits {
  typedef HANDLE Type;
  static HANDLE GetInvalidValue() noexcept { return nullptr; }
  static bool Close(HANDLE handle) noexcept { return CloseHandle(handle) != FALSE; }
};

struct HANDLETraits {
  typedef HANDLE Type;
  static HANDLE GetInvalidValue() noexcept { return INVALID_HANDLE_VALUE; }
  static bool Close(HANDLE handle) noexcept { return CloseHandle(handle) != FALSE; }
};

}  // namespace HandleTraits

template <class Traits>
class HandleT {
 public:
  explicit HandleT(HANDLE handle = Traits::GetInvalidValue()) noexcept : handle_(handle) {}
  HandleT(HandleT&& other) noexcept : handle_(other.Detach()) {}
  HandleT& operator=(HandleT&& other) noexcept {
    Close();
    handle_ = other.Detach();
    return *this;
  }
  ~HandleT() { Close(); }
  HANDLE Get() const noexcept { return handle_; }
  HANDLE* GetAddressOf() noexcept { return &handle_; }
  HANDLE* ReleaseAndGetAddressOf() noexcept {
    Close();
    return &handle_;
  }
  bool IsValid() const noexcept { return handle_ != Traits::GetInvalidValue(); }
  void Attach(HANDLE handle) noexcept {
    Close();
    handle_ = handle;
  }
  HANDLE Detach() noexcept { return std::exchange(handle_, Traits::GetInvalidValue()); }
  void Close() noexcept {
    if (IsValid()) Traits::Close(Detach());
  }

 private:
  HANDLE handle_;
};

typedef HandleT<HandleTraits::HANDLENullTraits> Event;
typedef HandleT<HandleTraits::HANDLETraits> FileHandle;

class CriticalSection {
 public:
  explicit CriticalSection(ULONG = 0) noexcept { InitializeCriticalSection(&section_); }
  ~CriticalSection() { DeleteCriticalSection(&section_); }
  CriticalSection(const CriticalSection&) = delete;
  CriticalSection& operator=(const CriticalSection&) = delete;

  class SyncLock {
   public:
    explicit SyncLock(CRITICAL_SECTION* section) : section_(section) {
      EnterCriticalSection(section_);
    }
    SyncLock(SyncLock&& other) noexcept : section_(std::exchange(other.section_, nullptr)) {}
    ~SyncLock() { Unlock(); }
    void Unlock() {
      if (section_ != nullptr) LeaveCriticalSection(std::exchange(section_, nullptr));
    }

   private:
    CRITICAL_SECTION* section_;
  };
  SyncLock Lock() { return SyncLock(&section_); }

 private:
  CRITICAL_SECTION section_;
};

}  // namespace Wrappers
}  // namespace WRL
}  // namespace Microsoft

#endif  // BITSIM_WIN32_WRL_WRAPPERS_COREWRAPPERS_H_
