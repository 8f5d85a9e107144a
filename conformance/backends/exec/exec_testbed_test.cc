#include "conformance/backends/exec/exec_testbed.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "conformance/testbed/service_died.h"

namespace conformance::exec {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;

// A testee that a shell script plays: it greets, begins, and goes on as `then` says.
class ExecTestbedTest : public ::testing::Test {
 protected:
  ExecTestbedTest() : file_(::testing::TempDir() + "/exec_testbed." + std::to_string(getpid())) {
    greeting_.capabilities.bits_version = "10.3";
    greeting_.silence = milliseconds(5);
  }
  ~ExecTestbedTest() override { std::filesystem::remove(file_); }

  std::unique_ptr<ExecTestbed> Make(const std::string& begun, const std::string& then) {
    const std::string script =
        "read l; echo '{\"id\":1}'; read l; echo '{\"id\":2,\"out\":" + begun + "}'; " + then +
        "; read l";
    return std::make_unique<ExecTestbed>(ExecOptions{.command = script}, greeting_, 1);
  }
  std::string KeepsALine() const { return "read -r l; echo \"$l\" >" + file_ + "; "; }
  std::string KeptLine() const {
    std::ifstream file(file_);
    std::string line;
    std::getline(file, line);
    return line;
  }

  const std::string file_;
  protocol::Greeting greeting_;
};

TEST_F(ExecTestbedTest, StartsNoProcessForATestThatNeedsNone) {
  ExecTestbed(ExecOptions{.command = "touch " + file_}, greeting_, 1).capabilities();
  EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(ExecTestbedTest, GivesATesteeWithoutAnOriginOneOfItsOwn) {
  const auto testbed = Make(R"({"folder":"/tmp/","job_prefix":"mine: "})", "true");
  EXPECT_TRUE(testbed->origin().Url("/a").starts_with(L"http://127.0.0.1:"));
  EXPECT_EQ(testbed->LocalPath("a"), L"/tmp/a");
  EXPECT_EQ(testbed->JobName("a"), L"mine: a");
}

TEST_F(ExecTestbedTest, WatchesForSilenceNoLongerThanTheTesteeSaysWhereTimeIsReal) {
  const auto testbed = Make(R"({"folder":"/"})", KeepsALine() + R"(echo '{"id":3}')");
  testbed->LetPass(std::chrono::days(14));
  EXPECT_THAT(KeptLine(), HasSubstr("\"duration_ns\":5000000"));
}

TEST_F(ExecTestbedTest, LetsVirtualTimePassAsItIs) {
  greeting_.capabilities.has = {Capability::kVirtualTime};
  const auto testbed = Make(R"({"folder":"/"})", KeepsALine() + R"(echo '{"id":3}')");
  testbed->LetPass(std::chrono::days(14));
  EXPECT_THAT(KeptLine(), HasSubstr("\"duration_ns\":1209600000000000"));
}

TEST_F(ExecTestbedTest, WaitsUntilTheConditionHoldsOrTheTimeIsOver) {
  greeting_.capabilities.has = {Capability::kVirtualTime};
  const std::string waits = R"(
    read l; echo '{"id":3,"out":{"now_ns":0}}'
    read l; echo '{"id":4,"out":{"now_ns":10,"happened":true}}'
    read l; echo '{"id":5,"out":{"now_ns":20,"happened":true}}'
    read l; echo '{"id":6,"out":{"now_ns":20}}'
    read l; echo '{"id":7,"out":{"now_ns":50,"happened":false}}')";
  const auto testbed = Make(R"({"folder":"/"})", waits);
  int looks = 0;
  EXPECT_TRUE(testbed->WaitUntil([&] { return ++looks == 3; }, milliseconds(1)));
  EXPECT_FALSE(testbed->WaitUntil([] { return false; }, std::chrono::nanoseconds(30)));
}

TEST_F(ExecTestbedTest, EndsWithAnAnswerThatIsNone) {
  const auto testbed = Make(R"({"folder":"/"})", R"(read l; echo '{"id":3,"out":{"now":1}}')");
  try {
    testbed->Now();
    FAIL();
  } catch (const ServiceDied& died) {
    EXPECT_THAT(died.what(), HasSubstr("unknown key, 'now'"));
    EXPECT_THAT(died.what(), HasSubstr("< {\"id\":3"));
  }
  EXPECT_TRUE(testbed->Trace().empty());
  EXPECT_EQ(testbed->TraceHash(), 0u);
}

}  // namespace
}  // namespace conformance::exec
