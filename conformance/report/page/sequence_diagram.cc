#include "conformance/report/page/sequence_diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "conformance/report/text.h"

namespace conformance::report {
namespace {

constexpr std::string_view kService = "service";
constexpr std::string_view kServer = "server";

// In pixels of the drawing.
constexpr int kTimeWidth = 132;
constexpr int kRuleWidth = 116;
constexpr int kLaneWidth = 208;
constexpr int kHeadHeight = 48;
constexpr int kRowHeight = 34;
constexpr std::size_t kLabelMax = 32;

enum class Shape { kArrow, kAnswer, kNote, kBadNote };

// What is drawn for one step.
struct Mark {
  Shape shape = Shape::kNote;
  std::string from;
  std::string to;
  std::string label;
};

std::string ValuesOf(const TraceStep& step) {
  std::string text;
  for (const auto& [name, value] : step.values) text += " " + name + "=" + value;
  return text;
}

std::string ResultOf(const TraceStep& step) {
  const std::string_view result = step.ValueOf("result");
  return result == "0x00000000" ? "S_OK" : std::string(result);
}

std::string_view MethodOf(const TraceStep& step) {
  const std::string_view event = step.event;
  return event.substr(event.rfind("::") + 2);
}

// "notify.JobError" -> "JobError"
std::string_view AfterDot(std::string_view event) { return event.substr(event.find('.') + 1); }

bool IsBad(const TraceStep& step) {
  return step.event.ends_with(".killed") || step.event.ends_with(".lost") ||
         step.event.ends_with(".crashed") || step.event.ends_with("_threw") ||
         step.event == "notify.threw" || step.event == "job.error" || step.event == "network.cut";
}

Mark MarkOf(const TraceStep& step) {
  const std::string actor = step.actor;
  const std::string service(kService);
  const std::string server(kServer);
  if (step.IsCall() && actor != service) {
    return {Shape::kArrow, actor, service, std::string(MethodOf(step))};
  }
  if (step.IsNotification() && actor != service) {
    return {Shape::kArrow, service, actor, std::string(AfterDot(step.event)) + ValuesOf(step)};
  }
  if (step.event == "notify.result" && actor != service) {
    return {Shape::kAnswer, actor, service, ResultOf(step)};
  }
  if (step.event == "com.failed" && actor != service) {
    return {Shape::kAnswer, service, actor, ResultOf(step)};
  }
  if (step.event == "http.request") {
    return {Shape::kArrow, service, server, std::string(step.ValueOf("method"))};
  }
  if (step.event.starts_with("http.")) {
    const bool is_response = step.event == "http.response";
    return {Shape::kAnswer, server, service,
            is_response ? std::string(step.ValueOf("status"))
                        : std::string(AfterDot(step.event)) + ValuesOf(step)};
  }
  if (step.event == "job.state") {
    return {Shape::kNote, actor, actor,
            fmt::format("{} → {}", step.ValueOf("from"), step.ValueOf("to"))};
  }
  return {IsBad(step) ? Shape::kBadNote : Shape::kNote, actor, actor, step.event + ValuesOf(step)};
}

class Drawing {
 public:
  explicit Drawing(std::span<const DrawnStep> steps) : steps_(steps) {
    std::set<std::string_view> subjects;
    bool has_server = false;
    for (const DrawnStep& drawn : steps) {
      const Mark& mark = marks_.emplace_back(MarkOf(drawn.step));
      AddLane(mark.from);
      AddLane(mark.to);
      has_server = has_server || mark.from == kServer || mark.to == kServer;
      if (!drawn.step.subject.empty()) subjects.insert(drawn.step.subject);
    }
    lanes_.emplace_back(kService);
    if (has_server) lanes_.emplace_back(kServer);
    names_subjects_ = subjects.size() > 1;
  }

