#include "conformance/runner/shard.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <string_view>

#include "conformance/runner/options.h"

namespace conformance::runner {
namespace {

constexpr const char* kTotal = "GTEST_TOTAL_SHARDS";
constexpr const char* kIndex = "GTEST_SHARD_INDEX";

int Read(const char* variable, int otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::atoi(value);
}

void Set(const char* variable, std::size_t value) {
  const std::string text = std::to_string(value);
#ifdef _WIN32
  _putenv((std::string(variable) + "=" + text).c_str());
#else
  setenv(variable, text.c_str(), 1);
#endif
}

int Take(const char* variable, int otherwise) {
  const int number = Read(variable, otherwise);
#ifdef _WIN32
  _putenv((std::string(variable) + "=").c_str());
#else
  unsetenv(variable);
#endif
  return number;
}

}  // namespace

Shard CurrentShard() {
  const int total = Read(kTotal, 1);
  const int index = Read(kIndex, 0);
  // What means nothing GoogleTest itself refuses.
  if (total <= 1 || index < 0 || index >= total) return {};
  return {.number = static_cast<std::size_t>(index) + 1, .count = static_cast<std::size_t>(total)};
}

void SetShard(const Shard& shard) {
  if (std::getenv(kTotal) != nullptr && CurrentShard() != shard) {
    throw UsageError("--shard says something else than GTEST_TOTAL_SHARDS and GTEST_SHARD_INDEX");
  }
  Set(kTotal, shard.count);
  Set(kIndex, shard.number - 1);
}

std::vector<std::string> TakeShard(std::span<const RuleTest* const> tests) {
  std::set<std::string_view> chosen;
  for (const RuleTest* test : tests) chosen.insert(test->name);
  const int total = Take(kTotal, 1);
  const int index = Take(kIndex, 0);
  std::vector<std::string> names;
  int number = 0;
  const auto& unit_test = *::testing::UnitTest::GetInstance();
  for (int i = 0; i < unit_test.total_test_suite_count(); ++i) {
    const ::testing::TestSuite& suite = *unit_test.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) {
      std::string name = std::string(suite.name()) + "." + suite.GetTestInfo(j)->name();
      if (!chosen.contains(name)) continue;
      if (total <= 1 || number++ % total == index) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace conformance::runner
