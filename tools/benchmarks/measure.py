"""Runs bits-bench, callgrind, the suite and the kill matrix."""

import datetime
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.results import Results, add_google_benchmark

# The kill matrix: half a minute or more, and no bar asks for it.
MUTANTS = "bits-conformance mutants --color=never"


# What fills much memory is measured in large pages where the kernel has them on request, the floors
# as well: else it is walks through page tables that are measured.
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}


class CannotMeasure(Exception):
    """A program that is missing or fails; says which and how."""


def progress(text):
    """For those who watch: one line that changes."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text[:shutil.get_terminal_size().columns - 1]}", end="", file=sys.stderr,
              flush=True)


def milestone(text):
    """For those who watch and for a log."""
    progress("")
    print(text, file=sys.stderr, flush=True)


def run(command, **options):
    try:
        return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, **options)
    except FileNotFoundError as error:
        raise CannotMeasure(f"{command[0]} is not there; tools/setup installs what is needed") \
            from error
    except subprocess.CalledProcessError as error:
        raise CannotMeasure(f"{' '.join(map(str, command))} failed:\n{error.stderr[-2000:]}") \
            from error


class Bench:
    """The programs of one build."""

    def __init__(self, binaries, repetitions, min_seconds):
        self.binaries = binaries
        self.program = binaries / "bits-bench"
        self.repetitions = repetitions
        self.min_seconds = min_seconds
        if not self.program.exists():
            raise CannotMeasure(f"{self.program} is not built")

    def list_benchmarks(self):
        lines = run([self.program, "--benchmark_list_tests=true"]).stdout.split()
        return [re.sub(r"/(iterations|repeats):\d+", "", line) for line in lines]

    def measure(self, names, results):
        """Interleaved: in each round one repetition of each, in another order and a new process."""
        if not names:
            return
        pattern = "^(" + "|".join(map(re.escape, names)) + ")(/iterations:[0-9]+)?$"
        milestone(f"Measuring {len(names)} benchmarks, {self.repetitions} times each")
        for number in range(1, self.repetitions + 1):
            started_at = time.monotonic()
            self._measure_round(pattern, f"round {number} of {self.repetitions}", len(names), results)
            milestone(f"  round {number} of {self.repetitions}: "
                      f"{time.monotonic() - started_at:.0f} s")

    def _measure_round(self, pattern, title, count, results):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out.json"
            errors = Path(folder) / "errors.txt"
            with errors.open("w") as error_file, subprocess.Popen(
                    [self.program, f"--benchmark_filter={pattern}", "--benchmark_repetitions=1",
                     "--benchmark_enable_random_interleaving=true",
                     f"--benchmark_min_time={self.min_seconds}",
                     f"--benchmark_out={out}", "--benchmark_out_format=json"],
                    env={**LARGE_PAGES, **os.environ}, text=True, stdout=subprocess.PIPE,
                    stderr=error_file) as process:
                try:
                    done = 0
                    for line in process.stdout:
                        if re.match(r"\S+/\S+ +[\d.]+ (ns|us|ms)", line):
                            done += 1
                            progress(f"  {title}: {done} of {count}, {line.split()[0]}")
                except BaseException:
                    process.kill()
                    raise
            if process.returncode != 0:
                raise CannotMeasure(f"bits-bench failed ({process.returncode}):\n"
                                    f"{errors.read_text()[-2000:]}")
            add_google_benchmark(results, out.read_text(), str(self.program))

    def count_instructions(self, name, count, results):
        """What `count` items cost beyond the set-up, by callgrind."""
        def instructions(times):
            done = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                        self.program, f"--work={name}", f"--count={times}"])
            found = re.search(r"Collected : (\d+)", done.stderr)
            if found is None:
                raise CannotMeasure(f"valgrind did not tell the instructions of {name}")
            return int(found.group(1))

        results.instructions[name] = (instructions(count) - instructions(0)) / count

    def time_command(self, command, results, repetitions):
        """CPU seconds of a command and its children."""
        samples = []
        for _ in range(repetitions):
            with tempfile.TemporaryDirectory() as folder:
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                words = command.split()
                run([self.binaries / words[0]] + words[1:], cwd=folder)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
            samples.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        results.seconds[command] = samples


def about_this_machine(root):
    commit = subprocess.run(["git", "-C", str(root), "rev-parse", "--short", "HEAD"], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return {
        "commit": commit.stdout.strip(),
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def measure_all(bench, benchmarks, bars, root, times_mutants=False):
    results = Results(about=about_this_machine(root))
    bench.measure(benchmarks, results)
    for bar in bars:
        for name in bar.of:
            if bar.kind == "instructions" and name not in results.instructions:
                progress(f"Counting the instructions of {name}")
                bench.count_instructions(name, bar.count, results)
            elif bar.kind == "seconds" and name not in results.seconds:
                progress(f"Timing {name}")
                bench.time_command(name, results, bench.repetitions)
    if times_mutants:
        progress(f"Timing {MUTANTS}")
        bench.time_command(MUTANTS, results, 1)
    progress("")
    return results
