#include "conformance/rulebook/similar_words.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace conformance {
namespace {

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

std::vector<std::string_view> SimilarWords(std::string_view word,
                                           std::span<const std::string_view> words) {
  constexpr std::size_t kMostSuggestions = 3;
  const std::string wanted = UpperCase(word);
  if (wanted.empty()) return {};
  // A third of the letters wrong is a slip; more is another word.
  const std::size_t tolerance = wanted.size() / 3;
  std::vector<std::pair<std::size_t, std::string_view>> candidates;
  for (const std::string_view candidate : words) {
    const std::string upper = UpperCase(candidate);
    const std::size_t distance = upper.ends_with("-" + wanted) ? 0 : EditDistance(wanted, upper);
    if (distance <= tolerance) candidates.emplace_back(distance, candidate);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  candidates.resize(std::min(candidates.size(), kMostSuggestions));
  std::vector<std::string_view> result;
  for (const auto& [distance, candidate] : candidates) result.push_back(candidate);
  return result;
}

std::string DidYouMean(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    text += text.empty() ? "; did you mean " : " or ";
    text += word;
  }
  if (!text.empty()) text += '?';
  return text;
}

}  // namespace conformance
