#include "conformance/protocol/message.h"

#include <algorithm>
#include <set>
#include <utility>

namespace conformance::protocol {
namespace {

constexpr std::size_t kShownBytesMax = 400;

// Looks at a line while it is parsed: a parser that takes the last of two equal keys would read
// another message than the one which was meant.
class Guard {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& value) {
    if (depth > kDepthMax) throw ProtocolError("nested too deep");
    switch (event) {
      case Json::parse_event_t::object_start:
        keys_.emplace_back();
        break;
      case Json::parse_event_t::object_end:
        keys_.pop_back();
        break;
      case Json::parse_event_t::key:
        if (!keys_.back().insert(value.get<std::string>()).second) {
          throw ProtocolError("the key '" + value.get<std::string>() + "' stands twice");
        }
        break;
      default:
        break;
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

Json ParseLine(std::string_view line) {
  if (line.size() > kLineBytesMax) {
    throw ProtocolError("a line of more than " + std::to_string(kLineBytesMax) + " bytes");
  }
  Json message;
  try {
    Guard guard;
    message = Json::parse(line, [&guard](int depth, Json::parse_event_t event, Json& value) {
      return guard(depth, event, value);
    });
  } catch (const Json::exception& error) {
    throw ProtocolError(std::string("not JSON in UTF-8: ") + error.what());
  }
  if (!message.is_object()) throw ProtocolError("not a JSON object");
  return message;
}

std::string ToLine(const Json& message) {
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string Shown(std::string_view line) {
  std::string shown;
  for (const char c : line.substr(0, kShownBytesMax)) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7f ? '?' : c;
  }
  if (line.size() > kShownBytesMax) {
    shown += "... (" + std::to_string(line.size()) + " bytes)";
  }
  // A character that was cut, or bytes that never were one.
  return Json::parse(Json(shown).dump(-1, ' ', false, Json::error_handler_t::replace))
      .get<std::string>();
}

Fields::Fields(const Json& object, std::string what, const std::vector<std::string_view>& known)
    : object_(object), what_(std::move(what)) {
  if (!object.is_object()) throw ProtocolError(what_ + " is not an object");
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw ProtocolError(what_ + " has an unknown key, '" + Shown(key) + "'");
    }
  }
}

void Fields::Complain(std::string_view key, std::string_view reason) const {
  throw ProtocolError("'" + std::string(key) + "' of " + what_ + " " + std::string(reason));
}

const Json* Fields::Find(std::string_view key) const {
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

const Json& Fields::Get(std::string_view key) const {
  const Json* const value = Find(key);
  if (value == nullptr) Complain(key, "is missing");
  return *value;
}

std::string Fields::Text(std::string_view key) const {
  const Json& value = Get(key);
  if (!value.is_string()) Complain(key, "is not a text");
  return value.get<std::string>();
}

bool Fields::Bool(std::string_view key) const {
  const Json& value = Get(key);
  if (!value.is_boolean()) Complain(key, "is neither true nor false");
  return value.get<bool>();
}

std::uint64_t Fields::Unsigned(std::string_view key, std::uint64_t max) const {
  const Json& value = Get(key);
  if (!IsUnsigned(value)) Complain(key, "is not a whole number from 0 on");
  const auto number = value.get<std::uint64_t>();
  if (number > max) Complain(key, "is more than " + std::to_string(max));
  return number;
}

std::int64_t Fields::Signed(std::string_view key) const {
  const Json& value = Get(key);
  const bool fits = value.is_number_integer() &&
                    (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
  if (!fits) Complain(key, "is not a whole number of 64 bits");
  return value.get<std::int64_t>();
}

const Json& Fields::Array(std::string_view key) const {
  const Json& value = Get(key);
  if (!value.is_array()) Complain(key, "is not an array");
  return value;
}

bool IsUnsigned(const Json& value) {
  return value.is_number_unsigned() ||
         (value.is_number_integer() && value.get<std::int64_t>() >= 0);
}

}  // namespace conformance::protocol
