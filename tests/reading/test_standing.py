"""Reading while somebody saves: the files of one moment, or what is wrong with those that are there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers.curating.documents import read_documents
from layers.reading import door
from layers.reading.problems import TheatreError
from layers.reading.standing import DECIDED
from layers.reading.theatre import read
from layers.writing.together import finish, write_together
from tests.theatres import write_invented

Reader = Callable[[Path], Any]
BOTH = pytest.mark.parametrize("reader", [read, read_documents])


def title_of(found: Any) -> str:
    theatre = found.theatre
    return str(theatre["title"] if isinstance(theatre, dict) else theatre.title)


def with_title(folder: Path, title: str) -> bytes:
    theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8"))
    return json.dumps({**theatre, "title": title}).encode()


def meanwhile(monkeypatch: pytest.MonkeyPatch, after: str, happens: Callable[[], object]) -> None:
    """Let something happen once, as soon as the file of that name has been found and before it is opened."""
    opening = door._without_waiting
    left = [happens]

    def then(path: str, flags: int) -> int:
        if Path(path).name == after and left:
            left.pop()()
        return opening(path, flags)

    monkeypatch.setattr(door, "_without_waiting", then)


@BOTH
def test_a_save_that_is_tidied_up_meanwhile_fails_nobody(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_invented(tmp_path / "invented")
    (folder / DECIDED).mkdir()
    (folder / DECIDED / "theatre.json").write_bytes(with_title(folder, "Saved"))
    meanwhile(monkeypatch, "theatre.json", lambda: finish(folder))
    assert title_of(reader(folder)) == "Saved"


@BOTH
def test_a_save_meanwhile_gives_the_files_of_one_moment(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_invented(tmp_path / "invented")
    sources = (folder / "sources.json").read_bytes().replace(b'"title": "', b'"title": "New: ')
    files = {"theatre.json": with_title(folder, "New"), "sources.json": sources}
    # the theatre's own file has been read by then
    meanwhile(monkeypatch, "sources.json", lambda: write_together(folder, files, (), lambda _: None))
    found = reader(folder)
    titles = [each["title"] if isinstance(each, dict) else each.title for each in _listed(found.sources)]
    assert title_of(found) == "New"
    assert all(title.startswith("New: ") for title in titles)


def _listed(sources: Any) -> list[Any]:
    return list(sources.values()) if isinstance(sources, dict) else list(sources)


@BOTH
def test_what_is_wrong_and_stays_is_told_at_once(reader: Reader, tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    (folder / "sources.json").unlink()
    with pytest.raises(TheatreError, match=r"sources\.json: expected a file"):
        reader(folder)
