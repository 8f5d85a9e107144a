// File: held_calls.h
//
// Handlers that stay in their calls until the test lets them go, as those of a client that hangs;
// and how many do so at once.
//
//   HeldCalls held(testbed());
//   ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
//   ...
//   EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 4; }));
//   held.LetGo();                                     // and from now on nobody stays
//
// The end of the object lets the calls go, too: no call outlives the test that holds it. Where time
// is real a call also ends after some time, longer than any wait of the test: a service that cannot
// go on while it calls a client would keep the test from ever letting go.
//
// Threads: Stay's handlers run on any thread, everything else is the test's.

#ifndef BITSIM_CONFORMANCE_SUITE_HELD_CALLS_H_
#define BITSIM_CONFORMANCE_SUITE_HELD_CALLS_H_

#include <bits.h>

#include <atomic>
#include <chrono>
#include <memory>

#include "conformance/testbed/testbed.h"

namespace conformance {

class HeldCalls {
 public:
  explicit HeldCalls(Testbed& testbed) : state_(std::make_shared<State>(testbed)) {}
  HeldCalls(const HeldCalls&) = delete;
  HeldCalls& operator=(const HeldCalls&) = delete;
  ~HeldCalls() { LetGo(); }

  // What a mock's method does, whatever its arguments: it stays, and then answers.
  auto Stay(HRESULT answer = S_OK) {
    return [state = state_, answer](auto&&...) {
      state->Hold();
      return answer;
    };
  }
  void LetGo() { state_->lets_go = true; }

  int begun() const { return state_->begun; }  // calls so far
  int open() const { return state_->open; }    // calls that have not returned yet
  int peak() const { return state_->peak; }    // the most that were open at once

 private:
  struct State {
    explicit State(Testbed& the_testbed) : testbed(the_testbed) {}

    void Hold() {
      ++begun;
      const int now_open = ++open;
      int highest = peak;
      while (highest < now_open && !peak.compare_exchange_weak(highest, now_open)) {
      }
      constexpr int kPatiences = 5;
      constexpr std::chrono::milliseconds kStep{200};
      const Capabilities& backend = testbed.capabilities();
      Testbed::Duration held{0};
      while (!lets_go &&
             (backend.Has(Capability::kVirtualTime) || held < kPatiences * backend.patience)) {
        testbed.Block(kStep);
        held += kStep;
      }
      --open;
    }

    Testbed& testbed;
    std::atomic<bool> lets_go{false};
    std::atomic<int> begun{0};
    std::atomic<int> open{0};
    std::atomic<int> peak{0};
  };

  std::shared_ptr<State> state_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_HELD_CALLS_H_
