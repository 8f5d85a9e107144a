// File: rule_test.h
//
// How a test of the suite is written.
//
//   #include "conformance/testbed/rule_test.h"
//
//   RULE_TEST(NOTIFY_REG_07, TheLastCallerWins, NOTIFY_REG_09) {
//     REQUIRE_CAPABILITY(kSecondApplication);
//     ...
//     EXPECT_EQ(first->transferred(), 0);            // a failure breaks both rules
//     {
//       const Blame only(rule::NOTIFY_REG_09);
//       EXPECT_EQ(first->references(), 1);           // a failure breaks this rule only
//     }
//     EXPECT_SHOULD(answer == E_NOINTERFACE) << ...; // the soft half of a rule: a warning
//     RECORD("calls after S_FALSE", calls);          // noted in the report, judges nothing
//   }
//
// The primary rule is the name of the GoogleTest suite, so this is NOTIFY_REG_07.TheLastCallerWins.
// A rule that the book does not have does not compile. Each test runs in a fresh world, testbed().
//
//   RULE_TEST(rule, name, further rules...)          on the fixture ConformanceTest
//   RULE_TEST_F(fixture, rule, name, further...)     on a class derived from it
//   RULE_PROBE, RULE_PROBE_F                         the same for what no source settles: such a
//                                                    test records, and its verdict is `record`
//
// Verdicts: a failed assertion blames every rule that the test names, unless a Blame stands around
// it. It is `fail` for a documented MUST and `warn` for any other rule. A test is `unsupported` if
// it skips itself: by REQUIRE_CAPABILITY, or by GTEST_SKIP() << "needs ..." for other reasons. An
// exception fails the test with its text; a BackendError ends the run, for then no verdict is worth
// anything. A test that neither asserts nor records anything is reported as an error of the suite.

#ifndef BITSIM_CONFORMANCE_TESTBED_RULE_TEST_H_
#define BITSIM_CONFORMANCE_TESTBED_RULE_TEST_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "conformance/rulebook/rulebook.h"
#include "conformance/testbed/testbed.h"
#include "conformance/verdict/current_run.h"
#include "rule_ids.h"

namespace conformance {

// The fixture of every test. A derived fixture overrides Prepare and CleanUp; its members, and with
// them the COM pointers that it holds, are gone before the testbed is.
class ConformanceTest : public ::testing::Test {
 public:
  ConformanceTest();
  ~ConformanceTest() override;

 protected:
  // The world of this test. REQUIRES: called from Prepare or later.
  Testbed& testbed() { return *testbed_; }

  // Before and after Body. An assertion that fails fatally in Prepare, or a skip, leaves Body out.
  virtual void Prepare() {}
  virtual void CleanUp() {}

  // What RULE_TEST defines.
  virtual void Body() = 0;

 private:
  void SetUp() final;
  void TestBody() final;
  void TearDown() final;

  std::unique_ptr<Testbed> testbed_;
};

// While it lives, failed assertions blame these rules and no others. The test must name them.
class [[nodiscard]] Blame {
 public:
  template <std::same_as<RuleId>... Rules>
  explicit Blame(Rules... rules) {
    CurrentRun::Get().PushBlame({rules...});
  }
  Blame(const Blame&) = delete;
  Blame& operator=(const Blame&) = delete;
  ~Blame() { CurrentRun::Get().PopBlame(); }
};

// Notes something down for the report; EXAMPLE: RECORD("calls after S_FALSE", calls).
template <class Value>
void Record(std::string_view what, const Value& value) {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    CurrentRun::Get().AddObservation(std::string(what), std::string(std::string_view(value)));
  } else {
    CurrentRun::Get().AddObservation(std::string(what), ::testing::PrintToString(value));
  }
}

// What the macros below expand to; tests do not use it.
namespace internal {

class SoftFailure {
 public:
  SoftFailure(const char* file, int line, std::string message);
  void operator=(const ::testing::Message& explanation) const;

 private:
  const char* file_;
  int line_;
  std::string message_;
};

template <class Value, class Matcher>
std::string ExplainMismatch(const char* expression, const Value& value, const Matcher& matcher) {
  const auto typed = ::testing::SafeMatcherCast<const Value&>(matcher);
  ::testing::StringMatchResultListener listener;
  if (typed.MatchAndExplain(value, &listener)) return "";
  const std::string why = listener.str();
  return std::string("Value of: ") + expression +
         "\nExpected: " + ::testing::DescribeMatcher<const Value&>(typed) +
         "\n  Actual: " + ::testing::PrintToString(value) + (why.empty() ? "" : ", " + why);
}

bool RegisterRuleTest(const char* suite, const char* name, bool probe,
                      std::initializer_list<RuleId> rules, const char* file, int line,
                      ConformanceTest* (*make)());

}  // namespace internal
}  // namespace conformance

#define RULE_TEST(rule, name, ...) \
  RULE_TEST_F(::conformance::ConformanceTest, rule, name __VA_OPT__(, ) __VA_ARGS__)
#define RULE_TEST_F(fixture, rule, name, ...) \
  CONFORMANCE_TEST_(false, fixture, rule, name __VA_OPT__(, ) __VA_ARGS__)
