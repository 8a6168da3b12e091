import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from layers.reading.standing import DECIDED
from layers.reading.theatre import read, theatres
from layers.writing.together import finish
from tests.reading.broken import Edit, broken, claim, load, problems, put
from tests.theatres import HOSTILE, write_hostile, write_invented


def test_an_invented_theatre_is_read(invented: Path) -> None:
    catalogue = read(invented)
    assert len(catalogue.claims) == 9
    assert catalogue.theatre.id == "invented"
    assert catalogue.kinds["radar"].label == "Radar"
    assert "ship" in catalogue.kinds, "the default kinds are there too"
    assert {"koro-box", "fji"} <= set(catalogue.gazetteer.places)


def test_hostile_text_is_data_like_any_other(tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path))
    records = [catalogue.theatre, *catalogue.claims.values()]
    text = "".join(record.model_dump_json() for record in records)
    assert [payload for payload in HOSTILE if json.dumps(payload, ensure_ascii=False)[1:-1] not in text] == []


def test_all_problems_are_named_at_once(invented: Path) -> None:
    broken(invented, "theatre.json", put("title", 5))
    broken(invented, "sources.json", put("0.url", "javascript:alert(1)"))
    broken(invented, "claims.geojson", claim(0, "layer", 7))
    found = broken(invented, "claims.geojson", claim(1, "where.place", "no-such-place"))
    assert [problem.split(":")[0] for problem in found] == [
        "theatre.json, title",
        "sources.json, source 0 (harbour-gazette), url",
        "claims.geojson, feature 0 (blue-garrison), layer",
        "claims.geojson, feature 1 (amber-flotilla), where.place",
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"[]", "an object, found []"), (b'"text"', 'an object, found "text"'), (b"", "JSON, found “Expecting")],
)
def test_a_theatre_that_is_no_record_is_one_problem(invented: Path, content: bytes, found: str) -> None:
    (invented / "theatre.json").write_bytes(content)
    (problem,) = problems(invented)
    assert problem.startswith(f"theatre.json: expected {found}")


def test_a_source_has_an_id_of_its_own(invented: Path) -> None:
    twice = "sources.json, source (amber-ministry), id: expected an id of its own, found it 2 times"
    assert twice in broken(invented, "sources.json", put("1.id", "amber-ministry"))


@pytest.mark.parametrize("file", ["sources.json", "claims.geojson", "places.geojson"])
@pytest.mark.parametrize("content", [b"null", b"5", b'"text"', b"{}", b'{"type": "FeatureCollection"}'])
def test_a_file_of_another_form(invented: Path, file: str, content: bytes) -> None:
    (invented / file).write_bytes(content)
    found = problems(invented)
    assert any(problem.startswith(file) and "expected" in problem for problem in found)


def test_missing_files_are_all_named(tmp_path: Path) -> None:
    assert [problem.split(":")[0] for problem in problems(tmp_path)] == [
        "theatre.json",
        "sources.json",
        "claims.geojson",
    ]


def test_a_folder_is_expected(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [
        f"{tmp_path / 'none'}: expected a theatre folder, found nothing there"
    ]
    unreadable = tmp_path / ("x" * 5000)
    assert "expected a theatre folder, found one that cannot be read" in problems(unreadable)[0]
    (tmp_path / "file").touch()
    assert problems(tmp_path / "file") == [f"{tmp_path / 'file'}: expected a theatre folder, found a file"]


def test_a_message_moves_no_cursor(invented: Path) -> None:
    found = broken(invented, "claims.geojson", put("features.0.id", "\x1b[2J\u202e\nnext"))
    assert all(problem.isprintable() for problem in found)


def test_white_space_line_ends_and_a_bom_do_not_change_the_digest(invented: Path) -> None:
    digest = read(invented).digest
    for file in invented.iterdir():
        text = json.dumps(load(file), indent=3).replace("\n", "\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(invented).digest == digest


def test_what_is_left_out_and_what_says_null_have_one_digest(invented: Path) -> None:
    digest = read(invented).digest

    def edit(data: Any) -> None:
        for feature in data["features"]:
            says = feature["properties"]
            says |= {name: says.get(name) for name in ("hedge", "quantity", "sidc", "note")}
            says |= {"related": says.get("related", []), "items": says.get("items", [])}
            says["where"] |= {"radius_km": says["where"].get("radius_km")}

    assert broken(invented, "claims.geojson", edit) == []
    assert read(invented).digest == digest


@pytest.mark.parametrize(
    ("file", "edit"),
    [
        ("claims.geojson", claim(0, "statement", "Another.")),
        ("sources.json", put("0.title", "Another")),
        ("theatre.json", put("title", "Another")),
        ("places.geojson", put("features.1.properties.name", "Another")),
    ],
)
def test_any_change_of_data_changes_the_digest(invented: Path, file: str, edit: Edit) -> None:
    before = read(invented).digest
    assert broken(invented, file, edit) == []
    assert read(invented).digest != before


def test_theatres_are_the_folders_with_a_theatre(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    second = write_invented(tmp_path / "b")
    first = write_invented(tmp_path / "a")
    assert theatres(tmp_path) == [first, second]


def test_more_credit_than_a_page_can_draw_is_a_problem(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert problems(invented) == []
    monkeypatch.setattr("layers.reading.checks.chains.MOST", 3)
    (problem,) = problems(invented)
    assert problem.startswith("claims.geojson, citations: expected chains of credit with at most 3 steps")


def test_a_theatre_says_which_format_it_follows(invented: Path) -> None:
    assert read(invented).theatre.format == 1
    assert broken(invented, "theatre.json", put("format", 1)) == []


def test_a_newer_format_is_the_only_problem(invented: Path) -> None:
    broken(invented, "theatre.json", put("a-new-field", "which the newer format allows"))
    assert broken(invented, "theatre.json", put("format", 2)) == [
        "theatre.json, format: expected format 1 or older, found 2: a newer version of Posture reads it"
    ]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (0, "expected a number of at least 1, found 0"),
        (-1, "expected a number of at least 1, found -1"),
        (True, "expected a whole number, found true"),
        (1.0, "expected a whole number, found 1.0"),
        ("2", 'expected a whole number, found "2"'),
        (None, "expected a whole number, found null"),
    ],
)
def test_a_format_is_a_whole_number(invented: Path, value: object, problem: str) -> None:
    assert broken(invented, "theatre.json", put("format", value)) == [f"theatre.json, format: {problem}"]


def test_a_theatre_that_a_writer_left_half_done_is_not_offered(invented: Path) -> None:
    shutil.copytree(invented, invented.parent / ".invented.abcdefgh.part")
    assert theatres(invented.parent) == [invented]


def test_what_a_save_has_decided_counts_before_it_is_at_its_place(invented: Path) -> None:
    before = read(invented).digest
    decided = invented / DECIDED
    decided.mkdir()
    text = (invented / "theatre.json").read_text(encoding="utf-8")
    (decided / "theatre.json").write_text(text.replace("stand-off", "quarrel"), encoding="utf-8")
    assert "quarrel" in read(invented).theatre.title
    finish(invented)
    assert not decided.exists()
    assert "quarrel" in read(invented).theatre.title
    assert read(invented).digest != before
