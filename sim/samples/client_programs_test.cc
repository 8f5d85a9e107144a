// Unedited client programs, run against the simulator.

#include <bitsim/win32.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

// [declared]
// In files of their own, which know nothing of the simulator.
int wmain(int argc, wchar_t* argv[]);
int DownloadInApartment(int argc, wchar_t** argv);
extern "C" int PollingClient(int argc, wchar_t** argv);
// [/declared]

namespace {

using bitsim::win32::Environment;
using bitsim::win32::MainFunction;
using bitsim::win32::Program;
using bitsim::win32::RunProgram;
using bitsim::win32::StartProgram;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::EndsWith;
using testing::HasSubstr;

// [world]
const std::string kContent = "The bytes of a file that is small enough to break at each of them.";

// A machine, a server with one file, and the client's command line.
class World {
 public:
  World() { origin.Put("/file", {.content = bitsim::Content::Text(kContent)}); }

  bitsim::Application& Start(const char* name) { return simulation.StartApplication(name); }

  bitsim::Simulation simulation;
  bitsim::Origin& origin = simulation.network().AddOrigin("http://origin.test");
  Environment environment{simulation};
  const std::vector<std::wstring> arguments = {L"client.exe", L"http://origin.test/file",
                                               L"C:\\data\\file"};
};
// [/world]

// [first program]
TEST(ConsoleDownloader, DownloadsAFile) {
  World world;
  EXPECT_EQ(RunProgram(world.simulation, world.Start("client"), wmain, world.arguments), 0);
  EXPECT_EQ(world.simulation.disk().Read("C:\\data\\file"), kContent);
}
// [/first program]

TEST(ConsoleDownloader, SaysWhatWentWrong) {
  World world;
  const Program program = StartProgram(world.Start("client"), wmain,
                                       {L"client.exe", L"http://origin.test/no", L"C:\\file"});
  world.simulation.RunUntilIdle();
  EXPECT_EQ(program.exit_code(), 1);
  EXPECT_EQ(program.output(),
            "The download failed: The server answered with HTTP status 404.\n"
            "Result: 0x80190194\n");
}

TEST(ConsoleDownloader, ExplainsItself) {
  World world;
  const Program program = StartProgram(world.Start("client"), wmain, {L"client.exe"});
  world.simulation.RunUntilIdle();
  EXPECT_EQ(program.exit_code(), 2);
  EXPECT_EQ(program.output(), "usage: client.exe URL FILE\n");
}

// [every byte]
TEST(ConsoleDownloader, SurvivesANetworkThatFailsAtEachByte) {
  for (std::uint64_t bytes = 0; bytes <= kContent.size(); ++bytes) {
    World world;
    world.origin.AnswerNext("/file", {.break_after_bytes = bytes});
    EXPECT_EQ(RunProgram(world.simulation, world.Start("client"), wmain, world.arguments), 0);
    EXPECT_EQ(world.simulation.disk().Read("C:\\data\\file"), kContent) << bytes;
  }
}
// [/every byte]

// [service restart]
TEST(ConsoleDownloader, WaitsForEverWhenTheServiceHasForgottenItsCallback) {
  World world;
  world.simulation.network().Cut();
  const Program program = StartProgram(world.Start("client"), wmain, world.arguments);
  world.simulation.RunFor(minutes(5));
  world.simulation.RestartService();
  world.simulation.network().Restore();
  world.simulation.RunFor(hours(24));
  // The file is there, under its temporary name, and nobody tells the program: a callback does not
  // survive its service. This client never looks.
  EXPECT_FALSE(program.exit_code().has_value());
  EXPECT_THAT(program.output(), EndsWith(std::to_string(kContent.size()) + " bytes so far\n"));
}
// [/service restart]

TEST(ConsoleDownloader, IsCalledAgainWhileTheTargetIsInUse) {
  World world;
  world.simulation.disk().Write("C:\\data\\file", bitsim::Content::Text("old"));
  world.simulation.disk().Lock("C:\\data\\file");
  const Program program = StartProgram(world.Start("client"), wmain, world.arguments);
  world.simulation.RunFor(minutes(5));
  EXPECT_FALSE(program.exit_code().has_value());
  EXPECT_THAT(program.output(), HasSubstr("Complete failed"));
  world.simulation.disk().Unlock("C:\\data\\file");
  world.simulation.RunUntilIdle();
  EXPECT_EQ(program.exit_code(), 0);
}

TEST(QueueDownloader, IsCalledOnTheThreadOfItsApartment) {
  World world;
  const Program program = StartProgram(world.Start("client"), DownloadInApartment, world.arguments);
  world.simulation.RunUntilIdle();
  EXPECT_EQ(program.exit_code(), 0);
  EXPECT_EQ(program.output(), "");
  EXPECT_EQ(world.simulation.disk().Read("C:\\data\\file"), kContent);
}

// [every call]
TEST(QueueDownloader, FinishesWhatItsPredecessorLeftWhereverThatDied) {
  bool has_survived = false;
  for (std::uint64_t call = 1; !has_survived; ++call) {
    World world;
    bitsim::Application& doomed = world.Start("doomed");
    doomed.KillBeforeCall(call);
    has_survived =
        RunProgram(world.simulation, doomed, DownloadInApartment, world.arguments).has_value();
    if (!has_survived) {
      bitsim::Application& heir = world.Start("heir");
      EXPECT_EQ(RunProgram(world.simulation, heir, DownloadInApartment, world.arguments), 0);
    }
    EXPECT_EQ(world.simulation.disk().Read("C:\\data\\file"), kContent) << call;
    ASSERT_LT(call, 100u);
  }
}
// [/every call]

TEST(PollingClient, SleepsInVirtualTime) {
  World world;
  world.origin.AnswerNext("/file", {.status = 503}, 3);
  const Program program = StartProgram(world.Start("client"), PollingClient, world.arguments);
  world.simulation.RunUntilIdle();
  EXPECT_EQ(program.exit_code(), 0);
  EXPECT_THAT(program.output(), HasSubstr("polled: 0x00000000 at tick "));
  EXPECT_EQ(world.simulation.disk().Read("C:\\data\\file"), kContent);
}

TEST(PollingClient, IsUnwoundThroughC) {
#ifdef __SANITIZE_ADDRESS__
  // C has no destructors: what the program holds when it is killed is lost, and meant to be.
  const __lsan::ScopedDisabler no_leaks;
#endif
  World world;
  world.simulation.network().Cut();
  bitsim::Application& client = world.Start("client");
  const Program program = StartProgram(client, PollingClient, world.arguments);
  world.simulation.RunFor(hours(1));
  client.Kill();
  world.simulation.RunUntilIdle();
  EXPECT_FALSE(program.exit_code().has_value());
}

TEST(Programs, RunSideBySideAndAlikeEachTime) {
  const auto run = [] {
    World world;
    StartProgram(world.Start("one"), wmain, world.arguments);
    StartProgram(world.Start("two"), PollingClient,
                 {L"two.exe", L"http://origin.test/file", L"C:\\data\\two"});
    world.simulation.RunUntilIdle();
    return world.simulation.trace().hash();
  };
  EXPECT_EQ(run(), run());
}

}  // namespace
