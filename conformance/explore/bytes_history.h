// File: bytes_history.h
//
// A history as bytes, as fuzzers make them up and keep them: the first three quarters are commands
// of a scenario, the rest answers what the service leaves to chance. Any bytes are a history.

#ifndef BITSIM_CONFORMANCE_EXPLORE_BYTES_HISTORY_H_
#define BITSIM_CONFORMANCE_EXPLORE_BYTES_HISTORY_H_

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "conformance/explore/history.h"
#include "conformance/explore/scenario.h"

namespace conformance::explore {

// The part that answers what the service leaves to chance.
std::span<const std::uint8_t> ChoicesOf(std::span<const std::uint8_t> bytes);

RunResult RunBytes(std::span<const std::uint8_t> bytes, const Scenario& scenario,
                   const RunOptions& options = {});

// A file; those of a folder, by name; or "-", the standard input. Throws BadInput.
std::vector<std::vector<std::uint8_t>> ReadBytes(const std::filesystem::path& path);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_BYTES_HISTORY_H_
