import base64
import hashlib
import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deflate
import pytest

from layers.page import wire
from layers.page.snapshot import PACKED
from layers.reading.counts import read_counts
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.theatre import read
from tests.basemaps import write_pictures
from tests.cli.conftest import run
from tests.feeds.test_drawn import kept as write_counts
from tests.theatres import write_hostile


def edit(page: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Change what a page has in its packed block, pack it again as it was, and admit it in the policy."""
    found = PACKED.search(page.decode())
    assert found
    document, buffers = wire.opened(found[1])
    change(document)
    header = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    plain = len(header).to_bytes(4, "little") + header + buffers
    edited = page.replace(found[1].encode(), base64.b64encode(deflate.gzip_compress(plain, wire.LEVEL)))
    before, after = (_source(each) for each in (page, edited))
    assert page.count(before) == 1
    return edited.replace(before, after)


def _source(page: bytes) -> bytes:
    """The hash of the script that has the packed block."""
    (script,) = (
        each for each in re.findall(rb"<script>(.*?)</script>", page, re.S) if b"posture.packed" in each
    )
    return base64.b64encode(hashlib.sha256(script).digest())


@pytest.fixture
def table(invented: Path, tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    assert run("export", invented, "--to", "csv", "-o", path).exit_code == 0
    return path


def test_a_file_as_it_was_written(invented: Path, table: Path) -> None:
    done = run("verify", table, "--against", invented)
    catalogue = read(invented)
    held = f"{table}: {len(catalogue.claims)} claims, data {catalogue.digest}"
    assert (done.exit_code, done.stdout.strip()) == (0, f"{held}: as it was written, as in {invented}")


def test_an_edited_file_is_told_claim_by_claim(invented: Path, table: Path) -> None:
    table.write_text(table.read_text(encoding="utf-8").replace("(reported)", ""), encoding="utf-8")
    done = run("verify", table, "--against", invented)
    assert done.exit_code == 1
    assert done.stdout == ""
    changed = [id_ for id_, claim in read(invented).claims.items() if "(reported)" in claim.properties.label]
    for id_ in changed:
        assert f"error: {table}, claim {id_}: changed since it was written" in done.stderr
        assert f"error: {table}, claim {id_}, label: expected “" in done.stderr
    assert "(the hedge is lost)" in done.stderr


def test_a_snapshot_is_written_anew_and_compared(invented: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    assert run("snapshot", invented, "-o", page, "--theme", "dark").exit_code == 0
    assert run("verify", page).exit_code == 0
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>", "<h1>Not "), encoding="utf-8")
    done = run("verify", page)
    assert done.exit_code == 1
    assert "found another: it was edited, or another version wrote it" in done.stderr


def test_a_page_with_files_beside_it_is_as_it_was_written(invented: Path, tmp_path: Path) -> None:
    page, tiles, basemap = (tmp_path / name for name in ("map.html", "t.pmtiles", "b.pmtiles"))
    assert run("tiles", write_hostile(tmp_path / "hostile"), "-o", tiles).exit_code == 0
    write_pictures(basemap, zoom=1)
    assert run("snapshot", invented, "-o", page, "--tiles", tiles, "--basemap", basemap).exit_code == 0
    done = run("verify", page)
    assert (done.exit_code, done.stderr) == (0, "")
    for file in ("the tiles in t.pmtiles", "the basemap in b.pmtiles"):
        assert f", what it says of {file}, not that file" in done.stdout
    written = page.read_bytes()
    for edited in (
        written.replace(b"<h1>", b"<h1>Not "),
        edit(written, lambda page: page["tiles"]["areas"].update(n=99)),
    ):
        page.write_bytes(edited)
        assert "it was edited" in run("verify", page).stderr


def test_counts_on_a_page_are_as_they_were_written(invented: Path, tmp_path: Path) -> None:
    page, counts = tmp_path / "map.html", write_counts(tmp_path)
    for more in ((), ("--only-visible",)):
        assert run("snapshot", invented, "-o", page, "--counts", counts, *more).exit_code == 0
        done = run("verify", page)
        assert (done.exit_code, done.stderr) == (0, "")
        digest = read_counts(counts, read_gazetteer(GAZETTEER)).digest
        assert f", counts {digest} of 11 events: as it was written" in done.stdout
    written = page.read_bytes()
    # told apart in a line: pytest compares two pages letter by letter, for minutes
    is_same = edit(written, lambda _: None) == written
    assert is_same

    def another(page: dict[str, Any]) -> None:
        page["counts"]["places"][0]["n"] += 1

    for change in (another, lambda page: page["counts"].pop("places")):
        page.write_bytes(edit(written, change))
        done = run("verify", page)
        assert done.exit_code == 1
        assert "it was edited" in done.stderr


def test_a_foreign_file_is_refused_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "other.html"
    path.write_text("<title>Another page</title>", encoding="utf-8")
    done = run("verify", path)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"error: {path}: expected a snapshot")


def test_a_signature_is_by_whoever_has_the_key(table: Path, tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.key", tmp_path / "other.key"
    for key in (mine, other):
        assert run("key", key).exit_code == 0
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert run("sign", table, "--key", mine).exit_code == 0
    done = run("verify", table, "--key", f"{mine}.pub")
    assert done.exit_code == 0
    assert f"signed by the owner of {mine}.pub" in done.stdout
    done = run("verify", table, "--key", f"{other}.pub")
    assert done.exit_code == 1
    assert "the signature: expected one by the owner of" in done.stderr


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    key = tmp_path / "mine.key"
    assert run("key", key).exit_code == 0
    before = key.read_bytes()
    done = run("key", key)
    assert done.exit_code == 1
    assert "expected no file there, found one" in done.stderr
    assert key.read_bytes() == before


@pytest.mark.parametrize(
    "command", [("sign", "{table}", "--key", "{table}"), ("verify", "{table}", "--key", "{table}")]
)
def test_what_is_no_key_is_told(table: Path, command: tuple[str, ...]) -> None:
    done = run(*(each.format(table=table) for each in command))
    assert done.exit_code == 1
    assert "error:" in done.stderr
