// Lines that are damaged at random, from a fixed seed: whatever comes, the readers of both ends
// take it or say with a ProtocolError what is wrong.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "conformance/protocol/recording_peer.h"
#include "conformance/protocol/world_values.h"

namespace conformance::protocol {
namespace {

constexpr int kRounds = 20'000;

const std::vector<std::string> kLines = {
    R"({"call":"IBackgroundCopyManager.CreateJob","args":{"DisplayName":"j","Type":0},)"
    R"("out":{"pJobId":"5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c","ppJob":"s2"}})",
    R"({"call":"IBackgroundCopyJob.AddFileSet","args":{"cFileCount":1,"pFileSet":)"
    R"([{"RemoteName":"a","LocalName":"b"}]},"out":{}})",
    R"({"call":"IBackgroundCopyJob2.SetCredentials","args":{"credentials":{"Target":1,)"
    R"("Scheme":1,"Credentials":{"Basic":{"UserName":"u","Password":null}}}},"out":{}})",
    R"({"call":"IBackgroundCopyJob2.GetReplyData","args":{},)"
    R"("out":{"ppBuffer":"00ff","pLength":2}})",
    R"({"call":"IBackgroundCopyJob5.GetProperty","args":{"PropertyId":5},)"
    R"("out":{"PropertyValue":{"Uint64":18446744073709551615}}})",
    R"({"call":"IBackgroundCopyFile2.GetFileRanges","args":{},)"
    R"("out":{"RangeCount":1,"Ranges":[{"InitialOffset":0,"Length":9}]}})",
    R"({"call":"IBackgroundCopyJob.GetTimes","args":{},"out":{"pVal":{"CreationTime":1,)"
    R"("ModificationTime":133485408000000000,"TransferCompletionTime":0}}})",
    R"({"call":"IBackgroundCopyJob.SetNotifyInterface","args":{"Val":"c1"},"out":{}})",
    R"({"protocol":1,"name":"x","bits_version":"10.3","capabilities":["virtual_time"]})",
    R"({"size_bytes":1,"etag":"","last_modified":"","answer":{"status":200,)"
    R"("content_length":true,"accepts_ranges":true,"delay_ns":0,"break_after_bytes":null,)"
    R"("stall_after_bytes":7,"location":"","http_1_0":false,"content_range":true,)"
    R"("break_by":"reset"},"bytes_per_second":0,"user_name":"","password":""})",
    R"({"program":"p","parameters":"","user":"","at_ns":0,"was_found":true,"has_ended":false})",
};

const std::vector<std::string> kPieces = {
    "null",        "true",    "-1",     "1e999", "18446744073709551616",
    "0.5",         "\"\"",    "{}",     "[]",    "[[",
    "\"\\ud800\"", "\xff",    "\\",     "\"",    ",",
    ":",           "{\"a\":", "\"c1\"", "99",    "1048577"};

std::string Damaged(std::string line, std::mt19937_64& random) {
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (std::size_t damages = 1 + below(3); damages > 0; --damages) {
    const std::size_t place = below(line.size() + 1);
    switch (below(5)) {
      case 0:
        line.insert(place, kPieces[below(kPieces.size())]);
        break;
      case 1:
        line.erase(place, 1 + below(8));
        break;
      case 2:
        line.replace(place, 1 + below(8), kPieces[below(kPieces.size())]);
        break;
      case 3:
        if (place < line.size()) line[place] = static_cast<char>(below(256));
        break;
      default: {
        const std::string& other = kLines[below(kLines.size())];
        line = line.substr(0, place) + other.substr(below(other.size()));
        break;
      }
    }
  }
  return line;
}

template <class Read>
bool IsTaken(const Read& read) {
  try {
    read();
    return true;
  } catch (const ProtocolError& error) {
    EXPECT_STRNE(error.what(), "");
    return false;
  }
}

const GUID& InterfaceOf(const std::string& method) {
  if (method.starts_with("IBackgroundCopyManager")) return __uuidof(IBackgroundCopyManager);
  if (method.starts_with("IBackgroundCopyFile")) return __uuidof(IBackgroundCopyFile6);
  return __uuidof(IBackgroundCopyJob5);
}

TEST(Fuzz, DamagedLinesAreTakenOrRefused) {
  std::mt19937_64 random(20'240'101);
  int parsed = 0;
  int called = 0;
  for (int i = 0; i < kRounds; ++i) {
    const std::string line = Damaged(kLines[random() % kLines.size()], random);
    SCOPED_TRACE(Shown(line));
    Json message;
    if (!IsTaken([&] { message = ParseLine(line); })) continue;
    ++parsed;
    EXPECT_TRUE(IsTaken([&] { ParseLine(ToLine(message)); }));
    IsTaken([&] { DecodeGreeting(message); });
    IsTaken([&] { DecodeResource(message); });
    IsTaken([&] { DecodeLaunch(message); });
    called += IsTaken([&] {
      const Fields fields(message, "the message", {"call", "args", "out"});
      RecordingPeer peer;
      peer.answer.out = fields.Get("out");
      const std::string method = fields.Text("call");
      if (!peer.answer.out.is_object()) throw ProtocolError("no results");
      Invoke(peer, peer.Object(InterfaceOf(method)), InterfaceOf(method), method,
             fields.Get("args"));
    });
  }
  // The damage is such that much of it is noticed late, and some not at all.
  EXPECT_GT(parsed, kRounds / 10);
  EXPECT_GT(called, kRounds / 1000);
}

}  // namespace
}  // namespace conformance::protocol
