// Which actor goes first where one of them lets others: a choice.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/world.h"

namespace bitsim {
namespace {

// Answers 1 to the questions whose numbers are given.
class ScriptedChoices : public ChoiceSource {
 public:
  explicit ScriptedChoices(std::vector<int> ones) : ones_(std::move(ones)) {}
  StreamId OpenStream(std::string_view name) override {
    EXPECT_EQ(name, "actor.order");
    return 0;
  }
  int asked() const { return asked_; }

 protected:
  std::uint64_t Draw(StreamId, std::uint64_t n) override {
    EXPECT_EQ(n, 2u);
    return std::count(ones_.begin(), ones_.end(), asked_++) > 0 ? 1 : 0;
  }

 private:
  std::vector<int> ones_;
  int asked_ = 0;
};

std::string OrderWith(ChoiceSource& choices) {
  World world(choices);
  std::string order;
  for (const char name : {'a', 'b'}) {
    world.Spawn(std::string(1, name), [&world, &order, name] {
      for (int i = 0; i < 2; ++i) {
        order += name;
        world.SchedulingPoint();
      }
    });
  }
  world.RunUntilIdle();
  return order;
}

TEST(ActorOrderTest, TheChoiceDecidesWhoGoesFirst) {
  ScriptedChoices go_on({});
  EXPECT_EQ(OrderWith(go_on), "aabb");
  EXPECT_EQ(go_on.asked(), 2);  // b is alone
  ScriptedChoices yield({0, 1, 2, 3});
  EXPECT_EQ(OrderWith(yield), "abab");
  ScriptedChoices yield_late({1});
  EXPECT_EQ(OrderWith(yield_late), "aabb");
  ScriptedChoices yield_early({0});
  EXPECT_EQ(OrderWith(yield_early), "abba");
}

TEST(ActorOrderTest, AloneThereIsNoChoice) {
  ScriptedChoices choices({0});
  World world(choices);
  world.Spawn("a", [&] { world.SchedulingPoint(); });
  world.PostAction(world.now() + Duration(1), [&] { world.SchedulingPoint(); });
  world.RunUntilIdle();
  EXPECT_EQ(choices.asked(), 0);
}

}  // namespace
}  // namespace bitsim
