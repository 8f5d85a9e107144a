// IBackgroundCopyJob5: properties.

#include "sim/com/enum_value.h"
#include "sim/com/job_object.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
constexpr TraceKind kSetProperty{"IBackgroundCopyJob5::SetProperty"};
constexpr TraceKind kGetProperty{"IBackgroundCopyJob5::GetProperty"};

}  // namespace

STDMETHODIMP JobObject::SetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                                    BITS_JOB_PROPERTY_VALUE PropertyValue) {
  return Change(kSetProperty, [&]() -> HRESULT {
    const auto id = ValueOf(PropertyId);
    if (id == BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS) {
      const auto target = ValueOf(PropertyValue.Target);
      if (target == BG_AUTH_TARGET_SERVER) return BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED;
      if (target != BG_AUTH_TARGET_PROXY) return BG_E_INVALID_AUTH_TARGET;
    }
    const HRESULT set = engine().SetProperty(job(), id, PropertyValue);
    if (SUCCEEDED(set)) process().service().notifier.OnDeliveryChanged(job());
    return set;
  });
}

STDMETHODIMP JobObject::GetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                                    BITS_JOB_PROPERTY_VALUE* PropertyValue) {
  return Read(kGetProperty, [&]() -> HRESULT {
    if (PropertyValue == nullptr) return E_INVALIDARG;
    return engine().GetProperty(job(), ValueOf(PropertyId), *PropertyValue);
  });
}

}  // namespace bitsim
