// File: program_file.h
//
// The programs of command lines. Each that a job may have is a file of its own, so that a path
// tells whose it is and what it does.

#ifndef BITSIM_CONFORMANCE_MODEL_PROGRAM_FILE_H_
#define BITSIM_CONFORMANCE_MODEL_PROGRAM_FILE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/model/command.h"

namespace conformance::model {

struct ProgramOfJob {
  std::size_t job = 0;
  Program program = Program::kNone;
};

// "1-fails.exe", in a folder of the caller's choice.
std::string ProgramFile(const ProgramOfJob& program);
// nullopt for any other path.
std::optional<ProgramOfJob> ParseProgramPath(std::wstring_view path);

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_PROGRAM_FILE_H_
