#include "conformance/verdict/merge_shards.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace conformance {
namespace {

bool BelongTogether(const RunResult& one, const RunResult& other) {
  return one.shard.count > 1 && one.shard.count == other.shard.count &&
         one.suite_version == other.suite_version && one.backend == other.backend &&
         one.bits_version == other.bits_version && one.seed == other.seed &&
         one.tests_selected == other.tests_selected && one.tests_in_suite == other.tests_in_suite;
}

void CheckOverlap(const std::vector<NamedRun>& parts) {
  std::map<std::size_t, const NamedRun*> shards;
  std::map<std::string, const NamedRun*> tests;
  for (const NamedRun& part : parts) {
    const Shard shard = part.run.shard;
    if (const auto [other, is_new] = shards.emplace(shard.number, &part); !is_new) {
      throw ShardError("'" + other->second->name + "' and '" + part.name + "' are both shard " +
                       std::to_string(shard.number) + " of " + std::to_string(shard.count) +
                       " of " + part.run.backend);
    }
    for (const TestResult& test : part.run.tests) {
      if (const auto [other, is_new] = tests.emplace(test.name, &part); !is_new) {
        throw ShardError("'" + other->second->name + "' and '" + part.name +
                         "' overlap: both ran " + test.name);
      }
    }
  }
}

// Shards take turns: the first test of the first, the first of the second, ...
std::vector<TestResult> InTurns(std::vector<NamedRun>& parts) {
  std::vector<TestResult> tests;
  for (std::size_t turn = 0, before = 1; tests.size() != before; ++turn) {
    before = tests.size();
    for (NamedRun& part : parts) {
      if (turn < part.run.tests.size()) tests.push_back(std::move(part.run.tests[turn]));
    }
  }
  return tests;
}

std::vector<const Rule*> RulesOf(const std::vector<NamedRun>& parts) {
  std::set<const Rule*> named;
  for (const NamedRun& part : parts) {
    for (const RuleResult& rule : part.run.rules) named.insert(rule.rule);
  }
  std::vector<const Rule*> rules;
  for (const Rule& rule : parts.front().run.book) {
    if (named.contains(&rule)) rules.push_back(&rule);
  }
  return rules;
}

MergedRun Merge(std::vector<NamedRun> parts) {
  CheckOverlap(parts);
  MergedRun merged;
  for (const NamedRun& part : parts) merged.names.push_back(part.name);
  std::sort(parts.begin(), parts.end(), [](const NamedRun& left, const NamedRun& right) {
    return left.run.shard.number < right.run.shard.number;
  });
  merged.shard_count = parts.front().run.shard.count;
  std::set<std::size_t> present;
  for (const NamedRun& part : parts) present.insert(part.run.shard.number);
  for (std::size_t number = 1; number <= merged.shard_count; ++number) {
    if (!present.contains(number)) merged.missing_shards.push_back(number);
  }
  if (parts.size() == 1) {
    merged.run = std::move(parts.front().run);
    return merged;
  }
  merged.run = parts.front().run;
  merged.run.shard = {};
  const std::vector<const Rule*> rules = RulesOf(parts);
  merged.run.tests = InTurns(parts);
  merged.run.rules = JudgeRules(rules, merged.run.tests);
  merged.run.trace_hash = 0;
  for (const TestResult& test : merged.run.tests) {
    merged.run.trace_hash = AddToTraceHash(merged.run.trace_hash, test.name, test.trace_hash);
  }
  return merged;
}

}  // namespace

std::vector<MergedRun> MergeShards(std::vector<NamedRun> parts) {
  std::vector<std::vector<NamedRun>> groups;
  for (NamedRun& part : parts) {
    const auto group =
        std::find_if(groups.begin(), groups.end(), [&](const std::vector<NamedRun>& known) {
          return BelongTogether(known.front().run, part.run);
        });
    if (group != groups.end()) {
      group->push_back(std::move(part));
    } else {
      groups.emplace_back().push_back(std::move(part));
    }
  }
  std::vector<MergedRun> runs;
  for (std::vector<NamedRun>& group : groups) runs.push_back(Merge(std::move(group)));
  return runs;
}

}  // namespace conformance
