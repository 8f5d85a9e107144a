#include "sim/core/event_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "bitsim/choice.h"

namespace bitsim {
namespace {

// The queue beside the slow reference: a multimap keeps equal times in the order of insertion.
class CheckedQueue {
 public:
  Instant now() const { return now_; }
  bool empty() const { return reference_.empty(); }
  std::size_t size() const { return reference_.size(); }
  const EventQueue& queue() const { return queue_; }

  void Push(Duration delay) {
    const Instant time = delay < kNever - now_ ? now_ + delay : kNever;
    queue_.Push(time, {next_index_, next_index_ % 7, next_index_ % 5, next_index_ % 2 == 1});
    reference_.emplace(time, next_index_++);
    CheckState();
  }

  void Pop() {
    const Event event = queue_.Pop();
    CheckPopped(event);
    CheckState();
  }

  void PopUntil(Instant limit) {
    Event event;
    const bool is_due =
        reference_.begin() != reference_.end() && reference_.begin()->first <= limit;
    ASSERT_EQ(queue_.PopUntil(limit, event), is_due);
    if (is_due) {
      CheckPopped(event);
    } else if (!reference_.empty()) {
      now_ = limit;
    }
    CheckState();
  }

  void PopAll() {
    while (!empty() && !testing::Test::HasFatalFailure()) Pop();
  }

 private:
  void CheckPopped(const Event& event) {
    ASSERT_FALSE(reference_.empty());
    const auto [time, index] = *reference_.begin();
    reference_.erase(reference_.begin());
    ASSERT_EQ(event.time, time);
    ASSERT_EQ(event.target.index(), index);
    ASSERT_EQ(event.target.generation(), index % 7);
    ASSERT_EQ(event.target.handler(), index % 5);
    ASSERT_EQ(event.target.is_background(), index % 2 == 1);
    now_ = time;
  }

  void CheckState() {
    ASSERT_EQ(queue_.size(), reference_.size());
    ASSERT_EQ(queue_.empty(), reference_.empty());
    const Instant next = reference_.empty() ? kNever : reference_.begin()->first;
    if (size() < 100) {
      ASSERT_EQ(queue_.next_time(), next);
    }
    ASSERT_EQ(queue_.IsDue(now_), !reference_.empty() && next <= now_);
  }

