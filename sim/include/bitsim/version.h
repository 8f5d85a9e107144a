// File: version.h
//
// Versions of BITS. A simulation behaves as one of them: interfaces, flags, properties and rules
// that are newer do not exist in it.
//
//   bitsim::Simulation simulation({.bits_version = bitsim::kBits2_0});   // Windows XP SP2
//   // QueryInterface for IBackgroundCopyJob4 now answers E_NOINTERFACE.

#ifndef BITSIM_VERSION_H_
#define BITSIM_VERSION_H_

#include <array>
#include <compare>

namespace bitsim {

struct BitsVersion {
  int major;
  int minor;
  friend auto operator<=>(const BitsVersion&, const BitsVersion&) = default;
};

inline constexpr BitsVersion kBits1_0 = {1, 0};    // Windows XP
inline constexpr BitsVersion kBits1_2 = {1, 2};    // Windows XP SP1
inline constexpr BitsVersion kBits1_5 = {1, 5};    // Windows Server 2003: Job2, uploads
inline constexpr BitsVersion kBits2_0 = {2, 0};    // Windows XP SP2: Job3, File2, ranges
inline constexpr BitsVersion kBits2_5 = {2, 5};    // Windows XP SP3: JobHttpOptions
inline constexpr BitsVersion kBits3_0 = {3, 0};    // Windows Vista: Job4, File3, Callback2
inline constexpr BitsVersion kBits4_0 = {4, 0};    // Windows 7: File4, IBitsTokenOptions
inline constexpr BitsVersion kBits5_0 = {5, 0};    // Windows 8: Job5, File5
inline constexpr BitsVersion kBits10_1 = {10, 1};  // Windows 10 1703: File6, Callback3
inline constexpr BitsVersion kBits10_2 = {10, 2};  // Windows 10 1809: JobHttpOptions2
inline constexpr BitsVersion kBits10_3 = {10, 3};  // Windows 10 1903: JobHttpOptions3

inline constexpr std::array kAllBitsVersions = {kBits1_0,  kBits1_2,  kBits1_5, kBits2_0,
                                                kBits2_5,  kBits3_0,  kBits4_0, kBits5_0,
                                                kBits10_1, kBits10_2, kBits10_3};
inline constexpr BitsVersion kNewestBitsVersion = kBits10_3;

}  // namespace bitsim

#endif  // BITSIM_VERSION_H_
