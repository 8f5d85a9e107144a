// File: reference.h
//
// Histories that clients of BITS really have: what goes wrong is not part of them.

#ifndef BITSIM_CONFORMANCE_FAULTS_REFERENCE_H_
#define BITSIM_CONFORMANCE_FAULTS_REFERENCE_H_

#include <span>
#include <string_view>

#include "conformance/faults/scene.h"

namespace conformance::faults {

struct Reference {
  std::string_view name;
  // Prepares the machine and starts the clients; all else happens while time passes.
  void (*begin)(Scene& scene);
};

std::span<const Reference> References();

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_REFERENCE_H_
