"""The questions, asked of services that keep the rules and of services that do not.

usage: run_test.py BITS_CONFORMANCE FOLDER
"""

import json
import pathlib
import shutil
import subprocess
import sys
import unittest

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
FOLDER = pathlib.Path(sys.argv[2])

# Engines that are wrong in one way, and the rules against which the questions hold it.
WRONG = {
    "suspend-misses-retries": ["ST-20"],
    "only-a-successor-is-told": ["NOTIFY-REG-14"],
    "keeps-refused-flags": ["NOTIFY-FLG-02"],
    "five-calls-at-once": ["NOTIFY-CB-09"],
    "callback-survives-restart": ["NOTIFY-REG-11"],
    "suspends-what-is-done": ["ST-08", "ST-31"],
    "refused-registration-drops-the-old-one": ["NOTIFY-REG-06"],
    "keeps-files-to-itself": ["NOTIFY-FILE-01"],
    "tells-files-once": ["NOTIFY-FILE-03"],
    "job-does-not-wait-for-files": ["NOTIFY-FILE-04"],
    "takes-command-lines-of-final-jobs": ["NOTIFY-CMD-03"],
    "forgets-events-before-the-command-line": ["NOTIFY-CMD-11"],
    "no-programs-after-failures": ["NOTIFY-CMD-13"],
    # Seen on the way to a question, which is about something else.
    "dead-client-is-called": [],
}

# Blocks for an hour; and is not seen to have been QUEUED before it is SUSPENDED again.
ONLY_IN_VIRTUAL_TIME = {"five-calls-at-once", "suspends-what-is-done"}

# What a service that lives in real time is like.
REAL_TIME = "[capabilities]\nvirtual_time = false\n"


class RunTest(unittest.TestCase):

    def setUp(self):
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        self.real_time = FOLDER / "real_time.toml"
        self.real_time.write_text(REAL_TIME, encoding="utf-8")

    def ask(self, backend, *flags):
        """What a run prints, its tests and its rules by their names."""
        result = subprocess.run(
            [PROGRAM, f"--backend={backend}", f"--report={FOLDER}", "--gtest_filter=Question.*",
             *flags],
            capture_output=True, text=True, timeout=120, check=False)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        found = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
        return (result.stdout, {test["name"]: test for test in found["tests"]},
                {rule["id"]: rule["verdict"] for rule in found["rules"]})

    def names_of(self, tests, verdict):
        return sorted(name for name, test in tests.items() if test["verdict"] == verdict)

    def test_the_simulator_answers_every_question_as_the_model_does(self):
        _, tests, rules = self.ask("sim")
        self.assertGreater(len(tests), 100)
        self.assertEqual(self.names_of(tests, "pass"), sorted(tests))
        self.assertEqual(set(rules.values()), {"pass"})

    def test_in_real_time_it_answers_all_but_those_that_need_another(self):
        _, tests, _ = self.ask("sim", f"--manifest={self.real_time}")
        left_out = self.names_of(tests, "unsupported")
        self.assertEqual(len(self.names_of(tests, "pass")) + len(left_out), len(tests))
        self.assertEqual(len(left_out), 15)
        for name in left_out:
            self.assertEqual(tests[name]["reason"], "needs virtual time")

    def test_a_wrong_engine_breaks_its_own_rule(self):
        for engine, expected in WRONG.items():
            for flags in ([], [f"--manifest={self.real_time}"]):
                if flags and engine in ONLY_IN_VIRTUAL_TIME:
                    continue
                with self.subTest(engine=engine, flags=flags):
                    _, _, rules = self.ask(f"sim:{engine}", *flags)
                    broken = sorted(rule for rule, verdict in rules.items()
                                    if verdict in ("fail", "warn"))
                    self.assertEqual(broken, sorted(expected))

    def test_a_failure_shows_the_history_and_both_sides(self):
        text, tests, _ = self.ask("sim:suspend-misses-retries")
        self.assertEqual(self.names_of(tests, "fail"), ["Question.SuspendInTransientError"])
        for line in ("checked   job 1: state",
                     "expected  result 0x00000000; job 1: SUSPENDED, flags 0x3, 0 of 1 files",
                     "actual    result 0x00000000; job 1: TRANSIENT_ERROR, flags 0x3, 0 of 1 files",
                     "- server 1 busy", "a suspend 1",
                     "--gtest_filter=Question.SuspendInTransientError --seed=1"):
            self.assertIn(line, text)

    def test_what_is_broken_on_the_way_is_told_and_accuses_nobody(self):
        _, tests, _ = self.ask("sim:dead-client-is-called")
        left_out = self.names_of(tests, "unsupported")
        self.assertEqual(left_out, ["Question.AClientThatCannotBeReachedCountsAsGone",
                                    "Question.ANewClientIsToldAgain"])
        for name in left_out:
            self.assertTrue(tests[name]["reason"].startswith(
                "needs a service that keeps NOTIFY-REG-10"), tests[name]["reason"])
            (observation,) = tests[name]["observations"]
            self.assertIn("which is dead", observation["value"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
