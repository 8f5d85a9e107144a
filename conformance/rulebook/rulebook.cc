#include "conformance/rulebook/rulebook.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <string>

#include "conformance/rulebook/similar_words.h"

namespace conformance {
namespace {

bool MatchesGlob(std::string_view pattern, std::string_view text) {
  std::size_t at_pattern = 0;
  std::size_t at_text = 0;
  std::size_t after_star = std::string_view::npos;  // Where the last star's remainder begins,
  std::size_t star_end = 0;                         // and how much text the star has swallowed.
  while (at_text < text.size()) {
    if (at_pattern < pattern.size() && pattern[at_pattern] == '*') {
      after_star = ++at_pattern;
      star_end = at_text;
    } else if (at_pattern < pattern.size() &&
               (pattern[at_pattern] == '?' || pattern[at_pattern] == text[at_text])) {
      ++at_pattern;
      ++at_text;
    } else if (after_star != std::string_view::npos) {
      at_pattern = after_star;
      at_text = ++star_end;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at_pattern) == std::string_view::npos;
}

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string_view> SplitPatterns(std::string_view patterns) {
  std::vector<std::string_view> result;
  while (true) {
    const std::size_t comma = patterns.find(',');
    result.push_back(Trim(patterns.substr(0, comma)));
    if (comma == std::string_view::npos) {
      return result;
    }
    patterns.remove_prefix(comma + 1);
  }
}

bool MatchesAnyRule(std::string_view pattern) {
  const auto rules = AllRules();
  return std::any_of(rules.begin(), rules.end(),
                     [pattern](const Rule& rule) { return MatchesGlob(pattern, rule.id); });
}

}  // namespace

const Rule& Get(RuleId id) {
  assert(id.index >= 0 && static_cast<std::size_t>(id.index) < AllRules().size());
  return AllRules()[static_cast<std::size_t>(id.index)];
}

RuleId IdOf(const Rule& rule) { return RuleId{static_cast<int>(&rule - AllRules().data())}; }

const Rule* FindRule(std::string_view id) {
  for (const Rule& rule : AllRules()) {
    if (rule.id == id) {
      return &rule;
    }
  }
  return nullptr;
}

std::vector<RuleId> RulesMatching(std::string_view patterns) {
  const std::vector<std::string_view> alternatives = SplitPatterns(patterns);
  std::vector<RuleId> result;
  for (const Rule& rule : AllRules()) {
    if (std::any_of(alternatives.begin(), alternatives.end(),
                    [&rule](std::string_view pattern) { return MatchesGlob(pattern, rule.id); })) {
      result.push_back(IdOf(rule));
    }
  }
  return result;
}

std::vector<std::string_view> PatternsWithoutRule(std::string_view patterns) {
  std::vector<std::string_view> result = SplitPatterns(patterns);
  std::erase_if(result, MatchesAnyRule);
  return result;
}

std::vector<std::string_view> SimilarRules(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Rule& rule : AllRules()) ids.push_back(rule.id);
  return SimilarWords(Trim(id), ids);
}

std::string_view ToString(Level level) {
  switch (level) {
    case Level::kMust:
      return "MUST";
    case Level::kShould:
      return "SHOULD";
    case Level::kMay:
      return "MAY";
  }
  return "unknown level";
}

std::string_view ToString(Confidence confidence) {
  switch (confidence) {
    case Confidence::kDocumented:
      return "documented";
    case Confidence::kObserved:
      return "observed";
    case Confidence::kInferred:
      return "inferred";
  }
  return "unknown confidence";
}

}  // namespace conformance
