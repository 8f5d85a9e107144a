// wil/result_macros.h: error handling of the Windows Implementation Library.

#ifndef BITSIM_WIN32_WIL_RESULT_MACROS_H_
#define BITSIM_WIN32_WIL_RESULT_MACROS_H_

#include <windows.h>

#include <cstdlib>
#include <exception>
#include <new>

namespace wil {

class ResultException : public std::exception {
 public:
  explicit ResultException(HRESULT hr) noexcept : hr_(hr) {}
  HRESULT GetErrorCode() const noexcept { return hr_; }
  const char* what() const noexcept override { return "a call failed with an HRESULT"; }

 private:
  HRESULT hr_;
};

namespace details {

inline HRESULT LastError() {
  const HRESULT hr = HRESULT_FROM_WIN32(GetLastError());
  return FAILED(hr) ? hr : E_FAIL;
}
inline HRESULT Throw(HRESULT hr) {
  if (FAILED(hr)) throw ResultException(hr);
  return hr;
}
inline HRESULT FailFast(HRESULT hr) {
  if (FAILED(hr)) std::abort();
  return hr;
}

}  // namespace details

// In a handler of exceptions. An end of the thread goes on: it is no error.
inline HRESULT ResultFromCaughtException() {
  try {
    throw;
  } catch (const ResultException& exception) {
    return exception.GetErrorCode();
  } catch (const std::bad_alloc&) {
    return E_OUTOFMEMORY;
  } catch (const std::exception&) {
    return HRESULT_FROM_WIN32(574);  // ERROR_UNHANDLED_EXCEPTION
  }
}

}  // namespace wil

#define THROW_IF_FAILED(hr) ::wil::details::Throw(hr)
#define THROW_HR(hr) throw ::wil::ResultException(hr)
#define THROW_HR_IF(hr, condition)                   \
  do {                                               \
    if (condition) throw ::wil::ResultException(hr); \
  } while (false)
#define THROW_HR_IF_NULL(hr, pointer) THROW_HR_IF(hr, (pointer) == nullptr)
#define THROW_LAST_ERROR() throw ::wil::ResultException(::wil::details::LastError())
#define THROW_LAST_ERROR_IF(condition)                                        \
  do {                                                                        \
    if (condition) throw ::wil::ResultException(::wil::details::LastError()); \
  } while (false)
#define THROW_LAST_ERROR_IF_NULL(pointer) THROW_LAST_ERROR_IF((pointer) == nullptr)
#define THROW_IF_WIN32_BOOL_FALSE(result) THROW_LAST_ERROR_IF(!(result))
#define THROW_IF_NULL_ALLOC(pointer) THROW_HR_IF(E_OUTOFMEMORY, (pointer) == nullptr)
#define RETURN_HR(hr) return (hr)
#define RETURN_IF_FAILED(hr)                 \
  do {                                       \
    const HRESULT bitsim_hr = (hr);          \
    if (FAILED(bitsim_hr)) return bitsim_hr; \
  } while (false)
#define RETURN_HR_IF(hr, condition) \
  do {                              \
    if (condition) return (hr);     \
  } while (false)
#define RETURN_HR_IF_NULL(hr, pointer) RETURN_HR_IF(hr, (pointer) == nullptr)
#define RETURN_IF_NULL_ALLOC(pointer) RETURN_HR_IF(E_OUTOFMEMORY, (pointer) == nullptr)
#define RETURN_LAST_ERROR_IF(condition) RETURN_HR_IF(::wil::details::LastError(), condition)
#define RETURN_LAST_ERROR_IF_NULL(pointer) RETURN_LAST_ERROR_IF((pointer) == nullptr)
#define RETURN_IF_WIN32_BOOL_FALSE(result) RETURN_LAST_ERROR_IF(!(result))
#define LOG_IF_FAILED(hr) (hr)
#define FAIL_FAST_IF_FAILED(hr) ::wil::details::FailFast(hr)
#define CATCH_RETURN()                         \
  catch (const std::exception&) {              \
    return ::wil::ResultFromCaughtException(); \
  }
#define CATCH_LOG()               \
  catch (const std::exception&) { \
  }

#endif  // BITSIM_WIN32_WIL_RESULT_MACROS_H_
