// bits-conformance questions

#include <cstdio>
#include <filesystem>
#include <string>

#include "conformance/command_line/command_line.h"
#include "conformance/questions/find_questions.h"
#include "conformance/report/report_folder.h"
#include "conformance/runner/command_registry.h"

namespace conformance::questions {
namespace {

constexpr const char* kHelp = R"(NAME
  bits-conformance questions - find what the reference model can be asked

SYNOPSIS
  bits-conformance questions [--write=FILE]

DESCRIPTION
  Looks for the shortest history to every call of a job in every state, and to
  every rule that none of these is about, and prints them. The tests Question.*
  ask them; they stand in conformance/questions/questions.inc.

OPTIONS
  --write=FILE  Writes them there, as that file has them.

EXIT STATUS
  0  done
  2  wrong use, or the file cannot be written
)";

void WriteSource(const std::filesystem::path& file, const std::string& source) {
  const std::string name = file.filename().string();
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  report::ReportFolder(folder, {name}).Write({{name, source}});
}

int RunQuestionsCommand(int argc, char** argv) {
  bool helps = false;
  std::string written;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("--help,-h", helps);
  AddText(app, "--write", written);
  ParseArguments(app, argc, argv);
  if (helps) {
    std::fputs(kHelp, stdout);
    return kExitGreen;
  }
  const std::string source = ToSource(FindQuestions());
  if (written.empty()) {
    std::fputs(source.c_str(), stdout);
  } else {
    WriteSource(written, source);
  }
  return kExitGreen;
}

const runner::CommandRegistration kQuestions({.name = "questions",
                                              .synopsis = "questions [--write=FILE]",
                                              .summary = "find what the model can be asked",
                                              .run = &RunQuestionsCommand});

}  // namespace
}  // namespace conformance::questions
