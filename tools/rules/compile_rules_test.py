"""Tests the rule compiler: what it makes of a good book, and what it says about a bad one."""

import contextlib
import io
import os
import pathlib
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import compile_rules  # noqa: E402

TESTDATA = HERE / "testdata"

GOOD = """\
# Giving names (NOTIFY-ABC)

See NOTIFY-ABC-02 and UTF-16.

## NOTIFY-ABC-01 A first rule

A service MUST have `one` rule.

* **Level:** MUST · **Confidence:** documented · **Since:** BITS 1.0
* **Source:** somewhere
* **Intent:** see NOTIFY-ABC-02
* **If it fails, check:** everything
* **Unsettled:** C-01 and
  P-02

## NOTIFY-ABC-02 A second rule

A service MAY have another.

* **Level:** MAY · **Confidence:** inferred · **Since:** BITS 10.3
* **Source:** elsewhere
* **Intent:** symmetry
* **If it fails, check:** nothing
"""

QUESTIONS = "# Open questions\n\n## C-01 One\n\nText.\n\n## P-02 Two\n\nText.\n"


class CompileRulesTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)
        self.questions = QUESTIONS

    def compile(self, *topics):
        """Compiles topics given as text; returns exit code and the lines of standard error."""
        (self.folder / "questions.md").write_bytes(self.questions.encode())
        names = []
        for number, text in enumerate(topics):
            name = "topic.md" if number == 0 else f"topic{number}.md"
            data = text if isinstance(text, bytes) else text.encode()
            (self.folder / name).write_bytes(data)
            names.append(name)
        return self.run_compiler("--questions", "questions.md", *names)

    def run_compiler(self, *arguments):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            try:
                code = compile_rules.main(["--root", ".", "--header", "rule_ids.h",
                                           "--table", "rule_table.cc", *arguments])
            except SystemExit as exit_:
                code = exit_.code
        return code, errors.getvalue().splitlines()

    def expect_problems(self, problems, *topics):
        self.assertEqual(self.compile(*topics), (2, problems))
        self.assertEqual(list(self.folder.glob("rule_*")), [], "something was written")

    def change(self, old, new):
        self.assertIn(old, GOOD)
        return GOOD.replace(old, new, 1)

    def test_a_good_book_compiles(self):
        self.assertEqual(self.compile(GOOD), (0, []))

    def test_output_is_that_of_the_golden_files(self):
        """After a wanted change: compile_rules.py as below, with the golden files as outputs."""
        text = (TESTDATA / "topic.md").read_text(encoding="utf-8")
        self.assertEqual(self.compile(text), (0, []))
        for name in ("rule_ids.h", "rule_table.cc"):
            expected = (TESTDATA / f"{name}.golden").read_text(encoding="utf-8")
            self.assertEqual((self.folder / name).read_text(encoding="utf-8"), expected)

    def test_an_equal_output_is_not_written_again(self):
        self.compile(GOOD)
        before = (self.folder / "rule_ids.h").stat().st_mtime_ns
        self.compile(self.change("symmetry", "beauty"))
        self.assertEqual((self.folder / "rule_ids.h").stat().st_mtime_ns, before)
        self.assertIn("beauty", (self.folder / "rule_table.cc").read_text(encoding="utf-8"))

    def test_a_bad_book_leaves_the_old_output_alone(self):
        self.compile(GOOD)
        before = (self.folder / "rule_table.cc").read_text(encoding="utf-8")
        code, _ = self.compile(self.change("symmetry", ""))
        self.assertEqual(code, 2)
        self.assertEqual((self.folder / "rule_table.cc").read_text(encoding="utf-8"), before)

    def test_unknown_field(self):
        self.expect_problems(
            ["topic.md:11: unknown field 'Intention'",
             "topic.md:5: NOTIFY-ABC-01 has no field 'Intent'"][::-1],
            self.change("**Intent:**", "**Intention:**"))

    def test_missing_field(self):
        self.expect_problems(["topic.md:5: NOTIFY-ABC-01 has no field 'Source'"],
                             self.change("* **Source:** somewhere\n", ""))

    def test_missing_fields_altogether(self):
        code, errors = self.compile(GOOD[:GOOD.index("* **Level")])
        self.assertEqual(code, 2)
        self.assertIn("topic.md:5: NOTIFY-ABC-01 has no field 'Level'", errors)

    def test_empty_field(self):
        self.expect_problems(["topic.md:10: the field 'Source' is empty"],
                             self.change(" somewhere", ""))

    def test_field_twice(self):
        self.expect_problems(["topic.md:11: NOTIFY-ABC-01 has the field 'Source' twice"],
                             self.change("somewhere\n", "somewhere\n* **Source:** again\n"))

    def test_fields_in_another_order(self):
        swapped = self.change("* **Source:** somewhere\n* **Intent:** see NOTIFY-ABC-02\n",
                              "* **Intent:** see NOTIFY-ABC-02\n* **Source:** somewhere\n")
        self.expect_problems(["topic.md:11: 'Source' comes before 'Intent'"], swapped)

    def test_field_without_name(self):
        self.expect_problems(
            ["topic.md:10: a field begins with its name: '* **Source:** …'",
             "topic.md:5: NOTIFY-ABC-01 has no field 'Source'"][::-1],
            self.change("**Source:** somewhere", "somewhere"))

    def test_field_of_several_blocks(self):
        for addition in ("\n  A second paragraph.\n", "  * a nested list\n", "*     code\n", "*\n"):
            with self.subTest(addition):
                code, errors = self.compile(self.change("  P-02\n", f"  P-02\n{addition}"))
                self.assertEqual(code, 2)
                self.assertIn("a field is one paragraph", errors[0])

    def test_second_list(self):
        self.expect_problems(
            ["topic.md:16: NOTIFY-ABC-01 has a second list of fields"],
            self.change("  P-02\n", "  P-02\n\n- more\n"))

    def test_foreign_block(self):
        self.expect_problems(["topic.md:9: a rule has no code block"],
                             self.change("rule.\n\n", "rule.\n\n    code\n\n"))

    def test_duplicate_id(self):
        self.expect_problems(
            ["topic.md:16: NOTIFY-ABC-01 is already defined at topic.md:5"],
            GOOD.replace("NOTIFY-ABC-02", "NOTIFY-ABC-01"))

    def test_id_out_of_group(self):
        self.expect_problems(
            ["topic.md:16: NOTIFY-XYZ-02 does not belong to the group NOTIFY-ABC"],
            GOOD.replace("NOTIFY-ABC-02", "NOTIFY-XYZ-02"))

    def test_malformed_id(self):
        for heading in ("NOTIFY-ABC-2", "NOTIFY-ABC-002", "Notify-ABC-02", "NOTIFY_ABC_02", "A"):
            with self.subTest(heading):
                code, errors = self.compile(self.change("## NOTIFY-ABC-02", f"## {heading}"))
                self.assertEqual(code, 2)
                self.assertIn(
                    f"topic.md:16: '{heading}' is not a rule id such as NOTIFY-ABC-07", errors)

    def test_missing_title(self):
        self.expect_problems(["topic.md:5: NOTIFY-ABC-01 has no title"],
                             self.change("01 A first rule", "01"))

    def test_bad_level(self):
        self.expect_problems(
            ["topic.md:16: Level is 'PERHAPS', not one of MUST, SHOULD, MAY"],
            self.change("**Level:** MAY", "**Level:** PERHAPS"))

    def test_bad_confidence(self):
        self.expect_problems(
            ["topic.md:16: Confidence is 'sure', not one of documented, observed, inferred"],
            self.change("inferred", "sure"))

    def test_bad_version(self):
        for version in ("BITS 9.0", "10.3", "BITS 1"):
            with self.subTest(version):
                code, errors = self.compile(self.change("BITS 10.3", version))
                self.assertEqual((code, len(errors)), (2, 1))
                self.assertTrue(errors[0].startswith(
                    f"topic.md:16: Since is '{version}', not one of BITS 1.0, "), errors[0])

    def test_must_that_is_not_documented(self):
        self.expect_problems(
            ["topic.md:5: NOTIFY-ABC-01 is a MUST, so its confidence must be documented"],
            self.change("documented", "observed"))

    def test_empty_sentence(self):
        self.expect_problems(["topic.md:5: NOTIFY-ABC-01 has no sentence"],
                             self.change("A service MUST have `one` rule.\n\n", ""))

    def test_sentence_after_the_fields(self):
        moved = self.change("A service MUST have `one` rule.\n\n", "")
        moved = moved.replace("  P-02\n", "  P-02\n\nA service MUST have `one` rule.\n")
        self.expect_problems(["topic.md:5: NOTIFY-ABC-01 has no sentence"], moved)

    def test_two_sentences(self):
        self.expect_problems(["topic.md:7: NOTIFY-ABC-01 is not one sentence with a full stop"],
                             self.change("rule.\n", "rule. It is short.\n"))

    def test_sentence_without_full_stop(self):
        self.expect_problems(["topic.md:7: NOTIFY-ABC-01 is not one sentence with a full stop"],
                             self.change("rule.\n", "rule\n"))

    def test_sentence_of_another_level(self):
        self.expect_problems(
            ["topic.md:7: NOTIFY-ABC-01 has level MUST, its sentence has no MUST"],
            self.change("MUST have", "SHOULD have"))
        self.expect_problems(
            ["topic.md:18: NOTIFY-ABC-02 has level MAY, its sentence has MUST"],
            self.change("MAY have another.", "MAY have another, but MUST not."))

    def test_mention_of_an_unknown_rule(self):
        self.expect_problems(["topic.md:11: there is no rule NOTIFY-ABC-03"],
                             self.change("see NOTIFY-ABC-02", "see `NOTIFY-ABC-03`"))
        self.expect_problems(["topic.md:3: there is no rule NOTIFY-XYZ-01"],
                             self.change("UTF-16", "NOTIFY-XYZ-01"))

    def test_mention_in_a_short_form(self):
        self.expect_problems(
            ["topic.md:3: ABC-02 is no rule id; write NOTIFY-ABC-02 in full"],
            self.change("See NOTIFY-ABC-02", "See ABC-02"))

    def test_mention_of_an_unknown_question(self):
        self.expect_problems(["topic.md:14: there is no open question P-03"],
                             self.change("  P-02", "  P-03"))

    def test_mention_across_topics(self):
        other = GOOD.replace("ABC", "XYZ").replace("see NOTIFY-XYZ-02", "see NOTIFY-ABC-01")
        self.assertEqual(self.compile(GOOD, other), (0, []))

    def test_group_in_two_topics(self):
        code, errors = self.compile(GOOD, GOOD)
        self.assertEqual(code, 2)
        self.assertIn("topic1.md:1: the group NOTIFY-ABC is already in topic.md", errors)

    def test_topic_without_title(self):
        for title in ("Giving names (NOTIFY-ABC)", "# Giving names", "# (NOTIFY-ABC)", ""):
            with self.subTest(title):
                self.expect_problems(["topic.md:1: a topic begins with '# Title (GROUP)'"],
                                     self.change("# Giving names (NOTIFY-ABC)", title))

    def test_topic_without_rules(self):
        self.expect_problems(["topic.md:1: the topic NOTIFY-ABC has no rule"],
                             "# Giving names (NOTIFY-ABC)\n")

    def test_empty_file(self):
        self.expect_problems(["topic.md:1: a topic begins with '# Title (GROUP)'"], "")

    def test_link_without_target(self):
        self.expect_problems(["topic.md:10: the link '[somewhere]' has no target"],
                             self.change("somewhere", "[somewhere]"))

    def test_bad_open_questions(self):
        self.questions = QUESTIONS + "## Q-1 Three\n\n## C-01 One again\n"
        self.expect_problems(["questions.md:10: 'Q-1' is not a question id such as C-04",
                              "questions.md:12: the question C-01 is listed twice"], GOOD)

    def test_not_utf_8(self):
        self.expect_problems(["topic.md:1: is not UTF-8 at byte 4"], b"# A \xff")

    def test_missing_file(self):
        self.assertEqual(self.run_compiler("nowhere.md"),
                         (2, ["nowhere.md:1: cannot be read: No such file or directory"]))

    def test_output_that_cannot_be_written(self):
        (self.folder / "topic.md").write_text(GOOD.replace("C-01 and\n  P-02", "x"))
        code, errors = self.run_compiler("--table", "nowhere/rule_table.cc", "topic.md")
        self.assertEqual(code, 2)
        self.assertIn("nowhere", errors[0])
        self.assertIn("cannot be written: No such file or directory", errors[0])

    def test_wrong_use(self):
        code, errors = self.run_compiler("--colour", "topic.md")
        self.assertEqual(code, 2)
        self.assertIn("--colour", errors[-1])


if __name__ == "__main__":
    unittest.main()
