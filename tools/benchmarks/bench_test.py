#!/usr/bin/env python3
"""The gate judges rightly: a bar that falls short, that nobody measured, or that noise hides is told
apart from one that holds; and bad files are refused with their place."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from benchmarks import command  # noqa: E402
from benchmarks.bars import BadBars, Verdict, judge, parse_bars  # noqa: E402
from benchmarks.page import page  # noqa: E402
from benchmarks.results import (BadResults, Results, Series, add_google_benchmark,  # noqa: E402
                                from_json, spread, to_json)

RATIO = '[[bar]]\nnumber = 1\nwhat = "w"\nkind = "ratio"\nof = "a"\nagainst = "b"\nat_most = 2\n'


def one_bar(text=RATIO):
    return parse_bars(text, "bars.toml")[0]


def results_of(**series):
    return Results(series={name: Series(samples) for name, samples in series.items()})


class Judging(unittest.TestCase):
    def test_a_ratio_below_its_bar_holds(self):
        one = judge(one_bar(), results_of(a=[19, 20, 21], b=[10, 11, 12]))
        self.assertEqual(one.verdict, Verdict.HOLDS)
        self.assertAlmostEqual(one.value, 20 / 11)

    def test_a_ratio_above_its_bar_falls_short(self):
        one = judge(one_bar(), results_of(a=[29, 30, 31], b=[10, 10, 10]))
        self.assertEqual(one.verdict, Verdict.FALLS_SHORT)

    def test_what_was_not_measured_is_missing_and_no_pass(self):
        one = judge(one_bar(), results_of(a=[1, 1, 1]))
        self.assertEqual(one.verdict, Verdict.MISSING)
        self.assertIn("b", one.note)
        self.assertEqual(command.exit_code([one]), 1)

    def test_noise_around_the_bar_is_told_with_an_exit_code_of_its_own(self):
        one = judge(one_bar(), results_of(a=[10, 19, 40], b=[10, 10, 10]))
        self.assertEqual(one.verdict, Verdict.NOISY)
        self.assertEqual(command.exit_code([one]), 4)

    def test_noise_far_from_the_bar_does_not_matter(self):
        one = judge(one_bar(), results_of(a=[1, 2, 4], b=[10, 10, 10]))
        self.assertEqual(one.verdict, Verdict.HOLDS)

    def test_a_bar_that_is_known_not_to_hold_may_not_get_worse(self):
        bar = one_bar(RATIO + "reached = 4\n")
        known = judge(bar, results_of(a=[35, 35, 35], b=[10, 10, 10]))
        worse = judge(bar, results_of(a=[45, 45, 45], b=[10, 10, 10]))
        self.assertEqual(known.verdict, Verdict.AS_KNOWN)
        self.assertEqual(worse.verdict, Verdict.FALLS_SHORT)
        self.assertEqual(command.exit_code([known]), 1)
        self.assertEqual(command.exit_code([known], no_worse=True), 0)
        self.assertEqual(command.exit_code([worse], no_worse=True), 1)

    def test_a_bar_that_falls_short_weighs_more_than_noise(self):
        noisy = judge(one_bar(), results_of(a=[10, 19, 40], b=[10, 10, 10]))
        short = judge(one_bar(), results_of(a=[30, 30, 30], b=[10, 10, 10]))
        self.assertEqual(command.exit_code([noisy, short]), 1)

    def test_the_worst_of_several_counts(self):
        bar = one_bar(RATIO.replace('of = "a"', 'of = ["a", "c"]'))
        one = judge(bar, results_of(a=[1, 1], c=[25, 25], b=[10, 10]))
        self.assertEqual(one.verdict, Verdict.FALLS_SHORT)
        self.assertAlmostEqual(one.value, 2.5)

    def test_at_least(self):
        bar = one_bar(RATIO.replace("at_most = 2", "at_least = 3"))
        self.assertEqual(judge(bar, results_of(a=[40], b=[10])).verdict, Verdict.HOLDS)
        self.assertEqual(judge(bar, results_of(a=[20], b=[10])).verdict, Verdict.FALLS_SHORT)

    def test_growth_is_the_exponent_of_the_whole(self):
        bar = one_bar('[[bar]]\nnumber = 13\nwhat = "w"\nkind = "growth"\nof = "a"\n'
                      "sizes = [100, 10_000]\nat_most = 1.1\n")
        linear = Results(series={"a/100": Series([5.0]), "a/10000": Series([5.0])})
        steep = Results(series={"a/100": Series([5.0]), "a/10000": Series([50.0])})
        self.assertAlmostEqual(judge(bar, linear).value, 1.0)
        self.assertAlmostEqual(judge(bar, steep).value, 1.5)
        self.assertEqual(judge(bar, steep).verdict, Verdict.FALLS_SHORT)

    def test_counters_and_instructions(self):
        counter = one_bar('[[bar]]\nnumber = 4\nwhat = "w"\nkind = "counter"\nof = "a"\n'
                          'counter = "n"\nat_most = 0\n')
        results = Results(series={"a": Series([1.0], {"n": [0.0, 0.0]})}, instructions={"a": 251})
        self.assertEqual(judge(counter, results).verdict, Verdict.HOLDS)
        count = one_bar('[[bar]]\nnumber = 1\nwhat = "w"\nkind = "instructions"\nof = "a"\n'
                        "count = 10\nat_most = 250\n")
        self.assertEqual(judge(count, results).verdict, Verdict.FALLS_SHORT)


    def test_a_counter_is_compared_with_that_of_another(self):
        bar = one_bar('[[bar]]\nnumber = 5\nwhat = "w"\nkind = "counter"\nof = "a"\nagainst = "b"\n'
                      'counter = "p50"\nat_most = 1.3\n')

        def judged(*samples):
            return judge(bar, Results(series={"a": Series([1.0], {"p50": list(samples)}),
                                              "b": Series([1.0], {"p50": [10.0, 10.0, 10.0]})}))
        self.assertEqual(judged(11.0, 12.0, 12.0).verdict, Verdict.HOLDS)
        self.assertEqual(judged(14.0, 15.0, 15.0).verdict, Verdict.FALLS_SHORT)
        self.assertEqual(judged(9.0, 12.0, 19.0).verdict, Verdict.NOISY)

    def test_counts_of_nothing_have_no_spread(self):
        self.assertEqual(spread([0.0, 0.0]), 0)
        self.assertGreater(spread([0.0, 0.0, 1.0, 1.0, 1.0, 0.0]), 0)


class Reading(unittest.TestCase):
    def test_the_bars_of_the_project_are_right(self):
        bars = parse_bars((ROOT / "bench" / "bars.toml").read_text(), "bars.toml")
        self.assertEqual({bar.number for bar in bars}, set(range(1, 19)))

    def test_a_bad_bar_is_refused_with_its_place(self):
        for text, message in [
            ("[[bar]\n", "bars.toml: .*line 1"),
            (RATIO.replace('"ratio"', '"guess"'), "bars.toml: bar 1: kind is 'guess'"),
            (RATIO.replace("at_most", "at_mos"), "bars.toml: bar 1: unknown key 'at_mos'"),
            (RATIO.replace("at_most = 2", ""), "bars.toml: bar 1: has neither"),
            (RATIO.replace('against = "b"', ""), "bars.toml: bar 1: .*needs 'against'"),
            ("", "bars.toml: there is no bar"),
        ]:
            with self.assertRaisesRegex(BadBars, message):
                parse_bars(text, "bars.toml")

    def test_results_come_back_as_they_were_written(self):
        results = Results(series={"a": Series([1.5, 2.0], {"n": [3]})}, instructions={"a": 7},
                          seconds={"suite": [1.0]}, about={"commit": "abc"})
        self.assertEqual(from_json(to_json(results), "r.json"), results)

    def test_bad_results_are_refused(self):
        for text in ["", "{}", '{"format": "other"}', to_json(Results())[:40], "[1]"]:
            with self.assertRaisesRegex(BadResults, "r.json: "):
                from_json(text, "r.json")

    def test_rows_of_google_benchmark_are_gathered_by_name(self):
        row = {"run_name": "a/iterations:1", "run_type": "iteration", "items_per_second": 1e8,
               "cpu_time": 1.0, "allocations": 2.0}
        results = Results()
        add_google_benchmark(results, json.dumps({"benchmarks": [row, row]}), "out.json")
        self.assertEqual(results.series["a"].nanoseconds, [10.0, 10.0])
        self.assertEqual(results.series["a"].counters, {"allocations": [2.0, 2.0]})


class Interrupted(unittest.TestCase):
    def test_a_run_that_is_interrupted_leaves_earlier_results_and_no_process(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "bits-bench"
            program.write_text("#!/bin/sh\n"
                               "case $1 in --benchmark_list_tests*) echo a; exit;; esac\n"
                               f"echo $$ > {folder}/started.part\n"
                               f"mv {folder}/started.part {folder}/started\n"
                               "exec sleep 600\n")
            program.chmod(0o755)
            (Path(folder) / "results.json").write_text("earlier")
            with subprocess.Popen([ROOT / "tools" / "bench", "--built", f"--binaries={folder}",
                                   f"--out={folder}"], stderr=subprocess.PIPE, text=True) as bench:
                while not (Path(folder) / "started").exists():
                    self.assertIsNone(bench.poll())
                    time.sleep(0.01)
                bench.send_signal(signal.SIGINT)
                self.assertIn("interrupted", bench.communicate()[1])
            self.assertEqual(bench.returncode, 3)
            self.assertEqual(sorted(path.name for path in Path(folder).iterdir()),
                             ["bits-bench", "results.json", "started"])
            self.assertEqual((Path(folder) / "results.json").read_text(), "earlier")
            with self.assertRaises(ProcessLookupError):
                os.kill(int((Path(folder) / "started").read_text()), 0)


class CommandLine(unittest.TestCase):
    def run_with(self, *arguments):
        sys.argv = ["bench", *map(str, arguments)]
        return command.main("help")

    def test_wrong_use_is_2(self):
        self.assertEqual(self.run_with("--unknown"), 2)
        self.assertEqual(self.run_with("--repetitions=none"), 2)
        self.assertEqual(self.run_with("--from=/nowhere/results.json"), 2)

    def test_a_check_of_earlier_results_writes_the_page_and_fails_for_what_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "results.json"
            source.write_text(to_json(results_of(a=[1.0])))
            self.assertEqual(self.run_with("--check", f"--from={source}", f"--out={folder}"), 1)
            self.assertIn("missing", (Path(folder) / "index.html").read_text())

    def test_the_page_shows_growth_and_escapes_names(self):
        results = Results(series={"Link/<b>/100": Series([1.0]), "Link/<b>/1000": Series([2.0])})
        text = page(results, [])
        self.assertIn("<polyline", text)
        self.assertNotIn("<b>", text)


if __name__ == "__main__":
    unittest.main()
