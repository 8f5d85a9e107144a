"""The command line of tools/bench."""

import argparse
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

from benchmarks.bars import BadBars, Verdict, judge, parse_bars
from benchmarks.measure import Bench, CannotMeasure, measure_all
from benchmarks.page import page
from benchmarks.results import BadResults, from_json, to_json

ROOT = Path(__file__).resolve().parents[2]
EXIT_SHORT, EXIT_USAGE, EXIT_BROKEN, EXIT_NOISY = 1, 2, 3, 4

QUICK_MIN_SECONDS = 0.02
MIN_SECONDS = 0.1


class WrongUse(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise WrongUse(message)


def parse_arguments(arguments, help_text):
    parser = Parser(prog="bench", add_help=False, allow_abbrev=False)
    for flag in ("--check", "--quick", "--no-worse", "--peers", "--built"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--filter", type=re.compile)
    parser.add_argument("--compare", type=Path)
    parser.add_argument("--from", dest="source", type=Path)
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--binaries", type=Path, default=ROOT / "build" / "release" / "bin")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "bench")
    options = parser.parse_args(arguments)
    if options.help:
        print(help_text.strip())
        sys.exit(0)
    if options.repetitions < 1:
        raise WrongUse(f"--repetitions={options.repetitions} is not 1 or more")
    return options


def read(path, parse):
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadResults(f"{path}: cannot be read: {error}") from error
    return parse(text, str(path))


def parse_runs(text, source):
    try:
        runs = tomllib.loads(text)["run"]
        return [{key: run[key] for key in ("what", "command", "seconds", "date")} for run in runs]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadResults(f"{source}: not a list of runs: {error!r}") from error


def write_whole(path, text):
    """All of it, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def build(with_peers):
    if with_peers:
        subprocess.run([ROOT / "tools" / "setup", "--peers"], check=True)
    folder = ROOT / "build" / "release"
    commands = [["ninja", "-C", folder, "bits-bench", "bits-conformance"]]
    if with_peers or not (folder / "build.ninja").exists():
        commands.insert(0, ["cmake", "-S", ROOT, "--preset", "release"])
    for command in commands:
        done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        if done.returncode != 0:
            raise CannotMeasure(f"cannot build:\n{done.stdout[-4000:]}")


def measure(options, bars):
    if not options.built:
        build(options.peers)
    bench = Bench(options.binaries, options.repetitions,
                  QUICK_MIN_SECONDS if options.quick else MIN_SECONDS)
    known = bench.list_benchmarks()
    if options.check:
        wanted = {name for bar in bars for name in bar.benchmarks()}
        names = [name for name in known if name in wanted]
    elif options.filter:
        names = [name for name in known if options.filter.search(name)]
        if not names:
            raise WrongUse(f"--filter={options.filter.pattern} fits no benchmark")
        bars = []
    else:
        names = known
    measures_all = not options.check and not options.filter
    return measure_all(bench, names, bars, ROOT, times_mutants=measures_all)


def print_bars(judgements):
    for one in judgements:
        bar = one.bar
        bound = f"<= {bar.at_most:g}" if bar.clears(-float("inf")) or bar.at_most != float("inf") \
            else f">= {bar.at_least:g}"
        value = "-" if one.verdict is Verdict.MISSING else f"{one.value:.4g}"
        note = f"  ({one.note})" if one.note else ""
        print(f"{one.verdict.value:>15}  {bar.number:>2}  {value:>9}  {bound:>9}  {bar.what}{note}")


def exit_code(judgements, no_worse=False):
    verdicts = {one.verdict for one in judgements}
    bad = {Verdict.FALLS_SHORT, Verdict.MISSING} | (set() if no_worse else {Verdict.AS_KNOWN})
    if verdicts & bad:
        return EXIT_SHORT
    return EXIT_NOISY if Verdict.NOISY in verdicts else 0


def print_comparison(now, before):
    print(f"{'before':>12} {'now':>12} {'now/before':>10}")
    for name in sorted(now.series):
        if name not in before.series:
            continue
        if not now.series[name].nanoseconds or not before.series[name].nanoseconds:
            continue
        old, new = before.series[name].median(), now.series[name].median()
        print(f"{old:>9.4g} ns {new:>9.4g} ns {new / old:>10.2f}  {name}")


def work(options):
    bars = read(ROOT / "bench" / "bars.toml", parse_bars)
    if options.quick:
        bars = [bar for bar in bars if bar.quick]
    before = read(options.compare, from_json) if options.compare else None
    results = read(options.source, from_json) if options.source else measure(options, bars)
    judgements = [judge(bar, results) for bar in bars]
    if options.filter:  # nobody asked for the others
        judgements = [one for one in judgements if one.verdict is not Verdict.MISSING]
    if not options.source:
        write_whole(options.out / "results.json", to_json(results))
    recorded = read(ROOT / "bench" / "recorded.toml", parse_runs)
    write_whole(options.out / "index.html", page(results, judgements, before, recorded))
    if before is not None:
        print_comparison(results, before)
    if options.check:
        print_bars(judgements)
    elif before is None:
        for name, series in sorted(results.series.items()):
            if series.nanoseconds:
                print(f"{series.median():>12.4g} ns  {name}")
    print(f"page: {options.out / 'index.html'}")
    return exit_code(judgements, options.no_worse) if options.check else 0


def _interrupt(*_):
    raise KeyboardInterrupt


def main(help_text):
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return work(parse_arguments(sys.argv[1:], help_text))
    except WrongUse as error:
        print(f"bench: {error} (--help shows what there is)", file=sys.stderr)
        return EXIT_USAGE
    except (BadBars, BadResults) as error:
        print(f"bench: {error}", file=sys.stderr)
        return EXIT_USAGE
    except (CannotMeasure, subprocess.CalledProcessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return EXIT_BROKEN
    except KeyboardInterrupt:
        print("\nbench: interrupted; earlier results are as they were", file=sys.stderr)
        return EXIT_BROKEN
