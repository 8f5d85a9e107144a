// File: manifest.h
//
// What an implementation says of itself, as a TOML file for --manifest:
//
//   bits_version = "3.0"                # the BITS that it is like
//   clock = "real"                      # "virtual" or "real"
//   patience_seconds = 10               # how long the suite waits for what must happen
//   silence_seconds = 0.5               # ... and for what must not; real clocks only
//   shortest_retry_delay_seconds = 60   # the shortest SetMinimumRetryDelay that it honours
//   test_limit_seconds = 120            # how long an isolated test may take
//
//   [capabilities]                      # as ToKey spells them; what is not named stays as it is
//   users = false
//   service_restart = false
//
//   [limits]
//   jobs = 10                           # how many jobs a test may make,
//   files_per_job = 100                 # and how many files a job of its may have
//
// Nothing in it is required. It sets values and takes capabilities away; it gives none: what the
// backend cannot do, no file makes it do. Tests that need what it takes away are `unsupported`.

#ifndef BITSIM_CONFORMANCE_MANIFEST_MANIFEST_H_
#define BITSIM_CONFORMANCE_MANIFEST_MANIFEST_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "conformance/testbed/capabilities.h"
#include "conformance/testbed/declared_limits.h"

namespace conformance {

struct Manifest {
  std::optional<std::string> bits_version;
  std::optional<std::chrono::milliseconds> patience;
  std::optional<std::chrono::milliseconds> silence;
  std::optional<std::chrono::seconds> shortest_retry_delay;
  std::optional<std::chrono::seconds> test_limit;
  std::set<Capability> lacks;
  DeclaredLimits limits;

  // Where the file claims what not every backend bears out: the place, "clone.toml:2", or "".
  std::string claims_virtual_time;

  // What is left of what a backend offers. Throws InputError if that is less than claimed.
  void ApplyTo(Capabilities& offered) const;
};

// A backend that heeds a manifest is one of these, too.
class HeedsManifest {
 public:
  virtual ~HeedsManifest() = default;
  // Called once, before the first testbed is made.
  virtual void Heed(const Manifest& manifest) = 0;
};

// The name of a capability in a manifest: "virtual_time".
std::string_view ToKey(Capability capability);

// Each throws InputError for anything that is not as above, with the place in front:
// "clone.toml:3: ...".
Manifest ParseManifest(std::string_view text, const std::string& name);
Manifest ReadManifest(const std::filesystem::path& file);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_MANIFEST_MANIFEST_H_
