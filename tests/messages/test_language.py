"""The catalogue of messages: the same in every language, all of it used, nothing beside it."""

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import get_args

import pytest
from babel import Locale

from dashboard.table import COLUMNS, FILTERS
from layers.curating.history import Act
from layers.exporting.choices import NOTED
from layers.exporting.exporters import EXPORTERS
from layers.importing.format import Order
from layers.importing.formats import formats
from layers.importing.row import FIELDS
from layers.importing.tally import HEADER
from layers.messages.language import LANGUAGES, Language, header, messages, nearest, number, text
from layers.theatre import vocabulary as words
from layers.theatre.kinds import GLYPHS
from tests.copies import copy_program, run
from tests.theatres import write_invented

ROOT = Path(__file__).resolve().parents[2]
CODE = {
    path: path.read_text(encoding="utf-8")
    for folder in ("layers", "dashboard")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".js", ".jinja") and "dist" not in path.parts
}
FAMILIES: dict[str, Collection[object]] = {
    "assertion": words.ASSERTIONS,
    "precision": words.PRECISIONS,
    "date_precision": words.DATE_PRECISIONS,
    "reliability": words.RELIABILITIES,
    "credibility": words.CREDIBILITIES,
    "status": words.STATUSES,
    "relation": words.RELATIONS,
    "source_kind": words.SOURCE_KINDS,
    "retracted": get_args(words.Retracted),
    "kind": GLYPHS,
    "month": range(1, 13),
    "date": ("day", "month"),
    "line": ("crisp", "corridor", "band", "arrows", "teeth"),
    "trim": ("arrows", "teeth"),
    "app.tab": ("claims", "timeline", "sources", "method"),
    "app.filter": FILTERS,
    "app.format": formats(),
    "app.field": FIELDS,
    "app.caption": set(words.ASSERTIONS) - {"stated"},
    "app.left_out": words.LEFT_OUT,
    "app.propose": set(words.ASSERTIONS) - {"stated"},
    "app.propose.figure": ("best", "low", "high", "low_high", "none", "either"),
    "app.propose.date": ("day", "month", "year"),
    "app.role": ("none", "origin", "repeats", "unnamed"),
}
"""Keys that code makes of a value: “status.accepted”."""

CHOICES = {
    "theme": get_args(words.Theme),
    "symbols": get_args(words.Symbols),
    "coordinates": get_args(words.Coordinates),
    "graticule": get_args(words.Graticule),
    "dates": get_args(words.Dates),
    "density": get_args(words.Density),
    "timeline": get_args(words.Timeline),
    "language": LANGUAGES,
}
SOURCES = ("title", "publisher", "author", "published", "credits", "origin", "claims", "url", "note")
MADE = (
    {f"{family}.{value}" for family, values in FAMILIES.items() for value in values}
    | {f"{family}.{value}.meaning" for family in ("assertion", "precision") for value in FAMILIES[family]}
    | {f"{name}_{value}" for name, values in CHOICES.items() for value in values}
    | {f"app.column.{name}" for name in (*COLUMNS, *SOURCES, *HEADER, "letter", "meaning")}
    | {
        f"app.{form}"
        for each in EXPORTERS
        for form in (each.name, f"prepare_{each.name}", f"{each.name}_help")
    }
    | {f"app.open.{order}" for order in get_args(Order)}
    | {f"app.open.{name}" for name in ("sheet", "encoding", "dates")}
    | {f"app.{what}_{name}" for what in ("counts", "snapshot_until") for name in get_args(words.Timeline)}
    | {f"app.note.{column}" for columns in NOTED.values() for column in columns}
    | {f"app.desk.act.{act}" for act in get_args(Act)}
    | {f"app.desk.told.{kind}" for kind in ("scene", "figure", "chart")}
    | {f"app.desk.retracted.{what}" for what in get_args(words.Retracted)}
    | {f"compass_{letter}" for letter in "nsew"}
    | {"km", "nmi", "zoom_in", "zoom_out", "skip_map", "skip_find", "skip_evidence", "skip_legend"}
)
SAME = {
    *("app.column.actor", "app.filter.actor", "app.language"),
    *("date.day", "date.month"),
    *("app.format.acled", "app.format.geojson", "app.format.ucdp-ged"),
    *("actor", "basemap", "credibility.5", "fingerprint", "kind.base", "km", "language_en", "language_es"),
    *("compass_e", "compass_n", "compass_s", "coordinates_dms", "coordinates_mgrs", "symbols_2525"),
}
"""What is the same in both languages."""


def stem(key: str) -> str:
    """The key as code has it: without the plural form."""
    return re.sub(r"\.(one|other)$", "", key)


