// Walks every cell of docs/method-states.md: brings a job into the state, calls the method, and
// compares answer and next state with what the page says.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/com/job_states_fixture.h"

namespace bitsim {
namespace {

struct Cell {
  HRESULT answer = S_OK;
  std::optional<BG_JOB_STATE> next;  // nothing: the same
};

// One method in each of kJobStates; nothing where the page has none.
using Row = std::vector<std::optional<Cell>>;

struct Page {
  std::map<std::string, HRESULT> answers;
  std::map<std::string, std::map<std::string, Row>> tables;  // by heading, then by method
};

const std::map<std::string, BG_JOB_STATE>& StateWords() {
  static const std::map<std::string, BG_JOB_STATE> words = {
      {"SUS", BG_JOB_STATE_SUSPENDED},       {"QUE", BG_JOB_STATE_QUEUED},
      {"CON", BG_JOB_STATE_CONNECTING},      {"XFG", BG_JOB_STATE_TRANSFERRING},
      {"TER", BG_JOB_STATE_TRANSIENT_ERROR}, {"ERR", BG_JOB_STATE_ERROR},
      {"XFD", BG_JOB_STATE_TRANSFERRED},     {"ACK", BG_JOB_STATE_ACKNOWLEDGED},
      {"CAN", BG_JOB_STATE_CANCELLED}};
  return words;
}

std::string Trim(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(Trim(part));
  return parts;
}

std::optional<Cell> ParseCell(const Page& page, const std::string& text) {
  if (text == "–") return std::nullopt;
  const std::size_t space = text.find(' ');
  const std::string mark = space == std::string::npos ? "" : text.substr(space + 1);
  EXPECT_TRUE(mark == "D" || mark == "T" || mark == "S" || mark == "C") << text;
  std::string word = text.substr(0, space);
  Cell cell;
  constexpr std::string_view kArrow = "→";
  if (const std::size_t arrow = word.find(kArrow); arrow != std::string::npos) {
    cell.next = StateWords().at(word.substr(arrow + kArrow.size()));
    word.resize(arrow);
  }
  EXPECT_TRUE(page.answers.contains(word)) << text;
  if (page.answers.contains(word)) cell.answer = page.answers.at(word);
  return cell;
}

Page ReadPage() {
  Page page;
  std::ifstream file(BITSIM_METHOD_STATES_PAGE);
  EXPECT_TRUE(file.is_open()) << BITSIM_METHOD_STATES_PAGE;
  std::string heading;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) heading = line.substr(3);
    if (!line.starts_with("| ") || line.starts_with("| word") || line.starts_with("| method")) {
      continue;
    }
    std::vector<std::string> cells = Split(line.substr(1), '|');
    if (heading == "The answers") {
      page.answers[cells[0]] = static_cast<HRESULT>(std::stoul(cells[1], nullptr, 16));
    } else if (heading != "The states") {
      EXPECT_EQ(cells.size(), 1 + std::size(kJobStates)) << line;
      Row row;
      for (std::size_t i = 1; i < cells.size(); ++i) row.push_back(ParseCell(page, cells[i]));
      for (const std::string& method : Split(cells[0], ',')) {
        EXPECT_TRUE(page.tables[heading].emplace(method, row).second)
            << method << " is there twice";
      }
    }
  }
  return page;
}

const char* HeadingOf(BG_JOB_TYPE type) {
  return type == BG_JOB_TYPE_DOWNLOAD ? "Downloads"
         : type == BG_JOB_TYPE_UPLOAD ? "Uploads"
                                      : "Upload-reply jobs";
}

std::vector<NamedMethod> EveryMethod() {
  std::vector<NamedMethod> methods = EverySetter();
  methods.insert(methods.end(), EveryGetter().begin(), EveryGetter().end());
  return methods;
}

class MethodStatesTest : public JobStatesTest {
 protected:
  // The row of a method for one type of job, or nullptr.
  const Row* RowOf(const std::string& method, BG_JOB_TYPE type) {
    for (const char* heading : {HeadingOf(type), "Every job"}) {
      const auto& table = page_.tables[heading];
      if (const auto found = table.find(method); found != table.end()) return &found->second;
    }
    return nullptr;
  }

  void ExpectCell(const NamedMethod& method, BG_JOB_TYPE type, BG_JOB_STATE state,
                  const Cell& cell) {
    SCOPED_TRACE(method.name + std::string(" in ") + ToString(state));
    Subject subject = SubjectIn(type, state, method.preparation);
    EXPECT_EQ(method.call(subject), cell.answer);
    EXPECT_STREQ(ToString(subject.job.job().state), ToString(cell.next.value_or(state)));
    Release(subject);
  }

  void ExpectTable(BG_JOB_TYPE type) {
    int cells = 0;
    for (const NamedMethod& method : EveryMethod()) {
      const Row* const row = RowOf(method.name, type);
      if (row == nullptr) continue;
      for (std::size_t i = 0; i < row->size(); ++i) {
        if (!(*row)[i].has_value()) continue;
        ExpectCell(method, type, kJobStates[i], *(*row)[i]);
        ++cells;
      }
    }
    EXPECT_GT(cells, 800);
  }

  Page page_ = ReadPage();
};

TEST_F(MethodStatesTest, Downloads) { ExpectTable(BG_JOB_TYPE_DOWNLOAD); }
TEST_F(MethodStatesTest, Uploads) { ExpectTable(BG_JOB_TYPE_UPLOAD); }
TEST_F(MethodStatesTest, UploadReplyJobs) { ExpectTable(BG_JOB_TYPE_UPLOAD_REPLY); }

TEST_F(MethodStatesTest, ThePageHasEveryMethodAndNoOther) {
  std::set<std::string> known;
  for (const NamedMethod& method : EveryMethod()) {
    known.insert(method.name);
    // What has a note in brackets describes a special case, which not every type has.
    const bool is_special = std::string(method.name).ends_with(')');
    bool has_row = false;
    for (const BG_JOB_TYPE type : kJobTypes) {
      has_row = has_row || RowOf(method.name, type) != nullptr;
      EXPECT_TRUE(is_special || RowOf(method.name, type) != nullptr)
          << method.name << ": " << HeadingOf(type);
    }
    EXPECT_TRUE(has_row) << method.name;
  }
  for (const auto& [heading, table] : page_.tables) {
    for (const auto& [method, row] : table) {
      EXPECT_TRUE(known.contains(method)) << heading << ": " << method;
    }
  }
}

}  // namespace
}  // namespace bitsim
