// File: similar_words.h
//
// What somebody may have meant who mistyped a name: "unknown flag '--bakend'; did you mean
// --backend?"

#ifndef BITSIM_CONFORMANCE_RULEBOOK_SIMILAR_WORDS_H_
#define BITSIM_CONFORMANCE_RULEBOOK_SIMILAR_WORDS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

// Up to three of the words, the likeliest first. Case does not count, and the end of a word with
// hyphens is enough: "REG-14" is understood as "NOTIFY-REG-14".
std::vector<std::string_view> SimilarWords(std::string_view word,
                                           std::span<const std::string_view> words);

// "; did you mean a or b?", or nothing if there are none.
std::string DidYouMean(std::span<const std::string_view> words);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_RULEBOOK_SIMILAR_WORDS_H_
