#include "conformance/model/program_file.h"

#include <algorithm>

namespace conformance::model {

std::string ProgramFile(const ProgramOfJob& program) {
  std::string file = std::to_string(program.job + 1);
  file.append("-").append(ToString(program.program)).append(".exe");
  return file;
}

std::optional<ProgramOfJob> ParseProgramPath(std::wstring_view path) {
  constexpr std::wstring_view kEnd = L".exe";
  const std::wstring_view file = path.substr(path.find_last_of(L"\\/") + 1);
  if (file.size() < 2 + kEnd.size() || file[1] != L'-' || !file.ends_with(kEnd)) {
    return std::nullopt;
  }
  const auto job = static_cast<std::size_t>(file[0]) - L'1';
  if (job >= kJobsMax) return std::nullopt;
  const std::wstring_view name = file.substr(2, file.size() - 2 - kEnd.size());
  for (const std::uint32_t argument : ArgumentsOf(CommandKind::kSetProgram)) {
    const auto program = static_cast<Program>(argument);
    const std::string_view known = ToString(program);
    if (std::equal(name.begin(), name.end(), known.begin(), known.end())) return {{job, program}};
  }
  return std::nullopt;
}

}  // namespace conformance::model
