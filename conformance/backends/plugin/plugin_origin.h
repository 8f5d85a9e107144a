// File: plugin_origin.h
//
// The origin server that a plugin brings, as the Origin of a testbed.
//
//   PluginOrigin origin(library, IBitsimOrigin, IBitsimUploads or null);

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_ORIGIN_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_ORIGIN_H_

#include <bitsim_conformance/plugin.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/backends/plugin/plugin_library.h"
#include "conformance/testbed/testbed.h"

namespace conformance {

// Between the suite's unit of time and the interfaces'.
using PluginTicks = std::chrono::duration<std::uint64_t, std::ratio<1, BITSIM_TICKS_PER_SECOND>>;

inline UINT64 ToTicks(std::chrono::nanoseconds duration) {
  if (duration.count() <= 0) return 0;
  return std::chrono::duration_cast<PluginTicks>(duration).count();
}

inline std::chrono::nanoseconds FromTicks(UINT64 ticks) {
  return std::chrono::nanoseconds(static_cast<std::int64_t>(ticks) * 100);
}

class PluginOrigin final : public Origin {
 public:
  // `library` must outlive the origin.
  PluginOrigin(const PluginLibrary& library, ComPtr<IBitsimOrigin> origin,
               ComPtr<IBitsimUploads> uploads)
      : library_(library), origin_(std::move(origin)), uploads_(std::move(uploads)) {}

  std::wstring Url(std::string_view path) override;
  void Put(std::string_view path, const Resource& resource) override;
  void AnswerNext(std::string_view path, const Answer& answer, int count) override;
  std::vector<Request> requests() const override;
  void AcceptUploads(std::string_view path, const UploadTarget& target) override;
  std::vector<Upload> uploads() const override;

 private:
  const PluginLibrary& library_;
  const ComPtr<IBitsimOrigin> origin_;
  const ComPtr<IBitsimUploads> uploads_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_ORIGIN_H_
