import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.counts import chart_of, counts
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.theatres import write_invented


def dated(folder: Path, *whens: dict[str, Any]) -> Catalogue:
    """Write a theatre whose first claims have these dates, and the others none."""
    path = write_invented(folder / "dated") / "claims.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    for at, feature in enumerate(data["features"]):
        feature["properties"]["when"] = {"precision": 1, **whens[at]} if at < len(whens) else {"precision": 0}
    path.write_text(json.dumps(data), encoding="utf-8")
    return read(path.parent)


def event(day: str) -> dict[str, str]:
    return {"from": day, "to": day}


def test_claims_are_counted_by_month_and_layer(southcom: Catalogue) -> None:
    found = counts(southcom)
    assert (found.timeline, found.periods[0], found.periods[-1]) == ("event", "2025-08", "2026-05")
    assert len(found.periods) == 10, "a month without a claim has its place"
    assert int(found.frame["claims"].sum()) + found.rest == len(southcom.claims)
    strikes = found.frame[found.frame["layer"] == "Strikes on boats"].set_index("period")["claims"]
    listed = [
        claim.properties.when.from_ or ""
        for claim in southcom.claims.values()
        if claim.properties.layer == "strikes"
    ]
    assert strikes["2025-09"] == len([day for day in listed if day.startswith("2025-09")])


@pytest.mark.parametrize(
    ("days", "periods", "rest"),
    [
        (("2026-01-30", "2026-02-02"), ["2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02"], 0),
        (("2026-01-30", "2026-03"), ["2026-01", "2026-02", "2026-03"], 0),
        (("2026-01-30", "2026"), ["2026-01-30"], 1),
        (("2015-01-30", "2026-02"), [str(year) for year in range(2015, 2027)], 0),
        (("2025", "2026"), ["2025", "2026"], 0),
    ],
)
def test_bars_are_days_months_or_years(
    tmp_path: Path, days: tuple[str, ...], periods: list[str], rest: int
) -> None:
    catalogue = dated(tmp_path, *map(event, days))
    found = counts(catalogue)
    assert found.periods == periods
    assert found.rest - (len(catalogue.claims) - len(days)) == rest, (
        "what is undated, or says less than a bar"
    )
    assert int(found.frame["claims"].sum()) == len(days) - rest


def test_reports_are_counted_where_no_event_has_a_date(tmp_path: Path) -> None:
    found = counts(dated(tmp_path, {"reported_on": "2026-03-01", "precision": 0}))
    assert (found.timeline, found.periods) == ("reported", ["2026-03-01"])
    assert chart_of(found, "es").to_dict()["title"] == "Afirmaciones por la fecha de publicación"


def test_a_theatre_without_dates_has_no_bars(tmp_path: Path) -> None:
    assert counts(dated(tmp_path)).frame.empty


def test_layers_keep_their_colours(southcom: Catalogue) -> None:
    colour = chart_of(counts(southcom)).to_dict()["encoding"]["color"]["scale"]
    assert dict(zip(colour["domain"], colour["range"], strict=True)) == {
        layer.label: layer.colour for layer in southcom.theatre.layers
    }
