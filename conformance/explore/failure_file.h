// File: failure_file.h
//
// A failure, kept: what was done, what the service chose, what was expected and what was seen.
// JSON, complete in itself:
//
//   {
//     "format": "bits-explore", "version": 1,
//     "engine": "sim:first-registration-wins", "strategy": "swarm", "seed": 1, "history": 7,
//     "commands": ["a create 1", "a register 1 listen", "a register 1 fail"],
//     "choices": ["bitsim-recording 1", "...", "end 2"],
//     "mismatch": {"command": 3, "what": "job 1: callback", "expected": [...], "actual": [...]},
//     "trace_hash": "0x0123456789abcdef"
//   }

#ifndef BITSIM_CONFORMANCE_EXPLORE_FAILURE_FILE_H_
#define BITSIM_CONFORMANCE_EXPLORE_FAILURE_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "conformance/explore/checker.h"
#include "conformance/explore/history.h"
#include "conformance/explore/scenario.h"

namespace conformance::explore {

struct Failure {
  std::string engine = "sim";  // as --backend takes it
  std::string strategy;        // how it was found: for the reader only
  std::uint64_t seed = 0;
  std::uint64_t history = 0;
  std::vector<model::Command> commands;
  std::string choices;  // bitsim::RecordingChoices::ToText
  Mismatch mismatch;
  std::uint64_t trace_hash = 0;
};

std::string ToJson(const Failure& failure);
// Throws BadInput, which names the place in `place`, the file.
Failure FailureFromJson(std::string_view text, std::string_view place);

// Throw BadInput. What is written is written whole or not at all.
Failure ReadFailure(const std::filesystem::path& file);
void WriteWhole(const std::filesystem::path& file, std::string_view text);

// Runs the commands with the choices of the file. Throws BadInput where the service asks for a
// choice that the file does not have.
RunResult Replay(const Failure& failure, const RunOptions& options, std::string_view place);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_FAILURE_FILE_H_
