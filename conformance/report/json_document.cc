#include "conformance/report/json_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "conformance/report/text.h"

namespace conformance::report {
namespace {

using Kind = JsonNode::Kind;

// Ours have six.
constexpr std::size_t kDepthMax = 32;

std::string_view WordFor(Kind kind) {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kTruth:
      return "true or false";
    case Kind::kWholeNumber:
      return "a whole number from 0 on";
    case Kind::kNumber:
      return "another number";
    case Kind::kText:
      return "a text";
    case Kind::kArray:
      return "an array";
    case Kind::kObject:
      break;
  }
  return "an object";
}

// For a message: nobody wants a megabyte, or an escape sequence, in one.
std::string Quoted(std::string_view text) { return "'" + Shorten(Clean(text), 60) + "'"; }

// How far the parser has read.
struct Place {
  int line = 1;
  char last = ' ';
};

// Hands a text to the parser and keeps the place.
class WatchedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  WatchedIterator(const char* position, Place* place) : position_(position), place_(place) {}

  reference operator*() const { return *position_; }
  WatchedIterator& operator++() {
    place_->last = *position_;
    if (*position_++ == '\n') ++place_->line;
    return *this;
  }
  void operator++(int) { ++*this; }
  bool operator==(const WatchedIterator& other) const { return position_ == other.position_; }
  bool operator!=(const WatchedIterator& other) const { return position_ != other.position_; }

 private:
  const char* position_;
  Place* place_;
};

// What the parser calls; builds the nodes.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const Place& place, JsonNode& root) : place_(place), root_(root) {}

  const std::string& refusal() const { return refusal_; }
  int refusal_line() const { return refusal_line_; }

  bool null() override { return Add({.kind = Kind::kNull}); }
  bool boolean(bool value) override { return Add({.kind = Kind::kTruth, .truth = value}); }
  bool number_integer(number_integer_t) override { return Add({.kind = Kind::kNumber}); }
  bool number_unsigned(number_unsigned_t value) override {
    return Add({.kind = Kind::kWholeNumber, .whole_number = value});
  }
  bool number_float(number_float_t, const string_t&) override {
    return Add({.kind = Kind::kNumber});
  }
  bool string(string_t& value) override {
    return Add({.kind = Kind::kText, .text = std::move(value)});
  }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return Open(Kind::kObject); }
  bool end_object() override { return Close(); }
  bool start_array(std::size_t) override { return Open(Kind::kArray); }
  bool end_array() override { return Close(); }
  bool key(string_t& name) override {
    if (!names_.back().insert(name).second) {
      return Refuse(Quoted(name) + " stands twice in one object");
    }
    name_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::json::exception& error) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: ..."
    const std::string_view what = error.what();
    const std::size_t column = what.find(", column ");
    const std::size_t reason = column == what.npos ? what.npos : what.find(": ", column);
    return Refuse("this is no JSON: " +
                  std::string(reason == what.npos ? what : what.substr(reason + 2)));
  }

 private:
  // The parser reads one character beyond a number.
  int Line(Kind kind) const {
    const bool is_number = kind == Kind::kNumber || kind == Kind::kWholeNumber;
    return is_number && place_.last == '\n' ? place_.line - 1 : place_.line;
  }

  bool Refuse(const std::string& why) {
    refusal_ = why;
    refusal_line_ = place_.line;
    return false;
  }

  bool Add(JsonNode node) {
    Put(std::move(node));
    return true;
  }

  JsonNode& Put(JsonNode node) {
    node.line = Line(node.kind);
    if (open_.empty()) return root_ = std::move(node);
    JsonNode& parent = *open_.back();
    if (parent.kind == Kind::kObject) parent.names.push_back(std::move(name_));
    return parent.items.emplace_back(std::move(node));
  }

  bool Open(Kind kind) {
    if (open_.size() == kDepthMax) return Refuse("too deep: more levels than any report has");
    // Pointers of outer nodes stay good: nothing is added to an outer node while one is open.
    open_.push_back(&Put({.kind = kind}));
    names_.emplace_back();
    return true;
  }

  bool Close() {
    open_.pop_back();
    names_.pop_back();
    return true;
  }

  const Place& place_;
  JsonNode& root_;
  std::vector<JsonNode*> open_;
  std::vector<std::set<std::string>> names_;
  std::string name_;
  std::string refusal_;
  int refusal_line_ = 1;
};

}  // namespace

