#include "sim/win32/format.h"

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include "sim/com/strings.h"

namespace bitsim::win32 {
namespace {

enum class Size : std::uint8_t { kNone, kByte, kShort, kLong, kLongLong, kPointer, kWide };

// One conversion: "%-08.3I64x".
struct Conversion {
  std::string flags;
  int width = -1;
  int precision = -1;
  Size size = Size::kNone;
  char type = '\0';
};

// A va_list that functions can take by reference.
struct Arguments {
  std::va_list list;
};

std::wstring Convert(std::wstring*, std::string_view text) { return FromUtf8(text); }
std::wstring Convert(std::wstring*, std::wstring_view text) { return std::wstring(text); }
std::string Convert(std::string*, std::string_view text) { return std::string(text); }
std::string Convert(std::string*, std::wstring_view text) { return ToUtf8(text); }

template <class Char>
class Formatter {
 public:
  using Text = std::basic_string<Char>;

  Formatter(const Char* format, Arguments& arguments) : next_(format), arguments_(arguments) {}

  Text Run() {
    while (*next_ != Char{}) {
      if (*next_ != Char{'%'}) {
        result_ += *next_++;
      } else if (*++next_ == Char{'%'}) {
        result_ += *next_++;
      } else {
        One();
      }
    }
    return std::move(result_);
  }

 private:
  static constexpr bool kIsWide = sizeof(Char) > 1;

  bool Skip(const char* word) {
    const Char* from = next_;
    for (; *word != '\0'; ++word, ++from) {
      if (*from != static_cast<Char>(*word)) return false;
    }
    next_ = from;
    return true;
  }

  int Number() {
    if (Skip("*")) return va_arg(arguments_.list, int);
    int number = 0;
    while (*next_ >= Char{'0'} && *next_ <= Char{'9'} && number < 100'000) {
      number = number * 10 + static_cast<int>(*next_++ - Char{'0'});
    }
    return number;
  }

  Size ReadSize() {
    if (Skip("hh")) return Size::kByte;
    if (Skip("h")) return Size::kShort;
    if (Skip("ll") || Skip("I64") || Skip("j")) return Size::kLongLong;
    if (Skip("I32")) return Size::kLong;
    if (Skip("l")) return Size::kLong;
    if (Skip("I") || Skip("z") || Skip("t")) return Size::kPointer;
    if (Skip("w")) return Size::kWide;
    if (Skip("L")) return Size::kLongLong;
    return Size::kNone;
  }

  void One() {
    Conversion conversion;
    while (*next_ != Char{} && std::strchr("-+ #0", static_cast<char>(*next_)) != nullptr) {
      conversion.flags += static_cast<char>(*next_++);
    }
    conversion.width = Number();
    if (conversion.width < 0) {
      conversion.flags += '-';
      conversion.width = -conversion.width;
    }
    if (Skip(".")) conversion.precision = Number();
    conversion.size = ReadSize();
    if (*next_ == Char{}) return;
    conversion.type = static_cast<char>(*next_++);
    Apply(conversion);
  }

  void Apply(const Conversion& conversion) {
    switch (conversion.type) {
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return Integer(conversion);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
      case 'a':
      case 'A':
        return Floating(conversion);
      case 's':
      case 'S':
        return String(conversion);
      case 'c':
      case 'C':
        return Character(conversion);
      case 'p': {
        char digits[32];
        std::snprintf(digits, sizeof(digits), "%016llX",
                      static_cast<unsigned long long>(
                          reinterpret_cast<std::uintptr_t>(va_arg(arguments_.list, void*))));
        return Pad(conversion, Convert(&result_, std::string_view(digits)));
      }
      case 'n':  // refused there, too
        static_cast<void>(va_arg(arguments_.list, void*));
        return;
      default:
        result_ += static_cast<Char>(conversion.type);
    }
  }

