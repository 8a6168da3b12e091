import json
import math
from pathlib import Path

from layers.exporting.tables import claims_frame, claims_table, sources_frame
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue


def test_a_row_for_each_claim_with_its_geometry(southcom: Catalogue) -> None:
    frame = claims_frame(southcom)
    assert list(frame.index) == list(southcom.claims)
    assert frame.crs.to_epsg() == 4326
    assert frame.loc["ru-etf-strength"].geometry.geom_type == "MultiPolygon"
    assert frame.loc["whatif-exchange"].geometry is None


def test_figures_stay_as_written(southcom: Catalogue) -> None:
    row = claims_frame(southcom).loc["us-15000"]
    assert row["quantity"] == "around 15,000 personnel"
    assert row["best"] == 15000
    assert math.isnan(row["low"]), "a single approximate figure has no invented range"


def test_origins_are_people_not_outlets(southcom: Catalogue) -> None:
    frame = claims_frame(southcom)
    assert frame.loc["ru-etf-strength", "origins"] == "Lt. Gen. Kyrylo Budanov"
    assert frame.loc["us-15000", "origins"] == "prophecyupdate.blogspot.com (repost)"


def test_sources_say_who_repeats_whom(southcom: Catalogue) -> None:
    frame = sources_frame(southcom)
    assert list(frame.index) == list(southcom.sources)
    assert frame.loc["charter97", "origin"] == "repeats others"
    assert frame.loc["budanov", "origin"] == "origin"
    assert frame.loc["not-named", "origin"] == "not named"
    assert frame.loc["budanov", "claims"] == 16


def test_a_range_stands_in_its_own_columns_with_its_source(invented: Path) -> None:
    path = invented / "claims.geojson"
    claims = json.loads(path.read_text(encoding="utf-8"))
    pier = next(each for each in claims["features"] if each["id"] == "amber-pier")
    pier["properties"]["range"] = {"km": 300, "verbatim": "as far as that", "source": "island-wire"}
    path.write_text(json.dumps(claims), encoding="utf-8")
    table = claims_table(read(invented))
    row = table.loc["amber-pier"]
    assert (row["range"], row["range_km"], row["range_source"]) == ("as far as that", 300, "island-wire")
    assert table["range_km"].notna().sum() == 1