def placeholders(message: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_with_its_placeholders(language: Language) -> None:
    english = messages("en")
    assert {key: placeholders(said) for key, said in messages(language).items()} == {
        key: placeholders(said) for key, said in english.items()
    }
    assert list(messages(language)) == sorted(messages(language))
    assert all(said.strip() == said != "" for said in messages(language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_come_in_pairs_and_say_their_number(language: Language) -> None:
    known = messages(language)
    forms = [key for key in known if stem(key) != key]
    assert forms
    for key in forms:
        assert {f"{stem(key)}.one", f"{stem(key)}.other"} <= set(known)
        assert "{n}" in known[key]
        assert stem(key) not in known


def test_every_message_is_translated() -> None:
    assert {key for key, said in messages("en").items() if messages("es")[key] == said} == SAME


def test_every_message_is_used() -> None:
    code = "\n".join(CODE.values())
    named = set(re.findall(r"[\"']([\w.]+)[\"']", code))
    unused = {key for key in messages("en") if stem(key) not in named} - MADE
    assert unused == set()
    assert set(messages("en")) >= MADE


def test_every_message_that_code_asks_for_is_there() -> None:
    known = {stem(key) for key in messages("en")}
    asked = {
        key
        for path, code in CODE.items()
        for key in re.findall(
            r"\bt\(\"([\w.]+)\"" if path.suffix == ".js" else r"\btext\(\w+, \"([\w.]+)\"", code
        )
    }
    assert asked
    assert asked - known == set()


def test_spanish_is_written_as_spanish_is() -> None:
    for key, said in messages("es").items():
        assert said.count("¿") == said.count("?"), key
        assert said.count("¡") == said.count("!"), key
        assert "..." not in said, key
        assert '"' not in said, key
        assert not re.search(r" [,;:.?!%]", said), key


def test_a_message_takes_the_form_of_its_number() -> None:
    assert text("en", "shown", n=1) == "1 claim shown"
    assert text("es", "shown", n=1) == "1 afirmación visible"
    assert text("en", "shown", n=15_000) == "15,000 claims shown"
    assert text("es", "shown", n=15_000) == "15.000 afirmaciones visibles"


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("en", 999, "999"),
        ("en", 1234, "1,234"),
        ("en", -1_234_567, "-1,234,567"),
        ("es", 1234, "1234"),
        ("es", -9999, "-9999"),
        ("es", 15_000, "15.000"),
        ("es", 1_234_567, "1.234.567"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(language: Language, value: int, written: str) -> None:
    assert number(value, language) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_those_of_cldr(language: Language) -> None:
    locale = Locale.parse(header(language).locale, sep="-")
    said = messages(language)
    assert [said[f"month.{number}"] for number in range(1, 13)] == list(
        locale.months["format"]["abbreviated"].values()
    )
    written = {"date.day": "yMMMd", "date.month": "yMMM"}
    letters = {"day": "d", "month": "MMM", "year": "y"}
    assert {key: said[key].format(**letters) for key in written} == {
        key: locale.datetime_skeletons[skeleton].pattern for key, skeleton in written.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_its_name_and_its_locale(language: Language) -> None:
    assert messages("en")[f"language_{language}"] == header(language).name
    assert header(language).locale.split("-")[0] == language


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    assert text("en", "broken", reason="{n} {reason}") == "The map could not be drawn: {n} {reason}"


def test_what_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("en", "no_such_message", n=1)
    with pytest.raises(KeyError):
        text("en", "broken")


@pytest.mark.parametrize(
    ("tag", "language"),
    [("es", "es"), ("es-VE", "es"), ("EN_us", None), ("en-GB", "en"), ("fr", None), ("", None), (None, None)],
)
def test_a_language_tag_finds_its_language(tag: str | None, language: Language | None) -> None:
    assert nearest(tag) == language


FRENCH = {
    "$name": "Français",
    "$locale": "fr",
    "shown.one": "{n} affirmation visible",
    "shown.other": "{n} affirmations visibles",
}

LISTED = """
import json, re, sys
from pathlib import Path
from dashboard.timeline import _number
from layers.messages.language import LANGUAGES, nearest, text
from layers.page.snapshot import snapshot
from layers.page.state import StateError, opening
from layers.page.viewer import script
from layers.reading.theatre import read
from layers.theatre.kinds import default_kinds
from layers.theatre.schema import schemas
from dataclasses import replace

catalogue = read(Path(sys.argv[1]))
state = opening(catalogue)
try:
    replace(state, language="xx").checked(catalogue)
except StateError as error:
    refused = str(error)
page = snapshot(catalogue, state).decode()
handed = json.JSONDecoder().raw_decode(script().partition("messages: ")[2])[0]
print(json.dumps({
    "listed": LANGUAGES,
    "schema": schemas()["theatre.schema.json"]["properties"]["language"]["enum"],
    "refused": refused,
    "page": list(handed),
    "locale": handed["fr"]["$locale"],
    "named": [words["language_fr"] for words in handed.values()],
    "no script": re.findall('<p lang="(.*?)">', page.partition("<noscript>")[2].partition("</noscript>")[0]),
    "kinds": list(default_kinds("en")["base"].translations),
    "nearest": nearest("fr-CA"),
    "said": [text("fr", "shown", n=n) for n in (0, 1, 2, 15_000)],
    "axis": _number("fr"),
}))
"""


def test_a_language_is_one_file(tmp_path: Path) -> None:
    program = copy_program(tmp_path)
    folder = program / "layers" / "messages"
    english = json.loads((folder / "en.json").read_text(encoding="utf-8"))
    (folder / "fr.json").write_text(json.dumps(english | FRENCH), encoding="utf-8")
    theatre = write_invented(tmp_path / "theatre")
    data = json.loads((theatre / "theatre.json").read_text(encoding="utf-8"))
    data["translations"]["fr"] = {"title": "Un bras de fer inventé"}
    (theatre / "theatre.json").write_text(json.dumps(data), encoding="utf-8")

    found = run(program, LISTED, theatre)

    every = ["en", "es", "fr"]
    assert [found[name] for name in ("listed", "schema", "page", "no script")] == [every] * 4
    assert "en, es, fr; found “xx”" in found["refused"]
    assert found["locale"] == "fr"
    assert found["named"] == ["Français"] * 3
    assert found["kinds"] == ["es", "fr"]
    assert found["nearest"] == "fr"
    forms = ("0 affirmation visible", "1 affirmation visible", "2 affirmations visibles")
    assert found["said"] == [*forms, "15\u202f000 affirmations visibles"]
    assert "\\u202f" in found["axis"]
