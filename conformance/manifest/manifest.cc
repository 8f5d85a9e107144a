#include "conformance/manifest/manifest.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

constexpr std::uintmax_t kSizeMaxBytes = 1024 * 1024;
constexpr double kSecondsMax = 24 * 60 * 60;
constexpr std::int64_t kCountMax = 1'000'000;

class Reader {
 public:
  explicit Reader(std::string name) : name_(std::move(name)) {}

  Manifest Read(std::string_view text) {
    const toml::table table = Parse(text);
    for (const auto& [key, value] : table) ReadTop(key.str(), value);
    return std::move(manifest_);
  }

 private:
  std::string Place(const toml::node& node) const {
    return name_ + ":" + std::to_string(node.source().begin.line);
  }
  [[noreturn]] void Fail(const toml::node& node, const std::string& message) const {
    throw InputError(Place(node) + ": " + message);
  }
  [[noreturn]] void FailUnknown(const toml::node& node, std::string_view key,
                                const std::string& known) const {
    Fail(node, "unknown key '" + std::string(key) + "'; there are " + known);
  }

  toml::table Parse(std::string_view text) const {
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      throw InputError(name_ + ":" + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description()));
    }
  }

  void ReadTop(std::string_view key, const toml::node& node) {
    if (key == "bits_version") {
      manifest_.bits_version = Version(node);
    } else if (key == "clock") {
      ReadClock(node);
    } else if (key == "patience_seconds") {
      manifest_.patience = Milliseconds(key, node);
    } else if (key == "silence_seconds") {
      manifest_.silence = Milliseconds(key, node);
    } else if (key == "shortest_retry_delay_seconds") {
      manifest_.shortest_retry_delay = Seconds(key, node);
    } else if (key == "test_limit_seconds") {
      manifest_.test_limit = Seconds(key, node);
    } else if (key == "capabilities") {
      for (const auto& [name, value] : Table(key, node)) ReadCapability(name.str(), value);
    } else if (key == "limits") {
      for (const auto& [name, value] : Table(key, node)) ReadLimit(name.str(), value);
    } else {
      FailUnknown(node, key,
                  "bits_version, clock, patience_seconds, silence_seconds, "
                  "shortest_retry_delay_seconds, test_limit_seconds, capabilities, limits");
    }
  }

  const toml::table& Table(std::string_view key, const toml::node& node) const {
    if (!node.is_table())
      Fail(node, "'" + std::string(key) + "' is a table: [" + std::string(key) + "]");
    return *node.as_table();
  }

  std::string Version(const toml::node& node) const {
    const std::string text = node.value_exact<std::string>().value_or("");
    int major = 0;
    int minor = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%2d.%2d%c", &major, &minor, &rest) != 2 || major < 1 ||
        minor < 0) {
      Fail(node, "'bits_version' takes a version of BITS, as in \"10.3\"");
    }
    return text;
  }

  void ReadClock(const toml::node& node) {
    const std::string text = node.value_exact<std::string>().value_or("");
    if (text == "real") {
      manifest_.lacks.insert(Capability::kVirtualTime);
    } else if (text == "virtual") {
      manifest_.claims_virtual_time = Place(node);
    } else {
      Fail(node, "'clock' takes \"virtual\" or \"real\"");
    }
  }

  std::chrono::milliseconds Milliseconds(std::string_view key, const toml::node& node) const {
    const std::optional<double> seconds =
        node.is_number() ? node.value<double>() : std::optional<double>();
    if (!seconds || !(*seconds >= 0.001) || *seconds > kSecondsMax) {
      Fail(node, "'" + std::string(key) + "' takes a number of seconds from 0.001 to 86400");
    }
    return std::chrono::milliseconds(std::llround(*seconds * 1000));
  }

  std::int64_t Count(std::string_view key, const toml::node& node, std::int64_t max) const {
    const std::optional<std::int64_t> count = node.value_exact<std::int64_t>();
    if (!count || *count < 1 || *count > max) {
      Fail(node,
           "'" + std::string(key) + "' takes a whole number from 1 to " + std::to_string(max));
    }
    return *count;
  }

  std::chrono::seconds Seconds(std::string_view key, const toml::node& node) const {
    return std::chrono::seconds(Count(key, node, static_cast<std::int64_t>(kSecondsMax)));
  }

  void ReadCapability(std::string_view key, const toml::node& node) {
    std::string known;
    for (const Capability capability : EveryCapability()) {
      if (ToKey(capability) == key) {
        const std::optional<bool> has = node.value_exact<bool>();
        if (!has) Fail(node, "'" + std::string(key) + "' takes true or false");
        if (!*has) manifest_.lacks.insert(capability);
        return;
      }
      known += (known.empty() ? "" : ", ") + std::string(ToKey(capability));
    }
    FailUnknown(node, key, known);
  }

  void ReadLimit(std::string_view key, const toml::node& node) {
    if (key != "jobs" && key != "files_per_job") FailUnknown(node, key, "jobs, files_per_job");
    auto& limit = key == "jobs" ? manifest_.limits.jobs : manifest_.limits.files_per_job;
    limit = static_cast<std::uint32_t>(Count(key, node, kCountMax));
  }

  const std::string name_;
  Manifest manifest_;
};

}  // namespace

std::string_view ToKey(Capability capability) {
  switch (capability) {
    case Capability::kVirtualTime:
      return "virtual_time";
    case Capability::kSecondApplication:
      return "second_application";
    case Capability::kKillApplication:
      return "kill_application";
    case Capability::kUsers:
      return "users";
    case Capability::kNetwork:
      return "network";
    case Capability::kWallClock:
      return "wall_clock";
    case Capability::kServiceRestart:
      return "service_restart";
    case Capability::kLockFiles:
      return "lock_files";
    case Capability::kStall:
      return "stall";
    case Capability::kUploads:
      return "uploads";
    case Capability::kPrograms:
      return "programs";
    case Capability::kClassRegistry:
      return "class_registry";
    case Capability::kSessions:
      return "sessions";
    case Capability::kTokens:
      return "tokens";
    case Capability::kConditions:
      return "conditions";
    case Capability::kJobLimits:
      return "job_limits";
    case Capability::kLockVolume:
      return "lock_volume";
    case Capability::kCrash:
      return "crash";
    case Capability::kCorruptStateFile:
      return "corrupt_state_file";
    case Capability::kCredentials:
      return "credentials";
  }
  return "unknown";
}

void Manifest::ApplyTo(Capabilities& offered) const {
  if (!claims_virtual_time.empty() && !offered.Has(Capability::kVirtualTime)) {
    throw InputError(claims_virtual_time +
                     ": the clock is said to be virtual, but this backend has a real one");
  }
  for (const Capability capability : lacks) offered.has.erase(capability);
  if (bits_version) offered.bits_version = *bits_version;
  if (patience) offered.patience = *patience;
  if (shortest_retry_delay) offered.shortest_retry_delay = *shortest_retry_delay;
}

Manifest ParseManifest(std::string_view text, const std::string& name) {
  return Reader(name).Read(text);
}

Manifest ReadManifest(const std::filesystem::path& file) {
  const std::string name = file.generic_string();
  std::error_code error;
  const std::uintmax_t size_bytes = std::filesystem::file_size(file, error);
  if (error) throw InputError("cannot read " + name + ": " + error.message());
  if (size_bytes > kSizeMaxBytes) throw InputError(name + " is too large");
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw InputError("cannot read " + name);
  return ParseManifest(text, name);
}

}  // namespace conformance
