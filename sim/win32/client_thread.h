// File: client_thread.h
//
// A simulation with an application, for the tests of the client library.

#ifndef BITSIM_WIN32_CLIENT_THREAD_H_
#define BITSIM_WIN32_CLIENT_THREAD_H_

#include <bitsim/win32.h>
#include <gtest/gtest.h>
#include <windows.h>

#include <functional>

namespace bitsim::win32 {

class ClientTest : public testing::Test {
 protected:
  // Runs `body` as a thread of the client, to its end.
  void Run(const std::function<void()>& body) {
    bool has_ended = false;
    client_.Run([&] {
      body();
      has_ended = true;
    });
    simulation_.RunUntilIdle();
    EXPECT_TRUE(has_ended);
  }

  Simulation simulation_;
  Application& client_ = simulation_.StartApplication("client");
  Environment environment_{simulation_};
};

}  // namespace bitsim::win32

#endif  // BITSIM_WIN32_CLIENT_THREAD_H_
