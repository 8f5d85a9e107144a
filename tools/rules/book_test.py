"""Tests the rule book itself: nothing went missing, and nothing cites what is not there."""

import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

import rule_book  # noqa: E402

FOLDER = ROOT / "docs" / "rules"
INDEX = FOLDER / "README.md"
QUESTIONS = FOLDER / "open-questions.md"
SOURCE_SUFFIXES = {".h", ".cc", ".c", ".md", ".txt"}


def topic_names():
    """The topics as CMake compiles them."""
    text = (ROOT / "conformance" / "rulebook" / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"set\(topics\s+([^)]*)\)", text)[1].split()


class BookTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.book = rule_book.read_book([str(FOLDER / f"{name}.md") for name in topic_names()],
                                       str(QUESTIONS))
        cls.ids = [rule.id for rule in cls.book.rules()]

    def test_the_book_has_no_problem(self):
        self.assertEqual([str(problem) for problem in self.book.problems], [])

    def test_every_expected_rule_is_present_and_no_other(self):
        text = (ROOT / "conformance" / "rulebook" / "rule_ids.txt").read_text(encoding="utf-8")
        expected = [line for line in text.splitlines() if not line.startswith("#")]
        self.assertEqual(self.ids, expected)

    def test_every_file_of_the_folder_is_a_topic_of_the_index(self):
        files = {path.stem for path in FOLDER.glob("*.md")} - {INDEX.stem, QUESTIONS.stem}
        self.assertEqual(sorted(files), sorted(topic_names()))
        index = INDEX.read_text(encoding="utf-8")
        for topic in self.book.topics:
            name = pathlib.Path(topic.file).name
            self.assertIn(f"| [{topic.title}]({name}) | {topic.group} |", index)

    def test_every_open_question_is_asked_by_a_rule(self):
        asked = set()
        for rule in self.book.rules():
            asked |= set(rule_book.QUESTION_ID.findall(rule.fields.get("Unsettled", "")))
        asked |= set(rule_book.QUESTION_ID.findall(QUESTIONS.read_text(encoding="utf-8").
                                                   partition("## C-")[0]))
        self.assertEqual(sorted(self.book.questions - asked), [])

    def test_every_experiment_is_made_by_a_test_or_says_why_not(self):
        suite = "".join(path.read_text(encoding="utf-8")
                        for path in sorted((ROOT / "conformance" / "suite").glob("*.cc")))
        for part in re.split(r"(?m)^## ", QUESTIONS.read_text(encoding="utf-8")):
            if not part.startswith("P-"):
                continue
            asked = re.search(r"Asked by `(\w+)\.(\w+)`\.", part)
            if asked is None:
                self.assertIn("No test\nasks it", part)
            else:
                self.assertRegex(suite, rf"(PROBE\w*|QUESTION)\((\w+, )?{asked[1]}, {asked[2]}\b")

    def test_pages_around_the_book_cite_only_existing_rules(self):
        for path in (INDEX, QUESTIONS):
            self.assert_citations_exist(path)

    def test_the_simulator_cites_only_existing_rules(self):
        for path in sorted((ROOT / "sim").rglob("*")):
            if path.suffix in SOURCE_SUFFIXES:
                self.assert_citations_exist(path)

    def assert_citations_exist(self, path):
        groups = {topic.group for topic in self.book.topics}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for citation in rule_book.MENTION.finditer(line):
                if citation["group"] in groups and citation[0] not in self.ids:
                    self.fail(f"{path.relative_to(ROOT)}:{number}: there is no rule {citation[0]}")


if __name__ == "__main__":
    unittest.main()
