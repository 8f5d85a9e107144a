"""The page: bars, growth and latency as plots that one reads at a glance."""

import html
import math
import re
import statistics

from benchmarks.bars import Verdict

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #667; --line: #d5d9e0; --paper: #fff;
  --good: #2a7d4f; --bad: #c0392b; --unsure: #8a5a10; --c0: #1f6feb; --c1: #d9730d; --c2: #2a7d4f;
  --c3: #8250df; --c4: #c0392b; --c5: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --faint: #9aa3b2; --line: #343b46;
  --paper: #14181e; --good: #56c288; --bad: #ff7b6b; --unsure: #e3b341; --c0: #6ea8ff; --c1: #ffa657;
  --c2: #56c288; --c3: #c297ff; --c4: #ff7b6b; --c5: #9aa3b2; } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; } h3 { font-size: 1rem; margin: .5rem 0 0; } .faint { color: var(--faint); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
td, th { padding: .3rem .8rem .3rem 0; text-align: left; border-bottom: 1px solid var(--line);
  vertical-align: middle; } th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .unsure { color: var(--unsure); }
.meter { position: relative; width: 10rem; height: .7rem; background: color-mix(in srgb,
  currentColor 14%, transparent); border-radius: 2px; overflow: hidden; }
.meter i { position: absolute; inset: 0 auto 0 0; background: currentColor; }
.meter b { position: absolute; left: 50%; top: 0; bottom: 0; width: 2px; background: var(--ink); }
.plots { display: grid; gap: 1.5rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%,
  30rem), 1fr)); }
svg { width: 100%; height: auto; } svg text { font: 11px system-ui, sans-serif; fill: var(--ink); }
svg .grid { stroke: var(--line); } svg .faint { fill: var(--faint); }
@media (max-width: 45rem) { .meter { width: 4rem; } td, th { padding-right: .4rem; }
  .note { display: none; } }
