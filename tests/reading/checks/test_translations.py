from pathlib import Path

import pytest

from tests.reading.broken import UNKNOWN, Edit, broken, claim, put

NOTHING_TO_TRANSLATE = "expected no translation of what the record does not say, found one"

PROBLEMS: list[tuple[str, Edit, str]] = [
    (
        "theatre.json",
        put("layers.0.translations", {"es": {"labl": "x"}}),
        f"theatre.json, layers.0.translations.es.labl: {UNKNOWN}",
    ),
    (
        "theatre.json",
        put("layers.0.translations", {"fr": {"label": "x"}}),
        'theatre.json, layers.0.translations.fr: expected en or es, found "fr"',
    ),
    (
        "theatre.json",
        put("layers.0.translations.es.note", "x"),
        f"theatre.json, layers.0.translations.es.note: {NOTHING_TO_TRANSLATE}",
    ),
    (
        "theatre.json",
        put("translations.es.notes", ["uno", "dos"]),
        "theatre.json, translations.es.notes: expected 1 entries like the original, found 2",
    ),
    (
        "theatre.json",
        put("actors.0.translations.es.short", "AZULES"),
        'theatre.json, actors.0.translations.es.short: expected at most 4 characters, found 6: "AZULES"',
    ),
    (
        "claims.geojson",
        claim(3, "translations.es.label", 7),
        "claims.geojson, feature 3 (amber-pier), translations.es.label: expected text, found 7",
    ),
    (
        "claims.geojson",
        claim(3, "translations.es.label", "M" * 61),
        f"claims.geojson, feature 3 (amber-pier), translations.es.label: expected at most 60 characters, "
        f'found 61: "{"M" * 56}…',
    ),
    (
        "claims.geojson",
        claim(1, "translations.es.hedge", "dicen los isleños"),
        f"claims.geojson, feature 1 (amber-flotilla), translations.es.hedge: {UNKNOWN}",
    ),
    (
        "claims.geojson",
        claim(3, "where.translations.es", {"name": "Muelle", "radius_km": 3}),
        f"claims.geojson, feature 3 (amber-pier), where.translations.es.radius_km: {UNKNOWN}",
    ),
    (
        "sources.json",
        put("1.translations", {"es": {"note": "Nota"}}),
        f"sources.json, source 1 (island-wire), translations.es.note: {NOTHING_TO_TRANSLATE}",
    ),
    (
        "places.geojson",
        put("features.0.properties.translations", {"es": {"note": "Nota"}}),
        f"places.geojson, feature 0 (koro-box), translations.es.note: {NOTHING_TO_TRANSLATE}",
    ),
]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS, ids=[row[2][:90] for row in PROBLEMS])
def test_a_translation_fits_its_record(invented: Path, file: str, edit: Edit, message: str) -> None:
    assert broken(invented, file, edit) == ([message] if message else [])


def test_a_translation_is_into_another_language_than_the_theatres(invented: Path) -> None:
    assert (
        "theatre.json, translations.es: expected a language other than the theatre’s own, found es again"
    ) in broken(invented, "theatre.json", put("language", "es"))
