from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.cli.conftest import run
from tests.serving import folder_served


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    around = tmp_path_factory.mktemp("served")
    public = around / "public"
    (public / ".private").mkdir(parents=True)
    (public / ".private" / "kept.html").write_text("kept")
    (public / "map.html").write_text("map")
    (public / "notes.txt").write_text("notes")
    (public / "a b.pmtiles").write_bytes(bytes(range(100)))
    (around / "beside.html").write_text("beside")
    (public / "link.html").symlink_to(around / "beside.html")
    with folder_served(public) as address:
        yield urlsplit(address).port or 0


class Answer(NamedTuple):
    status: int
    content: bytes
    headers: Message


def asked(port: int, path: str, **headers: str) -> Answer:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(), answer.headers)


def test_pages_are_served_and_tiles_by_their_ranges(port: int) -> None:
    assert asked(port, "/map.html").content == b"map"
    part = asked(port, "/a%20b.pmtiles", Range="bytes=10-19")
    assert (part.status, part.content) == (206, bytes(range(10, 20)))
    assert part.headers["content-range"] == "bytes 10-19/100"


@pytest.mark.parametrize(
    "path",
    [
        *("/notes.txt", "/.private/kept.html", "/link.html", "/..%2fbeside.html"),
        *("/%2e%2e/beside.html", "/", "/no.html"),
    ],
)
def test_nothing_else_is_served(port: int, path: str) -> None:
    assert asked(port, path).status == 404


def test_no_other_name_is_answered_to(port: int) -> None:
    assert asked(port, "/map.html", Host="elsewhere.example").status == 400


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    done = run("serve", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "expected pages (*.html) in it, found none" in done.stderr
