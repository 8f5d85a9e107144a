// File: enum_value.h
//
// The number in an enumeration argument: a client may pass any, not only those that have a name.
// Negative ones are large here.
//
//   switch (ValueOf(priority)) { case BG_JOB_PRIORITY_HIGH: ... }

#ifndef BITSIM_COM_ENUM_VALUE_H_
#define BITSIM_COM_ENUM_VALUE_H_

#include <cstdint>

namespace bitsim {

template <class Enum>
constexpr std::uint32_t ValueOf(Enum argument) {
  return static_cast<std::uint32_t>(argument);
}

}  // namespace bitsim

#endif  // BITSIM_COM_ENUM_VALUE_H_
