#include "conformance/backends/local/socket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#ifndef _WIN32
#include <sys/resource.h>
#endif

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using ::testing::HasSubstr;

TEST(ListeningSocket, AcceptsWhoConnects) {
  ListeningSocket listener = ListeningSocket::OnLoopback();
  const Socket client = Socket::ToLoopback(listener.port());
  EXPECT_TRUE(client.valid());
  EXPECT_TRUE(listener.Accept().valid());
}

TEST(ListeningSocket, AnInterruptEndsTheWait) {
  ListeningSocket listener = ListeningSocket::OnLoopback();
  std::thread interrupter([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    listener.Interrupt();
  });
  EXPECT_FALSE(listener.Accept().valid());
  EXPECT_FALSE(listener.Accept().valid());
  interrupter.join();
}

TEST(Socket, DoesNotConnectWhereNobodyListens) {
  std::uint16_t port = 0;
  {
    const ListeningSocket gone = ListeningSocket::OnLoopback();
    port = gone.port();
  }
  EXPECT_FALSE(Socket::ToLoopback(port).valid());
}

#ifndef _WIN32
// To a process that may open nothing more the system grants no port either.
TEST(ListeningSocket, SaysThatNoPortIsFree) {
  rlimit limit = {};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &limit), 0);
  const rlimit none = {0, limit.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  std::string complaint;
  try {
    ListeningSocket::OnLoopback();
  } catch (const BackendError& error) {
    complaint = error.what();
  }
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
  EXPECT_THAT(complaint, HasSubstr("no port on 127.0.0.1 is free for the tests' server"));
}
#endif

}  // namespace
}  // namespace conformance
