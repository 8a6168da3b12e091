"""The results as Markdown, each figure with its ratio to ours, and as a line of the trend file."""

import json
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

Results = dict[str, Any]
"""``machine``, ``versions``, ``date``, ``commit``, ``files`` (a record a tool and size) and ``apps``."""

LABELS = {
    "ours": "**posture snapshot**",
    "folium-markers": "folium, a marker each",
    "folium-geojson": "folium GeoJson",
    "leafmap": "leafmap",
    "kepler": "kepler.gl",
    "plotly": "plotly, inlined",
    "pydeck": "pydeck, inlined",
}
COLUMNS = ("seconds", "cpu_seconds", "bytes", "gzip_bytes", "peak_mb", "load_ms", "toggle_off_ms", "pan_ms")
FRAME = 1000 / 60


def table(results: Results, n: int) -> str:
    """Return the Markdown table of one size; ratios are to ours, so 3× is three times ours."""
    records = {record["tool"]: record for record in results["files"] if record["n"] == n}
    ours = records.get("ours", {})
    lines = [
        f"{n:,} claims",
        "",
        "| | write, s (processor) | KB | gzip KB | peak MB | no network | first marks, ms | toggle, ms "
        "| pan frame, ms (worst) |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(records[tool], ours) for tool in LABELS if tool in records]
    if "read_seconds" in ours:
        lines += [
            "",
            f"Reading and checking before that: {ours['read_seconds']:.2f} s, {ours['read_peak_mb']:.0f} MB.",
        ]
    return "\n".join(lines)


def _row(record: Results, ours: Results) -> str:
    own = record["tool"] == "ours"

    def cell(key: str, text: str) -> str:
        value, base = record.get(key), ours.get(key)
        if value is None:
            return "–"
        ratio = f" ({_times(value / base)})" if base and not own else ""
        return text.format(value) + ratio

    kilo = record | {key: record[key] / 1024 for key in ("bytes", "gzip_bytes") if key in record}
    base = {key: value / 1024 for key, value in ours.items() if key in ("bytes", "gzip_bytes")}
    record, ours = kilo, ours | base
    write = cell("seconds", "{:.2f}") if record["write"] == "ok" else record["write"]
    if "cpu_seconds" in record:
        write += f" ({record['cpu_seconds']:.2f})"
    page = record.get("page", "–")
    first = cell("load_ms", "{:,.0f}") if "load_ms" in record else page
    toggle = "none" if page == "ok" and "toggle_off_ms" not in record else cell("toggle_off_ms", "{:,.0f}")
    pan = cell("pan_ms", "{:.0f}")
    if "pan_worst_ms" in record:
        pan += f" ({record['pan_worst_ms']:,.0f})"
    cells = [
        LABELS[record["tool"]],
        write,
        cell("bytes", "{:,.0f}"),
        cell("gzip_bytes", "{:,.0f}"),
        cell("peak_mb", "{:,.0f}"),
        _offline(record),
        first,
        toggle if "load_ms" in record else "–",
        pan,
    ]
    return f"| {' | '.join(cells)} |"


def _times(ratio: float) -> str:
    return f"{ratio:.0f}×" if ratio >= 10 else f"{ratio:.1f}×" if ratio >= 1 else f"{ratio:.2f}×"


def _offline(record: Results) -> str:
    if "offline" not in record:
        return str(record.get("offline_page", "–"))
    if not record["offline"]:
        return "blank"
    return "marks only" if record["refused"] else "yes"


def apps(results: Results) -> str:
    """Return the Markdown table of the running apps."""
    lines = ["| in Streamlit | ours, ms | the other way, ms | ratio |", "|---|---|---|---|"]
    for record in results["apps"]:
        name = record["theatre"]
        for what, ours, other in (
            (f"{name}: navigation to first marks, beside a bare st_folium page", "ours_ms", "bare_ms"),
            (f"{name}: the same, first visit after the start", "ours_cold_ms", "bare_cold_ms"),
            (f"{name}: the same at once after each of several starts", "ours_started_ms", "bare_started_ms"),
            (f"{name}: toggle by click, beside a checkbox", "click_ms", "checkbox_ms"),
            (f"{name}: toggle by key, beside a checkbox", "key_ms", "checkbox_ms"),
        ):
            if ours in record and other in record:
                a, b = record[ours], record[other]
                says = f"{b / a:.1f}× faster" if "toggle" in what else f"{a / b:.2f}× as long"
                lines.append(f"| {what} | {a:,.0f} | {b:,.0f} | {says} |")
        if record["status"] != "ok":
            lines.append(f"| {name} ({record['what']}) | {record['status']} | | |")
    return "\n".join(lines)


def targets(results: Results) -> str:
    """Return each target with what was found, as Markdown."""
    at = {(record["tool"], record["n"]): record for record in results["files"]}

    def of(tool: str, n: int, key: str) -> float | None:
        value: float | None = at.get((tool, n), {}).get(key)
        return value

    def over(a: float | None, b: float | None) -> float | None:
        return a / b if a is not None and b else None

    def app(a: str, b: str) -> float | None:
        ratios = [over(record.get(a), record.get(b)) for record in results["apps"]]
        return next((ratio for ratio in ratios if ratio is not None), None)

    big = 100_000

    def fastest(key: str) -> float | None:
        peers = (of(tool, big, key) for tool in LABELS if tool != "ours")
        return min(filter(None, peers), default=None)

    wanted: Iterable[tuple[str, float | None, float]] = (
        *(
            (f"{what} at 100,000, of the fastest peer’s", over(of("ours", big, key), fastest(key)), 1)
            for what, key in (("seconds", "seconds"), ("seconds of the processor", "cpu_seconds"))
        ),
        ("bytes at 100,000, of plotly’s", over(of("ours", big, "bytes"), of("plotly", big, "bytes")), 0.5),
        ("bytes at 20, of plotly’s", over(of("ours", 20, "bytes"), of("plotly", 20, "bytes")), 0.1),
        ("toggle at 100,000, ms", of("ours", big, "toggle_off_ms"), 100),
        # a click falls anywhere in a frame, and the frame after it is over when the next begins
        ("toggle at 1,000, ms (painted in the next frame)", of("ours", 1000, "toggle_off_ms"), 2 * FRAME),
        ("first map in the app, of a bare page’s", app("ours_ms", "bare_ms"), 1.2),
        ("toggle in the app by click, of a checkbox’s", app("click_ms", "checkbox_ms"), 0.1),
        ("toggle in the app by key, of a checkbox’s", app("key_ms", "checkbox_ms"), 0.1),
        ("longest pan frame at 1,000,000, ms", of("ours", 1_000_000, "pan_worst_ms"), float("inf")),
    )
    lines = ["| target | at most | found | |", "|---|---|---|---|"]
    for what, most, found in ((what, most, found) for what, found, most in wanted):
        limit = "it pans" if most == float("inf") else f"{most:.3g}"
        if found is None:
            lines.append(f"| {what} | {limit} | – | not measured |")
        else:
            lines.append(f"| {what} | {limit} | {found:.3g} | {'met' if found <= most else 'missed'} |")
    return "\n".join(lines)


def changes(before: Results, now: Results) -> str:
    """Return how our figures changed since an earlier run, as Markdown; another machine’s say little."""
    old = {record["n"]: record for record in before["files"] if record["tool"] == "ours"}
    lines = [f"| ours, since {before['date']} ({before['commit']}) | before | now | |", "|---|---|---|---|"]
    for record in now["files"]:
        if record["tool"] != "ours" or record["n"] not in old:
            continue
        for key in COLUMNS:
            a, b = old[record["n"]].get(key), record.get(key)
            if a and b:
                lines.append(f"| {key} at {record['n']:,} | {a:,.4g} | {b:,.4g} | {_times(b / a)} |")
    return "\n".join(lines)


def markdown(results: Results, before: Results | None = None) -> str:
    """Return the whole report."""
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    sizes = sorted({record["n"] for record in results["files"]})
    parts = [f"{results['machine']}. {versions}.{_busy(results)}"]
    parts += [table(results, n) for n in sizes]
    parts += [apps(results)] if results["apps"] else []
    parts.append(targets(results))
    missing = sorted({each for record in results["files"] for each in record.get("missing", ())})
    if missing:
        parts.append(
            "Not to be had from npm, answered with 404:\n\n" + "\n".join(f"- {each}" for each in missing)
        )
    if before and before["machine"] == results["machine"]:
        parts.append(changes(before, results))
    return "\n\n".join(parts) + "\n"


def _busy(results: Results) -> str:
    """Return a warning where other processes had the machine, going by the time that writing took."""
    records = [record for record in results["files"] if record.get("cpu_seconds")]
    share = [record["seconds"] / record["cpu_seconds"] for record in records]
    if not share or median(share) < 1.3:
        return ""
    return (
        f" **The machine was busy with other things: {median(share):.1f} s by the clock for each of work.**"
    )


def append(trend: Path, results: Results) -> None:
    """Add the results to the trend file: one run, one line of JSON."""
    with trend.open("a", encoding="utf-8") as file:
        file.write(json.dumps(_rounded(results), ensure_ascii=False, sort_keys=True) + "\n")


def last(trend: Path) -> Results | None:
    """Return the results of the last run in the trend file, if there is one."""
    lines = trend.read_text(encoding="utf-8").splitlines() if trend.is_file() else []
    found: Results | None = json.loads(lines[-1]) if lines else None
    return found


def _rounded(value: Any) -> Any:
    """Return the value with floats of four significant digits, and without the lists of missing files."""
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items() if key != "missing"}
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
