// atlbase.h: the smart pointers, handles, locks and text conversions of ATL that BITS clients use.
//
// CComPtr and CComQIPtr, CComHeapPtr, CHandle, CComCriticalSection and its guards, CW2A, CA2W and
// their relatives. CComBSTR, CComVariant and the registry are not here.

#ifndef BITSIM_WIN32_ATLBASE_H_
#define BITSIM_WIN32_ATLBASE_H_

#include <assert.h>
#include <limits.h>
#include <tchar.h>
#include <windows.h>

#include <string>
#include <utility>

#include <objbase.h>

#define ATLASSERT(condition) assert(condition)
#define ATLVERIFY(condition) static_cast<void>(condition)
#define ATLTRACE(...) static_cast<void>(0)
#define ATLTRACE2(...) static_cast<void>(0)
#define ATL_NO_VTABLE
#define ATLAPI HRESULT
#define ATLENSURE_SUCCEEDED(hr)          \
  do {                                   \
    if (FAILED(hr)) ::ATL::AtlThrow(hr); \
  } while (false)

namespace ATL {

class CAtlException {
 public:
  CAtlException() noexcept : m_hr(E_FAIL) {}
  CAtlException(HRESULT hr) noexcept : m_hr(hr) {}  // NOLINT: implicit, as there
  operator HRESULT() const noexcept { return m_hr; }
  HRESULT m_hr;
};

[[noreturn]] inline void AtlThrow(HRESULT hr) { throw CAtlException(hr); }
inline HRESULT AtlHresultFromWin32(DWORD error) { return HRESULT_FROM_WIN32(error); }
inline HRESULT AtlHresultFromLastError() { return HRESULT_FROM_WIN32(GetLastError()); }

template <class T>
class CComPtr {
 public:
  typedef T _PtrClass;

  CComPtr() noexcept : p(nullptr) {}
  // With NULL, too, as everything that takes a pointer here.
  CComPtr(T* pointer) noexcept : p(pointer) {  // NOLINT
    if (p != nullptr) p->AddRef();
  }
  CComPtr(const CComPtr& other) noexcept : CComPtr(other.p) {}
  CComPtr(CComPtr&& other) noexcept : p(std::exchange(other.p, nullptr)) {}
  ~CComPtr() { Release(); }

  T* operator=(T* pointer) noexcept {
    CComPtr(pointer).Swap(*this);
    return p;
  }
  T* operator=(const CComPtr& other) noexcept { return *this = other.p; }
  T* operator=(CComPtr&& other) noexcept {
    CComPtr(std::move(other)).Swap(*this);
    return p;
  }
  // Another interface of an object: asked for.
  template <class Q>
  T* operator=(const CComPtr<Q>& other) noexcept {
    T* found = nullptr;
    if (other.p != nullptr) other.p->QueryInterface(&found);
    Attach(found);
    return p;
  }

  operator T*() const noexcept { return p; }
  T& operator*() const {
    ATLASSERT(p != nullptr);
    return *p;
  }
  T* operator->() const noexcept {
    ATLASSERT(p != nullptr);
    return p;
  }
  // For out parameters; the pointer must be empty, or it leaks.
  T** operator&() noexcept {
    ATLASSERT(p == nullptr);
    return &p;
  }
  bool operator!() const noexcept { return p == nullptr; }
  bool operator<(T* other) const noexcept { return p < other; }
  bool operator==(T* other) const noexcept { return p == other; }
  bool operator!=(T* other) const noexcept { return p != other; }
  bool operator==(const CComPtr& other) const noexcept { return p == other.p; }
  bool operator!=(const CComPtr& other) const noexcept { return p != other.p; }

