#include "bitsim/choice_strategies.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace bitsim {

// --- ForkingChoices ---

ForkingChoices::ForkingChoices(std::uint64_t seed)
    : random_(seed), own_stream_(random_.OpenStream("strategy")) {}

ChoiceSource::StreamId ForkingChoices::OpenStream(std::string_view name) {
  return random_.OpenStream(name);
}

std::uint64_t ForkingChoices::Draw(StreamId stream, std::uint64_t n) {
  return n > kForkMax ? random_.Choose(stream, n) : Fork(stream, n);
}

// --- SwarmChoices ---

std::uint64_t SwarmChoices::Fork(StreamId stream, std::uint64_t n) {
  constexpr std::uint32_t kUndrawn = 17;
  constexpr std::uint32_t kDeviationsOf16[] = {0, 1, 4, 8, 16};
  if (stream >= deviations_of_16_.size()) deviations_of_16_.resize(stream + 1, kUndrawn);
  std::uint32_t& deviations = deviations_of_16_[stream];
  if (deviations == kUndrawn) deviations = kDeviationsOf16[Random(std::size(kDeviationsOf16))];
  return Random(16) < deviations ? 1 + Random(n - 1) : 0;
}

// --- PctChoices ---

PctChoices::PctChoices(const PctOptions& options) : ForkingChoices(options.seed) {
  const std::uint64_t questions = std::max<std::uint64_t>(options.question_count, 1);
  for (std::size_t i = 0; i < options.depth; ++i) places_.push_back(Random(questions));
  std::sort(places_.begin(), places_.end());
}

std::uint64_t PctChoices::Fork(StreamId, std::uint64_t n) {
  const std::uint64_t question = question_++;
  bool deviates = false;
  for (; next_place_ < places_.size() && places_[next_place_] <= question; ++next_place_) {
    deviates = true;
  }
  return deviates ? 1 + Random(n - 1) : 0;
}

// --- ExhaustiveChoices ---

ExhaustiveChoices::ExhaustiveChoices(const ExhaustiveOptions& options)
    : ForkingChoices(0), options_(options) {}

bool ExhaustiveChoices::BeginNextRun() {
  position_ = 0;
  if (run_count_ == 0) {
    ++run_count_;
    return true;
  }
  while (!path_.empty()) {
    const auto deviations = static_cast<std::size_t>(std::count_if(
        path_.begin(), path_.end() - 1, [](const Choice& choice) { return choice.value != 0; }));
    Choice& last = path_.back();
    if (last.value + 1 < last.n) {
      if (deviations < options_.deviations_max) {
        ++last.value;
        ++run_count_;
        return true;
      }
      was_bounded_ = true;
    }
    path_.pop_back();
  }
  return false;
}

std::uint64_t ExhaustiveChoices::Fork(StreamId, std::uint64_t n) {
  if (position_ == path_.size()) {
    if (path_.size() == options_.depth_max) {
      was_bounded_ = true;
      return 0;
    }
    path_.push_back({n, 0});
  }
  const Choice& choice = path_[position_++];
  if (choice.n != n) {
    throw std::logic_error("a run that is not deterministic cannot be explored: question " +
                           std::to_string(position_) + " had " + std::to_string(choice.n) +
                           " answers, now " + std::to_string(n));
  }
  return choice.value;
}

// --- BytesChoices ---

std::uint64_t BytesChoices::Fork(StreamId, std::uint64_t n) {
  if (bytes_.empty()) return 0;
  const std::uint64_t byte = bytes_.front();
  bytes_ = bytes_.subspan(1);
  return byte % n;
}

}  // namespace bitsim
