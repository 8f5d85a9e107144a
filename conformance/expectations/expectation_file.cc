#include "conformance/expectations/expectation_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "conformance/rulebook/rulebook.h"

namespace conformance {
namespace {

constexpr std::uintmax_t kSizeMaxBytes = 16 * 1024 * 1024;

class Reader {
 public:
  explicit Reader(std::string name) : name_(std::move(name)) {}

  std::vector<Expectation> Read(std::string_view text) const {
    std::vector<Expectation> expectations;
    const toml::table table = Parse(text);
    for (const auto& [key, value] : table) {
      if ((key.str() != "rule" && key.str() != "test") || !value.is_array_of_tables()) {
        Fail(value, "expected [[rule]] or [[test]], found '" + std::string(key.str()) + "'");
      }
      for (const toml::node& node : *value.as_array()) {
        // Tables written as { ... } could not be mended line by line.
        if (node.as_table()->is_inline()) Fail(node, "expected [[rule]] or [[test]]");
        expectations.push_back(ReadOne(*node.as_table(), key.str()));
      }
    }
    std::sort(
        expectations.begin(), expectations.end(),
        [](const Expectation& one, const Expectation& other) { return one.line < other.line; });
    CheckSubjects(expectations);
    return expectations;
  }

 private:
  [[noreturn]] void Fail(int line, const std::string& message) const {
    throw ExpectationError(name_ + ":" + std::to_string(line) + ": " + message);
  }
  [[noreturn]] void Fail(const toml::node& node, const std::string& message) const {
    Fail(LineOf(node), message);
  }
  static int LineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

  toml::table Parse(std::string_view text) const {
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      Fail(static_cast<int>(error.source().begin.line), std::string(error.description()));
    }
  }

  std::string Text(const toml::table& table, std::string_view key, bool required) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (required) Fail(table, "a line without '" + std::string(key) + "'");
      return "";
    }
    const auto text = node->value_exact<std::string>();
    if (!text || text->empty()) Fail(*node, "'" + std::string(key) + "' takes a text");
    return *text;
  }

  Expectation ReadOne(const toml::table& table, std::string_view kind) const {
    constexpr std::array kKeys = {"verdict", "class", "reason", "message", "link", "expires"};
    const bool is_rule = kind == "rule";
    const std::string_view subject = is_rule ? "id" : "name";
    for (const auto& [key, value] : table) {
      if (key.str() != subject && std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end()) {
        Fail(value, "unknown key '" + std::string(key.str()) + "'");
      }
    }
    return {.rule = is_rule ? Text(table, subject, true) : "",
            .test = is_rule ? "" : Text(table, subject, true),
            .verdict = VerdictOf(table),
            .kind = ClassOf(table),
            .reason = Text(table, "reason", true),
            .message = Text(table, "message", false),
            .link = Text(table, "link", false),
            .expires = DayOf(table),
            .line = LineOf(table)};
  }

  Verdict VerdictOf(const toml::table& table) const {
    const std::string word = Text(table, "verdict", true);
    const auto verdict = ParseVerdict(word);
    if (!verdict || (!IsRed(*verdict) && *verdict != Verdict::kWarn)) {
      Fail(*table.get("verdict"), "'verdict' is fail, warn, crash or timeout, not '" + word + "'");
    }
    return *verdict;
  }

  Expectation::Class ClassOf(const toml::table& table) const {
    const std::string word = Text(table, "class", true);
    if (word == "bug") return Expectation::Class::kBug;
    if (word == "wontfix") return Expectation::Class::kWontfix;
    if (word == "flaky") return Expectation::Class::kFlaky;
    Fail(*table.get("class"), "'class' is bug, wontfix or flaky, not '" + word + "'");
  }

  std::optional<std::chrono::year_month_day> DayOf(const toml::table& table) const {
    const toml::node* node = table.get("expires");
    if (node == nullptr) return std::nullopt;
    const auto date = node->value_exact<toml::date>();
    if (!date) Fail(*node, "'expires' takes a day, as in 2027-01-31");
    return std::chrono::year_month_day(std::chrono::year(date->year),
                                       std::chrono::month(date->month),
                                       std::chrono::day(date->day));
  }

  void CheckSubjects(const std::vector<Expectation>& expectations) const {
    std::set<std::string_view> seen;
    for (const Expectation& expectation : expectations) {
      if (expectation.test.empty() && FindRule(expectation.rule) == nullptr) {
        Fail(expectation.line, "there is no rule '" + expectation.rule + "'");
      }
      const std::string& subject = expectation.test.empty() ? expectation.rule : expectation.test;
      if (!seen.insert(subject).second) {
        Fail(expectation.line, subject + " stands here for the second time");
      }
    }
  }

  const std::string name_;
};

}  // namespace

std::vector<Expectation> ParseExpectations(std::string_view text, const std::string& name) {
  return Reader(name).Read(text);
}

std::vector<Expectation> ReadExpectations(const std::filesystem::path& file) {
  return ParseExpectations(ReadExpectationText(file), file.generic_string());
}

std::string ReadExpectationText(const std::filesystem::path& file) {
  const std::string name = file.generic_string();
  std::error_code error;
  const std::uintmax_t size_bytes = std::filesystem::file_size(file, error);
  if (error) throw ExpectationError("cannot read " + name + ": " + error.message());
  if (size_bytes > kSizeMaxBytes) throw ExpectationError(name + " is too large");
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw ExpectationError("cannot read " + name);
  return text;
}

void CheckTestNames(std::span<const Expectation> expectations, std::span<const RuleTest> suite,
                    const std::string& name) {
  for (const Expectation& expectation : expectations) {
    if (expectation.test.empty()) continue;
    if (std::none_of(suite.begin(), suite.end(),
                     [&](const RuleTest& test) { return test.name == expectation.test; })) {
      throw ExpectationError(name + ":" + std::to_string(expectation.line) +
                             ": there is no test '" + expectation.test + "'");
    }
  }
}

}  // namespace conformance
