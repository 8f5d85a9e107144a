// File: enum_value.h
//
// The number in an enumeration argument. A client in C may pass any number, and one that the
// enumeration does not have must not be read as one of it: that is undefined behaviour.
//
//   switch (ValueOf(priority)) { case BG_JOB_PRIORITY_HIGH: ... }

#ifndef BITSIM_COM_ENUM_VALUE_H_
#define BITSIM_COM_ENUM_VALUE_H_

#include <cstring>
#include <type_traits>

namespace bitsim {

template <class Enum>
std::underlying_type_t<Enum> ValueOf(const Enum& argument) {
  std::underlying_type_t<Enum> value;
  std::memcpy(&value, &argument, sizeof value);
  return value;
}

}  // namespace bitsim

#endif  // BITSIM_COM_ENUM_VALUE_H_
