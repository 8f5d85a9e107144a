#!/usr/bin/python3
"""Tests of first_difference.py."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).with_name("first_difference.py")


class FirstDifferenceTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folders = [pathlib.Path(folder.name) / name for name in ("a", "b")]
        for one in self.folders:
            one.mkdir()

    def write(self, name, *texts):
        for folder, text in zip(self.folders, texts):
            (folder / name).write_text(text, encoding="utf-8")

    def run_script(self, *arguments):
        return subprocess.run([sys.executable, SCRIPT, *(arguments or self.folders)],
                              capture_output=True, text=True, check=False)

    def test_equal_runs_say_nothing(self):
        self.write("One.jsonl", "1\n2\n", "1\n2\n")
        result = self.run_script()
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_the_first_event_that_differs_is_shown(self):
        self.write("One.jsonl", "1\n", "1\n")
        self.write("Two.jsonl", "1\n2\n3\n", "1\n2\n4\n")
        result = self.run_script()
        self.assertEqual(result.returncode, 1)
        self.assertIn("Two, event 3:", result.stdout)
        self.assertIn("first  3", result.stdout)
        self.assertIn("second 4", result.stdout)

    def test_a_run_that_ends_early_differs(self):
        self.write("One.jsonl", "1\n2\n", "1\n")
        self.assertIn("second (no further event)", self.run_script().stdout)

    def test_a_test_that_only_one_run_has_differs(self):
        self.write("One.jsonl", "1\n")
        self.assertEqual(self.run_script().returncode, 1)

    def test_wrong_use(self):
        self.assertEqual(self.run_script("nowhere", "here").returncode, 2)


if __name__ == "__main__":
    unittest.main()
