// File: enum_value.h
//
// The number in an enumeration argument: a client may pass any, not only those that have a name.
//
//   switch (ValueOf(priority)) { case BG_JOB_PRIORITY_HIGH: ... }

#ifndef BITSIM_COM_ENUM_VALUE_H_
#define BITSIM_COM_ENUM_VALUE_H_

#include <type_traits>

namespace bitsim {

template <class Enum>
constexpr std::underlying_type_t<Enum> ValueOf(Enum argument) {
  return static_cast<std::underlying_type_t<Enum>>(argument);
}

}  // namespace bitsim

#endif  // BITSIM_COM_ENUM_VALUE_H_
