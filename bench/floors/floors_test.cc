// The floors are honest: they do what they say, and tell clients what the service tells them.

#include <gtest/gtest.h>

#include <algorithm>
#include <queue>
#include <tuple>
#include <vector>

#include "bench/floors/bucket_queue.h"
#include "bench/floors/flat_engine.h"
#include "bench/floors/plain_engine.h"
#include "bench/service_w1.h"
#include "bitsim/choice.h"

namespace bitsim {
namespace {

using floors::BucketQueue;
using w1::Outcome;
using w1::Pace;
using w1::Telling;

// Random times of many kinds, against a heap that orders by (time, sequence).
TEST(BucketQueue, PopsInOrderOfTimeAndThenOfInsertion) {
  using Expected = std::tuple<std::uint64_t, std::uint64_t>;
  SeededChoices choices(1);
  const auto stream = choices.OpenStream("test");
  BucketQueue queue;
  std::priority_queue<Expected, std::vector<Expected>, std::greater<>> expected;
  std::uint64_t now = 0;
  for (std::uint64_t sequence = 0; sequence < 200'000; ++sequence) {
    const bool pushes = expected.empty() || choices.Choose(stream, 100) < 52;
    if (pushes) {
      const std::uint64_t range = std::uint64_t{1} << choices.Choose(stream, 40);
      const std::uint64_t time = now + choices.Choose(stream, range);
      queue.Push({time, sequence});
      expected.push({time, sequence});
    } else {
      const BucketQueue::Entry entry = queue.Pop();
      ASSERT_EQ(Expected(entry.time, entry.target), expected.top());
      now = entry.time;
      expected.pop();
    }
  }
}

TEST(BucketQueue, KeepsTiesInOrderHoweverManyThereAre) {
  BucketQueue queue;
  for (std::uint64_t i = 0; i < 1000; ++i) queue.Push({5, i});
  for (std::uint64_t i = 0; i < 500; ++i) ASSERT_EQ(queue.Pop().target, i);
  for (std::uint64_t i = 1000; i < 2000; ++i) queue.Push({5, i});
  for (std::uint64_t i = 500; i < 2000; ++i) ASSERT_EQ(queue.Pop().target, i);
  EXPECT_TRUE(queue.empty());
}

template <class Link>
std::vector<std::pair<std::uint64_t, std::uint32_t>> EndsOf(std::size_t flow_count) {
  const w1::Workload workload = w1::MakeWorkload(flow_count, Pace::kPaced);
  Link link(w1::kLinkBytesPerTick);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> ends;
  const auto run_until = [&](std::uint64_t time) {
    while (!link.empty() && link.NextEnd() <= time) {
      const std::uint64_t now = link.NextEnd();
      std::uint32_t label = 0;
      while (link.TakeEnded(now, label)) ends.emplace_back(now, label);
    }
  };
  for (std::uint32_t i = 0; i < flow_count; ++i) {
    run_until(i * 1000);
    link.Add(i * 1000, workload.resource_of(i).size_bytes, i);
  }
  run_until(UINT64_MAX / 2);
  std::sort(ends.begin(), ends.end());
  return ends;
}

TEST(Links, EndTheSameFlowsAtTheSameTimes) {
  const auto ends = EndsOf<floors::VirtualTimeLink>(500);
  EXPECT_EQ(ends.size(), 500u);
  EXPECT_EQ(ends, EndsOf<floors::TextbookLink>(500));
}

class W1Engines : public testing::TestWithParam<Pace> {};
INSTANTIATE_TEST_SUITE_P(, W1Engines, testing::Values(Pace::kPaced, Pace::kBurst),
                         [](const auto& tested) {
                           return tested.param == Pace::kPaced ? "Paced" : "Burst";
                         });

TEST_P(W1Engines, FlatAndPlainTellTheSameAtTheSameTimes) {
  const w1::Workload workload = w1::MakeWorkload(1000, GetParam());
  floors::FlatEngine flat(workload);
  floors::PlainEngine plain(workload);
  flat.Run();
  plain.Run();
  EXPECT_EQ(flat.tellings(), plain.tellings());
}

// The service asks a server twice (HEAD, then GET), so its times are others.
TEST_P(W1Engines, FlatAndServiceTellEveryJobTheSameOutcomeOnce) {
  const w1::Workload workload = w1::MakeWorkload(1000, GetParam());
  floors::FlatEngine flat(workload);
  ServiceW1 service(workload);
  flat.Run();
  service.MakeJobs();
  service.Run();
  std::size_t failed_count = 0;
  for (std::size_t i = 0; i < workload.jobs.size(); ++i) {
    const Telling& of_service = service.tellings()[i];
    EXPECT_EQ(of_service.outcome, flat.tellings()[i].outcome) << "job " << i;
    EXPECT_EQ(of_service.outcome_count, 1u) << "job " << i;
    EXPECT_EQ(flat.tellings()[i].outcome_count, 1u) << "job " << i;
    EXPECT_GE(of_service.modification_count, 1u) << "job " << i;
    if (of_service.outcome == Outcome::kFailed) ++failed_count;
  }
  EXPECT_GT(failed_count, 0u);
  EXPECT_GE(service.call_count(), 2 * workload.jobs.size());
}

}  // namespace
}  // namespace bitsim
