"""The page: bars, growth and latency as plots that one reads at a glance."""

import html
import math
import re

from benchmarks.bars import Verdict

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #667; --line: #d5d9e0; --paper: #fff;
  --good: #2a7d4f; --bad: #c0392b; --unsure: #b7791f; --c0: #1f6feb; --c1: #d9730d; --c2: #2a7d4f;
  --c3: #8250df; --c4: #c0392b; --c5: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --faint: #9aa3b2; --line: #343b46;
  --paper: #14181e; --good: #56c288; --bad: #ff7b6b; --unsure: #e3b341; --c0: #6ea8ff; --c1: #ffa657;
  --c2: #56c288; --c3: #c297ff; --c4: #ff7b6b; --c5: #9aa3b2; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; } .faint { color: var(--faint); }
table { border-collapse: collapse; width: 100%; } td, th { padding: .25rem .6rem .25rem 0;
  text-align: left; border-bottom: 1px solid var(--line); vertical-align: middle; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .unsure { color: var(--unsure); }
svg { width: 100%; height: auto; } svg text { font: 11px system-ui, sans-serif; fill: var(--ink); }
svg .grid { stroke: var(--line); } svg .faint { fill: var(--faint); }
"""

_CLASSES = {Verdict.HOLDS: "good", Verdict.FALLS_SHORT: "bad", Verdict.AS_KNOWN: "bad",
            Verdict.NOISY: "unsure",
            Verdict.MISSING: "unsure"}

# Title, unit of N, and the pattern of the names that belong into one plot: line, N.
_GROWTHS = [
    ("W1 paced, a job", r"W1/paced/(.+)/(\d+)$"),
    ("W1 burst, a job", r"W1/burst/(.+)/(\d+)$"),
    ("Event queue, exponential times, an event", r"Queue/(.+)/exponential/(\d+)$"),
    ("Event queue of the service, by spread of times", r"Queue/service/(.+)/(\d+)$"),
    ("Fair-share link, an arrival and a departure", r"Link/(.+)/(\d+)$"),
    ("Dispatch of a notification, among N jobs", r"Dispatch/(.+)/(\d+)$"),
    ("Timer pushed back, among N", r"Rearm/(.+)/(\d+)$"),
    ("Registration, N on one job", r"Registration/(.+)/(\d+)$"),
]


def _escape(text):
    return html.escape(str(text), quote=True)


def _bar_row(one):
    bar = one.bar
    upper = bar.at_most != math.inf
    limit = bar.limit()
    plot = ""
    if one.verdict is not Verdict.MISSING:
        # The length is the part of the bar that is used up; the mark is the bar.
        used = one.value / limit if upper and limit else (limit / one.value if limit else one.value)
        width = max(1.0, min(used, 1.9) * 100)
        plot = (f'<svg viewBox="0 0 200 14" role="img" style="max-width:14rem">'
                f'<rect y="2" height="10" width="{width:.1f}" fill="currentColor"/>'
                f'<line x1="100" x2="100" y1="0" y2="14" stroke="var(--ink)"/></svg>')
    value = "–" if one.verdict is Verdict.MISSING else f"{one.value:.4g}"
    sign = "≤" if upper else "≥"
    kind = _CLASSES[one.verdict]
    return (f'<tr><td class="number">{bar.number}</td><td>{_escape(bar.what)}</td>'
            f'<td class="number">{value}</td><td class="number">{sign} {limit:g}</td>'
            f'<td class="{kind}">{plot}</td>'
            f'<td class="{kind}">{_escape(one.verdict.value)}'
            f'{" – " + _escape(one.note) if one.note else ""}</td></tr>')


def _axis_values(low, high):
    return range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)


def _plot(title, lines, x_label, y_label, format_x=None, log_y=True):
    """Lines of (x, y) points on a logarithmic x axis."""
    width, height, left, bottom, right, top = 640, 300, 60, 40, 170, 14
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_low, x_high = math.log10(min(xs)), math.log10(max(xs))
    if x_high == x_low:
        x_high += 1
    if log_y:
        y_low, y_high = _axis_values(min(ys), max(ys))[0], _axis_values(min(ys), max(ys))[-1]
        y_high = max(y_high, y_low + 1)
    else:
        y_low, y_high = 0, max(ys)

    def place(x, y):
        level = math.log10(y) if log_y else y
        return (left + (math.log10(x) - x_low) / (x_high - x_low) * (width - left - right),
                top + (y_high - level) / (y_high - y_low) * (height - top - bottom))

    parts = [f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{_escape(title)}">']
    y_marks = [10.0 ** level for level in range(y_low, y_high + 1)] if log_y else \
        [y_high * part / 4 for part in range(5)]
    for mark in y_marks:
        _, y = place(min(xs), mark)
        parts.append(f'<line class="grid" x1="{left}" x2="{width - right}" y1="{y:.1f}" '
                     f'y2="{y:.1f}"/><text x="{left - 6}" y="{y + 4:.1f}" '
                     f'text-anchor="end">{mark:g}</text>')
    for level in range(math.ceil(x_low), math.floor(x_high) + 1):
        x, _ = place(10.0 ** level, y_marks[-1])
        label = format_x(10.0 ** level) if format_x else f"10^{level}"
        parts.append(f'<text x="{x:.1f}" y="{height - bottom + 16}" '
                     f'text-anchor="middle">{label}</text>')
    parts.append(f'<text class="faint" x="{(left + width - right) / 2}" y="{height - 6}" '
                 f'text-anchor="middle">{_escape(x_label)}</text>')
    parts.append(f'<text class="faint" x="14" y="{height / 2}" text-anchor="middle" '
                 f'transform="rotate(-90 14 {height / 2})">{_escape(y_label)}</text>')
    label_y = -100.0
    by_end = sorted(lines.items(), key=lambda line: place(*line[1][-1])[1])
    for index, (name, points) in enumerate(by_end):
        colour = f"var(--c{index % 6})"
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for point in points:
            x, y = place(*point)
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}">'
                         f'<title>{_escape(name)}: {point[0]:g}: {point[1]:.4g}</title></circle>')
        label_y = max(label_y + 13, place(*points[-1])[1] + 4)
        parts.append(f'<text x="{width - right + 8}" y="{label_y:.1f}" '
                     f'style="fill:{colour}">{_escape(name)}</text>')
    parts.append("</svg>")
    return "".join(parts)


def _growth_plots(results):
    for title, pattern in _GROWTHS:
        lines = {}
        for name, series in results.series.items():
            found = re.match(pattern, name)
            if found and series.nanoseconds and int(found.group(2)) > 0:
                lines.setdefault(found.group(1), []).append(
                    (int(found.group(2)), series.median()))
        lines = {name: sorted(points) for name, points in lines.items()}
        if any(len(points) > 1 for points in lines.values()):
            yield f"<h3>{_escape(title)}</h3>" + _plot(title, lines, "N", "ns, CPU time")


def _latency_plot(results):
    lines = {}
    for name, series in results.series.items():
        if not name.startswith("Latency/"):
            continue
        points = [(float(counter[len("below_"):]), 100 * series.counter(counter))
                  for counter in sorted(series.counters) if counter.startswith("below_")]
        if points:
            lines[name[len("Latency/"):]] = points
    if not lines:
        return ""
    return ("<h2>Dispatch latency</h2><p>From a note posted to its callback entered, while W1 runs, "
            "paced, with so many jobs; and the hiccups of the machine itself. Wall-clock time.</p>" +
            _plot("latency", lines, "nanoseconds", "% of the calls below", lambda x: f"{x:g}",
                  log_y=False))


def _table(results, before):
    rows = []
    for name, series in sorted(results.series.items()):
        if not series.nanoseconds:
            continue
        change = ""
        if before is not None and name in before.series and before.series[name].nanoseconds:
            change = f"{series.median() / before.series[name].median():.2f}"
        rows.append(f'<tr><td>{_escape(name)}</td><td class="number">{series.median():.4g}</td>'
                    f'<td class="number">{min(series.nanoseconds):.4g}</td>'
                    f'<td class="number">{max(series.nanoseconds):.4g}</td>'
                    f'<td class="number">{change}</td></tr>')
    head = "<th>now/before</th>" if before is not None else "<th></th>"
    return ("<h2>All figures</h2><table><tr><th>benchmark</th><th>median ns</th><th>least</th>"
            f"<th>most</th>{head}</tr>" + "".join(rows) + "</table>")


def page(results, judgements, before=None):
    about = ", ".join(f"{key} {value}" for key, value in results.about.items() if value != "")
    parts = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
             '<meta name="viewport" content="width=device-width">'
             f"<title>How fast bitsim is</title><style>{_STYLE}</style></head><body>",
             f'<h1>How fast bitsim is</h1><p class="faint">{_escape(about)}</p>']
    if judgements:
        parts.append("<h2>The bars</h2><table><tr><th></th><th></th><th>figure</th><th>bar</th>"
                     "<th></th><th></th></tr>" + "".join(map(_bar_row, judgements)) + "</table>")
    growth = list(_growth_plots(results))
    if growth:
        parts.append("<h2>How cost grows</h2>" + "".join(growth))
    parts.append(_latency_plot(results))
    parts.append(_table(results, before))
    parts.append("</body></html>\n")
    return "\n".join(parts)
