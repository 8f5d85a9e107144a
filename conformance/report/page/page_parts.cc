#include "conformance/report/page/page_parts.h"

#include <fmt/format.h>

#include "conformance/report/page/page_assets.h"
#include "conformance/report/text.h"

namespace conformance::report {

std::string HtmlHead(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      // The page shows what a backend said; whatever that is, it shall not reach the network.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
      Escape(title), kPageStyle);
}

std::string HtmlFoot(std::string_view suite_version) {
  return fmt::format(
      "<footer>bits-conformance {}</footer>\n<script>\n{}</script>\n</body>\n"
      "</html>\n",
      Escape(suite_version), kPageScript);
}

std::string_view SignOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "✓";
    case Verdict::kFail:
      return "✕";
    case Verdict::kWarn:
      return "!";
    case Verdict::kRecord:
      return "•";
    case Verdict::kUnsupported:
      return "–";
    case Verdict::kUntestable:
      return "○";
    case Verdict::kCrash:
    case Verdict::kTimeout:
      break;
  }
  return "✕";
}

std::string HtmlOfVerdict(Verdict verdict) {
  return fmt::format(
      "<span class=\"verdict {0}\"><span class=\"sign\" aria-hidden=\"true\">{1}</span>{0}</span>",
      ToString(verdict), SignOf(verdict));
}

std::vector<Verdict> VerdictsIn(const VerdictCounts& counts) {
  std::vector<Verdict> verdicts;
  for (const Verdict verdict : kAllVerdicts) {
    if (counts.at(verdict) > 0) verdicts.push_back(verdict);
  }
  return verdicts;
}

std::string VerdictBar(const VerdictCounts& counts) {
  std::string html = "<span class=\"bar\" aria-hidden=\"true\">";
  for (const Verdict verdict : VerdictsIn(counts)) {
    html += fmt::format("<span class=\"{}\" style=\"flex-grow:{}\"></span>", ToString(verdict),
                        counts.at(verdict));
  }
  return html + "</span>";
}

std::string Plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string_view TitleOfGroup(const RunResult& run, std::string_view group) {
  for (const RuleGroup& known : run.groups) {
    if (known.id == group && !known.title.empty()) return known.title;
  }
  return group;
}

std::string LinkRules(std::string_view html, const RuleLinks& links) {
  constexpr std::string_view kOpen = "<a href=\"#";
  constexpr std::string_view kMiddle = "\">";
  constexpr std::string_view kClose = "</a>";
  std::string linked;
  while (true) {
    const std::size_t open = html.find(kOpen);
    const std::size_t middle = html.find(kMiddle, open);
    const std::size_t close = html.find(kClose, middle);
    if (close == std::string_view::npos) return linked.append(html);
    const std::size_t id = open + kOpen.size();
    const std::string_view shown =
        html.substr(middle + kMiddle.size(), close - middle - kMiddle.size());
    linked += html.substr(0, open);
    if (const auto link = links(html.substr(id, middle - id))) {
      linked += fmt::format("<a href=\"{}\">{}</a>", Escape(*link), shown);
    } else {
      linked += shown;
    }
    html.remove_prefix(close + kClose.size());
  }
}

}  // namespace conformance::report
