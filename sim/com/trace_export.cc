#include "bitsim/trace_export.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/com/export_text.h"

namespace bitsim {
namespace {

std::int64_t TicksOf(Instant time) { return (time - kSimulationStart).count(); }

std::string Formatted(TraceValueFormat format, std::uint64_t value) {
  std::string text;
  format(text, value);
  return text;
}

// Calls `use` with the name, the text and the format of each value.
template <class Use>
void ForEachValue(const TraceEvent& event, const Use& use) {
  const TraceKind& kind = *event.kind;
  if (kind.first_name != nullptr) {
    use(kind.first_name, Formatted(kind.first_format, event.first), kind.first_format);
  }
  if (kind.second_name != nullptr) {
    use(kind.second_name, Formatted(kind.second_format, event.second), kind.second_format);
  }
}

void AddMember(std::string& out, std::string_view name, std::string_view text,
               TraceValueFormat format) {
  AppendJsonText(out, name);
  out += ':';
  if (format == &FormatDecimal) {
    out += text;
  } else {
    AppendJsonText(out, text);
  }
}

// Microseconds: ticks are tenths of one.
std::string Microseconds(std::int64_t ticks) {
  const std::string sign = ticks < 0 ? "-" : "";
  const std::uint64_t size =
      ticks < 0 ? 0 - static_cast<std::uint64_t>(ticks) : static_cast<std::uint64_t>(ticks);
  return sign + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

// The lines of a Chrome trace.
class ChromeTrace {
 public:
  explicit ChromeTrace(const Trace& trace) : trace_(trace), events_(trace.Events()) {}

  std::string Write() {
    Add(R"({"ph":"M","pid":1,"name":"process_name","args":{"name":"actors"}})");
    Add(R"({"ph":"M","pid":2,"name":"process_name","args":{"name":"jobs"}})");
    for (const TraceEvent& event : events_) {
      NameTrack(1, event.actor, trace_.actor_name(event.actor));
      AddInstant(event);
      if (event.subject != 0) FollowState(event);
    }
    for (const auto& [subject, state] : states_) AddSpan(subject, state, events_.back().time);
    return R"({"displayTimeUnit":"ms","traceEvents":[)" + ("\n" + lines_) + "\n]}\n";
  }

 private:
  struct State {
    std::string name;
    Instant since;
  };

  void Add(const std::string& line) {
    if (!lines_.empty()) lines_ += ",\n";
    lines_ += line;
  }

  void NameTrack(int process, std::uint32_t track, std::string_view name) {
    if (!named_.emplace(std::pair(process, track), true).second) return;
    std::string line = "{\"ph\":\"M\",\"pid\":" + std::to_string(process) +
                       ",\"tid\":" + std::to_string(track) +
                       ",\"name\":\"thread_name\",\"args\":{\"name\":";
    AppendJsonText(line, name);
    Add(line + "}}");
  }

  void AddInstant(const TraceEvent& event) {
    std::string line =
        "{\"ph\":\"i\",\"s\":\"t\",\"pid\":1,\"tid\":" + std::to_string(event.actor) +
        ",\"ts\":" + Microseconds(TicksOf(event.time)) + ",\"name\":";
    AppendJsonText(line, event.kind->name);
    line += ",\"args\":{";
    bool is_first = true;
    const auto separate = [&] {
      if (!std::exchange(is_first, false)) line += ',';
    };
    if (event.subject != 0) {
      separate();
      line += "\"job\":" + std::to_string(event.subject);
    }
    ForEachValue(event,
                 [&](std::string_view name, const std::string& text, TraceValueFormat format) {
                   separate();
                   AddMember(line, name, text, format);
                 });
    if (event.rule != nullptr) {
      separate();
      line += "\"rule\":";
      AppendJsonText(line, event.rule);
    }
    Add(line + "}}");
  }

  // A kind with the values `from` and `to` is a change of state.
  void FollowState(const TraceEvent& event) {
    const TraceKind& kind = *event.kind;
    if (kind.first_name == nullptr || kind.second_name == nullptr) return;
    if (std::string_view(kind.first_name) != "from" || std::string_view(kind.second_name) != "to") {
      return;
    }
    NameTrack(2, event.subject, "job " + std::to_string(event.subject));
    const auto [state, is_new] = states_.try_emplace(event.subject);
    if (!is_new) AddSpan(event.subject, state->second, event.time);
    state->second = {.name = Formatted(kind.second_format, event.second), .since = event.time};
  }

  void AddSpan(TraceSubjectId subject, const State& state, Instant end) {
    std::string line = "{\"ph\":\"X\",\"pid\":2,\"tid\":" + std::to_string(subject) +
                       ",\"ts\":" + Microseconds(TicksOf(state.since)) +
                       ",\"dur\":" + Microseconds((end - state.since).count()) + ",\"name\":";
    AppendJsonText(line, state.name);
    Add(line + "}");
  }

  const Trace& trace_;
  std::vector<TraceEvent> events_;
  std::map<std::pair<int, std::uint32_t>, bool> named_;
  std::map<TraceSubjectId, State> states_;
  std::string lines_;
};

// The lines of a Mermaid diagram.
class Mermaid {
 public:
  explicit Mermaid(const Trace& trace) : trace_(trace) {}

  std::string Write(std::size_t count) {
    const std::vector<TraceEvent> events = trace_.Events();
    const std::size_t first = events.size() - std::min(count, events.size());
    for (std::size_t i = first; i < events.size(); ++i) AddEvent(events[i]);
    std::string text = "sequenceDiagram\n";
    for (const TraceActorId actor : actors_) AddParticipant(text, actor);
    text += "  participant service\n";
    if (has_server_) text += "  participant server\n";
    return text + lines_;
  }

 private:
  static constexpr TraceActorId kServiceActor = 0;

  void AddParticipant(std::string& text, TraceActorId actor) const {
    text += "  participant a" + std::to_string(actor) + " as ";
    AppendMermaidText(text, trace_.actor_name(actor));
    text += '\n';
  }

  std::string NameOf(TraceActorId actor) {
    if (actor == kServiceActor) return "service";
    if (std::find(actors_.begin(), actors_.end(), actor) == actors_.end()) {
      actors_.push_back(actor);
    }
    return "a" + std::to_string(actor);
  }

  void AddEvent(const TraceEvent& event) {
    const std::string_view kind = event.kind->name;
    const std::string actor = NameOf(event.actor);
    const std::size_t colons = kind.find("::");
    std::string text;
    if (event.subject != 0) text += "job " + std::to_string(event.subject) + " ";
    text += colons == std::string_view::npos ? kind : kind.substr(colons + 2);
    ForEachValue(event, [&text](std::string_view name, const std::string& value, TraceValueFormat) {
      text.append(" ").append(name).append("=").append(value);
    });
    if (event.rule != nullptr) text += std::string(" [") + event.rule + "]";

    const bool is_client = event.actor != kServiceActor;
    lines_ += "  ";
    if (is_client && colons != std::string_view::npos) {
      lines_ += actor + "->>service";
    } else if (is_client && kind == "notify.result") {
      lines_ += actor + "-->>service";
    } else if (is_client && kind == "com.failed") {
      lines_ += "service-->>" + actor;
    } else if (is_client && kind.starts_with("notify.")) {
      lines_ += "service->>" + actor;
    } else if (kind.starts_with("http.")) {
      has_server_ = true;
      lines_ += kind == "http.request" ? "service->>server" : "server-->>service";
    } else {
      lines_ += "Note over " + actor;
    }
    lines_ += ": ";
    AppendMermaidText(lines_, text);
    lines_ += '\n';
  }

  const Trace& trace_;
  std::vector<TraceActorId> actors_;  // in the order in which they first act
  bool has_server_ = false;
  std::string lines_;
};

}  // namespace

std::string ToJsonLines(const Trace& trace) {
  std::string lines;
  for (const TraceEvent& event : trace.Events()) {
    lines += "{\"ticks\":" + std::to_string(TicksOf(event.time)) + ",\"actor\":";
    AppendJsonText(lines, trace.actor_name(event.actor));
    if (event.subject != 0) lines += ",\"job\":" + std::to_string(event.subject);
    lines += ",\"event\":";
    AppendJsonText(lines, event.kind->name);
    ForEachValue(event,
                 [&lines](std::string_view name, const std::string& text, TraceValueFormat format) {
                   lines += ',';
                   AddMember(lines, name, text, format);
                 });
    if (event.rule != nullptr) {
      lines += ",\"rule\":";
      AppendJsonText(lines, event.rule);
    }
    lines += "}\n";
  }
  return lines;
}

std::string ToChromeTrace(const Trace& trace) { return ChromeTrace(trace).Write(); }

std::string ToMermaid(const Trace& trace, std::size_t count) { return Mermaid(trace).Write(count); }

}  // namespace bitsim
