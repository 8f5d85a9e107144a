#include "conformance/expectations/mend.h"

#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "conformance/expectations/text_lines.h"
#include "conformance/rulebook/rulebook.h"

namespace conformance {
namespace {

using Kind = Surprise::Kind;

TextPosition At(const toml::source_position& position) {
  return {.line = position.line, .column = position.column};
}

// The part of a message that is worth expecting: what was seen, in a line, without what a line of
// TOML cannot hold.
std::string TellingLine(std::string_view message) {
  std::string_view telling = message.substr(0, message.find('\n'));
  for (std::string_view rest = message; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.starts_with("Actual:") || line.starts_with("Which is:")) {
      telling = line;
      break;
    }
  }
  const auto end = std::find_if(telling.begin(), telling.end(),
                                [](char character) { return character < ' ' || character > '~'; });
  return std::string(telling.begin(), end);
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') quoted += '\\';
    quoted += character;
  }
  return quoted + '"';
}

// Where a line of the file, which is several lines of text, stands.
struct Place {
  const toml::table* table = nullptr;
  std::string subject;
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  bool is_removed = false;
};

std::vector<Place> PlacesIn(const toml::table& document) {
  std::vector<Place> places;
  for (const auto& [kind, value] : document) {
    for (const toml::node& node : *value.as_array()) {
      const toml::table& table = *node.as_table();
      Place place = {.table = &table,
                     .subject = table[kind.str() == "rule" ? "id" : "name"].value_or(""),
                     .first_line = table.source().begin.line,
                     .last_line = table.source().begin.line};
      for (const auto& [key, field] : table) {
        place.last_line = std::max<std::size_t>(place.last_line, field.source().end.line);
      }
      places.push_back(std::move(place));
    }
  }
  std::sort(places.begin(), places.end(),
            [](const Place& one, const Place& other) { return one.first_line < other.first_line; });
  return places;
}

class Mender {
 public:
  Mender(std::string_view text, const toml::table& document)
      : lines_(text), places_(PlacesIn(document)) {}

  Mended Mend(std::span<const Surprise> surprises) {
    std::map<std::size_t, std::vector<const Surprise*>> by_line;
    for (const Surprise& surprise : surprises) {
      if (surprise.line > 0) by_line[static_cast<std::size_t>(surprise.line)].push_back(&surprise);
    }
    for (const auto& [line, of_line] : by_line) MendLine(line, of_line);
    for (const Surprise& surprise : surprises) {
      if (surprise.line == 0) Append(surprise);
    }
    mended_.text = lines_.Text();
    return std::move(mended_);
  }

 private:
  // A change of a value; nothing for a key that goes with it.
  struct Change {
    TextPosition begin;
    TextPosition end;
    std::string with;
  };

  void MendLine(std::size_t line, const std::vector<const Surprise*>& surprises) {
    const auto place = std::find_if(places_.begin(), places_.end(), [line](const Place& known) {
      return known.first_line == line;
    });
    if (place == places_.end()) return;
    std::vector<Change> changes;
    for (const Surprise* surprise : surprises) {
      switch (surprise->kind) {
        case Kind::kHolds:
        case Kind::kStale:
          lines_.Remove(place->first_line, place->last_line);
          place->is_removed = true;
          ++mended_.removed;
          return;
        case Kind::kOtherVerdict:
          ChangeVerdict(*place, *surprise, changes);
          ChangeMessage(*place, *surprise, changes);
          break;
        case Kind::kOtherMessage:
          ChangeMessage(*place, *surprise, changes);
          break;
        case Kind::kExpired:
          DropKey(*place, "expires", changes);
          break;
        case Kind::kBroken:
          break;
      }
    }
    std::sort(changes.begin(), changes.end(), [](const Change& one, const Change& other) {
      return one.begin.line > other.begin.line;
    });
    for (const Change& change : changes) lines_.Replace(change.begin, change.end, change.with);
    ++mended_.changed;
  }

  static void ChangeVerdict(const Place& place, const Surprise& surprise,
                            std::vector<Change>& changes) {
    const toml::source_region& source = place.table->get("verdict")->source();
    changes.push_back({.begin = At(source.begin),
                       .end = At(source.end),
                       .with = Quoted(ToString(surprise.verdict))});
  }

  static void ChangeMessage(const Place& place, const Surprise& surprise,
                            std::vector<Change>& changes) {
    const toml::node* const message = place.table->get("message");
    if (message == nullptr) return;
    if (surprise.message.find(message->value_or("")) != std::string::npos) return;
    const std::string telling = TellingLine(surprise.message);
    if (telling.empty()) return DropKey(place, "message", changes);
    changes.push_back({.begin = At(message->source().begin),
                       .end = At(message->source().end),
                       .with = Quoted(telling)});
  }

  static void DropKey(const Place& place, std::string_view name, std::vector<Change>& changes) {
    for (const auto& [key, value] : *place.table) {
      if (key.str() != name) continue;
      changes.push_back(
          {.begin = At(key.source().begin), .end = At(value.source().end), .with = ""});
    }
  }

  // The last place of a rule that the book has earlier; else the last place of all.
  std::size_t LineBefore(const Surprise& surprise) const {
    const Rule* const rule = FindRule(surprise.subject);
    std::optional<std::size_t> before;
    std::size_t last = lines_.count();
    for (const Place& place : places_) {
      if (place.is_removed) continue;
      last = place.last_line;
      const Rule* const known = FindRule(place.subject);
      if (rule != nullptr && known != nullptr && known < rule) before = place.last_line;
    }
    return before.value_or(last);
  }

  void Append(const Surprise& surprise) {
    lines_.InsertAfter(
        LineBefore(surprise),
        {"", surprise.is_test ? "[[test]]" : "[[rule]]",
         (surprise.is_test ? "name = " : "id = ") + Quoted(surprise.subject),
         "verdict = " + Quoted(ToString(surprise.verdict)), "class = \"bug\"",
         "reason = " + Quoted("Nobody has looked into it yet: " + TellingLine(surprise.message))});
    ++mended_.added;
  }

  TextLines lines_;
  std::vector<Place> places_;
  Mended mended_;
};

}  // namespace

Mended MendExpectations(std::string_view text, const std::string& name,
                        std::span<const Surprise> surprises) {
  ParseExpectations(text, name);  // which says what is wrong with it
  return Mender(text, toml::parse(text)).Mend(surprises);
}

}  // namespace conformance
