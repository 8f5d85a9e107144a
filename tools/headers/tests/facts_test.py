#!/usr/bin/python3
"""The table of facts refuses what cannot be true, and says where; generate.py notices a change."""

import contextlib
import io
import shutil
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import facts as facts_module  # noqa: E402
import generate  # noqa: E402
import render  # noqa: E402


class ChangedTable(unittest.TestCase):
    """Loads a copy of the table in which one text is replaced by another."""

    def load_with(self, file, old, new):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(facts_module.FACTS_DIR, folder, dirs_exist_ok=True)
            text = (folder / file).read_text()
            self.assertIn(old, text, "the test no longer fits the table")
            (folder / file).write_text(text.replace(old, new, 1))
            codes = facts_module.base_codes()
            with mock.patch.object(facts_module, "FACTS_DIR", folder), \
                    mock.patch.object(facts_module, "base_codes", lambda: codes):
                return facts_module.load()

    def assert_refused(self, file, old, new, *words):
        with self.assertRaises(facts_module.FactError) as caught:
            self.load_with(file, old, new)
        for word in words:
            self.assertIn(word, str(caught.exception))

    def test_an_unchanged_table_is_accepted(self):
        self.assertEqual(len(self.load_with("bits.toml", "slot = 25", "slot = 25").interfaces),
                         len(facts_module.load().interfaces))

    def test_a_slot_that_is_not_the_place(self):
        self.assert_refused("bits.toml", "slot = 25", "slot = 26",
                            "IBackgroundCopyJob::SetNotifyInterface", "26", "25")

    def test_a_key_that_nobody_reads(self):
        self.assert_refused("bits.toml", "implemented_by", "implementedby", "bits.toml",
                            "implementedby")

    def test_broken_toml_names_its_file(self):
        self.assert_refused("bits2_5.toml", "[[interface]]", "[[interface", "bits2_5.toml")

    def test_a_result_that_no_header_defines(self):
        self.assert_refused("bits1_5.toml", 'code = "BG_E_STRING_TOO_LONG"',
                            'code = "BG_E_STRING_TOO_LOUD"', "SetNotifyCmdLine", "TOO_LOUD")

    def test_a_rule_that_is_no_id(self):
        self.assert_refused("bits.toml", '"NOTIFY-REG-01"', '"NOTIFY-REG-1"', "NOTIFY-REG-1")

    def test_a_direction_that_does_not_exist(self):
        self.assert_refused("bits.toml", 'direction = "out"', 'direction = "up"', "up")

    def test_an_out_parameter_that_is_no_pointer(self):
        self.assert_refused("bits.toml", '{name = "Val", type = "ULONG", direction = "in"',
                            '{name = "Val", type = "ULONG", direction = "out"',
                            "SetNotifyFlags", "Val")

    def test_a_length_in_no_parameter(self):
        self.assert_refused("bits.toml", 'length = "cFileCount"', 'length = "count"', "AddFileSet",
                            "count")

    def test_a_base_that_is_not_there(self):
        self.assert_refused("bits1_5.toml", 'base = "IBackgroundCopyJob"',
                            'base = "IBackgroundCopyTask"', "IBackgroundCopyJob2")

    def test_a_guid_twice(self):
        self.assert_refused("bits1_5.toml", "54b50739-686f-45eb-9dff-d6a9a0faa9af",
                            "37668d37-507e-4160-9316-26306d150b12", "IBackgroundCopyJob2",
                            "IBackgroundCopyJob")

    def test_a_guid_in_capitals(self):
        self.assert_refused("bits1_5.toml", "54b50739-686f-45eb-9dff-d6a9a0faa9af",
                            "54B50739-686F-45EB-9DFF-D6A9A0FAA9AF", "IBackgroundCopyJob2")


class Generator(unittest.TestCase):
    def test_a_change_of_a_header_is_noticed_and_the_command_named(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for header in generate.outputs(facts_module.load()):
                shutil.copy(generate.OUTPUT / header, folder)
            with mock.patch.object(generate, "OUTPUT", folder), \
                    mock.patch.object(sys, "argv", ["generate.py", "--check"]):
                self.assertEqual(generate.main(), 0)
                with open(folder / "bits2_5.h", "a") as file:
                    file.write("// changed by hand\n")
                message = io.StringIO()
                with contextlib.redirect_stderr(message):
                    self.assertEqual(generate.main(), 1)
        self.assertIn("bits2_5.h", message.getvalue())
        self.assertIn("tools/headers/generate.py", message.getvalue())

    def test_rules_are_listed_in_runs(self):
        self.assertEqual(render.rule_list(["ST-02", "ST-03", "ST-18"]), "ST-02, -03, -18")
        self.assertEqual(render.rule_list(["A-01", "A-02", "A-03", "A-05", "B-05", "B-46b"]),
                         "A-01 to -03, -05, B-05, -46b")


if __name__ == "__main__":
    unittest.main()
