#include "conformance/model/program_file.h"

#include <algorithm>

namespace conformance::model {

std::string ProgramFile(const ProgramOfJob& program) {
  std::string file = std::to_string(program.job + 1);
  file.append("-").append(ToString(program.program)).append(".exe");
  return file;
}

std::optional<ProgramOfJob> ParseProgramPath(std::wstring_view path) {
  if (path.empty()) return std::nullopt;
  const std::wstring_view file = path.substr(path.find_last_of(L"\\/") + 1);
  for (std::size_t job = 0; job < kJobsMax; ++job) {
    for (const std::uint32_t argument : ArgumentsOf(CommandKind::kSetProgram)) {
      const ProgramOfJob program = {job, static_cast<Program>(argument)};
      const std::string name = ProgramFile(program);
      if (std::equal(file.begin(), file.end(), name.begin(), name.end())) return program;
    }
  }
  return std::nullopt;
}

}  // namespace conformance::model
