#include "conformance/report/tar.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "conformance/report/report_error.h"

namespace conformance::report {
namespace {

constexpr std::size_t kBlockBytes = 512;
constexpr std::size_t kNameBytes = 100;
constexpr std::size_t kPrefixBytes = 155;
constexpr std::uint64_t kSizeMaxBytes = 077777777777;  // eleven octal digits

// Fields of a header, by their place.
constexpr std::size_t kModeAt = 100;
constexpr std::size_t kOwnerAt = 108;
constexpr std::size_t kGroupAt = 116;
constexpr std::size_t kSizeAt = 124;
constexpr std::size_t kTimeAt = 136;
constexpr std::size_t kSumAt = 148;
constexpr std::size_t kTypeAt = 156;
constexpr std::size_t kMagicAt = 257;
constexpr std::size_t kPrefixAt = 345;

std::string Header(const std::string& name, std::uint64_t size_bytes) {
  std::string header(kBlockBytes, '\0');
  const auto put = [&header](std::size_t place, std::string_view text) {
    header.replace(place, text.size(), text);
  };
  std::string_view base = name;
  std::string_view folder;
  if (base.size() > kNameBytes) {
    const std::size_t slash = base.find('/', base.size() - kNameBytes - 1);
    if (slash == std::string_view::npos || slash > kPrefixBytes) {
      throw ReportError("the name '" + name + "' is too long for an archive");
    }
    folder = base.substr(0, slash);
    base.remove_prefix(slash + 1);
  }
  if (size_bytes > kSizeMaxBytes) {
    throw ReportError("'" + name + "' is too large for an archive");
  }
  put(0, base);
  put(kModeAt, "0000644");
  put(kOwnerAt, "0000000");
  put(kGroupAt, "0000000");
  put(kSizeAt, fmt::format("{:011o}", size_bytes));
  put(kTimeAt, "00000000000");
  put(kTypeAt, "0");
  put(kMagicAt, std::string_view("ustar\00000", 8));
  put(kPrefixAt, folder);
  put(kSumAt, "        ");  // counts as blanks in its own sum
  unsigned sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  put(kSumAt, fmt::format("{:06o}", sum));
  header[kSumAt + 6] = '\0';
  return header;
}

}  // namespace

std::string TarArchive(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string archive;
  for (const auto& [name, content] : files) {
    archive += Header(name, content.size());
    archive += content;
    archive.resize((archive.size() + kBlockBytes - 1) / kBlockBytes * kBlockBytes);
  }
  return archive.append(2 * kBlockBytes, '\0');
}

}  // namespace conformance::report
