"""The bars of bench/bars.toml, and whether results clear them."""

import math
import statistics
import tomllib
from dataclasses import dataclass, field
from enum import Enum

from benchmarks.results import quartiles, spread

# Samples that are further apart than this tell nothing about a bar that lies among them.
SPREAD_MAX = 0.25

KINDS = ("ratio", "instructions", "counter", "growth", "time", "seconds")


class BadBars(Exception):
    """The file of the bars is wrong; says where."""


class Verdict(Enum):
    HOLDS = "holds"
    FALLS_SHORT = "falls short"
    AS_KNOWN = "short, as known"
    NOISY = "too noisy"
    MISSING = "missing"


@dataclass
class Bar:
    number: int
    what: str
    kind: str
    of: list
    against: str = ""
    counter: str = ""
    count: int = 0
    sizes: list = field(default_factory=list)
    at_most: float = math.inf
    at_least: float = -math.inf
    reached: float = math.nan  # of a bar that does not hold: what it may not get worse than
    quick: bool = False

    def benchmarks(self):
        """The names of the benchmarks that it needs."""
        if self.kind in ("instructions", "seconds"):
            return []
        if self.kind == "growth":
            return [f"{name}/{size}" for name in self.of for size in self.sizes]
        return self.of + ([self.against] if self.against else [])

    def limit(self):
        return self.at_most if self.at_most != math.inf else self.at_least

    def clears(self, value):
        return self.at_least <= value <= self.at_most

    def verdict_of(self, value):
        if self.clears(value):
            return Verdict.HOLDS
        as_known = value <= self.reached if self.at_most != math.inf else value >= self.reached
        return Verdict.AS_KNOWN if as_known else Verdict.FALLS_SHORT


@dataclass
class Judgement:
    bar: Bar
    verdict: Verdict
    value: float = math.nan
    spread: float = 0.0
    note: str = ""


def parse_bars(text, source):
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadBars(f"{source}: {error}") from error
    bars = []
    for index, entry in enumerate(document.get("bar", []), 1):
        place = f"{source}: bar {index}"
        if isinstance(entry.get("of"), str):
            entry["of"] = [entry["of"]]
        unknown = set(entry) - set(Bar.__dataclass_fields__)
        if unknown:
            raise BadBars(f"{place}: unknown key {sorted(unknown)[0]!r}")
        try:
            bar = Bar(**entry)
        except TypeError as error:
            raise BadBars(f"{place}: {error}") from error
        if bar.kind not in KINDS:
            raise BadBars(f"{place}: kind is {bar.kind!r}, not one of {', '.join(KINDS)}")
        if bar.limit() == -math.inf:
            raise BadBars(f"{place}: has neither at_most nor at_least")
        needs = {"ratio": "against", "instructions": "count", "counter": "counter",
                 "growth": "sizes"}.get(bar.kind)
        if needs and not getattr(bar, needs):
            raise BadBars(f"{place}: a bar of kind {bar.kind!r} needs {needs!r}")
        bars.append(bar)
    if not bars:
        raise BadBars(f"{source}: there is no bar")
    return bars


def judge(bar, results):
    """The worst of its figures decides."""
    judgements = [_judge_one(bar, name, results) for name in bar.of]
    order = [Verdict.FALLS_SHORT, Verdict.MISSING, Verdict.NOISY, Verdict.AS_KNOWN, Verdict.HOLDS]
    upper = bar.at_most != math.inf
    return min(judgements, key=lambda one: (order.index(one.verdict),
                                            -one.value if upper else one.value))


def _judge_one(bar, name, results):
    missing = [needed for needed in bar.benchmarks()
               if (needed == name or needed == bar.against or bar.kind == "growth")
               and needed not in results.series]
    if missing:
        return Judgement(bar, Verdict.MISSING, note=f"{missing[0]} was not measured")
    return {
        "ratio": _judge_ratio,
        "growth": _judge_growth,
        "counter": _judge_counter,
        "time": _judge_time,
        "instructions": lambda *_: _judge_table(bar, name, results.instructions),
        "seconds": lambda *_: _judge_samples(bar, name, results.seconds.get(name)),
    }[bar.kind](bar, name, results)


def _verdict(bar, value, low, high, widest):
    if widest > SPREAD_MAX and bar.verdict_of(low) != bar.verdict_of(high):
        return Judgement(bar, Verdict.NOISY, value, widest,
                         f"between {low:.3g} and {high:.3g}")
    return Judgement(bar, bar.verdict_of(value), value, widest)


def _judge_ratio(bar, name, results):
    return _judge_quotient(bar, results.series[name].nanoseconds,
                           results.series[bar.against].nanoseconds)


def _judge_quotient(bar, of, against):
    of_low, of_high = quartiles(of)
    against_low, against_high = quartiles(against)
    return _verdict(bar, statistics.median(of) / statistics.median(against),
                    of_low / against_high, of_high / against_low,
                    max(spread(of), spread(against)))


def _judge_growth(bar, name, results):
    small, large = (results.series[f"{name}/{size}"].nanoseconds
                    for size in (bar.sizes[0], bar.sizes[-1]))
    growth = math.log(bar.sizes[-1] / bar.sizes[0])

    def exponent(large_ns, small_ns):
        return 1 + math.log(large_ns / small_ns) / growth

    small_low, small_high = quartiles(small)
    large_low, large_high = quartiles(large)
    return _verdict(bar, exponent(statistics.median(large), statistics.median(small)),
                    exponent(large_low, small_high), exponent(large_high, small_low),
                    max(spread(small), spread(large)))


def _judge_counter(bar, name, results):
    samples = []
    for benchmark in [name] + ([bar.against] if bar.against else []):
        if bar.counter not in results.series[benchmark].counters:
            return Judgement(bar, Verdict.MISSING,
                             note=f"{benchmark} does not count {bar.counter}")
        samples.append(results.series[benchmark].counters[bar.counter])
    return _judge_quotient(bar, *samples) if bar.against else _judge_samples(bar, name, samples[0])


def _judge_time(bar, name, results):
    return _judge_samples(bar, name, results.series[name].nanoseconds)


def _judge_samples(bar, name, samples):
    if not samples:
        return Judgement(bar, Verdict.MISSING, note=f"{name} was not measured")
    return _verdict(bar, statistics.median(samples), *quartiles(samples), spread(samples))


def _judge_table(bar, name, table):
    if name not in table:
        return Judgement(bar, Verdict.MISSING, note=f"{name} was not measured")
    return Judgement(bar, bar.verdict_of(table[name]), table[name])
