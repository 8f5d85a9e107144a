// File: network_fixture.h
//
// For the network's tests: a world, a network with one origin, and a listener that writes down what
// it hears.
//
//   machine ====== 8 Mbit/s (a byte a microsecond), 5 ms ======---- http://origin.test

#ifndef BITSIM_NET_NETWORK_FIXTURE_H_
#define BITSIM_NET_NETWORK_FIXTURE_H_

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/choice.h"
#include "sim/core/world.h"
#include "sim/net/network_service.h"

namespace bitsim {

// Lines like "15000us 7: response 200", with the time since the start and the cookie.
class WritingListener final : public ExchangeListener, public ConnectivityListener {
 public:
  explicit WritingListener(World& world) : world_(world) {}

  void OnResponse(std::uint64_t cookie, const HttpResponse& response) override {
    last_response = response;
    body = response.content->Read(response.first_byte, 10);
    etag = response.etag;
    last_modified = response.last_modified;
    Write(std::to_string(cookie) + ": response " + std::to_string(response.status));
    if (on_response) on_response(cookie);
  }
  void OnBodyComplete(std::uint64_t cookie, std::uint64_t bytes_received) override {
    Write(std::to_string(cookie) + ": complete " + std::to_string(bytes_received));
    if (on_end) on_end(cookie);
  }
  void OnFailure(std::uint64_t cookie, NetworkFailure failure,
                 std::uint64_t bytes_received) override {
    Write(std::to_string(cookie) + ": " + NetworkFailureName(failure) + " " +
          std::to_string(bytes_received));
    if (on_end) on_end(cookie);
  }
  void OnConnected() override { Write("connected"); }
  void OnDisconnected() override { Write("disconnected"); }

  std::vector<std::string> lines;
  HttpResponse last_response;  // its views are dead
  std::string body;            // its first ten bytes
  std::string etag;
  std::string last_modified;
  std::function<void(std::uint64_t cookie)> on_response;
  std::function<void(std::uint64_t cookie)> on_end;

 private:
  void Write(const std::string& text) {
    const auto microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(world_.now() - kSimulationStart);
    lines.push_back(std::to_string(microseconds.count()) + "us " + text);
  }

  World& world_;
};

class NetworkFixture : public ::testing::Test {
 protected:
  using Lines = std::vector<std::string>;
  using Ms = std::chrono::milliseconds;

  NetworkFixture() {
    network_.SetLink({.bits_per_second = 8'000'000, .latency = Ms(5)});
    network_.SetConnectivityListener(&listener_);
    origin_.Put("/file", {.content = Content::Pattern(1000, 3), .etag = "\"v1\""});
  }

  ExchangeId Get(std::string_view path, std::uint64_t cookie, TraceSubjectId subject = 0) {
    return network_.Start({.url = "http://origin.test" + std::string(path), .subject = subject},
                          listener_, cookie);
  }
  ExchangeId Head(std::string_view path, std::uint64_t cookie) {
    return network_.Start(
        {.method = HttpMethod::kHead, .url = "http://origin.test" + std::string(path)}, listener_,
        cookie);
  }
  void RunUntil(Duration since_start) { world_.RunUntil(kSimulationStart + since_start); }

  SeededChoices choices_{1};
  World world_{choices_};
  NetworkService network_{world_};
  WritingListener listener_{world_};
  Origin& origin_ = network_.AddOrigin("http://origin.test");
};

}  // namespace bitsim

#endif  // BITSIM_NET_NETWORK_FIXTURE_H_
