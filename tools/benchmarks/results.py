"""What was measured: samples by the name of a benchmark, read from Google Benchmark's JSON and kept in
a results.json of our own."""

import json
import re
import statistics
from dataclasses import dataclass, field

FORMAT = "bitsim-bench-1"


class BadResults(Exception):
    """A file that is not what it should be; says which and why."""


@dataclass
class Series:
    """The repetitions of one benchmark."""

    nanoseconds: list = field(default_factory=list)  # of CPU time, for one item
    counters: dict = field(default_factory=dict)  # name: values

    def median(self):
        return statistics.median(self.nanoseconds)

    def counter(self, name):
        return statistics.median(self.counters[name])


def quartiles(samples):
    ordered = sorted(samples)
    if len(ordered) < 2:
        return ordered[0], ordered[0]
    low, _, high = statistics.quantiles(ordered, n=4, method="inclusive")
    return low, high


def spread(samples):
    """How far the middle half of the samples is apart, as a part of the median."""
    low, high = quartiles(samples)
    return 0.0 if low == high else (high - low) / abs(statistics.median(samples) or high)


@dataclass
class Results:
    series: dict = field(default_factory=dict)  # name: Series
    instructions: dict = field(default_factory=dict)  # name: of one item
    seconds: dict = field(default_factory=dict)  # command: samples of CPU time
    about: dict = field(default_factory=dict)  # machine, date, commit


_OWN_KEYS = {
    "cpu_time", "family_index", "items_per_second", "iterations", "per_family_instance_index",
    "real_time", "repetition_index", "repetitions", "threads",
}


def add_google_benchmark(results, text, source):
    """Adds what a run of bits-bench has written."""
    try:
        document = json.loads(text)
        rows = document["benchmarks"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadResults(f"{source}: not the JSON of Google Benchmark: {error}") from error
    for row in rows:
        if row.get("run_type") == "aggregate":
            continue
        name = re.sub(r"/(iterations|repeats):\d+", "", row["run_name"])
        if row.get("error_occurred"):
            raise BadResults(f"{source}: {name}: {row.get('error_message')}")
        series = results.series.setdefault(name, Series())
        if row.get("items_per_second"):
            series.nanoseconds.append(1e9 / row["items_per_second"])
        for key, value in row.items():
            if key not in _OWN_KEYS and isinstance(value, (int, float)):
                series.counters.setdefault(key, []).append(value)


def to_json(results):
    return json.dumps(
        {
            "format": FORMAT,
            "about": results.about,
            "benchmarks": {
                name: {"nanoseconds": series.nanoseconds, "counters": series.counters}
                for name, series in sorted(results.series.items())
            },
            "instructions": results.instructions,
            "seconds": results.seconds,
        },
        indent=1,
    ) + "\n"


def from_json(text, source):
    try:
        document = json.loads(text)
        if document["format"] != FORMAT:
            raise BadResults(f"{source}: its format is {document['format']!r}, not {FORMAT!r}")
        return Results(
            series={
                name: Series(list(map(float, entry["nanoseconds"])), dict(entry["counters"]))
                for name, entry in document["benchmarks"].items()
            },
            instructions=dict(document["instructions"]),
            seconds=dict(document["seconds"]),
            about=dict(document["about"]),
        )
    except BadResults:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadResults(f"{source}: not a results.json of tools/bench: {error!r}") from error
