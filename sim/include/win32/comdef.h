// comdef.h: compiler COM support, as a library: _com_error and _com_ptr_t.

#ifndef BITSIM_WIN32_COMDEF_H_
#define BITSIM_WIN32_COMDEF_H_

#include <windows.h>

#include <string>
#include <utility>

#include <objbase.h>

class _com_error {
 public:
  explicit _com_error(HRESULT hr) : m_hr(hr) {}
  HRESULT Error() const { return m_hr; }
  const TCHAR* ErrorMessage() const {
    TCHAR text[512] = {};
    if (FormatMessage(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS |
                          FORMAT_MESSAGE_MAX_WIDTH_MASK,
                      nullptr, static_cast<DWORD>(m_hr), 0, text, 512, nullptr) == 0) {
      m_text = TEXT("Unknown error");
    } else {
      m_text = text;
    }
    return m_text.c_str();
  }

 private:
  HRESULT m_hr;
  mutable std::basic_string<TCHAR> m_text;
};

[[noreturn]] inline void _com_raise_error(HRESULT hr) { throw _com_error(hr); }
[[noreturn]] inline void _com_issue_error(HRESULT hr) { throw _com_error(hr); }

template <class Interface, const IID* kIid = &__uuidof(Interface)>
struct _com_IIID {
  typedef Interface Type;
  static const IID& GetIID() { return *kIid; }
};

// Throws _com_error where a null pointer is used.
template <class Iiid>
class _com_ptr_t {
 public:
  typedef typename Iiid::Type Interface;

  _com_ptr_t() = default;
  _com_ptr_t(Interface* pointer, bool adds = true) : m_pInterface(pointer) {  // NOLINT
    if (adds && pointer != nullptr) pointer->AddRef();
  }
  _com_ptr_t(const _com_ptr_t& other) : _com_ptr_t(other.m_pInterface) {}
  _com_ptr_t(_com_ptr_t&& other) noexcept
      : m_pInterface(std::exchange(other.m_pInterface, nullptr)) {}
  // Another interface of an object: asked for; empty if it has none.
  template <class Other>
  _com_ptr_t(const _com_ptr_t<Other>& other) {  // NOLINT
    if (other) other->QueryInterface(Iiid::GetIID(), reinterpret_cast<void**>(&m_pInterface));
  }
  ~_com_ptr_t() { Free(); }
  _com_ptr_t& operator=(_com_ptr_t other) noexcept {
    std::swap(m_pInterface, other.m_pInterface);
    return *this;
  }

  operator Interface*() const { return m_pInterface; }
  explicit operator bool() const { return m_pInterface != nullptr; }
  Interface& operator*() const { return *Checked(); }
  Interface* operator->() const { return Checked(); }
  Interface** operator&() {
    Free();
    return &m_pInterface;
  }
  bool operator!() const { return m_pInterface == nullptr; }
  Interface* GetInterfacePtr() const { return m_pInterface; }
  void Attach(Interface* pointer, bool adds = false) {
    Free();
    m_pInterface = pointer;
    if (adds && pointer != nullptr) pointer->AddRef();
  }
  Interface* Detach() { return std::exchange(m_pInterface, nullptr); }
  void Release() {
    Checked();
    Free();
  }
  HRESULT CreateInstance(REFCLSID clsid, IUnknown* outer = nullptr, DWORD clsctx = CLSCTX_ALL) {
    Free();
    return CoCreateInstance(clsid, outer, clsctx, Iiid::GetIID(),
                            reinterpret_cast<void**>(&m_pInterface));
  }

 private:
  Interface* Checked() const {
    if (m_pInterface == nullptr) _com_issue_error(E_POINTER);
    return m_pInterface;
  }
  void Free() {
    if (Interface* const old = std::exchange(m_pInterface, nullptr)) old->Release();
  }
  Interface* m_pInterface = nullptr;
};

#define _COM_SMARTPTR_TYPEDEF(Interface, IID) \
  typedef _com_ptr_t<_com_IIID<Interface, &IID>> Interface##Ptr

#endif  // BITSIM_WIN32_COMDEF_H_
