#!/usr/bin/python3
"""A testee that goes wrong costs its own test and not the run.

  faults_test.py CONFORMANCE
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
CONFORMANCE = ""

# One that the fault is in, between two that pass.
BEFORE = "NOTIFY_GET_05.ThePointerIsTheRegisteredObject"
WRONG = "NOTIFY_XFR_01.ItIsCalledOnceWhenAllFilesAreThere"
AFTER = "NOTIFY_REG_04.ACancelledJobRefuses"


def command(fault, *arguments):
    return " ".join(["exec:" + sys.executable, "-B", str(FOLDER / "testee.py"), fault, *arguments])


class FaultsTest(unittest.TestCase):
    def setUp(self):
        self.report = tempfile.TemporaryDirectory()
        self.addCleanup(self.report.cleanup)

    def run_on(self, fault, *options):
        done = subprocess.run(
            [CONFORMANCE, f"--backend={command(fault)}", f"--report={self.report.name}",
             f"--gtest_filter={BEFORE}:{WRONG}:{AFTER}", *options],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        results = json.loads((Path(self.report.name) / "results.json").read_text())
        tests = {t["name"]: t for t in results["tests"]}
        self.assertEqual(tests[BEFORE]["verdict"], "pass")
        self.assertEqual(tests[AFTER]["verdict"], "pass")
        self.assertEqual(len(tests), 3)
        return tests[WRONG]

    def expect_crash(self, fault, *parts):
        test = self.run_on(fault)
        self.assertEqual(test["verdict"], "crash")
        for part in (*parts, "> {", "IBackgroundCopyJob.Resume"):
            self.assertIn(part, json.dumps(test["findings"], ensure_ascii=False).replace('\\"', '"'))

    def test_a_testee_that_dies(self):
        self.expect_crash("dies", "exit code 7")
        self.expect_crash("is_killed", "signal 6")
        self.expect_crash("dies_in_mid_line", "in the middle of a line", '< {"id":')

    def test_a_testee_that_breaks_the_protocol(self):
        self.expect_crash("says_nonsense", "not JSON", "< what?")
        self.expect_crash("is_not_utf8", "not JSON in UTF-8")
        self.expect_crash("answers_another_call", "call 4711, which is not open")
        self.expect_crash("says_a_key_twice", "'id' stands twice")
        self.expect_crash("says_too_much", "more than 1048576 bytes", "(1")
        self.expect_crash("calls_an_unknown_object", "no client has an object 'c99'")

    def test_many_crashes_in_a_row(self):
        done = subprocess.run(
            [CONFORMANCE, f"--backend={command('dies')}", f"--report={self.report.name}",
             "--gtest_filter=NOTIFY_XFR_01.*:NOTIFY_XFR_04.*:NOTIFY_REG_24.*:NOTIFY_REG_04.ACancelledJobRefuses"],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        results = json.loads((Path(self.report.name) / "results.json").read_text())
        self.assertGreater(results["summary"].get("crash", 0), 2)
        verdicts = [t["verdict"] for t in results["tests"]]
        self.assertGreater(verdicts.count("crash"), 4)
        self.assertEqual(verdicts.count("pass"), 1)

    def test_a_testee_that_hangs(self):
        test = self.run_on("hangs")
        self.assertEqual(test["verdict"], "timeout")
        self.assertIn("did not answer in 10 s", test["findings"][-1]["message"])
        self.assertIn("IBackgroundCopyJob.Resume", test["findings"][-1]["message"])

    def test_a_testee_that_hangs_longer_than_a_test_may(self):
        test = self.run_on("hangs", "--test-limit=3")
        self.assertEqual(test["verdict"], "timeout")

    def test_a_testee_that_cannot_be_started(self):
        done = subprocess.run([CONFORMANCE, "--backend=exec:/no/such/testee"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("exit code 127", done.stderr)
        done = subprocess.run([CONFORMANCE, "--backend=exec:"], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 2)

    def test_ctrl_c_leaves_no_process_behind(self):
        pids = Path(self.report.name) / "pids"
        run = subprocess.Popen(
            [CONFORMANCE, f"--backend={command('leaves_a_child_and_hangs', str(pids))}",
             f"--gtest_filter={WRONG}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not pids.exists() or not pids.read_text():
            self.assertIsNone(run.poll(), "the run ended before its time")
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        self.assertNotEqual(run.wait(), 0)
        for pid in pids.read_text().split():
            self.assertTrue(ends(int(pid)), pid)


def ends(pid):
    for _ in range(200):
        try:
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    return False


if __name__ == "__main__":
    CONFORMANCE = sys.argv.pop(1)
    unittest.main()
