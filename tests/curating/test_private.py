import subprocess
from pathlib import Path

import pytest

from layers.curating.private import PRIVATE, drop_text, keep_text, keep_unsaved, see, seen, text, unsaved
from layers.reading.problems import TheatreError
from layers.reading.theatre import read


def test_a_text_is_kept_where_git_sees_nothing_and_found_again(invented: Path) -> None:
    before = read(invented).digest
    keep_text(invented, "harbour-gazette", ("One.", "Two, with ñ."))
    assert text(invented, "harbour-gazette") == ("One.", "Two, with ñ.")
    assert text(invented, "island-wire") is None
    assert read(invented).digest == before
    subprocess.run(["git", "init", "-q", str(invented)], check=True)  # noqa: S607
    listed = ["git", "-C", str(invented), "status", "--porcelain", "--untracked-files=all"]
    seen_by_git = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    assert "claims.geojson" in seen_by_git
    assert PRIVATE not in seen_by_git
    drop_text(invented, "harbour-gazette")
    assert text(invented, "harbour-gazette") is None


@pytest.mark.parametrize("id_", ["../theatre", "a/b", "", ".."])
def test_no_id_leads_out_of_the_folder(invented: Path, id_: str) -> None:
    with pytest.raises(ValueError, match="expected the id of a source"):
        keep_text(invented, id_, ("One.",))
    assert text(invented, id_) is None
    assert not (invented / PRIVATE).exists()


def test_a_text_that_is_none_is_told(invented: Path) -> None:
    keep_text(invented, "harbour-gazette", ("One.",))
    (invented / PRIVATE / "texts" / "harbour-gazette.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(TheatreError, match=r"harbour-gazette\.txt: expected UTF-8 text"):
        text(invented, "harbour-gazette")


def test_each_curator_has_seen_what_they_have_seen(invented: Path) -> None:
    assert seen(invented, "Ana") == 0
    see(invented, "Ana", 3)
    see(invented, "Bo", 5)
    assert (seen(invented, "Ana"), seen(invented, "Bo")) == (3, 5)
    (invented / PRIVATE / "seen.json").write_text("[", encoding="utf-8")
    assert seen(invented, "Ana") == 0


def test_what_is_typed_is_kept_by_form_until_nothing_is(invented: Path) -> None:
    keep_unsaved(invented, "claim amber-pier", {"note": ["", "ñ\n“Two”"], "items": [[], ["a", "b"]]})
    keep_unsaved(invented, "paragraph x 1", {"best": [None, "12"]})
    assert unsaved(invented) == {
        "claim amber-pier": {"note": ["", "ñ\n“Two”"], "items": [[], ["a", "b"]]},
        "paragraph x 1": {"best": [None, "12"]},
    }
    keep_unsaved(invented, "claim amber-pier", {})
    assert list(unsaved(invented)) == ["paragraph x 1"]
    assert (invented / PRIVATE / ".gitignore").read_text() == "*\n"


def test_nothing_is_written_where_nothing_is_typed(invented: Path) -> None:
    keep_unsaved(invented, "claim amber-pier", {})
    assert not (invented / PRIVATE).exists()


@pytest.mark.parametrize("content", ["[1]", '{"a": 1}', '{"a": {"b": ["c"]}}', "{"])
def test_a_file_of_something_else_is_told_and_not_written_over(invented: Path, content: str) -> None:
    keep_unsaved(invented, "a", {"b": ["", "c"]})
    path = invented / PRIVATE / "unsaved.json"
    path.write_text(content)
    for act in (lambda: unsaved(invented), lambda: keep_unsaved(invented, "a", {"b": ["", "d"]})):
        with pytest.raises(TheatreError, match=r"unsaved\.json: expected what was typed"):
            act()
    assert path.read_text() == content
