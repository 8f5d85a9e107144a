#include "conformance/runner/worker_messages.h"

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace conformance::runner {
namespace {

using Json = nlohmann::json;
using Kind = WorkerMessage::Kind;

constexpr std::array<std::string_view, 7> kWords = {"ready", "start",   "finding", "end",
                                                    "broke", "refused", "done"};

Json OfFinding(const Finding& finding) {
  return {{"kind", static_cast<int>(finding.kind)},
          {"file", finding.file},
          {"line", finding.line},
          {"message", finding.message},
          {"rules", finding.rules},
          {"ended", finding.ended_the_test}};
}

Finding FindingOf(const Json& json) {
  const int kind = json.at("kind");
  if (kind < 0 || kind > static_cast<int>(Finding::Kind::kTimeout)) {
    throw std::invalid_argument("an unknown kind of finding");
  }
  return {.kind = static_cast<Finding::Kind>(kind),
          .file = json.at("file"),
          .line = json.at("line"),
          .message = json.at("message"),
          .rules = json.at("rules"),
          .ended_the_test = json.at("ended")};
}

Json OfTest(const TestResult& test) {
  Json findings = Json::array();
  for (const Finding& finding : test.findings) findings.push_back(OfFinding(finding));
  Json observations = Json::array();
  for (const Observation& observation : test.observations) {
    observations.push_back({{"what", observation.what}, {"value", observation.value}});
  }
  return {{"name", test.name},
          {"rules", test.rules},
          {"file", test.file},
          {"line", test.line},
          {"probe", test.probe},
          {"assertions", test.assertions},
          {"findings", findings},
          {"observations", observations},
          {"unsupported", test.unsupported ? Json(*test.unsupported) : Json(nullptr)},
          {"trace", test.trace},
          {"trace_hash", test.trace_hash},
          {"nanoseconds", test.duration.count()},
          {"verdict", ToString(test.verdict)}};
}

TestResult TestOf(const Json& json) {
  TestResult test;
  test.name = json.at("name");
  test.rules = json.at("rules");
  test.file = json.at("file");
  test.line = json.at("line");
  test.probe = json.at("probe");
  test.assertions = json.at("assertions");
  for (const Json& finding : json.at("findings")) test.findings.push_back(FindingOf(finding));
  for (const Json& observation : json.at("observations")) {
    test.observations.push_back({.what = observation.at("what"), .value = observation.at("value")});
  }
  if (const Json& reason = json.at("unsupported"); !reason.is_null()) test.unsupported = reason;
  test.trace = json.at("trace");
  test.trace_hash = json.at("trace_hash");
  test.duration = std::chrono::nanoseconds(json.at("nanoseconds").get<std::int64_t>());
  const auto verdict = ParseVerdict(json.at("verdict").get<std::string>());
  if (!verdict) throw std::invalid_argument("an unknown verdict");
  test.verdict = *verdict;
  return test;
}

Kind KindOf(const std::string& word) {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (kWords[i] == word) return static_cast<Kind>(i);
  }
  throw std::invalid_argument("an unknown word, '" + word + "'");
}

}  // namespace

std::string ToLine(const WorkerMessage& message) {
  Json json = {{"say", kWords.at(static_cast<std::size_t>(message.kind))}};
  if (!message.text.empty()) json["text"] = message.text;
  if (message.kind == Kind::kFinding) json["finding"] = OfFinding(message.finding);
  if (message.kind == Kind::kEnd) json["test"] = OfTest(message.test);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

WorkerMessage ParseWorkerLine(std::string_view line) {
  try {
    const Json json = Json::parse(line);
    WorkerMessage message{.kind = KindOf(json.at("say"))};
    message.text = json.value("text", "");
    if (message.kind == Kind::kFinding) message.finding = FindingOf(json.at("finding"));
    if (message.kind == Kind::kEnd) message.test = TestOf(json.at("test"));
    return message;
  } catch (const Json::exception& error) {
    throw std::invalid_argument(error.what());
  }
}

}  // namespace conformance::runner
