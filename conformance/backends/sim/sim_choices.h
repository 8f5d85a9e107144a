// File: sim_choices.h
//
// Where the choices of a simulated world come from, and where they are written down.
//
//   SimChoices choices({.seed = 1, .records = true});
//   bitsim::Simulation simulation({.choices = &choices.source()});
//   ...
//   choices.Recording();                       // which another SimChoices repeats

#ifndef BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_CHOICES_H_
#define BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_CHOICES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bitsim/choice.h"

namespace conformance {

struct SimChoicesOptions {
  std::uint64_t seed = 1;
  std::optional<std::string_view> recording = std::nullopt;  // instead of the seed
  std::string_view recording_place = {};
  int recording_first_line = 1;
  bool records = false;
};

class SimChoices {
 public:
  // Throws bitsim::RecordingError for text that is no recording.
  explicit SimChoices(const SimChoicesOptions& options);
  ~SimChoices();
  SimChoices(const SimChoices&) = delete;
  SimChoices& operator=(const SimChoices&) = delete;

  bitsim::ChoiceSource& source() { return *source_; }
  // Empty unless it records.
  std::string Recording() const;
  // Where the run so far does not fit the recording that it was to repeat; empty if it does.
  const std::string& misfit() const;

 private:
  class CheckedReplay;

  bitsim::SeededChoices seeded_;
  std::unique_ptr<CheckedReplay> replay_;
  std::optional<bitsim::RecordingChoices> recording_;
  bitsim::ChoiceSource* source_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_CHOICES_H_