  // Lets this platform format a number of the largest size.
  template <class Value>
  void Native(const Conversion& conversion, const char* size, Value value) {
    std::string format = "%" + conversion.flags + "*";
    if (conversion.precision >= 0) format += "." + std::to_string(conversion.precision);
    format += size;
    format += conversion.type;
    const int width = conversion.width;
    const int length = std::snprintf(nullptr, 0, format.c_str(), width, value);
    if (length < 0) return;
    std::vector<char> text(static_cast<std::size_t>(length) + 1);
    std::snprintf(text.data(), text.size(), format.c_str(), width, value);
    result_ += Convert(&result_, std::string_view(text.data()));
  }

  void Integer(const Conversion& conversion) {
    const bool is_signed = conversion.type == 'd' || conversion.type == 'i';
    long long value = 0;
    switch (conversion.size) {
      case Size::kLongLong:
      case Size::kPointer:
        value = va_arg(arguments_.list, long long);
        break;
      default: {
        const int given = va_arg(arguments_.list, int);
        value = is_signed ? given : static_cast<long long>(static_cast<unsigned>(given));
        if (conversion.size == Size::kShort) {
          value = is_signed ? static_cast<short>(given) : static_cast<unsigned short>(given);
        } else if (conversion.size == Size::kByte) {
          value = is_signed ? static_cast<signed char>(given) : static_cast<unsigned char>(given);
        }
      }
    }
    Native(conversion, "ll", value);
  }

  void Floating(const Conversion& conversion) {
    // `long double` is `double` on Windows, but not in the arguments that this compiler passes.
    if (conversion.size == Size::kLongLong) {
      Native(conversion, "L", va_arg(arguments_.list, long double));
    } else {
      Native(conversion, "", va_arg(arguments_.list, double));  // NOLINT
    }
  }

  bool IsWide(const Conversion& conversion) const {
    const bool is_other = conversion.type == 'S' || conversion.type == 'C';
    switch (conversion.size) {
      case Size::kShort:
        return false;
      case Size::kLong:
      case Size::kWide:
        return true;
      default:
        return is_other ? !kIsWide : kIsWide;
    }
  }

  void String(const Conversion& conversion) {
    const void* const given = va_arg(arguments_.list, const void*);
    const std::size_t limit =
        conversion.precision < 0 ? SIZE_MAX : static_cast<std::size_t>(conversion.precision);
    if (given == nullptr) {
      Pad(conversion, Convert(&result_, std::string_view("(null)").substr(0, limit)));
    } else if (IsWide(conversion)) {
      const auto* const text = static_cast<const wchar_t*>(given);
      std::size_t length = 0;
      while (length < limit && text[length] != L'\0') ++length;
      Pad(conversion, Convert(&result_, std::wstring_view(text, length)));
    } else {
      const auto* const text = static_cast<const char*>(given);
      Pad(conversion, Convert(&result_, std::string_view(text, ::strnlen(text, limit))));
    }
  }

  void Character(const Conversion& conversion) {
    const int given = va_arg(arguments_.list, int);
    if (IsWide(conversion)) {
      const auto character = static_cast<wchar_t>(given);
      Pad(conversion, Convert(&result_, std::wstring_view(&character, 1)));
    } else {
      const auto character = static_cast<char>(given);
      Pad(conversion, Convert(&result_, std::string_view(&character, 1)));
    }
  }

  void Pad(const Conversion& conversion, const Text& text) {
    const auto width = static_cast<std::size_t>(conversion.width);
    const Text padding(width > text.size() ? width - text.size() : 0, Char{' '});
    const bool is_left = conversion.flags.find('-') != std::string::npos;
    result_ += is_left ? text + padding : padding + text;
  }

  const Char* next_;
  Arguments& arguments_;
  Text result_;
};

template <class Char>
std::basic_string<Char> Format(const Char* format, std::va_list list) {
  Arguments arguments;
  va_copy(arguments.list, list);
  std::basic_string<Char> text = Formatter<Char>(format, arguments).Run();
  va_end(arguments.list);
  return text;
}

}  // namespace

std::wstring FormatText(const wchar_t* format, std::va_list arguments) {
  return Format(format, arguments);
}

std::string FormatText(const char* format, std::va_list arguments) {
  return Format(format, arguments);
}

}  // namespace bitsim::win32