const JsonNode* JsonNode::Find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

JsonDocument::JsonDocument(std::string_view text, std::string name) : name_(std::move(name)) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos) Refuse(1, "the file is empty");
  Place place;
  Builder builder(place, root_);
  const bool understood =
      nlohmann::json::sax_parse(WatchedIterator(text.data(), &place),
                                WatchedIterator(text.data() + text.size(), &place), &builder);
  if (understood) return;
  std::string why = Shorten(Clean(builder.refusal()), 300);
  const bool is_cut_off = why.find("unexpected end of input") != std::string::npos ||
                          why.find("missing closing quote") != std::string::npos;
  if (is_cut_off) why += "; was the file cut off?";
  Refuse(builder.refusal_line(), why);
}

void JsonDocument::CheckFields(const JsonNode& object,
                               std::initializer_list<std::string_view> names) const {
  if (object.kind != Kind::kObject) {
    Refuse(object, fmt::format("{} stands where an object belongs", WordFor(object.kind)));
  }
  for (const std::string& name : object.names) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      Refuse(*object.Find(name), "unknown field " + Quoted(name));
    }
  }
  for (const std::string_view name : names) {
    if (object.Find(name) == nullptr)
      Refuse(object, fmt::format("the field '{}' is missing", name));
  }
}

const JsonNode& JsonDocument::Field(const JsonNode& object, std::string_view name,
                                    Kind kind) const {
  const JsonNode* const node = object.Find(name);
  if (node == nullptr) Refuse(object, fmt::format("the field '{}' is missing", name));
  if (node->kind != kind) {
    Refuse(*node,
           fmt::format("'{}' must be {}, but is {}", name, WordFor(kind), WordFor(node->kind)));
  }
  return *node;
}

const std::string& JsonDocument::Text(const JsonNode& object, std::string_view name) const {
  return Field(object, name, Kind::kText).text;
}

bool JsonDocument::Truth(const JsonNode& object, std::string_view name) const {
  return Field(object, name, Kind::kTruth).truth;
}

std::uint64_t JsonDocument::WholeNumber(const JsonNode& object, std::string_view name,
                                        std::uint64_t max) const {
  const JsonNode& node = Field(object, name, Kind::kWholeNumber);
  if (node.whole_number > max) Refuse(node, fmt::format("'{}' is more than {}", name, max));
  return node.whole_number;
}

const std::vector<JsonNode>& JsonDocument::Items(const JsonNode& object,
                                                 std::string_view name) const {
  return Field(object, name, Kind::kArray).items;
}

std::vector<std::string> JsonDocument::Texts(const JsonNode& object, std::string_view name) const {
  std::vector<std::string> texts;
  for (const JsonNode& item : Items(object, name)) {
    if (item.kind != Kind::kText) {
      Refuse(item,
             fmt::format("'{}' must be an array of texts, but has {}", name, WordFor(item.kind)));
    }
    texts.push_back(item.text);
  }
  return texts;
}

void JsonDocument::Refuse(int line, const std::string& why) const {
  throw ReportError(fmt::format("{}:{}: {}", name_, line, why));
}

std::string ReadInputFile(const std::filesystem::path& file, std::uintmax_t size_max_bytes) {
  const std::string name = file.generic_string();
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    throw ReportError("cannot read '" + name + "': it is a folder");
  }
  // Not file_size: what is no regular file (a pipe) has none, and a file may grow.
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    const bool exists = std::filesystem::exists(file, error);
    throw ReportError("cannot read '" + name + "'" + (exists ? "" : ": there is no such file"));
  }
  std::string text;
  std::vector<char> chunk(1 << 16);
  while (stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.size() > size_max_bytes) {
      throw ReportError(
          fmt::format("'{}' is too large: more than {} MB", name, size_max_bytes / 1'000'000));
    }
  }
  if (stream.bad()) throw ReportError("cannot read '" + name + "'");
  return text;
}

}  // namespace conformance::report
