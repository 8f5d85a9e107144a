#include "sim/core/name_table.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "bitsim/choice.h"

namespace bitsim {
namespace {

using Key = NameTable<int, ExactNames>::Key;

TEST(NameTable, FindsWhatWasAddedAndNothingElse) {
  NameTable<int, ExactNames> table;
  EXPECT_EQ(table.Find("a"), nullptr);
  table.FindOrAdd("a").value = 1;
  table.FindOrAdd("A").value = 2;
  ASSERT_NE(table.Find("a"), nullptr);
  EXPECT_EQ(table.Find("a")->value, 1);
  EXPECT_EQ(table.Find("A")->value, 2);
  EXPECT_EQ(table.Find("b"), nullptr);
  EXPECT_TRUE(table.Erase("a"));
  EXPECT_FALSE(table.Erase("a"));
  EXPECT_EQ(table.Find("a"), nullptr);
  EXPECT_EQ(table.size(), 1u);
}

TEST(NameTable, CaselessNamesAreTheSameInEitherCaseAndKeepTheirFirstSpelling) {
  NameTable<int, CaselessNames> table;
  table.FindOrAdd("C:\\Data\\File.BIN").value = 1;
  table.FindOrAdd("c:\\data\\file.bin").value = 2;
  EXPECT_EQ(table.size(), 1u);
  EXPECT_EQ(table.Find("C:\\DATA\\FILE.bin")->value, 2);
  EXPECT_EQ(table.Find("C:\\DATA\\FILE.bin")->name, "C:\\Data\\File.BIN");
  // The bit that tells the cases apart tells these apart, too.
  table.FindOrAdd("[@").value = 3;
  EXPECT_EQ(table.Find("{`"), nullptr);
}

TEST(NameTable, EntriesStayWhereTheyAre) {
  NameTable<int, ExactNames> table;
  auto& first = table.FindOrAdd("first");
  for (int i = 0; i < 1000; ++i) table.FindOrAdd(std::to_string(i));
  EXPECT_EQ(table.Find("first"), &first);
  table.Rename(first, Key("last"));
  EXPECT_EQ(table.Find("first"), nullptr);
  EXPECT_EQ(table.Find("last"), &first);
}

TEST(NameTable, AHandleFindsAnEntryAsLongAsItBearsItsName) {
  NameTable<int, ExactNames> table;
  EXPECT_EQ(table.Find(NameTable<int, ExactNames>::Handle()), nullptr);
  auto& entry = table.FindOrAdd("a");
  const auto a = table.HandleOf(entry);
  table.FindOrAdd("b");
  EXPECT_EQ(table.Find(a), &entry);
  table.Rename(entry, Key("c"));
  EXPECT_EQ(table.Find(a), nullptr);
  const auto c = table.HandleOf(entry);
  EXPECT_EQ(table.Find(c), &entry);
  table.Erase(entry);
  EXPECT_EQ(table.Find(c), nullptr);
  EXPECT_EQ(&table.FindOrAdd("c"), &entry);  // the same place, another entry
  EXPECT_EQ(table.Find(c), nullptr);
}

// Against std::map, with few names so that they meet again and again.
TEST(NameTable, DoesWhatAMapDoes) {
  SeededChoices choices(1);
  const auto stream = choices.OpenStream("test");
  NameTable<std::uint64_t, ExactNames> table;
  std::map<std::string, std::uint64_t> expected;
  for (std::uint64_t step = 0; step < 100'000; ++step) {
    const std::string name = "name" + std::to_string(choices.Choose(stream, 300));
    const std::string other = "other" + std::to_string(choices.Choose(stream, 300));
    switch (choices.Choose(stream, 4)) {
      case 0:
        ASSERT_EQ(table.Erase(name), expected.erase(name) == 1);
        break;
      case 1:
        if (expected.count(name) == 0 || expected.count(other) != 0) break;
        table.Rename(*table.Find(name), NameTable<std::uint64_t, ExactNames>::Key(other));
        expected[other] = expected[name];
        expected.erase(name);
        break;
      default:
        table.FindOrAdd(name).value = step;
        expected[name] = step;
    }
    const auto* const found = table.Find(other);
    ASSERT_EQ(found != nullptr, expected.count(other) == 1);
    if (found != nullptr) {
      ASSERT_EQ(found->value, expected[other]);
    }
  }
  std::map<std::string, std::uint64_t> all;
  table.ForEach([&](const auto& entry) { all[entry.name] = entry.value; });
  EXPECT_EQ(all, expected);
}

}  // namespace
}  // namespace bitsim
