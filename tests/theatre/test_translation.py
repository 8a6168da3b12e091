import json
from pathlib import Path

import pytest

from layers.curating.warnings import warnings
from layers.reading.theatre import read
from layers.theatre.translation import said, tagged
from tests.reading.test_theatre import Edit, broken, claim, put


def test_a_record_is_said_in_the_readers_language_or_as_it_is(invented: Path) -> None:
    catalogue = read(invented)
    says = {id_: claim.properties for id_, claim in catalogue.claims.items()}
    assert said(says["blue-radar"], "label", "es") == "Radar (presuntamente)"
    assert said(says["blue-radar"], "label", "en") == "Radar (alleged)"
    assert said(says["amber-pier"], "items", "es") == ("una grúa", "un cobertizo")
    assert said(says["amber-pier"], "label", "es") == "Pier"
    assert said(says["amber-denial"], "label", "es") == "No ships there (denied)"
    assert tagged(says["blue-radar"], "label", "es", "en") == "Radar (presuntamente)"
    assert tagged(says["amber-pier"], "label", "es", "en") == "Pier [EN]"
    assert tagged(says["amber-pier"], "label", "en", "en") == "Pier"


def test_the_default_kinds_are_translated(invented: Path) -> None:
    kinds = read(invented).kinds
    assert (said(kinds["ship"], "label", "en"), said(kinds["ship"], "label", "es")) == ("Ships", "Buques")


def test_a_theatre_in_spanish_hedges_in_spanish(invented: Path) -> None:
    problems = broken(invented, "theatre.json", put("language", "es"))
    assert (
        "theatre.json, translations.es: expected a language other than the theatre’s own, found es again"
        in (problems)
    )
    assert (
        "claims.geojson, feature 4 (blue-radar), label: expected the hedge in the label, “(presuntamente)”, "
        "found “Radar (alleged)”"
    ) in problems


UNKNOWN = "expected no such field, found one (is it misspelt?)"
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
        claim(1, "translations.es.label", "≈12 buques (reported)"),
        "claims.geojson, feature 1 (amber-flotilla), translations.es.label: expected the hedge in the label, "
        "“(según informes)”, found “≈12 buques (reported)”",
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
        "sources.json",
        put("1.language", "Spanish"),
        "sources.json, source 1 (island-wire), language: expected a language tag (like “es” or “pt-BR”), "
        'found "Spanish"',
    ),
    (
        "places.geojson",
        put("features.0.properties.translations", {"es": {"note": "Nota"}}),
        f"places.geojson, feature 0 (koro-box), translations.es.note: {NOTHING_TO_TRANSLATE}",
    ),
]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS)
def test_a_translation_that_does_not_fit_is_a_problem(
    invented: Path, file: str, edit: Edit, message: str
) -> None:
    assert broken(invented, file, edit) == [message]


def test_another_figure_in_a_translated_label_is_a_doubt(invented: Path) -> None:
    assert (
        broken(invented, "claims.geojson", claim(1, "translations.es.label", "≈1.200 (según informes)")) == []
    )
    told = [str(doubt) for doubt in warnings(read(invented)) if "translations" in doubt.field]
    assert told == [
        "claims.geojson, feature 1 (amber-flotilla), translations.es.label: "
        "expected the figures of the label (12), found 1200"
    ]


def test_figures_are_written_as_each_language_writes_them(invented: Path) -> None:
    path = invented / "claims.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    says = data["features"][1]["properties"]
    says["label"], says["translations"]["es"]["label"] = "≈15,000 (reported)", "≈15.000 (según informes)"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert [doubt for doubt in warnings(read(invented)) if "translations" in doubt.field] == []