#define RULE_PROBE(rule, name, ...) \
  RULE_PROBE_F(::conformance::ConformanceTest, rule, name __VA_OPT__(, ) __VA_ARGS__)
#define RULE_PROBE_F(fixture, rule, name, ...) \
  CONFORMANCE_TEST_(true, fixture, rule, name __VA_OPT__(, ) __VA_ARGS__)

// Makes the test `unsupported` where the backend lacks a Capability, and leaves the function.
#define REQUIRE_CAPABILITY(capability)                                             \
  if (this->testbed().capabilities().Has(::conformance::Capability::capability)) { \
  } else                                                                           \
    GTEST_SKIP() << "needs " << ::conformance::ToString(::conformance::Capability::capability)

// Expectations of which only a warning comes, whatever the rule's level.
#define EXPECT_SHOULD(condition)                                                           \
  GTEST_AMBIGUOUS_ELSE_BLOCKER_                                                            \
  if (static_cast<bool>(condition))                                                        \
    ;                                                                                      \
  else                                                                                     \
    ::conformance::internal::SoftFailure(                                                  \
        __FILE__, __LINE__, "Value of: " #condition "\n  Actual: false\nExpected: true") = \
        ::testing::Message()
#define EXPECT_SHOULD_THAT(value, matcher)                                           \
  GTEST_AMBIGUOUS_ELSE_BLOCKER_                                                      \
  if (const ::std::string conformance_mismatch =                                     \
          ::conformance::internal::ExplainMismatch(#value, value, matcher);          \
      conformance_mismatch.empty())                                                  \
    ;                                                                                \
  else                                                                               \
    ::conformance::internal::SoftFailure(__FILE__, __LINE__, conformance_mismatch) = \
        ::testing::Message()

#define RECORD(what, value) ::conformance::Record(what, value)

// GoogleTest tells nobody of an assertion that holds, but a test that asserts nothing must not
// pass. All its assertions begin with this macro, and GoogleMock's expectations with the other.
#undef GTEST_AMBIGUOUS_ELSE_BLOCKER_
#define GTEST_AMBIGUOUS_ELSE_BLOCKER_                        \
  switch (::conformance::CurrentRun::Get().CountAssertion()) \
  case 0:                                                    \
  default:  // NOLINT
#undef EXPECT_CALL
#define EXPECT_CALL(object, call)                     \
  (::conformance::CurrentRun::Get().CountAssertion(), \
   GMOCK_ON_CALL_IMPL_(object, InternalExpectedAt, call))

#define CONFORMANCE_TEST_CLASS_(rule, name) rule##_##name##_RuleTest
#define CONFORMANCE_TEST_(probe, fixture, primary, name, ...)                                     \
  namespace {                                                                                     \
  class CONFORMANCE_TEST_CLASS_(primary, name) final : public fixture {                           \
    void Body() override;                                                                         \
    static ::conformance::ConformanceTest* Make() {                                               \
      return new CONFORMANCE_TEST_CLASS_(primary, name);                                          \
    }                                                                                             \
    [[maybe_unused]] static const bool registered_;                                               \
  };                                                                                              \
  const bool CONFORMANCE_TEST_CLASS_(primary, name)::registered_ =                                \
      ::conformance::internal::RegisterRuleTest(                                                  \
          #primary, #name, probe, {::conformance::rule::primary CONFORMANCE_RULES_(__VA_ARGS__)}, \
          __FILE__, __LINE__, &CONFORMANCE_TEST_CLASS_(primary, name)::Make);                     \
  }                                                                                               \
  void CONFORMANCE_TEST_CLASS_(primary, name)::Body()

// A, B -> , ::conformance::rule::A, ::conformance::rule::B   (up to 80 of them)
#define CONFORMANCE_RULES_(...) __VA_OPT__(CONFORMANCE_EXPAND_(CONFORMANCE_RULE_(__VA_ARGS__)))
#define CONFORMANCE_RULE_(first, ...) \
  , ::conformance::rule::first __VA_OPT__(CONFORMANCE_AGAIN_ CONFORMANCE_PARENS_(__VA_ARGS__))
#define CONFORMANCE_AGAIN_() CONFORMANCE_RULE_
#define CONFORMANCE_PARENS_ ()
#define CONFORMANCE_EXPAND_(...) \
  CONFORMANCE_EXPAND_3_(CONFORMANCE_EXPAND_3_(CONFORMANCE_EXPAND_3_(__VA_ARGS__)))
#define CONFORMANCE_EXPAND_3_(...) \
  CONFORMANCE_EXPAND_2_(CONFORMANCE_EXPAND_2_(CONFORMANCE_EXPAND_2_(__VA_ARGS__)))
#define CONFORMANCE_EXPAND_2_(...) \
  CONFORMANCE_EXPAND_1_(CONFORMANCE_EXPAND_1_(CONFORMANCE_EXPAND_1_(__VA_ARGS__)))
#define CONFORMANCE_EXPAND_1_(...) __VA_ARGS__

#endif  // BITSIM_CONFORMANCE_TESTBED_RULE_TEST_H_
