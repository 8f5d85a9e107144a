#include "conformance/backends/sim/sim_choices.h"

namespace conformance {

// Repeats a recording. Where the run no longer fits it, the run goes on with the first choice of
// all and the misfit is kept: a COM method is no place to throw from.
class SimChoices::CheckedReplay final : public bitsim::ChoiceSource {
 public:
  CheckedReplay(std::string_view text, std::string_view place, int first_line)
      : replay_(bitsim::ReplayedChoices::FromText(text, place, first_line)) {}

  StreamId OpenStream(std::string_view name) override {
    try {
      return replay_.OpenStream(name);
    } catch (const bitsim::RecordingError& error) {
      Keep(error);
      return 0;
    }
  }
  const std::string& misfit() const { return misfit_; }

 protected:
  std::uint64_t Draw(StreamId stream, std::uint64_t n) override {
    if (!misfit_.empty()) return 0;
    try {
      return replay_.Choose(stream, n);
    } catch (const bitsim::RecordingError& error) {
      Keep(error);
      return 0;
    }
  }

 private:
  void Keep(const bitsim::RecordingError& error) {
    if (misfit_.empty()) misfit_ = error.what();
  }

  bitsim::ReplayedChoices replay_;
  std::string misfit_;
};

SimChoices::SimChoices(const SimChoicesOptions& options)
    : seeded_(options.seed), source_(&seeded_) {
  if (options.recording.has_value()) {
    replay_ = std::make_unique<CheckedReplay>(*options.recording, options.recording_place,
                                              options.recording_first_line);
    source_ = replay_.get();
  }
  if (options.records) source_ = &recording_.emplace(*source_);
}

SimChoices::~SimChoices() = default;

std::string SimChoices::Recording() const {
  return recording_.has_value() ? recording_->ToText() : "";
}

const std::string& SimChoices::misfit() const {
  static const std::string none;
  return replay_ == nullptr ? none : replay_->misfit();
}

}  // namespace conformance
