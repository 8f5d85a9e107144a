#!/usr/bin/env python3
"""transcripts.py and found_engines.py find what they are there to find."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent

TALKER = """#!/bin/sh
echo one
echo two $1
echo three
"""

FINDER = """#!/bin/sh
for argument; do
  case $argument in --report=*) folder=${argument#--report=} ;; esac
done
echo '{"commands": [1, 2, 3]}' >"$folder/failure-7.json"
echo 'swarm: 1234 histories, 5 commands in 0.1 s'
exit 1
"""

TABLE = """| engine | histories | commands | shown |
|---|---|---|---|
| gives-up | 1,234 | 5 | 3 |
| slow, with `--budget=9` | {} | 5 | 3 |

Text.
"""


class DocsTest(unittest.TestCase):

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.page = self.folder / "page.md"

    def program(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    def transcripts(self, text):
        self.program("talker", TALKER)
        self.page.write_text(text, encoding="utf-8")
        return subprocess.run([sys.executable, "-B", HERE / "transcripts.py", self.folder,
                               self.page], capture_output=True, text=True, check=False)

    def test_a_true_transcript(self):
        for output in ["one|two x|three", "...|three", "one|...", "one|...|three", "..."]:
            lines = output.replace("|", "\n    ")
            done = self.transcripts(f"Text\n\n    $ build/release/bin/talker x\n    {lines}\n\nText\n")
            self.assertEqual((done.returncode, done.stderr), (0, ""), output)

    def test_a_transcript_that_is_not_true(self):
        for output in ["one|three", "two x|three", "one|two x", "...|two", "one|two y|three",
                       "three|...|one"]:
            lines = output.replace("|", "\n    ")
            done = self.transcripts(f"Text\n\n    $ build/release/bin/talker x\n    {lines}\n\nText\n")
            self.assertEqual(done.returncode, 1, output)
            self.assertIn("page.md:3: not printed", done.stderr)

    def test_a_page_without_a_transcript_is_a_mistake(self):
        self.assertEqual(self.transcripts("    $ ls\n    a\n").returncode, 1)

    def table(self, histories, *flags):
        self.page.write_text(TABLE.format(histories), encoding="utf-8")
        return subprocess.run([sys.executable, "-B", HERE / "found_engines.py", *flags,
                               self.program("finder", FINDER), self.page],
                              capture_output=True, text=True, check=False)

    def test_a_true_table(self):
        self.assertEqual(self.table("1,234").returncode, 0)

    def test_a_table_that_is_not_true_is_named_and_can_be_mended(self):
        done = self.table("99")
        self.assertEqual(done.returncode, 1)
        self.assertIn("is now: | slow, with `--budget=9` | 1,234 | 5 | 3 |", done.stderr)
        self.assertEqual(self.table("99", "--fix").returncode, 0)
        self.assertEqual(self.page.read_text(encoding="utf-8"), TABLE.format("1,234"))


if __name__ == "__main__":
    unittest.main()
