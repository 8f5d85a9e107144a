// File: json_document.h
//
// A JSON text that somebody else wrote, read so that every complaint about it can name the place.
//
//   const JsonDocument document(text, "results.json");
//   const JsonNode& root = document.root();
//   document.CheckFields(root, {"format", "seed"});
//   const std::uint64_t seed = document.WholeNumber(root, "seed");
//
// Every function throws ReportError, whose what() begins with the name and the line:
// "results.json:7: 'seed' must be a whole number, but is a text".

#ifndef BITSIM_CONFORMANCE_REPORT_JSON_DOCUMENT_H_
#define BITSIM_CONFORMANCE_REPORT_JSON_DOCUMENT_H_

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/report/report_error.h"

namespace conformance::report {

struct JsonNode {
  enum class Kind { kNull, kTruth, kWholeNumber, kNumber, kText, kArray, kObject };
  Kind kind = Kind::kNull;
  int line = 1;
  bool truth = false;
  std::uint64_t whole_number = 0;
  std::string text;
  std::vector<JsonNode> items;     // of an array; of an object the values of its members
  std::vector<std::string> names;  // of an object's members, in their order

  // The member of that name, or nullptr.
  const JsonNode* Find(std::string_view name) const;
};

class JsonDocument {
 public:
  // A text that is no JSON, not UTF-8, cut off, nested deeper than any document of ours, or has an
  // object with two members of one name, is refused. `name` is what complaints call it.
  JsonDocument(std::string_view text, std::string name);

  const JsonNode& root() const { return root_; }

  // `object` must be an object with exactly these members.
  void CheckFields(const JsonNode& object, std::initializer_list<std::string_view> names) const;

  // The member of that name, which must be there and of that kind.
  const JsonNode& Field(const JsonNode& object, std::string_view name, JsonNode::Kind kind) const;
  const std::string& Text(const JsonNode& object, std::string_view name) const;
  bool Truth(const JsonNode& object, std::string_view name) const;
  std::uint64_t WholeNumber(const JsonNode& object, std::string_view name,
                            std::uint64_t max = UINT64_MAX) const;
  const std::vector<JsonNode>& Items(const JsonNode& object, std::string_view name) const;
  // An array of texts.
  std::vector<std::string> Texts(const JsonNode& object, std::string_view name) const;

  // What all complaints go through.
  [[noreturn]] void Refuse(int line, const std::string& why) const;
  [[noreturn]] void Refuse(const JsonNode& node, const std::string& why) const {
    Refuse(node.line, why);
  }

 private:
  std::string name_;
  JsonNode root_;
};

// The whole file. Throws ReportError if it cannot be read or has more than `size_max_bytes`.
std::string ReadInputFile(const std::filesystem::path& file, std::uintmax_t size_max_bytes);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_JSON_DOCUMENT_H_