"""

_CLASSES = {Verdict.HOLDS: "good", Verdict.FALLS_SHORT: "bad", Verdict.AS_KNOWN: "bad",
            Verdict.NOISY: "unsure",
            Verdict.MISSING: "unsure"}

# Title, unit of N, and the pattern of the names that belong into one plot: line, N.
_GROWTHS = [
    ("W1 paced, a job", r"W1/paced/(.+)/(\d+)$"),
    ("W1 burst, a job", r"W1/burst/(.+)/(\d+)$"),
    ("Event queue, exponential times, an event", r"(?:Queue|Peer)/(.+)/exponential/(\d+)$"),
    ("Event queue of the service, by spread of times", r"Queue/service/(.+)/(\d+)$"),
    ("Fair-share link, an arrival and a departure",
     r"(?:Link/|Peer/(?=simgrid_flows))(.+)/(\d+)$"),
    ("Dispatch of a notification, among N jobs", r"Dispatch/(.+)/(\d+)$"),
    ("Timer pushed back, among N", r"Rearm/(.+)/(\d+)$"),
    ("Registration, N on one job", r"Registration/(.+)/(\d+)$"),
]


def _escape(text):
    return html.escape(str(text), quote=True)


def _with_powers(text):
    return re.sub(r"10\^(\d)", r"10<sup>\1</sup>", _escape(text))


def _number(value):
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _bar_row(one):
    bar = one.bar
    upper = bar.at_most != math.inf
    limit = bar.limit()
    meter = ""
    if one.verdict is not Verdict.MISSING:
        used = one.value / limit if upper and limit else (limit / one.value if limit else one.value)
        # A tenth of the bar is nothing, ten times the bar is all.
        width = 50 * (1 + max(-1, min(1, math.log10(max(used, 1e-9)))))
        meter = f'<div class="meter"><i style="width:{width:.1f}%"></i><b></b></div>'
    value = "–" if one.verdict is Verdict.MISSING else _number(one.value)
    note = f' <span class="faint note">{_escape(one.note)}</span>' if one.note else ""
    kind = _CLASSES[one.verdict]
    return (f'<tr><td class="number">{bar.number}</td><td>{_with_powers(bar.what)}</td>'
            f'<td class="number">{value}</td>'
            f'<td class="number">{"≤" if upper else "≥"} {_number(limit)}</td>'
            f'<td class="{kind}">{meter}</td>'
            f'<td class="{kind}">{_escape(one.verdict.value)}{note}</td></tr>')


def _bars(judgements):
    counts = [f'<span class="{_CLASSES[verdict]}">{count} {_escape(verdict.value)}</span>'
              for verdict in Verdict
              if (count := sum(one.verdict is verdict for one in judgements)) > 0]
    return ("<h2>The bars</h2>"
            f"<p>Of {len(judgements)} bars: {', '.join(counts)}. The line in the middle is the "
            "bar; the coloured length is how much of it is used up, on a logarithmic scale from a "
            "tenth of the bar to ten times as much.</p>"
            '<div class="scroll"><table><tr><th></th><th></th><th class="number">figure</th>'
            '<th class="number">bar</th><th></th><th></th></tr>' +
            "".join(map(_bar_row, judgements)) + "</table></div>")


def _runs(results, recorded):
    """Whole programs, and beside them what the same takes elsewhere."""
    rows = [(command, statistics.median(samples), "measured, CPU time")
            for command, samples in results.seconds.items() if samples]
    if not rows:
        return ""
    rows += [(f"{run['what']} ({run['command']})", run["seconds"],
              f"recorded on {run['date']}, wall-clock time") for run in recorded]
    return ('<h2>Whole runs</h2><div class="scroll"><table><tr><th></th><th class="number">seconds'
            "</th><th></th></tr>" +
            "".join(f'<tr><td>{_escape(what)}</td><td class="number">{seconds:.3g}</td>'
                    f'<td class="faint">{_escape(how)}</td></tr>' for what, seconds, how in rows) +
            "</table></div>")


def _plot(title, lines, x_label, y_label, format_x=None):
    """Lines of (x, y) points on logarithmic axes."""
    width, height, left, bottom, right, top = 580, 280, 70, 40, 170, 14
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_low, x_high = math.log10(min(xs)), math.log10(max(xs))
    if x_high == x_low:
        x_high += 1
    y_low, y_high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))
    y_high = max(y_high, y_low + 1)

    def place(x, y):
        return (left + (math.log10(x) - x_low) / (x_high - x_low) * (width - left - right),
                top + (y_high - math.log10(y)) / (y_high - y_low) * (height - top - bottom))

    parts = [f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{_escape(title)}">']
    y_marks = [10.0 ** level for level in range(y_low, y_high + 1)]
    for mark in y_marks:
        _, y = place(min(xs), mark)
        parts.append(f'<line class="grid" x1="{left}" x2="{width - right}" y1="{y:.1f}" '
                     f'y2="{y:.1f}"/><text x="{left - 6}" y="{y + 4:.1f}" '
                     f'text-anchor="end">{mark:,g}</text>')
    for level in range(math.ceil(x_low), math.floor(x_high) + 1):
        x, _ = place(10.0 ** level, y_marks[-1])
        label = format_x(10.0 ** level) if format_x else \
            f'10<tspan dy="-5" font-size="8">{level}</tspan>'
        parts.append(f'<text x="{x:.1f}" y="{height - bottom + 16}" '
                     f'text-anchor="middle">{label}</text>')
    parts.append(f'<text class="faint" x="{(left + width - right) / 2}" y="{height - 6}" '
                 f'text-anchor="middle">{_escape(x_label)}</text>')
    parts.append(f'<text class="faint" x="12" y="{height / 2}" text-anchor="middle" '
                 f'transform="rotate(-90 12 {height / 2})">{_escape(y_label)}</text>')
    label_y = -100.0
    by_end = sorted(lines.items(), key=lambda line: place(*line[1][-1])[1])
    for index, (name, points) in enumerate(by_end):
        colour = "var(--c0)" if name == "service" else \
            f"var(--c{1 + index % 5})"
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
            yield (f"<section><h3>{_escape(title)}</h3>" + _plot(title, lines, "N", "ns, CPU time") +
                   "</section>")


_SHARE_MIN_PERCENT = 1e-4  # below lies what the machine does, not the code


def _latency_plot(results):
    lines = {}
    for name, series in results.series.items():
        if not name.startswith("Latency/"):
            continue
        shares = [(float(counter[len("below_"):]), 100 * (1 - series.counter(counter)))
                  for counter in sorted(series.counters) if counter.startswith("below_")]
        points = [(bound, share) for bound, share in shares if share > _SHARE_MIN_PERCENT]
        if points:
            lines[name[len("Latency/"):]] = points
    if not lines:
        return ""
    return ("<h2>Dispatch latency</h2><p>From a note posted to its callback entered, while W1 runs, "
            "paced, with so many jobs; and the hiccups of the machine itself: how long from one reading "
            "of the clock to the next. Wall-clock time. A line at 1% has reached the 99th percentile."
            "</p>"
            '<div class="plots">' +
            _plot("latency", lines, "nanoseconds", "% that take longer", lambda x: f"{x:,g}") +
            "</div>")


def _counters(series):
    return ", ".join(f"{name} {series.counter(name):.3g}" for name in sorted(series.counters)
                     if not name.startswith("below_"))


def _table(results, before):
    rows = []
    for name, series in sorted(results.series.items()):
        times = ["", "", ""]
        if series.nanoseconds:
            times = [f"{value:.4g}" for value in
                     (series.median(), min(series.nanoseconds), max(series.nanoseconds))]
        change = ""
        if before is not None and name in before.series and before.series[name].nanoseconds:
            change = f"{series.median() / before.series[name].median():.2f}"
        rows.append(f"<tr><td>{_escape(name)}</td>" +
                    "".join(f'<td class="number">{text}</td>' for text in times + [change]) +
                    f'<td class="faint">{_escape(_counters(series))}</td></tr>')
    counted = "".join(f'<tr><td>{_escape(name)}</td><td class="number">{_number(count)}</td></tr>'
                      for name, count in sorted(results.instructions.items()))
    head = '<th class="number">now/before</th>' if before is not None else "<th></th>"
    return ('<h2>All figures</h2><div class="scroll"><table><tr><th>benchmark</th>'
            '<th class="number">median ns</th><th class="number">least</th>'
            f'<th class="number">most</th>{head}<th>counted</th></tr>' + "".join(rows) + "</table></div>" +
            ('<div class="scroll"><table><tr><th>counted</th><th class="number">instructions</th>'
             f"</tr>{counted}</table></div>" if counted else ""))


def page(results, judgements, before=None, recorded=()):
    about = ", ".join(f"{key} {value}" for key, value in results.about.items() if value != "")
    parts = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
             '<meta name="viewport" content="width=device-width">'
             f"<title>How fast bitsim is</title><style>{_STYLE}</style></head><body>",
             f'<h1>How fast bitsim is</h1><p class="faint">{_escape(about)}</p>']
    if judgements:
        parts.append(_bars(judgements))
    parts.append(_runs(results, recorded))
    growth = list(_growth_plots(results))
    if growth:
        parts.append('<h2>How cost grows</h2><div class="plots">' + "".join(growth) + "</div>")
    parts.append(_latency_plot(results))
    parts.append(_table(results, before))
    parts.append("</body></html>\n")
    return "\n".join(parts)