  void Release() noexcept {
    if (T* const old = std::exchange(p, nullptr)) old->Release();
  }
  void Attach(T* pointer) noexcept {
    if (T* const old = std::exchange(p, pointer)) old->Release();
  }
  T* Detach() noexcept { return std::exchange(p, nullptr); }
  void Swap(CComPtr& other) noexcept { std::swap(p, other.p); }
  HRESULT CopyTo(T** to) const noexcept {
    if (to == nullptr) return E_POINTER;
    *to = p;
    if (p != nullptr) p->AddRef();
    return S_OK;
  }
  bool IsEqualObject(IUnknown* other) const noexcept {
    if (p == nullptr || other == nullptr) return p == nullptr && other == nullptr;
    CComPtr<IUnknown> left;
    CComPtr<IUnknown> right;
    p->QueryInterface(&left);
    other->QueryInterface(&right);
    return left.p == right.p;
  }
  template <class Q>
  HRESULT QueryInterface(Q** object) const noexcept {
    return p->QueryInterface(object);
  }
  HRESULT CoCreateInstance(REFCLSID clsid, LPUNKNOWN outer = nullptr,
                           DWORD clsctx = CLSCTX_ALL) noexcept {
    ATLASSERT(p == nullptr);
    return ::CoCreateInstance(clsid, outer, clsctx, __uuidof(T), reinterpret_cast<void**>(&p));
  }

  T* p;
};

template <class T, const IID* piid = nullptr>
class CComQIPtr : public CComPtr<T> {
 public:
  CComQIPtr() noexcept = default;
  CComQIPtr(T* pointer) noexcept : CComPtr<T>(pointer) {}  // NOLINT
  CComQIPtr(const CComQIPtr& other) noexcept : CComPtr<T>(other) {}
  template <class Q>
  CComQIPtr(Q* pointer) noexcept {  // NOLINT
    Ask(pointer);
  }
  template <class Q>
  CComQIPtr(const CComPtr<Q>& pointer) noexcept {  // NOLINT
    Ask(pointer.p);
  }
  T* operator=(T* pointer) noexcept { return CComPtr<T>::operator=(pointer); }
  T* operator=(const CComQIPtr& other) noexcept { return CComPtr<T>::operator=(other.p); }
  template <class Q>
  T* operator=(Q* pointer) noexcept {
    Ask(pointer);
    return this->p;
  }
  template <class Q>
  T* operator=(const CComPtr<Q>& pointer) noexcept {
    Ask(pointer.p);
    return this->p;
  }

 private:
  void Ask(IUnknown* pointer) noexcept {
    void* found = nullptr;
    if (pointer != nullptr) pointer->QueryInterface(__uuidof(T), &found);
    this->Attach(static_cast<T*>(found));
  }
};

// Task memory: what GetDisplayName and its like give.
template <class T>
class CComHeapPtr {
 public:
  CComHeapPtr() noexcept : m_pData(nullptr) {}
  explicit CComHeapPtr(T* data) noexcept : m_pData(data) {}
  CComHeapPtr(const CComHeapPtr&) = delete;
  CComHeapPtr& operator=(const CComHeapPtr&) = delete;
  ~CComHeapPtr() { Free(); }
  operator T*() const noexcept { return m_pData; }
  T* operator->() const noexcept { return m_pData; }
  T** operator&() noexcept { return &m_pData; }
  bool Allocate(size_t count = 1) noexcept {
    m_pData = static_cast<T*>(CoTaskMemAlloc(count * sizeof(T)));
    return m_pData != nullptr;
  }
  void Free() noexcept { CoTaskMemFree(std::exchange(m_pData, nullptr)); }
  void Attach(T* data) noexcept {
    Free();
    m_pData = data;
  }
  T* Detach() noexcept { return std::exchange(m_pData, nullptr); }
  T* m_pData;
};

class CHandle {
 public:
  CHandle() noexcept : m_h(nullptr) {}
  explicit CHandle(HANDLE handle) noexcept : m_h(handle) {}
  CHandle(CHandle& other) noexcept : m_h(other.Detach()) {}
  CHandle& operator=(CHandle& other) noexcept {
    if (this != &other) {
      Close();
      m_h = other.Detach();
    }
    return *this;
  }
  ~CHandle() { Close(); }
  operator HANDLE() const noexcept { return m_h; }
  void Attach(HANDLE handle) noexcept { m_h = handle; }
  HANDLE Detach() noexcept { return std::exchange(m_h, nullptr); }
  void Close() noexcept {
    if (m_h != nullptr) CloseHandle(std::exchange(m_h, nullptr));
  }
  HANDLE m_h;
};

class CComCriticalSection {
 public:
  CComCriticalSection() noexcept : m_sec() {}
  HRESULT Init() noexcept {
    InitializeCriticalSection(&m_sec);
    return S_OK;
  }
  HRESULT Term() noexcept {
    DeleteCriticalSection(&m_sec);
    return S_OK;
  }
  HRESULT Lock() noexcept(false) {
    EnterCriticalSection(&m_sec);
    return S_OK;
  }
  HRESULT Unlock() noexcept {
    LeaveCriticalSection(&m_sec);
    return S_OK;
  }
  CRITICAL_SECTION m_sec;
};

class CComAutoCriticalSection : public CComCriticalSection {
 public:
  CComAutoCriticalSection() { Init(); }
  ~CComAutoCriticalSection() { Term(); }
};

class CComFakeCriticalSection {
 public:
  HRESULT Init() noexcept { return S_OK; }
  HRESULT Term() noexcept { return S_OK; }
  HRESULT Lock() noexcept { return S_OK; }
  HRESULT Unlock() noexcept { return S_OK; }
};

template <class TLock>
class CComCritSecLock {
 public:
  explicit CComCritSecLock(TLock& lock, bool locks = true) : m_lock(lock) {
    if (locks) Lock();
  }
  ~CComCritSecLock() {
    if (m_locked) Unlock();
  }
  CComCritSecLock(const CComCritSecLock&) = delete;
  CComCritSecLock& operator=(const CComCritSecLock&) = delete;
  HRESULT Lock() {
    m_locked = true;
    return m_lock.Lock();
  }
  void Unlock() {
    m_locked = false;
    m_lock.Unlock();
  }

