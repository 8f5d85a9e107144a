#include "conformance/report/assertion_message.h"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "conformance/report/text.h"

namespace conformance::report {
namespace {

std::string_view TrimLeft(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

// What follows the label on its line, where the line has the label.
std::optional<std::string> After(std::string_view label, std::string_view line) {
  line = TrimLeft(line);
  if (!line.starts_with(label)) return std::nullopt;
  return std::string(TrimLeft(line.substr(label.size())));
}

std::string Join(const std::vector<std::string>& lines, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (!text.empty()) text += '\n';
    text += lines[i];
  }
  return text;
}

// GoogleTest prints an HRESULT as the integer that it is; people know it by its hexadecimal digits.
std::string ReadableValue(const std::string& value) {
  constexpr std::int64_t kLowestFailure = -2147483648;   // 0x80000000
  constexpr std::int64_t kHighestFailure = -1879048193;  // 0x8FFFFFFF
  if (value.size() != 11 || value[0] != '-') return value;
  if (value.find_first_not_of("0123456789", 1) != std::string::npos) return value;
  const std::int64_t number = std::strtoll(value.c_str(), nullptr, 10);
  if (number < kLowestFailure || number > kHighestFailure) return value;
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) {
    text += "0123456789ABCDEF"[(static_cast<std::uint64_t>(number) >> shift) & 15];
  }
  return text;
}

struct Side {
  std::string expression;
  std::optional<std::string> value;

  bool IsLiteral() const { return !value; }
  std::string Value() const { return ReadableValue(value ? *value : expression); }
};

Side TakeSide(const std::vector<std::string>& lines, std::size_t& at) {
  Side side;
  if (at < lines.size()) side.expression = TrimLeft(lines[at++]);
  if (at < lines.size()) {
    side.value = After("Which is:", lines[at]);
    if (side.value) ++at;
  }
  return side;
}

bool LooksLikeAConstant(const std::string& expression) {
  return expression.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos;
}

AssertionMessage TakeEquality(const std::vector<std::string>& lines) {
  std::size_t at = 1;
  Side actual = TakeSide(lines, at);
  Side expected = TakeSide(lines, at);
  // EXPECT_EQ does not say which side is the expectation; a literal or a constant is.
  const bool constant_first = actual.IsLiteral() || (LooksLikeAConstant(actual.expression) &&
                                                     !LooksLikeAConstant(expected.expression));
  if (constant_first && !expected.IsLiteral()) std::swap(actual, expected);
  AssertionMessage message;
  message.checked = actual.expression;
  message.expected = expected.Value();
  if (!expected.IsLiteral()) message.expected += " (" + expected.expression + ")";
  message.actual = actual.Value();
  message.details = Join(lines, at);
  return message;
}

// "Expected: (a) < (b), actual: 3 vs 2"
std::optional<AssertionMessage> TakeComparison(const std::vector<std::string>& lines) {
  constexpr std::string_view kExpected = "Expected: ";
  constexpr std::string_view kActual = ", actual: ";
  if (!lines[0].starts_with(kExpected)) return std::nullopt;
  const std::size_t middle = lines[0].find(kActual);
  if (middle == std::string::npos) return std::nullopt;
  AssertionMessage message;
  message.expected = lines[0].substr(kExpected.size(), middle - kExpected.size());
  message.actual = lines[0].substr(middle + kActual.size());
  message.details = Join(lines, 1);
  return message;
}

AssertionMessage TakeUnexpectedCall(const std::vector<std::string>& lines) {
  AssertionMessage message;
  message.expected = "no such call";
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (const auto call = After("Function call:", lines[i])) {
      message.actual = *call;
    } else if (!After("Returns:", lines[i])) {
      message.details = Join(lines, i);
      break;
    }
  }
  if (message.actual.empty()) message.actual = lines[0];
  return message;
}

// Everything with lines "Expected:" and "Actual:", in either order.
AssertionMessage TakeLabels(const std::vector<std::string>& lines) {
  AssertionMessage message;
  std::vector<std::string> rest;
  for (const std::string& line : lines) {
    std::optional<std::string> text;
    if (message.checked.empty() && (text = After("Value of:", line))) {
      message.checked = *text;
    } else if (message.checked.empty() && (text = After("Function call:", line))) {
      message.checked = *text;
    } else if (message.expected.empty() && (text = After("Expected:", line))) {
      message.expected = *text;
    } else if (message.actual.empty() && (text = After("Actual:", line))) {
      message.actual = ReadableValue(*text);
    } else {
      rest.push_back(line);
    }
  }
  message.details = Join(rest, 0);
  if (message.expected.empty() || message.actual.empty()) {
    return {.checked = "", .expected = "", .actual = "", .details = Join(lines, 0)};
  }
  return message;
}

}  // namespace

AssertionMessage TakeApart(std::string_view text) {
  // GoogleMock begins some of its messages with an empty line.
  while (text.starts_with('\n')) text.remove_prefix(1);
  const std::vector<std::string> lines = Lines(text);
  if (lines.empty()) return {};
  if (lines[0].starts_with("Expected equality of these values:")) return TakeEquality(lines);
  if (lines[0].starts_with("Unexpected mock function call")) return TakeUnexpectedCall(lines);
  if (lines[0].starts_with("C++ exception")) {
    return {
        .checked = "", .expected = "no exception", .actual = lines[0], .details = Join(lines, 1)};
  }
  if (lines[0] == "Failed")
    return {.checked = "", .expected = "", .actual = "", .details = Join(lines, 1)};
  if (const auto comparison = TakeComparison(lines)) return *comparison;
  return TakeLabels(lines);
}

std::string InOneLine(std::string_view text) {
  const AssertionMessage message = TakeApart(text);
  if (!message.expected.empty()) {
    const std::string start = message.checked.empty() ? "" : message.checked + ": ";
    return start + "expected " + message.expected + ", got " + message.actual;
  }
  const std::vector<std::string> lines = Lines(message.details);
  return lines.empty() ? "" : lines.front();
}

}  // namespace conformance::report
