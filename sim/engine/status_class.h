// File: status_class.h
//
// What the status of an HTTP answer means where nothing else is decided: the table that Microsoft
// documents for upload servers, and that is inferred for downloads (HTTP-09).

#ifndef BITSIM_ENGINE_STATUS_CLASS_H_
#define BITSIM_ENGINE_STATUS_CLASS_H_

#include "bitsim/decisions.h"

namespace bitsim {

constexpr FailureClass ClassOfStatus(int status) {
  const bool is_redirect = status >= 300 && status <= 307 && status != 306;
  const bool is_refusal = status >= 400 && status <= 499 && status != 408 && status != 409;
  const bool is_fatal = is_redirect || is_refusal || status == 501 || status == 505;
  return is_fatal ? FailureClass::kFatal : FailureClass::kTransient;
}

}  // namespace bitsim

#endif  // BITSIM_ENGINE_STATUS_CLASS_H_
