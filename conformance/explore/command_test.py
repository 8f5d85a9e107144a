"""bits-explore as its users run it.

usage: command_test.py BITS_EXPLORE FOLDER
"""

import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
FOLDER = pathlib.Path(sys.argv[2])
ROOT = pathlib.Path(__file__).resolve().parents[2]
WRONG = "--backend=sim:first-registration-wins"


def run(*arguments):
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=120, check=False)


class CommandTest(unittest.TestCase):

    def setUp(self):
        shutil.rmtree(FOLDER, ignore_errors=True)
        self.report = f"--report={FOLDER}"

    def failure(self):
        result = run(WRONG, self.report)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("FAIL history", result.stdout)
        (file,) = FOLDER.glob("failure-*.json")
        return file

    def test_the_simulator_is_right(self):
        result = run("--budget=300", self.report)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("300 histories", result.stdout)
        self.assertIn("nothing found", result.stdout)
        self.assertEqual(result.stderr, "")  # progress is for terminals
        self.assertIn("| resume |", (FOLDER / "coverage.md").read_text())

    def test_the_counts_of_the_model_are_those_of_the_docs(self):
        # Not as deep as there, which takes long under sanitizers.
        scenario = ROOT / "conformance/explore/scenarios/two-jobs.toml"
        result = run("--model", "--depth=5", f"--scenario={scenario}")
        self.assertEqual(result.returncode, 0, result.stderr)
        told = (ROOT / "docs/model.md").read_text().splitlines()
        rows = [line for line in result.stdout.splitlines() if line.startswith("| ")]
        self.assertEqual(len(rows), 7)
        for row in rows:
            self.assertIn(row, told)

    def test_the_inputs_of_a_fuzzer_are_histories(self):
        corpus = ROOT / "conformance/explore/fuzz/corpus"
        result = run("--strategy=bytes", f"--bytes={corpus}", self.report)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn(f"{len(list(corpus.iterdir()))} histories", result.stdout)

    def test_bytes_from_the_standard_input_show_a_wrong_engine(self):
        result = subprocess.run(
            [PROGRAM, "--strategy=bytes", "--bytes=-", "--backend=sim:never-starts", self.report],
            input=(ROOT / "conformance/explore/fuzz/corpus/download").read_bytes(),
            capture_output=True, timeout=120, check=False)
        self.assertEqual(result.returncode, 1, result.stderr)
        (file,) = FOLDER.glob("failure-*.json")
        self.assertIn("FAIL", run(f"--replay={file}").stdout)

    def test_every_history_down_to_a_depth(self):
        result = run("--strategy=exhaustive", "--depth=2", self.report)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertRegex(result.stdout, r"(\d+) of \1 histories of this depth")

    def test_a_failure_is_small_and_repeats(self):
        file = self.failure()
        self.assertLessEqual(len(json.loads(file.read_text())["commands"]), 5)
        again = run(f"--replay={file}")
        self.assertEqual(again.returncode, 1)
        self.assertIn("as recorded", again.stdout)
        told = run(f"--explain={file}")
        self.assertEqual(told.returncode, 0)
        self.assertIn("sequenceDiagram", told.stdout)

    def test_what_is_repaired_fails_no_more(self):
        file = self.failure()
        file.write_text(file.read_text().replace("sim:first-registration-wins", "sim"))
        result = run(f"--replay={file}")
        self.assertEqual(result.returncode, 0)
        self.assertIn("nothing is wrong any more", result.stdout)

    def test_the_number_of_processes_does_not_matter(self):
        results = [run(WRONG, self.report, f"--jobs={n}").stdout.split("FAIL")[1] for n in (1, 3)]
        self.assertEqual(results[0], results[1])

    def test_goes_on_where_it_stopped(self):
        run("--budget=300", self.report)
        result = run("--budget=200", "--resume", self.report)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("200 histories", result.stdout)
        self.assertIn("500 histories", (FOLDER / "coverage.md").read_text())

    def test_ctrl_c_keeps_what_was_found(self):
        process = subprocess.Popen(
            [PROGRAM, "--budget=100000000", self.report], stdout=subprocess.PIPE, text=True)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertIn("histories", output)
        result = run("--budget=1", "--resume", self.report)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_ctrl_c_ends_what_has_nothing_to_keep(self):
        process = subprocess.Popen([PROGRAM, "--model", "--depth=12"], stdout=subprocess.DEVNULL)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), -signal.SIGINT)

    def test_bad_input_is_refused_with_the_place(self):
        FOLDER.mkdir(parents=True)
        scenario = FOLDER / "bad.toml"
        scenario.write_text('jobs = 1\ncommands = ["fly"]\n')
        cut = FOLDER / "cut.json"
        cut.write_text('{\n"format": "bits-explore",\n')
        for arguments, words in [
            (["--strategy=none"], "no strategy 'none'"),
            (["--strategy=bytes"], "--strategy=bytes and --bytes=FILE go together"),
            (["--bytes=/nowhere"], "--strategy=bytes and --bytes=FILE go together"),
            (["--strategy=bytes", "--bytes=/nowhere"], "/nowhere: cannot be read"),
            (["--backend=sim:none"], "--backend: there is no mutant 'none'"),
            (["--backend=sim:give-up"], "no mutant 'give-up'; did you mean gives-up"),
            (["--backend=com"], "--backend: 'com' is no backend to explore"),
            (["--depth=0"], "--depth takes a whole number from 1 to 12, not '0'"),
            (["--budget=-1"], "--budget takes a whole number from 1 to"),
            (["--seed=-1"], "--seed takes a whole number from 0 to"),
            (["--jobs=-1"], "--jobs takes a whole number from 0 to 1024"),
            (["--replay="], "--replay takes a value"),
            (["--fly"], "unknown flag '--fly'"),
            (["--sed=2"], "unknown flag '--sed'; did you mean --seed?"),
            (["fly"], "unexpected argument 'fly'"),
            ([f"--scenario={scenario}"], "bad.toml:2: 'fly' is none of the commands"),
            (["--scenario=/nowhere.toml"], "/nowhere.toml: cannot be read"),
            ([f"--replay={cut}"], "cut.json:3: the file is cut short"),
            (["--replay=/nowhere.json"], "/nowhere.json: cannot be read"),
            (["--report=/proc/nowhere"], "/proc/nowhere/progress: cannot be written"),
            (["--resume", f"--report={FOLDER / 'empty'}"], "nothing to resume"),
        ]:
            with self.subTest(arguments):
                result = run(*arguments)
                self.assertEqual(result.returncode, 2, result.stdout)
                self.assertIn(words, result.stderr)

    def test_help_names_every_flag(self):
        result = run("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        source = (ROOT / "conformance/explore/options.cc").read_text()
        flags = re.findall(r'\(app, "(--[a-z]+)|add_flag\("(--[a-z]+)', source)
        self.assertGreater(len(flags), 10)
        for flag in ("".join(pair) for pair in flags):
            self.assertIn(f"  {flag}", result.stdout)

    def test_output_that_cannot_be_written_is_no_success(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = subprocess.run([PROGRAM, "--help"], stdout=full, stderr=subprocess.PIPE,
                                    text=True, timeout=120, check=False)
        self.assertEqual(result.returncode, 3)
        self.assertIn("standard output", result.stderr)

    def test_progress_of_another_exploration_is_refused(self):
        run("--budget=1", self.report)
        result = run("--seed=2", "--resume", self.report)
        self.assertEqual(result.returncode, 2)
        self.assertIn("progress:2: this is progress of another exploration", result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
