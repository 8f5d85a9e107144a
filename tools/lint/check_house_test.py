"""The house check finds what it is there to find."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check_house.py")


def run(files: dict[str, str]) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as root:
        (pathlib.Path(root) / "sim").mkdir()
        for path, text in files.items():
            file = pathlib.Path(root) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, CHECK, root], capture_output=True, text=True)
        return done.returncode, done.stdout


class CheckHouseTest(unittest.TestCase):
    def expect(self, path: str, line: str, message: str):
        code, output = run({path: "\n" + line + "\n"})
        self.assertEqual(code, 1, output)
        self.assertIn(f"{path}:2: {message}", output)

    def test_clean_tree(self):
        code, output = run({"sim/core/a.cc": '#include "sim/core/a.h"\nint a;\n'})
        self.assertEqual((code, output), (0, "1 files, 0 findings\n"))

    def test_clocks_threads_and_random_numbers(self):
        for line, message in [
            ("auto t = std::chrono::steady_clock::now();", "a real clock"),
            ("std::thread worker;", "a thread"),
            ("std::mt19937_64 generator;", "a random number"),
            ("std::unordered_map<int, int> map;", "an unordered container"),
            ("double share = 0;", "floating point"),
        ]:
            self.expect("sim/engine/a.cc", line, message)

    def test_comments_and_tests_may_speak_of_them(self):
        code, _ = run({
            "sim/core/a.cc": "// no std::thread here\n",
            "sim/core/a_test.cc": "std::thread t;\n",
        })
        self.assertEqual(code, 0)

    def test_arrows(self):
        self.expect("sim/core/a.cc", '#include "sim/net/b.h"', "sim/core includes sim/net")
        self.expect("sim/com/a.cc", '#include "conformance/x.h"', "the simulator includes")
        self.expect("sim/include/bitsim/a.h", '#include "sim/core/b.h"', "a public header")
        self.expect("conformance/verdict/a.cc", '#include "conformance/testbed/b.h"',
                    "conformance/verdict includes conformance/testbed")
        self.expect("conformance/suite/a.cc", '#include "bitsim/simulation.h"', "a test of the")

    def test_length(self):
        code, output = run({"bench/a.cc": "int a;\n" * 401})
        self.assertEqual(code, 1)
        self.assertIn("bench/a.cc:401: more than 400 lines", output)

    def test_wrong_use(self):
        done = subprocess.run([sys.executable, CHECK, "/nonexistent"], capture_output=True)
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    unittest.main()