  std::string Draw(std::string_view id, std::string_view title) {
    int rows = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].left_out_before > 0) DrawGap(rows++, steps_[i].left_out_before);
      DrawStep(rows++, steps_[i].step, marks_[i]);
    }
    const int width = kTimeWidth + kLaneWidth * static_cast<int>(lanes_.size()) + kRuleWidth;
    const int height = kHeadHeight + kRowHeight * rows + 12;
    std::string svg = fmt::format(
        "<svg class=\"sequence\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
        "aria-labelledby=\"{0}-title {0}-desc\" width=\"{1}\" height=\"{2}\" viewBox=\"0 0 {1} "
        "{2}\">\n<title id=\"{0}-title\">{3}</title>\n<desc id=\"{0}-desc\">{4}</desc>\n",
        Escape(id), width, height, Escape(title), Escape(Description()));
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      const int x = CenterOf(lane);
      svg += fmt::format(
          "<line class=\"lane\" x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\"/>\n"
          "<rect class=\"head\" x=\"{3}\" y=\"8\" width=\"{4}\" height=\"26\" rx=\"6\"/>\n"
          "<text class=\"head\" x=\"{0}\" y=\"25\">{5}</text>\n",
          x, kHeadHeight - 14, height, x - kLaneWidth / 2 + 24, kLaneWidth - 48,
          Escape(Shorten(Clean(lanes_[lane]), 20)));
    }
    return svg + body_ + "</svg>\n";
  }

 private:
  void AddLane(const std::string& name) {
    if (name == kService || name == kServer) return;
    if (std::find(lanes_.begin(), lanes_.end(), name) == lanes_.end()) lanes_.push_back(name);
  }

  std::size_t LaneOf(std::string_view name) const {
    return static_cast<std::size_t>(std::find(lanes_.begin(), lanes_.end(), name) - lanes_.begin());
  }

  static int CenterOf(std::size_t lane) {
    return kTimeWidth + kLaneWidth * static_cast<int>(lane) + kLaneWidth / 2;
  }

  static int BaseOf(int row) { return kHeadHeight + kRowHeight * row + kRowHeight / 2; }

  std::string Description() const {
    return fmt::format("{} between {}. The table of the steps says the same in words.",
                       steps_.size() == 1 ? "One step" : fmt::format("{} steps", steps_.size()),
                       fmt::join(lanes_, ", "));
  }

  void DrawGap(int row, std::size_t left_out) {
    body_ +=
        fmt::format("<text class=\"gap\" x=\"{}\" y=\"{}\">⋮ {} left out</text>\n", kTimeWidth - 12,
                    BaseOf(row) + 4, left_out == 1 ? "1 step" : fmt::format("{} steps", left_out));
  }

  void DrawStep(int row, const TraceStep& step, const Mark& mark) {
    const int y = BaseOf(row);
    if (step.time != last_time_) {
      body_ += fmt::format("<text class=\"time\" x=\"{}\" y=\"{}\">{}</text>\n", kTimeWidth - 12,
                           y + 4, Escape(Shorten(step.time, 18)));
      last_time_ = step.time;
    }
    if (!step.rule.empty()) {
      body_ += fmt::format("<text class=\"rule-id\" x=\"{}\" y=\"{}\">{}</text>\n",
                           kTimeWidth + kLaneWidth * static_cast<int>(lanes_.size()) + 6, y + 4,
                           Escape(Shorten(step.rule, 16)));
    }
    std::string label = mark.label;
    if (names_subjects_ && !step.subject.empty()) label = step.subject + ": " + label;
    if (mark.shape == Shape::kNote || mark.shape == Shape::kBadNote) {
      DrawNote(y, LaneOf(mark.from), label, mark.shape == Shape::kBadNote);
    } else {
      DrawArrow(y, mark, label);
    }
  }

  void DrawNote(int y, std::size_t lane, const std::string& label, bool is_bad) {
    const std::string shown = Shorten(Clean(label), kLabelMax);
    const int width = std::min(kLaneWidth - 4, 18 + 13 * static_cast<int>(LengthOf(shown)) / 2);
    const int x = CenterOf(lane);
    body_ += fmt::format(
        "<g class=\"note{0}\"><rect x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"22\" rx=\"11\"/>"
        "<text x=\"{4}\" y=\"{5}\">{6}</text></g>\n",
        is_bad ? " bad" : "", x - width / 2, y - 11, width, x, y + 4, Escape(shown));
  }

  void DrawArrow(int y, const Mark& mark, const std::string& label) {
    const int from = CenterOf(LaneOf(mark.from));
    const int to = CenterOf(LaneOf(mark.to));
    const int direction = to > from ? 1 : -1;
    const int reach = std::abs(to - from) / kLaneWidth;
    const int line = y + 7;
    body_ += fmt::format(
        "<g class=\"{0}\"><line x1=\"{1}\" y1=\"{2}\" x2=\"{3}\" y2=\"{2}\"/>"
        "<path d=\"M{4} {2}l{5} -4v8z\"/><text x=\"{6}\" y=\"{7}\">{8}</text></g>\n",
        mark.shape == Shape::kAnswer ? "answer" : "call", from, line, to - 7 * direction, to,
        -8 * direction, (from + to) / 2, y + 1,
        Escape(Shorten(Clean(label), kLabelMax * static_cast<std::size_t>(std::max(reach, 1)))));
  }

  std::span<const DrawnStep> steps_;
  std::vector<Mark> marks_;
  std::vector<std::string> lanes_;
  bool names_subjects_ = false;
  std::string last_time_;
  std::string body_;
};

}  // namespace

std::string SequenceDiagram(std::span<const DrawnStep> steps, std::string_view id,
                            std::string_view title) {
  return Drawing(steps).Draw(id, title);
}

}  // namespace conformance::report
