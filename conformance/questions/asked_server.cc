#include "conformance/questions/asked_server.h"

namespace conformance::questions {
namespace {

using model::Server;

constexpr std::uint64_t kFileBytes = 1000;
constexpr std::size_t kFilesMax = 2;  // of a job

Resource ResourceOf(Server server) {
  Resource resource = {.size_bytes = kFileBytes};
  switch (server) {
    case Server::kServes:
      break;
    case Server::kMissing:
      resource.answer.status = 404;
      break;
    case Server::kBusy:
      resource.answer.status = 503;
      break;
    case Server::kStalls:
      // A day's worth; slow rather than stalled, for some services cannot end a job before the next
      // few thousand bytes have arrived.
      resource.size_bytes = 10'000'000'000;
      resource.bytes_per_second = 100'000;
      break;
  }
  return resource;
}

}  // namespace

std::string PathOf(std::size_t job, std::size_t file) {
  return "/question" + std::to_string(job + 1) + static_cast<char>('a' + file);
}

std::uint8_t FileOf(Testbed& testbed, std::size_t job, const std::wstring& remote_name) {
  std::uint8_t file = 0;
  while (file < kFilesMax && testbed.origin().Url(PathOf(job, file)) != remote_name) ++file;
  return file;
}

void SetServer(Testbed& testbed, std::size_t job, Server server) {
  for (std::size_t file = 0; file < kFilesMax; ++file) {
    testbed.origin().Put(PathOf(job, file), ResourceOf(server));
  }
}

}  // namespace conformance::questions
