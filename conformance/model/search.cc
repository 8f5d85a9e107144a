#include "conformance/model/search.h"

#include <algorithm>
#include <bit>
#include <unordered_set>

namespace conformance::model {
namespace {

// Two hashes of 64 bits that are mixed alike, with other constants: a collision among a million
// states is less likely than 1 in 10^26.
struct StateHash {
  std::uint64_t low = 0x9ae16a3b2f90404fu;
  std::uint64_t high = 0xc3a5c85c97cb3127u;

  void Add(std::uint64_t value) {
    low = (std::rotl(low, 29) ^ value) * 0x9e3779b97f4a7c15u;
    high = (std::rotl(high, 31) ^ value) * 0xd6e8feb86659fd93u;
  }
  bool operator==(const StateHash&) const = default;
};

struct UseLow {
  std::size_t operator()(const StateHash& hash) const { return hash.low ^ (hash.high >> 32); }
};

void AddJob(StateHash& hash, const Job& job, Server server) {
  hash.Add(std::uint64_t{job.exists} | static_cast<std::uint64_t>(job.state) << 1 |
           std::uint64_t{job.files} << 8 | std::uint64_t{job.files_transferred} << 12 |
           std::uint64_t{job.known_to} << 16 | std::uint64_t{job.flags} << 24 |
           std::uint64_t{job.callback.exists} << 32 | std::uint64_t{job.callback.is_dead} << 33 |
           std::uint64_t{job.callback.application} << 34 |
           static_cast<std::uint64_t>(job.callback.behaviour) << 38 |
           static_cast<std::uint64_t>(job.event) << 44 | std::uint64_t{job.is_acknowledged} << 46 |
           std::uint64_t{job.callback_was_lost} << 47 | std::uint64_t{job.call_application} << 48 |
           std::uint64_t{job.is_changed} << 52 | std::uint64_t{job.waits_for_network} << 53 |
           std::uint64_t{job.call_counts} << 58 | std::uint64_t{job.program_counts} << 62 |
           static_cast<std::uint64_t>(server) << 54 |
           static_cast<std::uint64_t>(job.program) << 59);
  hash.Add(static_cast<std::uint64_t>(job.retry_delay / 1000) << 32 |
           static_cast<std::uint64_t>(job.no_progress_timeout / 1000));
  hash.Add(static_cast<std::uint64_t>(job.due));
  if (job.files_to_tell != 0) {  // for else it is as if there were no such call
    hash.Add(std::uint64_t{job.files_told} | std::uint64_t{job.files_to_tell} << 8);
    hash.Add(static_cast<std::uint64_t>(job.file_due));
  }
  hash.Add(static_cast<std::uint64_t>(job.call_ends));
  if (job.program_ends != kNever) hash.Add(static_cast<std::uint64_t>(job.program_ends));
  hash.Add(static_cast<std::uint64_t>(job.retry_at));
  hash.Add(static_cast<std::uint64_t>(job.first_failure));
  hash.Add(static_cast<std::uint32_t>(job.error) |
           static_cast<std::uint64_t>(job.notification_class) << 32);
}

StateHash HashOf(const State& state, bool jobs_are_alike) {
  const State canonical = Canonical(state);
  std::array<StateHash, kJobsMax> jobs;
  for (std::size_t i = 0; i < kJobsMax; ++i)
    AddJob(jobs[i], canonical.jobs[i], canonical.servers[i]);
  if (jobs_are_alike) {
    std::sort(jobs.begin(), jobs.end(), [](const StateHash& a, const StateHash& b) {
      return a.low != b.low ? a.low < b.low : a.high < b.high;
    });
  }
  StateHash hash;
  for (const StateHash& job : jobs) {
    hash.Add(job.low);
    hash.Add(job.high);
  }
  for (const Slot& slot : canonical.slots) {
    hash.Add(static_cast<std::uint64_t>(slot.until) << 8 | slot.application);
  }
  hash.Add(static_cast<std::uint64_t>(canonical.last_call_ends));
  hash.Add(std::uint64_t{canonical.is_logged_on} | std::uint64_t{canonical.is_connected} << 1 |
           std::uint64_t{canonical.is_running[0]} << 2 |
           std::uint64_t{canonical.is_running[1]} << 3);
  return hash;
}

}  // namespace

SearchCounts Search::Run() {
  SearchCounts counts;
  nodes_.assign(1, {});
  std::unordered_set<StateHash, UseLow> seen;
  std::vector<std::pair<std::uint32_t, State>> level = {{0, State{}}};
  seen.insert(HashOf(State{}, options_.jobs_are_alike));
  counts.states_at_depth.push_back(1);
  for (std::size_t depth = 0; depth < options_.depth_max && !level.empty(); ++depth) {
    std::vector<std::pair<std::uint32_t, State>> next_level;
    for (const auto& [node, state] : level) {
      for (std::size_t c = 0; c < options_.commands.size(); ++c) {
        const Command& command = options_.commands[c];
        if (IsMeaningless(state, command)) continue;
        const std::pair<std::uint32_t, std::uint16_t> step = {node, static_cast<std::uint16_t>(c)};
        if (HasJob(command.kind) && state.jobs[command.job].exists) {
          const Cell cell = {command.kind, state.jobs[command.job].state};
          if (counts.cells.insert(cell).second) first_of_cell_.emplace(cell, step);
        }
        for (Outcome& outcome : Next(state, command)) {
          ++counts.steps;
          const RuleSet fresh = outcome.rules & ~counts.rules;
          for (std::size_t i = 0; fresh.any() && i < fresh.size(); ++i) {
            if (fresh[i]) first_of_rule_.emplace(static_cast<int>(i), step);
          }
          counts.rules |= outcome.rules;
          const StateHash hash = HashOf(outcome.state, options_.jobs_are_alike);
          if (!seen.insert(hash).second) continue;
          counts.state_hash = (std::rotl(counts.state_hash, 7) ^ hash.low) * 0x9e3779b97f4a7c15u;
          nodes_.push_back({node, static_cast<std::uint16_t>(c)});
          next_level.emplace_back(static_cast<std::uint32_t>(nodes_.size() - 1),
                                  std::move(outcome.state));
        }
      }
    }
    counts.states_at_depth.push_back(next_level.size());
    level = std::move(next_level);
  }
  counts.states = nodes_.size();
  return counts;
}

std::vector<Command> Search::PathTo(const std::pair<std::uint32_t, std::uint16_t>& step) const {
  std::vector<Command> path = PathTo(step.first);
  path.push_back(options_.commands[step.second]);
  return path;
}

std::vector<Command> Search::PathTo(std::uint32_t node) const {
  std::vector<Command> path;
  for (; node != 0; node = nodes_[node].parent) {
    path.push_back(options_.commands[nodes_[node].command]);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<Command> Search::PathTo(const Cell& cell) const {
  const auto found = first_of_cell_.find(cell);
  return found == first_of_cell_.end() ? std::vector<Command>() : PathTo(found->second);
}

std::vector<Command> Search::PathTo(RuleId rule) const {
  const auto found = first_of_rule_.find(rule.index);
  return found == first_of_rule_.end() ? std::vector<Command>() : PathTo(found->second);
}

}  // namespace conformance::model
