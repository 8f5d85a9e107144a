"""Tests of tools/wine/steady: what it takes for a difference."""

import importlib.machinery
import importlib.util
import pathlib
import unittest

PATH = pathlib.Path(__file__).resolve().parent / "steady"
LOADER = importlib.machinery.SourceFileLoader("steady", str(PATH))
steady = importlib.util.module_from_spec(importlib.util.spec_from_loader("steady", LOADER))
LOADER.exec_module(steady)


def results(**verdicts):
    return steady.verdicts_of({"rules": [{"id": "A-01", "verdict": "pass"}],
                               "tests": [{"name": name, "verdict": verdict}
                                         for name, verdict in verdicts.items()]})


class SteadyTest(unittest.TestCase):
    def test_equal_runs_do_not_differ(self):
        self.assertEqual(steady.differences([results(one="pass", two="fail")] * 3), {})

    def test_one_other_verdict_is_a_difference(self):
        runs = [results(one="pass", two="fail"), results(one="pass", two="crash")]
        self.assertEqual(steady.differences(runs), {"two": ["fail", "crash"]})

    def test_a_test_that_is_missing_is_a_difference(self):
        runs = [results(one="pass"), results(one="pass", two="pass")]
        self.assertEqual(steady.differences(runs), {"two": ["not run", "pass"]})


if __name__ == "__main__":
    unittest.main()
