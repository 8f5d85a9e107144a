// File: marshalling.h
//
// A manager of this process as text, from which another process of this machine makes a proxy.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_MARSHALLING_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_MARSHALLING_H_

#include <bits.h>

#include <string>
#include <string_view>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

// Hexadecimal, for one UnmarshalManager. Throws BackendError, as that does.
std::string MarshalManager(IBackgroundCopyManager& manager);
ComPtr<IBackgroundCopyManager> UnmarshalManager(std::string_view text);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_MARSHALLING_H_
