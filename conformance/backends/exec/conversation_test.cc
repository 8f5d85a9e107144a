#include "conformance/backends/exec/conversation.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace conformance::exec {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr milliseconds kShort{300};

Conversation::Settings Patient(std::chrono::nanoseconds limit = seconds(10)) {
  return {.answer_limit = limit};
}

// How the talk with a testee ends that a shell script plays.
struct End {
  ServiceDied::How how;
  std::string what;
};
End EndOf(const std::string& script, std::chrono::nanoseconds limit = seconds(10)) {
  Conversation conversation(script, Patient(limit));
  try {
    conversation.Call({{"call", "now"}});
  } catch (const ServiceDied& died) {
    EXPECT_TRUE(conversation.is_broken());
    EXPECT_THROW(conversation.Call({{"call", "now"}}), ServiceDied);
    return {died.how(), died.what()};
  }
  ADD_FAILURE() << "the testee " << script << " did well";
  return {};
}
std::string Crash(const std::string& script) {
  const End end = EndOf(script);
  EXPECT_EQ(end.how, ServiceDied::How::kEnded) << end.what;
  return end.what;
}

TEST(Conversation, GivesTheAnswerToACall) {
  Conversation conversation(R"(read line; echo '{"id":1,"out":{"now_ns":7}}'; read line)",
                            Patient());
  EXPECT_EQ(conversation.Call({{"call", "now"}})["out"]["now_ns"], 7);
}

TEST(Conversation, TellsHowATesteeEnded) {
  EXPECT_THAT(Crash("true; exit 3"), HasSubstr("the testee ended: exit code 3"));
  EXPECT_THAT(Crash("read line; kill -9 $$"), HasSubstr("signal 9"));
  EXPECT_THAT(Crash("/no/such/program"), HasSubstr("exit code 127"));
  EXPECT_THAT(Crash(R"(read line; printf '{"id":'; exit 0)"),
              AllOf(HasSubstr("in the middle of a line"), HasSubstr("< {\"id\":")));
}

TEST(Conversation, ShowsTheLastLines) {
  EXPECT_THAT(Crash(R"(read line; echo '{"id":7}')"),
              AllOf(HasSubstr("> {\"call\":\"now\",\"id\":1}"), HasSubstr("< {\"id\":7}")));
}

TEST(Conversation, EndsWithATesteeThatBreaksTheProtocol) {
  const auto says = [](const std::string& line) {
    return Crash("read line; printf '" + line + "\\n'; read line");
  };
  EXPECT_THAT(says(R"({"id":7,"out":{}})"), HasSubstr("call 7, which is not open"));
  EXPECT_THAT(says(R"({"out":{}})"), HasSubstr("neither an answer"));
  EXPECT_THAT(says(R"({"id":"1"})"), HasSubstr("whole number"));
  EXPECT_THAT(says(R"({"id":1,"output":{}})"), HasSubstr("unknown key, 'output'"));
  EXPECT_THAT(says(R"({"id":1,"id":1})"), HasSubstr("stands twice"));
  EXPECT_THAT(says(R"({"id":1,"out":"\377"})"), HasSubstr("not JSON in UTF-8"));
  EXPECT_THAT(says("hello"), HasSubstr("not JSON in UTF-8"));
  EXPECT_THAT(says(""), HasSubstr("not JSON in UTF-8"));
  EXPECT_THAT(says(R"({"callback":0,"call":"x","args":{}})"), HasSubstr("after callback 0"));
  EXPECT_THAT(says(R"({"id":1,"error":"out of paper"})"), HasSubstr("failed: out of paper"));
}

TEST(Conversation, EndsWithATesteeThatSaysTooMuch) {
  EXPECT_THAT(Crash("read line; head -c 3000000 /dev/zero | tr '\\0' x; read line"),
              HasSubstr("a line of more than 1048576 bytes"));
}

TEST(Conversation, EndsWithATesteeThatAnswersTwice) {
  Conversation conversation(R"(read l; echo '{"id":1}'; echo '{"id":1}'; read l; read l)",
                            Patient());
  conversation.Call({{"call", "now"}});
  EXPECT_THROW(conversation.Call({{"call", "now"}}), ServiceDied);
}

TEST(Conversation, EndsWithATesteeThatHangs) {
  const End silent = EndOf("read line; sleep 60", kShort);
  EXPECT_EQ(silent.how, ServiceDied::How::kHung);
  EXPECT_THAT(silent.what, HasSubstr("did not answer in 0.3 s"));
  const End slow = EndOf(R"(read line; printf '{"id":'; sleep 60)", kShort);
  EXPECT_EQ(slow.how, ServiceDied::How::kHung);
  EXPECT_THAT(slow.what, HasSubstr("< {\"id\":"));
}

