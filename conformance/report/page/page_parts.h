// File: page_parts.h
//
// What all our pages are made of. Every page stands alone: its style and its script are in it, and
// it can be opened from a disk without a network.

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_PAGE_PARTS_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_PAGE_PARTS_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

// Where a page links to for a rule; nothing if it has nowhere to link to.
using RuleLinks = std::function<std::optional<std::string>(std::string_view rule)>;

// Everything before <body>, with the looks of all our pages. The title need not be escaped.
std::string HtmlHead(std::string_view title);

// The end of <body>, with the script of all our pages.
std::string HtmlFoot(std::string_view suite_version);

// "✓", "✕", ...
std::string_view SignOf(Verdict verdict);

// The verdict as a word with a sign, so that colour is never all that tells it.
std::string HtmlOfVerdict(Verdict verdict);

// Those that occur, in the order of reports.
std::vector<Verdict> VerdictsIn(const VerdictCounts& counts);

// Proportions as a strip of colours, for the eye only: numbers beside it have to say the same.
std::string VerdictBar(const VerdictCounts& counts);

// "1 rule", "2 rules".
std::string Plural(std::size_t count, std::string_view noun);

// The title of the topic, or its id if it has none.
std::string_view TitleOfGroup(const RunResult& run, std::string_view group);

// The text of a rule with its mentions of other rules linked as `links` says.
std::string LinkRules(std::string_view html, const RuleLinks& links);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_PAGE_PARTS_H_
