import json

from layers.exporting.curated import curated
from layers.theatre.catalogue import Catalogue


def test_claims_leave_as_curated(southcom: Catalogue) -> None:
    file = json.loads((southcom.path / "claims.geojson").read_text(encoding="utf-8"))
    assert json.loads(curated(southcom))["features"] == file["features"]


def test_as_of_banner_notes_hash_and_sources_travel_along(southcom: Catalogue) -> None:
    sent = json.loads(curated(southcom))
    assert sent["theatre"] == {
        "title": southcom.theatre.title,
        "as_of": southcom.theatre.as_of,
        "collections": [
            {"id": "the-article", "as_of": "2025-12"},
            {"id": "other-reporting", "as_of": "2026-01"},
            {"id": "what-came-after", "as_of": "2026-05"},
        ],
        "banner": southcom.theatre.banner,
        "notes": list(southcom.theatre.notes),
        "data": southcom.digest,
    }
    assert [source["id"] for source in sent["sources"]] == list(southcom.sources)


def test_same_data_gives_the_same_bytes(southcom: Catalogue) -> None:
    assert curated(southcom) == curated(southcom)
