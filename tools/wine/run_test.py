"""Tests of tools/wine/run on machines that lack something, with a Wine that is a few lines of shell."""

import os
import pathlib
import subprocess
import tempfile
import unittest

RUN = pathlib.Path(__file__).resolve().parent / "run"
SERVICE = "[System\\\\CurrentControlSet\\\\Services\\\\BITS] 1795929654\n"

# Its service starts if there is a file "starts" beside it.
WINE = """#!/bin/sh
case "$1 $2" in
  "--version ") echo wine-0.1 ;;
  "net start") test -e "$(dirname "$0")/starts" ;;
  wineboot*) mkdir -p "$WINEPREFIX" ;;
  *) echo "ran $(basename "$1")" ;;
esac
"""


class RunTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("bin/wine", WINE)
        self.write("bin/wineserver", "#!/bin/sh\n")
        self.write("program.exe", "")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def write_registry(self, text):
        self.write("prefix/.made-by-bitsim", "wine-0.1\n")
        self.write("prefix/system.reg", "WINE REGISTRY Version 2\n" + text)

    def run_it(self, *arguments, path=None):
        return subprocess.run(
            [RUN, *arguments, self.folder / "program.exe"], capture_output=True, text=True,
            env={"PATH": path or f"{self.folder}/bin:{os.environ['PATH']}", "HOME": "/",
                 "BITSIM_WINE_PREFIX": str(self.folder / "prefix")})

    def assert_broken(self, run, *words):
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertEqual(run.stdout, "")
        for word in words:
            self.assertIn(word, run.stderr)

    def test_runs_the_program_beside_the_service(self):
        self.write("bin/starts", "")
        run = self.run_it()
        self.assertEqual((run.returncode, run.stdout), (0, "ran program.exe\n"), run.stderr)

    def test_a_service_that_is_not_asked_for_is_not_missed(self):
        run = self.run_it("--without-service")
        self.assertEqual((run.returncode, run.stdout), (0, "ran program.exe\n"), run.stderr)

    def test_a_disabled_service_is_told_as_such(self):
        self.write_registry(SERVICE + '"ObjectName"="LocalSystem"\n"Start"=dword:00000004\n')
        self.assert_broken(self.run_it(), "is disabled")

    def test_a_service_that_is_not_installed_is_told_as_such(self):
        self.write_registry('[System\\\\Services\\\\Other] 1\n"Start"=dword:00000004\n')
        self.assert_broken(self.run_it(), "is not installed")

    def test_a_service_that_does_not_start_is_told_as_such(self):
        self.write_registry(SERVICE + '"Start"=dword:00000003\n\n[Other] 1\n"Start"=dword:00000004\n')
        self.assert_broken(self.run_it(), "does not start")

    def test_a_machine_without_wine_is_told_what_to_do(self):
        tools = self.folder / "tools"
        tools.mkdir()
        for tool in ("bash", "env", "dirname", "pwd"):
            (tools / tool).symlink_to(f"/usr/bin/{tool}")
        self.assert_broken(self.run_it(path=str(tools)), "tools/setup --wine")


if __name__ == "__main__":
    unittest.main()
