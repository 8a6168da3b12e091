import json
from pathlib import Path

from layers.exporting.claims_csv import claims_csv
from layers.importing.delimited import delimited
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.lined import write_lined

FORMULA = '=HYPERLINK("http://evil.example","open")'


def rows(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """What our own reader of CSV makes of the file, by claim."""
    text = claims_csv(catalogue).decode("utf-8-sig")
    read = [row for _, row in delimited(text, ["id", "label"]).rows() if isinstance(row, dict)]
    return {row["id"]: row for row in read}


def test_every_claim_is_a_row_with_what_a_reader_must_know(southcom: Catalogue) -> None:
    found = rows(southcom)
    assert list(found) == list(southcom.claims)
    for id_, row in found.items():
        says = southcom.claims[id_].properties
        assert row["label"] == says.label
        assert row["hedge"] == (says.hedge or "")
        assert row["quantity"] == (says.quantity.verbatim if says.quantity else "")
        assert row["best"] == (
            "" if not says.quantity or says.quantity.best is None else f"{says.quantity.best:.0f}"
        )
        assert row["sources"]
        assert (row["as_of"], row["data"]) == (southcom.theatre.read_until(says.layer), southcom.digest)
        assert row["banner"] == southcom.theatre.banner
        assert all(note in row["notes"] for note in southcom.theatre.notes)


def test_a_point_has_its_degrees(invented: Path) -> None:
    catalogue = read(invented)
    found = rows(catalogue)
    geometry = catalogue.claims["amber-pier"].geometry
    assert geometry is not None
    assert [float(found["amber-pier"][name]) for name in ("longitude", "latitude")] == list(
        geometry.coordinates
    )
    assert found["amber-denial"]["longitude"] == ""


def test_a_formula_leaves_as_text_and_comes_back_unchanged(invented: Path) -> None:
    file = invented / "claims.geojson"
    data = json.loads(file.read_bytes())
    texts = [FORMULA, "+1+1", "@SUM(1)", "-1"]
    for feature, text in zip(data["features"], texts, strict=False):
        feature["properties"] |= {"statement": text, "note": text}
    file.write_text(json.dumps(data), encoding="utf-8")
    catalogue = read(invented)
    content = claims_csv(catalogue).decode("utf-8-sig")
    for text in texts:
        quoted = text.replace('"', '""')
        assert content.count(f"'{quoted}") == 2
    assert [row["statement"] for row in rows(catalogue).values()][:4] == texts


def test_a_line_is_in_its_row_and_no_arc_is(invented: Path, tmp_path: Path) -> None:
    found = rows(read(write_lined(tmp_path / "lined")))
    assert found["route"]["line"] == "LINESTRING (30.52345 50.45123, 31.9 49.6, 33.4 49.1, 34.98765 48.5)"
    assert found["route"]["precision"] == "1 course as given"
    assert found["cable"]["line"].startswith("MULTILINESTRING ((34.2 45.3, 36 45.9")
    assert {row["line"] for row in rows(read(invented)).values()} == {""}


def test_a_source_that_was_withdrawn_is_named_as_such_in_each_row_that_rests_on_it(invented: Path) -> None:
    sources = json.loads((invented / "sources.json").read_bytes())
    sources[1]["retraction"] = {"what": "withdrawn", "on": "2026-03-15", "note": "Miscounted."}
    (invented / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    found = rows(read(invented))
    assert found["amber-flotilla"]["rests_on"].endswith("Ships counted (Withdrawn, 2026-03-15)")
    assert "Withdrawn" not in found["amber-pier"]["rests_on"]