TEST(Conversation, EndsWithATesteeThatDoesNotRead) {
  Conversation conversation("sleep 60", Patient(kShort));
  try {
    conversation.Call({{"call", std::string(500'000, 'x')}});
    FAIL();
  } catch (const ServiceDied& died) {
    EXPECT_EQ(died.how(), ServiceDied::How::kHung);
    EXPECT_THAT(died.what(), HasSubstr("did not read a line"));
  }
}

TEST(Conversation, WaitsLongerForACallThatLetsTimePass) {
  Conversation conversation(R"(read line; sleep 1; echo '{"id":1}'; read line)", Patient(kShort));
  EXPECT_EQ(conversation.Call({{"call", "wait"}}, seconds(20))["id"], 1);
}

// The process and its children are gone when the conversation is.
TEST(Conversation, LeavesNoProcessBehind) {
  const std::string file = ::testing::TempDir() + "/testee_pids." + std::to_string(getpid());
  {
    Conversation conversation(
        "sleep 1000 & echo $! $$ >" + file + R"(; read line; echo '{"id":1}'; wait)", Patient());
    conversation.Call({{"call", "now"}});
  }
  std::ifstream pids(file);
  int count = 0;
  for (pid_t pid = 0; pids >> pid; ++count) {
    bool is_gone = false;
    for (int i = 0; i < 100 && !is_gone; ++i) {  // a killed child of init may be there a moment
      std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
      std::string number, name, state;
      is_gone = !(status >> number >> name >> state) || state == "Z";
      if (!is_gone) std::this_thread::sleep_for(milliseconds(10));
    }
    EXPECT_TRUE(is_gone) << pid;
  }
  EXPECT_EQ(count, 2);
}

// A testee whose second callback comes while the first one blocks; the test goes on meanwhile.
constexpr const char* kBlocking = R"(
read line; echo '{"callback":1,"call":"slow"}'
read line; echo '{"callback":2,"call":"quick"}'
read line; echo '{"id":1,"out":{"step":1}}'
read line; echo '{"id":2,"out":{}}'
read line; echo '{"id":3,"out":{"step":2}}'
read line)";

class Callbacks : public ::testing::Test {
 protected:
  Conversation::Settings Settings() {
    return {.on_callback = [this](const Json& callback) -> Json {
      const std::string call = callback["call"];
      story_.push_back(call + " begins");
      if (call == "slow") conversation_->Call({{"call", "block"}});
      story_.push_back(call + " ends");
      return {{"out", Json::object()}};
    }};
  }

  std::vector<std::string> story_;
  std::unique_ptr<Conversation> conversation_;
};

TEST_F(Callbacks, ThatBlockStayWhereTheyAreWhileTheTestGoesOn) {
  conversation_ = std::make_unique<Conversation>(kBlocking, Settings());
  EXPECT_EQ(conversation_->Call({{"call", "wait"}})["out"]["step"], 1);
  story_.push_back("the test goes on");
  EXPECT_EQ(conversation_->Call({{"call", "wait"}})["out"]["step"], 2);
  EXPECT_THAT(story_, ElementsAre("slow begins", "quick begins", "quick ends", "the test goes on",
                                  "slow ends"));
}

TEST_F(Callbacks, ThatAreOpenAtTheEndAreUnwound) {
  conversation_ = std::make_unique<Conversation>(kBlocking, Settings());
  EXPECT_EQ(conversation_->Call({{"call", "wait"}})["out"]["step"], 1);
  conversation_.reset();
  EXPECT_THAT(story_, ElementsAre("slow begins", "quick begins", "quick ends"));
}

TEST_F(Callbacks, TellTheTestOfATesteeThatEndsWithinThem) {
  conversation_ = std::make_unique<Conversation>(
      R"(read line; echo '{"callback":1,"call":"slow"}'; read line; exit 5)", Settings());
  try {
    conversation_->Call({{"call", "wait"}});
    FAIL();
  } catch (const ServiceDied& died) {
    EXPECT_THAT(died.what(), HasSubstr("exit code 5"));
  }
}

TEST_F(Callbacks, ThatNobodyUnderstandsEndTheConversation) {
  conversation_ =
      std::make_unique<Conversation>(R"(read line; echo '{"callback":1,"call":"x"}'; read line)",
                                     Conversation::Settings{.on_callback = [](const Json&) -> Json {
                                       throw protocol::ProtocolError("what is x?");
                                     }});
  try {
    conversation_->Call({{"call", "wait"}});
    FAIL();
  } catch (const ServiceDied& died) {
    EXPECT_THAT(died.what(), HasSubstr("what is x?"));
  }
}

}  // namespace
}  // namespace conformance::exec
