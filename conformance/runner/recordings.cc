#include "conformance/runner/recordings.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "conformance/runner/options.h"

namespace conformance::runner {
namespace {

constexpr std::string_view kVersionLine = "bits-conformance-recording 1";
constexpr std::uintmax_t kSizeMaxBytes = 256 * 1024 * 1024;

[[noreturn]] void Fail(const std::filesystem::path& file, int line, const std::string& message) {
  throw UsageError(file.string() + ":" + std::to_string(line) + ": " + message);
}

std::string TakeLine(std::string& text, const std::filesystem::path& file, int number) {
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) Fail(file, number, "the recording is cut off in this line");
  std::string line = text.substr(0, end);
  text.erase(0, end + 1);
  return line;
}

std::string TakeField(std::string& text, std::string_view name, const std::filesystem::path& file,
                      int number) {
  const std::string line = TakeLine(text, file, number);
  const std::string start = std::string(name) + ' ';
  if (!line.starts_with(start) || line.size() == start.size()) {
    Fail(file, number, "expected '" + start + "...', found '" + line.substr(0, 80) + "'");
  }
  return line.substr(start.size());
}

}  // namespace

SuiteRecording ReadRecording(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size_bytes = std::filesystem::file_size(file, error);
  if (error) throw UsageError("cannot read " + file.string() + ": " + error.message());
  if (size_bytes > kSizeMaxBytes) throw UsageError(file.string() + " is too large for a recording");
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw UsageError("cannot read " + file.string());

  const std::string version = TakeLine(text, file, 1);
  if (version != kVersionLine) {
    Fail(file, 1, "a recording of this version starts with '" + std::string(kVersionLine) +
                      "', this one with '" + version.substr(0, 80) + "'");
  }
  SuiteRecording recording;
  recording.test = TakeField(text, "test", file, 2);
  recording.backend = TakeField(text, "backend", file, 3);
  recording.choices = std::move(text);
  recording.first_line = 4;
  return recording;
}

RecordingFolder::RecordingFolder(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code error;
  std::filesystem::create_directories(path_, error);
  const std::filesystem::path probe = path_ / ".writable";
  const bool is_writable = !error && std::ofstream(probe).put('\n').good();
  std::filesystem::remove(probe, error);
  if (!is_writable) throw UsageError("cannot write recordings to " + path_.string());
}

void RecordingFolder::Keep(const SuiteRecording& recording) const {
  if (recording.choices.empty()) return;
  const std::filesystem::path file = path_ / (recording.test + ".choices");
  std::filesystem::path unfinished = file;
  unfinished += ".tmp";
  {
    std::ofstream stream(unfinished, std::ios::binary);
    stream << kVersionLine << "\ntest " << recording.test << "\nbackend " << recording.backend
           << '\n' << recording.choices;
    stream.flush();
    if (!stream) throw UsageError("cannot write " + unfinished.string());
  }
  std::error_code error;
  std::filesystem::rename(unfinished, file, error);
  if (error) throw UsageError("cannot write " + file.string() + ": " + error.message());
}

}  // namespace conformance::runner
