// File: exit_codes.h
//
// How the suite's programs end; the --help of each says what its codes mean.

#ifndef BITSIM_CONFORMANCE_COMMAND_LINE_EXIT_CODES_H_
#define BITSIM_CONFORMANCE_COMMAND_LINE_EXIT_CODES_H_

#include <stdexcept>

namespace conformance {

inline constexpr int kExitGreen = 0;
inline constexpr int kExitRed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitBroke = 3;
inline constexpr int kExitInterrupted = 130;

// Wrong use or bad input: the program says what() and ends with kExitUsage.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_COMMAND_LINE_EXIT_CODES_H_
