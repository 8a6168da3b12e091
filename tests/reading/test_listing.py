import json
from pathlib import Path

import pytest

from layers.reading import listing
from layers.reading.limits import VARIABLE
from layers.reading.problems import TheatreError
from layers.reading.theatre import read


def test_sound_sources_may_be_more_than_is_read_as_a_whole(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = invented / "sources.json"
    monkeypatch.setenv(VARIABLE, "whole_bytes=200000")
    path.write_bytes(path.read_bytes() + b" " * 200_000)
    sources = json.loads(path.read_bytes())
    assert list(read(invented).sources) == [each["id"] for each in sources]
    sources[1]["kind"] = "rumour"
    path.write_text(json.dumps(sources) + " " * 200_000, encoding="utf-8")
    with pytest.raises(TheatreError, match=r"sources.json: expected at most 200,000 bytes in a file that is"):
        read(invented)


def test_sources_read_in_pieces_have_the_same_digest(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(invented)
    monkeypatch.setattr(listing, "MANY", 2)
    assert read(invented).digest == found.digest

    def damaged(_: Path) -> listing.Listing:
        raise ValueError

    monkeypatch.setattr(listing, "_sound", damaged)
    whole = read(invented)
    assert (whole.digest, whole.sources) == (found.digest, found.sources)


@pytest.mark.parametrize("text", ["[]", " [ ] ", "\ufeff[]"])
def test_a_theatre_may_have_a_list_of_no_sources(invented: Path, text: str) -> None:
    (invented / "sources.json").write_text(text, encoding="utf-8")
    with pytest.raises(TheatreError) as found:
        read(invented)
    assert "expected the id of a source (there is none)" in str(found.value)
