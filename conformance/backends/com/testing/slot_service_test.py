"""Puts the starter into the place of Wine's service and looks whether the verdicts follow.

    slot_service_test.py SLOT_SERVICE.exe BITS-CONFORMANCE.exe
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

RUN = pathlib.Path(__file__).resolve().parents[4] / "tools/wine/run"


class SlotServiceTest(unittest.TestCase):
    def run_suite(self, rules):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [RUN, "--without-service", SLOT_SERVICE, SUITE, "--backend=com", "--color=never",
                 f"--filter={','.join(rules)}", f"--report=Z:{folder}"],
                capture_output=True, text=True)
            results = pathlib.Path(folder) / "results.json"
            self.assertTrue(results.exists(), run.stdout + run.stderr)
            return json.loads(results.read_text(encoding="utf-8"))

    def test_the_verdicts_are_those_of_the_starter(self):
        results = self.run_suite(["NOTIFY-GET-01", "NOTIFY-REG-01", "NOTIFY-XFR-04", "COMP-01",
                                  "ST-21", "PROG-01"])
        self.assertEqual(results["bits_version"], "1.0")
        verdicts = {test["name"]: test["verdict"] for test in results["tests"]}
        # Wine keeps these, too.
        self.assertEqual(verdicts["NOTIFY_XFR_04.TheFilesAreNotThereBeforeComplete"], "pass")
        # These Wine breaks ...
        self.assertEqual(verdicts["COMP_01.CompleteHandsOverTheFiles"], "pass")
        self.assertEqual(verdicts["ST_21.SuspendLeavesASuspendedJobAlone"], "pass")
        # ... and this it keeps: the starter has no GetProgress.
        self.assertEqual(verdicts["PROG_01.ANewJobHasNothing"], "warn")


if __name__ == "__main__":
    SLOT_SERVICE, SUITE = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
