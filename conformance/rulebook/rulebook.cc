#include "conformance/rulebook/rulebook.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>

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

std::string UpperCase(std::string_view text) {
  std::string result(text);
  for (char& character : result) {
    if (character >= 'a' && character <= 'z') {
      character = static_cast<char>(character - 'a' + 'A');
    }
  }
  return result;
}

// How many letters must be added, dropped or replaced to make one text of the other.
std::size_t EditDistance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
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
  constexpr std::size_t kMostSuggestions = 3;
  const std::string wanted = UpperCase(Trim(id));
  if (wanted.empty()) {
    return {};
  }
  // A third of the letters wrong is a slip; more is another word.
  const std::size_t tolerance = wanted.size() / 3;
  std::vector<std::pair<std::size_t, std::string_view>> candidates;
  for (const Rule& rule : AllRules()) {
    const std::string candidate = UpperCase(rule.id);
    const std::size_t distance =
        candidate.ends_with("-" + wanted) ? 0 : EditDistance(wanted, candidate);
    if (distance <= tolerance) {
      candidates.emplace_back(distance, rule.id);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> result;
  for (const auto& [distance, candidate] : candidates) {
    if (result.size() < kMostSuggestions) {
      result.push_back(candidate);
    }
  }
  return result;
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
