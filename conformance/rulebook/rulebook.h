// File: rulebook.h
//
// The rule book (docs/rules/*.md) as the programs of the suite see it. The text below comes out of
// the Markdown files at build time; nothing is read at run time.
//
// EXAMPLE
//
//   #include "conformance/rulebook/rulebook.h"
//   #include "rule_ids.h"  // generated: one constant a rule
//
//   const conformance::Rule& rule = conformance::Get(conformance::rule::NOTIFY_REG_07);
//   std::cout << rule.id << " (" << ToString(rule.level) << "): " << rule.sentence << "\n";
//
// LIFESPAN  Everything returned lives as long as the program; every view ends with a zero byte.
// THREADS   All functions may be called from any thread.

#ifndef BITSIM_CONFORMANCE_RULEBOOK_RULEBOOK_H_
#define BITSIM_CONFORMANCE_RULEBOOK_RULEBOOK_H_

#include <compare>
#include <span>
#include <string_view>
#include <vector>

namespace conformance {

/// How much a service owes: a broken MUST is a failure, a broken SHOULD a warning. A MAY names a
/// freedom and its borders; only what lies outside the borders is a warning.
enum class Level { kMust, kShould, kMay };

/// How sure the book is of the rule. A broken rule that is only inferred is never more than a
/// warning.
enum class Confidence { kDocumented, kObserved, kInferred };

/// Names a rule of the book; the constants are in rule_ids.h. The index is the rule's place in
/// AllRules(): it changes as the book grows, so store Rule::id instead.
struct RuleId {
  int index;
  auto operator<=>(const RuleId&) const = default;
};

/// One rule. Plain text unless said otherwise; an optional field that is absent is empty.
struct Rule {
  std::string_view id;        ///< "NOTIFY-REG-07"
  std::string_view group;     ///< "NOTIFY-REG", the id of a RuleGroup
  std::string_view title;     ///< "The last registration wins"
  std::string_view sentence;  ///< The rule itself, in one sentence.
  Level level;
  Confidence confidence;
  std::string_view since;        ///< The first BITS version that has the rule: "1.0", "10.1".
  std::string_view source;       ///< Where a reader finds the fact.
  std::string_view intent;       ///< Why the rule exists and for whom it matters.
  std::string_view if_it_fails;  ///< Where the author of a service looks first.
  std::string_view unsettled;    ///< Optional: what the sources leave open, and what we accept.
  std::string_view untested;     ///< Optional: why no test of the rule exists yet, or ever.
  /// The whole text as HTML: the sentence and its notes as <p>, then source to untested as a <dl>.
  /// Mentions of other rules are links to "#NOTIFY-REG-14" and the like.
  std::string_view html;
  std::string_view file;  ///< "docs/rules/set-notify-interface.md"
  int line;               ///< Of the heading, from 1.
};

/// A topic of the book: the rules of one file.
struct RuleGroup {
  std::string_view id;     ///< "NOTIFY-REG"
  std::string_view title;  ///< "Registering a callback"
  std::string_view file;   ///< "docs/rules/set-notify-interface.md"
};

/// All rules and all groups, in the order of the book.
std::span<const Rule> AllRules();
std::span<const RuleGroup> AllGroups();

/// REQUIRES: `id` is one of rule_ids.h or came from a function below.
const Rule& Get(RuleId id);

/// REQUIRES: `rule` is an element of AllRules().
RuleId IdOf(const Rule& rule);

/// The rule of exactly this id, or nullptr.
const Rule* FindRule(std::string_view id);

/// The rules that match any of the comma-separated patterns, in book order, each once. In a pattern
/// `*` stands for any characters and `?` for one: "NOTIFY-REG-*,ST-0?,NOTIFY-FLG-11". Blanks around
/// a pattern do not count.
std::vector<RuleId> RulesMatching(std::string_view patterns);

/// Those of the comma-separated patterns that match no rule (an empty pattern is one of them): what
/// an error message names.
std::vector<std::string_view> PatternsWithoutRule(std::string_view patterns);

/// Up to three ids that somebody may have meant by `id`, the likeliest first: for "did you mean".
/// Case does not count, and "REG-14" is understood as "NOTIFY-REG-14".
std::vector<std::string_view> SimilarRules(std::string_view id);

/// "MUST", "SHOULD", "MAY"; "documented", "observed", "inferred".
std::string_view ToString(Level level);
std::string_view ToString(Confidence confidence);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_RULEBOOK_RULEBOOK_H_
