// IBackgroundCopyFile5 and File6: properties, ranges on demand.

#include "sim/com/enum_value.h"
#include "sim/com/file_object.h"
#include "sim/com/range_array.h"
#include "sim/com/strings.h"
#include "sim/engine/remote_copy.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(version, name) \
  constexpr TraceKind k##name { "IBackgroundCopyFile" version "::" #name }
BITSIM_METHOD("5", SetProperty);
BITSIM_METHOD("5", GetProperty);
BITSIM_METHOD("6", UpdateDownloadPosition);
BITSIM_METHOD("6", RequestFileRanges);
BITSIM_METHOD("6", GetFilledFileRanges);
#undef BITSIM_METHOD

}  // namespace

// --- IBackgroundCopyFile5 ---

STDMETHODIMP FileObject::SetProperty(BITS_FILE_PROPERTY_ID PropertyId, BITS_FILE_PROPERTY_VALUE) {
  return Change(kSetProperty, [&]() -> HRESULT {
    const bool is_known = ValueOf(PropertyId) == BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS;
    return is_known ? BG_E_READ_ONLY_PROPERTY : BG_E_UNKNOWN_PROPERTY_ID;
  });
}

STDMETHODIMP FileObject::GetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                                     BITS_FILE_PROPERTY_VALUE* PropertyValue) {
  return Read(kGetProperty, [&]() -> HRESULT {
    if (PropertyValue == nullptr) return E_INVALIDARG;
    if (ValueOf(PropertyId) != BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS) {
      return BG_E_UNKNOWN_PROPERTY_ID;
    }
    PropertyValue->String = nullptr;
    return ReturnText(ResponseHeaders(file(), engine().remote_copies()), &PropertyValue->String);
  });
}

// --- IBackgroundCopyFile6 ---

STDMETHODIMP FileObject::UpdateDownloadPosition(UINT64 offset) {
  return Change(kUpdateDownloadPosition,
                [&] { return engine().UpdateDownloadPosition(job_.job(), index_, offset); });
}

STDMETHODIMP FileObject::RequestFileRanges(DWORD rangeCount, const BG_FILE_RANGE* ranges) {
  return Change(kRequestFileRanges, [&]() -> HRESULT {
    if (rangeCount == 0 || ranges == nullptr) return E_INVALIDARG;
    return engine().RequestFileRanges(job_.job(), index_, {ranges, rangeCount});
  });
}

STDMETHODIMP FileObject::GetFilledFileRanges(DWORD* rangeCount, BG_FILE_RANGE** ranges) {
  return Read(kGetFilledFileRanges, [&]() -> HRESULT {
    if (rangeCount == nullptr || ranges == nullptr) return E_INVALIDARG;
    *rangeCount = 0;
    *ranges = nullptr;
    std::vector<BG_FILE_RANGE> filled;
    const HRESULT found = engine().FilledFileRanges(job_.job(), index_, filled);
    return FAILED(found) ? found : ReturnRanges(filled, rangeCount, ranges);
  });
}

}  // namespace bitsim
