// Changes of a history that must not matter: other names, a wait in two parts, somebody else's job,
// another seed. No model is needed to see that.

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "bitsim/choice_strategies.h"
#include "conformance/explore/history.h"
#include "conformance/explore/shrink.h"
#include "conformance/explore/simulated_service.h"

namespace conformance::explore {
namespace {

using model::Command;
using model::CommandKind;
using model::Observation;
using History = std::vector<Command>;

constexpr int kHistories = 500;

std::vector<Observation> SeenIn(const History& history, bitsim::ChoiceSource& choices) {
  SimulatedService service(choices, nullptr);
  std::vector<Observation> seen;
  for (const Command& command : history) seen.push_back(service.Run(command));
  return seen;
}

std::vector<Observation> SeenIn(const History& history) {
  bitsim::BytesChoices usual({});
  return SeenIn(history, usual);
}

std::string TextOf(const std::vector<Observation>& seen) {
  std::string text;
  for (const Observation& one : seen) text += ToString(one) + '\n';
  return text;
}

// What remains of a history at its end: what was called, and what the getters tell.
std::string Summary(const std::vector<Observation>& seen) {
  Observation last;
  if (!seen.empty()) last.jobs = seen.back().jobs;
  for (model::JobObservation& job : last.jobs) {
    job.calls.clear();
    job.launches.clear();
    job.has_modifications = false;  // they come as often as they please
  }
  std::string text = ToString(last);
  for (std::size_t job = 0; job < model::kJobsMax; ++job) {
    std::vector<model::Call> calls;
    std::vector<model::Program> launches;
    for (const Observation& one : seen) {
      for (const model::Call& call : one.jobs[job].calls) {
        if (calls.empty() || calls.back() != call) calls.push_back(call);
      }
      const std::vector<model::Program>& more = one.jobs[job].launches;
      launches.insert(launches.end(), more.begin(), more.end());
    }
    Observation all;
    all.jobs[job] = {.exists = true, .view = {}, .calls = calls, .launches = launches};
    text += ToString(all);
  }
  return text;
}

// Says of many histories that `differs` is "", or shows the smallest for which it is not.
void ForAnyHistory(const std::function<std::string(const History&)>& differs) {
  const Scenario scenario;
  for (int i = 0; i < kHistories; ++i) {
    bitsim::SeededChoices choices(static_cast<std::uint64_t>(i));
    RandomCommands commands(scenario, choices, /*is_swarm=*/true);
    bitsim::BytesChoices usual({});
    History history = RunHistory(NextCommand(std::ref(commands)), usual).commands;
    if (differs(history).empty()) continue;
    history = Shrink(std::move(history), [&](const History& h) { return !differs(h).empty(); });
    std::string text;
    for (const Command& command : history) text += "  " + ToString(command) + '\n';
    FAIL() << text << differs(history);
  }
}

std::string Compare(const std::string& one, const std::string& other) {
  return one == other ? "" : "first\n" + one + "then\n" + other;
}

TEST(MetamorphicTest, NamesOfJobsDoNotMatter) {
  const auto other_name = [](std::size_t job) { return job < 2 ? 1 - job : job; };
  ForAnyHistory([&](const History& history) {
    History renamed = history;
    for (Command& command : renamed) {
      if (model::HasJob(command.kind)) {
        command.job = static_cast<std::uint8_t>(other_name(command.job));
      }
    }
    std::vector<Observation> seen = SeenIn(renamed);
    for (Observation& one : seen) std::swap(one.jobs[0], one.jobs[1]);
    return Compare(TextOf(SeenIn(history)), TextOf(seen));
  });
}

TEST(MetamorphicTest, AWaitMayBeSplit) {
  ForAnyHistory([](const History& history) {
    History split;
    for (const Command& command : history) {
      split.push_back(command);
      if (command.kind != CommandKind::kWait || command.argument < 2) continue;
      split.back().argument = command.argument / 2;
      split.push_back({CommandKind::kWait, 0, 0, command.argument - command.argument / 2});
    }
    return Compare(Summary(SeenIn(history)), Summary(SeenIn(split)));
  });
}

TEST(MetamorphicTest, SomebodyElsesJobDoesNotMatter) {
  ForAnyHistory([](const History& history) {
    // Both begin with the same application, for it logs its user on.
    History alone = {{CommandKind::kCreate, 1, 2}};
    History disturbed = {{CommandKind::kCreate, 1, 2},
                         {CommandKind::kAddFile, 1, 2},
                         {CommandKind::kServer, 0, 2, 2},  // busy
                         {CommandKind::kResume, 1, 2}};
    alone.insert(alone.end(), history.begin(), history.end());
    disturbed.insert(disturbed.end(), history.begin(), history.end());
    std::vector<Observation> one = SeenIn(alone);
    std::vector<Observation> other = SeenIn(disturbed);
    one.erase(one.begin());
    other.erase(other.begin(), other.begin() + 4);
    for (Observation& seen : one) seen.jobs[2] = {};
    for (Observation& seen : other) seen.jobs[2] = {};
    return Compare(TextOf(one), TextOf(other));
  });
}

TEST(MetamorphicTest, CallsOnDifferentJobsMayChangePlaces) {
  ForAnyHistory([](const History& history) {
    History swapped = history;
    for (std::size_t i = 0; i + 1 < swapped.size(); ++i) {
      const auto is_call = [](const Command& one) {
        return model::IsCall(one.kind) && one.kind != CommandKind::kCreate;
      };
      if (is_call(swapped[i]) && is_call(swapped[i + 1]) && swapped[i].job != swapped[i + 1].job) {
        std::swap(swapped[i], swapped[i + 1]);
        ++i;
      }
    }
    return Compare(Summary(SeenIn(history)), Summary(SeenIn(swapped)));
  });
}

TEST(MetamorphicTest, AnotherSeedDoesNotMatter) {
  ForAnyHistory([](const History& history) {
    bitsim::SeededChoices one(1);
    bitsim::SwarmChoices other(2);
    return Compare(TextOf(SeenIn(history, one)), TextOf(SeenIn(history, other)));
  });
}

}  // namespace
}  // namespace conformance::explore
