#include "conformance/report/bundle.h"

#include <fmt/format.h>

#include "conformance/report/json_document.h"
#include "conformance/report/page/run_page.h"
#include "conformance/report/report_folder.h"
#include "conformance/report/results_writer.h"
#include "conformance/report/tar.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

constexpr std::uintmax_t kAttachmentSizeMaxBytes = 64'000'000;

std::string SuiteText(const RunResult& run) {
  std::string text = fmt::format(
      "bits-conformance {}\nbackend {}\nbits_version {}\nseed {}\ntrace_hash {}\ntests {} of {}\n",
      run.suite_version, Clean(run.backend), Clean(run.bits_version), run.seed,
      TraceHashText(run.trace_hash), run.tests.size(), run.tests_in_suite);
  if (run.shard.count > 1) {
    text += fmt::format("shard {} of {}\n", run.shard.number, run.shard.count);
  }
  return text;
}

std::string HashText(const RunResult& run) {
  std::string text;
  for (const TestResult& test : run.tests) {
    text += TraceHashText(test.trace_hash) + "  " + test.name + "\n";
  }
  return text;
}

std::filesystem::path FolderOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

}  // namespace

void CheckBundle(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  if (extension != ".tar") {
    throw ReportError("a bundle is an archive that is not compressed: call it '" +
                      file.stem().string() + ".tar', not '" + file.filename().string() + "'");
  }
  // A folder that cannot be written, or a folder of that name, is found out before the run.
  const std::string name = file.filename().string();
  [[maybe_unused]] const ReportFolder folder(FolderOf(file), {name});
}

void WriteBundle(const std::filesystem::path& file, const RunResult& run,
                 const Attachments& attachments) {
  ReportFolder::Files files = {{"suite.txt", SuiteText(run)},
                               {"results.json", JsonReport(run)},
                               {"index.html", HtmlReport(run)},
                               {"trace-hashes.txt", HashText(run)}};
  for (const auto& [name, path] : attachments) {
    files.emplace_back(name, ReadInputFile(path, kAttachmentSizeMaxBytes));
  }
  const std::string root = file.stem().string() + "/";
  for (auto& [name, content] : files) name.insert(0, root);
  ReportFolder(FolderOf(file), {}).Write({{file.filename().string(), TarArchive(files)}});
}

}  // namespace conformance::report