  EventQueue queue_;
  std::multimap<Instant, std::uint32_t> reference_;
  Instant now_ = kSimulationStart;
  std::uint32_t next_index_ = 0;
};

TEST(EventQueueTest, IsEmptyAtFirst) {
  EventQueue queue;
  Event event;
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.next_time(), kNever);
  EXPECT_FALSE(queue.PopUntil(kNever, event));
}

TEST(EventQueueTest, AnEmptyQueueRemembersNoLimit) {
  EventQueue queue;
  Event event;
  EXPECT_FALSE(queue.PopUntil(kNever, event));
  queue.Push(kSimulationStart, {1, 0, 0, false});
  EXPECT_EQ(queue.Pop().target.index(), 1u);
}

TEST(EventQueueTest, TakesEveryInstantThatThereIs) {
  EventQueue queue;
  queue.Push(Instant::max(), {4, 0, 0, false});
  queue.Push(Instant(Duration(0)), {3, 0, 0, false});
  queue.Push(Instant(Duration(-1)), {2, 0, 0, false});
  queue.Push(Instant::min(), {1, 0, 0, false});
  for (std::uint32_t index = 1; index <= 4; ++index) EXPECT_EQ(queue.Pop().target.index(), index);
}

// Every sequence of seven operations from a small set that crosses slots, levels, and the sizes of
// chunks and runs.
TEST(EventQueueTest, EqualsTheReferenceInAllShortHistories) {
  const std::vector<std::function<void(CheckedQueue&)>> operations = {
      [](CheckedQueue& queue) { queue.Push(Duration(0)); },
      [](CheckedQueue& queue) { queue.Push(Duration(1)); },
      [](CheckedQueue& queue) { queue.Push(Duration(65)); },
      [](CheckedQueue& queue) { queue.Push(Duration(4000)); },
      [](CheckedQueue& queue) {
        if (!queue.empty()) queue.Pop();
      },
      [](CheckedQueue& queue) { queue.PopUntil(queue.now() + Duration(64)); },
  };
  constexpr int kLength = 7;
  std::vector<std::size_t> history(kLength, 0);
  std::uint64_t history_count = 1;
  for (int i = 0; i < kLength; ++i) history_count *= operations.size();

  for (std::uint64_t number = 0; number < history_count; ++number) {
    CheckedQueue queue;
    std::uint64_t rest = number;
    for (int i = 0; i < kLength; ++i, rest /= operations.size()) {
      operations[rest % operations.size()](queue);
    }
    queue.PopAll();
    ASSERT_FALSE(HasFatalFailure()) << "history " << number;
  }
}

// The same with operations on many events at once.
TEST(EventQueueTest, EqualsTheReferenceInAllShortHistoriesOfCrowds) {
  const auto crowd = [](int count, std::int64_t step, std::int64_t modulus) {
    return [=](CheckedQueue& queue) {
      for (std::int64_t i = 0; i < count; ++i) queue.Push(Duration(i * step % modulus));
    };
  };
  const auto pops = [](int count) {
    return [=](CheckedQueue& queue) {
      for (int i = 0; i < count && !queue.empty(); ++i) queue.Pop();
    };
  };
  const std::vector<std::function<void(CheckedQueue&)>> operations = {
      crowd(70, 0, 1),           // ties: more than a run
      crowd(31, 5, 64),          // one more than two chunks, near
      crowd(33, 997, 100'000),   // spread over levels
      crowd(16, 64, 512),        // tied in pairs, one slot higher
      [](CheckedQueue& queue) {  // all down the levels together
        for (int i = 0; i < 40; ++i) queue.Push(Duration((std::int64_t{1} << 40) + i % 3));
      },
      pops(1),
      pops(40),
      [](CheckedQueue& queue) { queue.PopUntil(queue.now() + Duration(std::int64_t{1} << 40)); },
      [](CheckedQueue& queue) { queue.PopUntil(queue.now() + Duration(std::int64_t{1} << 39)); },
      [](CheckedQueue& queue) { queue.PopUntil(queue.now() + Duration(100)); },
  };
  constexpr int kLength = 4;
  std::uint64_t history_count = 1;
  for (int i = 0; i < kLength; ++i) history_count *= operations.size();
  for (std::uint64_t number = 0; number < history_count; ++number) {
    CheckedQueue queue;
    std::uint64_t rest = number;
    for (int i = 0; i < kLength; ++i, rest /= operations.size()) {
      operations[rest % operations.size()](queue);
    }
    queue.PopAll();
    ASSERT_FALSE(HasFatalFailure()) << "history " << number;
  }
}

// --- Random histories ---

struct Delays {
  std::string name;
  std::function<Duration(ChoiceSource&, ChoiceSource::StreamId)> draw;
};

std::vector<Delays> AllDelays() {
  const auto uniform = [](std::int64_t below) {
    return [=](ChoiceSource& choices, ChoiceSource::StreamId stream) {
      return Duration(choices.Choose(stream, static_cast<std::uint64_t>(below)));
    };
  };
  return {
      {"Near", uniform(50)},
      {"Uniform", uniform(1'000'000)},
      {"Far", uniform(std::int64_t{1} << 62)},
      {"Tied",
       [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
         return Duration(choices.Choose(stream, 3) * 1000);
       }},
      {"LikeJobs",
       [](ChoiceSource& choices, ChoiceSource::StreamId stream) -> Duration {
         const Duration usual[] = {Duration(0),
                                   std::chrono::milliseconds(20),
                                   std::chrono::minutes(10),
                                   std::chrono::days(14),
                                   std::chrono::days(90),
                                   Duration(choices.Choose(stream, 200'000))};
         return usual[choices.Choose(stream, std::size(usual))];
       }},
      // Just before, at and after the borders of the levels.
      {"Borders",
       [](ChoiceSource& choices, ChoiceSource::StreamId stream) {
         const auto power = std::int64_t{1} << choices.Choose(stream, 63);
         const auto offset = static_cast<std::int64_t>(choices.Choose(stream, 3)) - 1;
         return Duration(power + offset);
       }},
  };
}

class EventQueueRandomTest : public testing::TestWithParam<Delays> {};

TEST_P(EventQueueRandomTest, EqualsTheReference) {
  SeededChoices choices(20);
  const auto stream = choices.OpenStream("test");
  for (const std::size_t size_goal : {3u, 60u, 1'000u, 50'000u}) {
    CheckedQueue queue;
    for (std::size_t step = 0; step < 4 * size_goal + 10'000; ++step) {
      // Grows to the goal, then rises and falls about it.
      const bool pushes = choices.Choose(stream, 100) < (queue.size() < size_goal ? 70u : 35u);
      if (pushes) {
        queue.Push(GetParam().draw(choices, stream));
      } else if (choices.Choose(stream, 4) == 0 && queue.now() < kNever - std::chrono::hours(1)) {
        queue.PopUntil(queue.now() + Duration(choices.Choose(stream, 1'000)));
      } else if (!queue.empty()) {
        queue.Pop();
      }
      ASSERT_FALSE(HasFatalFailure()) << "step " << step;
    }
    queue.PopAll();
    ASSERT_FALSE(HasFatalFailure());
  }
}

INSTANTIATE_TEST_SUITE_P(AllDelays, EventQueueRandomTest, testing::ValuesIn(AllDelays()),
                         [](const auto& test) { return test.param.name; });

// --- Memory ---

TEST(EventQueueTest, TellsWhatIsAheadWheneverThatIsNew) {
  EventQueue queue;
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    queue.Push(kSimulationStart + Duration(i * 7'919 % 1'000 / 3), {i, 0, 0, false});
  }
  std::vector<std::uint32_t> ahead;
  int run_count = 0;
  while (!queue.empty()) {
    Event event;
    ASSERT_TRUE(queue.PopUntil(kNever, event, [&] {
      EXPECT_THAT(ahead, testing::IsEmpty());
      for (const Event& next : queue.ahead()) ahead.push_back(next.target.index());
      ++run_count;
    }));
    ASSERT_FALSE(ahead.empty());
    EXPECT_EQ(event.target.index(), ahead.back());
    ahead.pop_back();
    EXPECT_EQ(queue.ahead().size(), ahead.size());
  }
  EXPECT_LT(run_count, 1'000);
}

TEST(EventQueueTest, NeedsAtMost32BytesForEachOfAMillionEvents) {
  SeededChoices choices(21);
  const auto stream = choices.OpenStream("test");
  constexpr std::size_t kCount = 1'000'000;
  EventQueue queue;
  for (std::uint32_t i = 0; i < kCount; ++i) {
    queue.Push(kSimulationStart + Duration(choices.Choose(stream, 1'000'000'000)),
               {i, 0, 0, false});
  }
  EXPECT_LE(queue.memory_bytes(), 32 * kCount);
}

TEST(EventQueueTest, StopsAllocatingWhenTheNumberOfEventsDoesNotGrow) {
  SeededChoices choices(22);
  const auto stream = choices.OpenStream("test");
  EventQueue queue;
  std::size_t memory_bytes = 0;
  for (std::uint32_t i = 0; i < 400'000; ++i) {
    const Instant now = i < 1'000 ? kSimulationStart : queue.Pop().time;
    queue.Push(now + Duration(choices.Choose(stream, 10'000'000)), {i, 0, 0, false});
    if (i == 200'000) memory_bytes = queue.memory_bytes();
  }
  EXPECT_EQ(queue.memory_bytes(), memory_bytes);
}

TEST(EventQueueTest, MayBeginAtALaterTime) {
  EventQueue queue;
  queue.BeginAt(kSimulationStart);
  const Instant much_later = kSimulationStart + std::chrono::days(90);
  queue.Push(much_later, {1, 0, 0, false});
  queue.Push(kSimulationStart, {2, 0, 0, false});
  queue.Push(much_later, {3, 0, 0, false});
  for (const std::uint32_t index : {2u, 1u, 3u}) EXPECT_EQ(queue.Pop().target.index(), index);
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace bitsim
