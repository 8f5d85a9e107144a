// File: paint.h
//
// Colours for a terminal, or none.

#ifndef BITSIM_CONFORMANCE_REPORT_PAINT_H_
#define BITSIM_CONFORMANCE_REPORT_PAINT_H_

#include <string>
#include <string_view>

#include "conformance/verdict/verdict.h"

namespace conformance::report {

class Paint {
 public:
  explicit Paint(bool color) : color_(color) {}

  std::string Bold(std::string_view text) const { return In("1", text); }
  std::string Faint(std::string_view text) const { return In("2", text); }
  // The colour that the verdict has in every report.
  std::string As(Verdict verdict, std::string_view text) const { return In(CodeOf(verdict), text); }

 private:
  static std::string_view CodeOf(Verdict verdict) {
    switch (verdict) {
      case Verdict::kPass:
        return "32";
      case Verdict::kFail:
      case Verdict::kCrash:
      case Verdict::kTimeout:
        return "1;31";
      case Verdict::kWarn:
        return "33";
      case Verdict::kRecord:
        return "36";
      case Verdict::kUnsupported:
      case Verdict::kUntestable:
        break;
    }
    return "2";
  }

  std::string In(std::string_view code, std::string_view text) const {
    if (!color_) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

  bool color_;
};

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAINT_H_
