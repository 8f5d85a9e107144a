// Once warm, an exchange allocates nothing.

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "sim/net/network_service.h"

namespace {

std::uint64_t allocation_count = 0;

void* CountedAllocation(std::size_t size) {
  ++allocation_count;
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return CountedAllocation(size); }
void* operator new[](std::size_t size) { return CountedAllocation(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace bitsim {
namespace {

// Keeps so many exchanges going: starts the next one when one ends.
class Restarter final : public ExchangeListener {
 public:
  explicit Restarter(NetworkService& network) : network_(network) {}

  void Start(std::uint64_t count) {
    remaining_ = count;
    for (std::uint64_t cookie = 0; cookie < 100; ++cookie) StartNext(cookie);
  }
  std::uint64_t ended_count() const { return ended_count_; }

  void OnResponse(std::uint64_t, const HttpResponse&) override {}
  void OnBodyComplete(std::uint64_t cookie, std::uint64_t) override { StartNext(cookie + 1); }
  void OnFailure(std::uint64_t cookie, NetworkFailure, std::uint64_t) override {
    StartNext(cookie + 1);
  }

 private:
  void StartNext(std::uint64_t cookie) {
    ++ended_count_;
    if (remaining_ == 0) return;
    --remaining_;
    constexpr const char* kUrls[] = {
        "http://origin.test/whole", "http://origin.test/slow", "http://origin.test/breaks",
        "http://origin.test/gone",  "http://unknown.test/",
    };
    network_.Start({.method = cookie % 7 == 0 ? HttpMethod::kHead : HttpMethod::kGet,
                    .url = kUrls[cookie % 5]},
                   *this, cookie);
  }

  NetworkService& network_;
  std::uint64_t remaining_ = 0;
  std::uint64_t ended_count_ = 0;
};

TEST(NetworkAllocationTest, ExchangesAllocateNothingOnceWarm) {
  SeededChoices choices(1);
  World world(choices);
  NetworkService network(world);
  Origin& origin = network.AddOrigin("http://origin.test");
  origin.Put("/whole", {.content = Content::Pattern(5000)});
  origin.Put("/slow", {.content = Content::Pattern(5000), .bytes_per_second_max = 20'000});
  origin.Put("/breaks", {.content = Content::Pattern(5000), .answer = {.break_after_bytes = 100}});

  Restarter restarter(network);
  restarter.Start(3 * Origin::kLogSizeMin);
  world.RunUntilIdle();

  const std::uint64_t before = allocation_count;
  restarter.Start(3 * Origin::kLogSizeMin);
  world.RunUntilIdle();
  EXPECT_EQ(allocation_count - before, 0u);
  EXPECT_GT(restarter.ended_count(), 6 * Origin::kLogSizeMin);
}

}  // namespace
}  // namespace bitsim