 private:
  TLock& m_lock;
  bool m_locked = false;
};

// Text of the other width; lives as long as the object. Narrow text is UTF-8.
class CW2A {
 public:
  CW2A(LPCWSTR text, UINT code_page = CP_UTF8) {  // NOLINT
    const int size = WideCharToMultiByte(code_page, 0, text, -1, nullptr, 0, nullptr, nullptr);
    m_text.resize(static_cast<size_t>(size));
    WideCharToMultiByte(code_page, 0, text, -1, m_text.data(), size, nullptr, nullptr);
  }
  operator LPSTR() const { return const_cast<LPSTR>(m_text.c_str()); }

 private:
  std::string m_text;
};

class CA2W {
 public:
  CA2W(LPCSTR text, UINT code_page = CP_UTF8) {  // NOLINT
    const int size = MultiByteToWideChar(code_page, 0, text, -1, nullptr, 0);
    m_text.resize(static_cast<size_t>(size));
    MultiByteToWideChar(code_page, 0, text, -1, m_text.data(), size);
  }
  operator LPWSTR() const { return const_cast<LPWSTR>(m_text.c_str()); }

 private:
  std::wstring m_text;
};

// Text of the same width, for sources that are written for both widths of TCHAR.
template <class Char>
class CSameWidth {
 public:
  CSameWidth(const Char* text) : m_text(text) {}  // NOLINT
  operator Char*() const { return const_cast<Char*>(m_text.c_str()); }

 private:
  std::basic_string<Char> m_text;
};

typedef CA2W CA2CW;
typedef CW2A CW2CA;
typedef CSameWidth<wchar_t> CW2W;
typedef CSameWidth<char> CA2A;
#ifdef UNICODE
typedef CW2A CT2A;
typedef CW2W CT2W;
typedef CA2W CA2T;
typedef CW2W CW2T;
#else
typedef CA2A CT2A;
typedef CA2W CT2W;
typedef CA2A CA2T;
typedef CW2A CW2T;
#endif
typedef CT2A CT2CA;
typedef CT2W CT2CW;
typedef CA2T CA2CT;
typedef CW2T CW2CT;

}  // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;  // NOLINT: as there
#endif

#endif  // BITSIM_WIN32_ATLBASE_H_
