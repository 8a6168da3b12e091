import json
import re
from pathlib import Path
from typing import Any

import pytest

from layers.page.snapshot import read_snapshot
from layers.reading.gazetteer import GAZETTEER
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.cli.conftest import change, run
from tests.theatres import write_synthetic


def test_the_opening_state(invented: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    result = run("snapshot", invented, "-o", file)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith(f"{file} (")
    assert result.stderr.endswith(f"wrote {file}\n"), "what it gives away is told before"
    assert f"KB, 2 of 4 layers, data {read(invented).digest})" in result.stderr
    assert file.read_bytes().startswith(b"<!doctype html>")


def test_what_the_recipient_gets_is_told(invented: Path, tmp_path: Path) -> None:
    total = len(read(invented).claims)
    whole = run("snapshot", invented, "-o", tmp_path / "map.html", "--search", "radar").stderr
    assert f"it holds {total} claims in 4 layers; shown: 1" in whole
    assert "switched off, but in it: " in whole
    assert "hidden, but in it: " in whole
    assert re.search(r"as of 2026-03-14, \d+ (day|month|year)s? ago, in en, es\n", whole)
    done = run("snapshot", invented, "-o", tmp_path / "part.html", "--search", "radar", "--only-visible")
    assert done.exit_code == 0
    assert "it holds 1 claim in 2 layers; shown: 1" in done.stderr
    assert "left out: " in done.stderr
    held = read_snapshot((tmp_path / "part.html").read_bytes())
    assert held["opening"]["filters"]["search"] == "radar"
    assert "1 of the" in held["theatre"]["notes"][0]


def test_only_what_is_visible_of_nothing_is_refused(invented: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    done = run("snapshot", invented, "-o", file, "--search", "zzzz", "--only-visible")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == "error: expected a state that shows a claim, found none shown"
    assert not file.exists()


def test_to_standard_output_the_same_bytes(invented: Path, tmp_path: Path) -> None:
    options = ["--layers", "talk,blue-side", "--view", "-170.5,-30,170,10", "--select", "blue-garrison"]
    run("snapshot", invented, "-o", tmp_path / "map.html", *options)
    result = run("snapshot", invented, "-o", "-", *options)
    assert result.exit_code == 0
    assert result.stdout_bytes == (tmp_path / "map.html").read_bytes()
    assert "wrote standard output" in result.stderr


def test_a_date_goes_by_the_events_where_that_is_asked(southcom: Catalogue, tmp_path: Path) -> None:
    def shown(*options: str) -> str:
        done = run("snapshot", southcom.path, "-o", tmp_path / "map.html", "--layers", "strikes", *options)
        return done.stderr.partition("shown: ")[2].split("\n")[0]

    by_report, by_event = (
        shown("--until", "2025-09-10"),
        shown("--until", "2025-09-10", "--timeline", "event"),
    )
    assert int(by_report) < int(by_event)


def test_the_style(invented: Path, tmp_path: Path) -> None:
    def style(*options: str) -> tuple[bool, ...]:
        run("snapshot", invented, "-o", tmp_path / "map.html", *options)
        page = (tmp_path / "map.html").read_text(encoding="utf-8")
        return '"theme": "print"' in page, '"symbols": "2525"' in page

    assert style() == (False, False)
    assert style("--theme", "print") == (True, False)
    assert style("--symbols", "2525") == (False, True)
    assert style("--coordinates", "mgrs", "--graticule", "off") == (False, False)
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert '"coordinates": "mgrs"' in page
    assert '"graticule": "off"' in page


def test_filters_and_a_date(invented: Path, tmp_path: Path) -> None:
    options = ["--assertion", "stated, alleged", "--actor", "blue", "--source", "island-wire"]
    options += ["--search", " radar ", "--until", "2026-03"]
    assert run("snapshot", invented, "-o", tmp_path / "map.html", *options).exit_code == 0
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert (
        '"filters": {"actors": ["blue"], "assertions": ["stated", "alleged"], "search": "radar", '
        '"sources": ["island-wire"]}' in page
    )
    assert '"until": "2026-03"' in page


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--until", "1999"], ""),
        (["--search", "zeppelin"], "--search left none of 6 claims"),
        (["--assertion", "denied"], "--assertion left none of 6 claims"),
        (["--actor", "amber", "--source", "amber-ministry"], "--actor --source left none of 6 claims"),
        (["--layers", "talk", "--search", "ships"], ""),
        (["--layers", "flights"], "the visible layers have none of their own"),
    ],
)
def test_a_file_that_shows_no_claim_says_so(
    invented: Path, tmp_path: Path, options: list[str], why: str
) -> None:
    result = run("snapshot", invented, "-o", tmp_path / "map.html", *options)
    assert result.exit_code == 0
    warnings = [line for line in result.stderr.splitlines() if line.startswith("warning: ")]
    assert warnings == ([f"warning: the file shows no claim: {why}"] if why else [])


def test_a_date_before_every_report_says_so(tmp_path: Path) -> None:
    folder = GAZETTEER.parent / "southcom-2025"
    options = ("--layers", "what-if", "--until", "1999")
    result = run("snapshot", folder, "-o", tmp_path / "map.html", *options)
    assert "warning: the file shows no claim: --until left none of 7 claims\n" in result.stderr


def test_a_scene_and_a_briefing(tmp_path: Path) -> None:
    def opened(*options: str) -> tuple[Any, ...]:
        assert (
            run(
                "snapshot", GAZETTEER.parent / "southcom-2025", "-o", tmp_path / "map.html", *options
            ).exit_code
            == 0
        )
        page = (tmp_path / "map.html").read_text(encoding="utf-8")
        found = re.search(r"posture\.open\(map_\w+, \"\w+\", (\{.*?\})\);", page)
        assert found
        state = json.loads(found[1])
        return state["scene"], state["brief"], state["layers"], state["filters"]["assertions"]

    layers = ["ru-advisory", "movements"]
    hedged = ["alleged", "speculated", "assessed"]
    assert opened("--scene", "ru-alleged", "--brief") == ("ru-alleged", True, layers, hedged)
    assert opened("--brief")[:2] == (None, True)
    own = opened("--scene", "ru-alleged", "--layers", "ru-advisory", "--assertion", "assessed")
    assert own == ("ru-alleged", False, ["ru-advisory"], ["assessed"])
    assert opened("--scene", "ru-alleged", "--actor", "ru")[3] == [], "the scene's are replaced"
    missing = run(
        "snapshot", GAZETTEER.parent / "southcom-2025", "-o", tmp_path / "no.html", "--scene", "nowhere"
    )
    assert missing.exit_code == 2
    assert "expected a scene from aor, us-moved" in missing.stderr.replace("\n", " ")


def test_help_lists_the_styles() -> None:
    text = run("snapshot", "--help").stdout
    assert "--theme [light|dark|print]" in text
    assert "--symbols [nationality|2525]" in text
    assert "--theme print --symbols 2525" in text


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--theme", "sepia"], "expected a theme from light, dark, print; found “sepia”"),
        (["--symbols", "nato"], "'nato' is not one of 'nationality', '2525'"),
        (["--layers", "red-side"], "red-side"),
        (["--layers", ""], "at least one visible layer"),
        (["--layers", ","], "at least one visible layer"),
        (["--select", "nobody"], "nobody"),
        (["--view", "1,2,3"], "expected four numbers W,S,E,N"),
        (["--view", "a,b,c,d"], "expected four numbers W,S,E,N"),
        (["--layers", "talk,blue-side,talk"], "expected each once, found again: talk"),
        (["--actor", "blue,blue"], "expected each once, found again: blue"),
        (["--view", "nan,0,1,1"], "expected a view as W,S,E,N in degrees, four finite numbers; found (nan,"),
        (["--view", "0,50,10,-50"], "south below north; found south 50 and north -50"),
        (["--view", "0,10,5,10"], "south below north; found south 10 and north 10"),
        (["--view", "10,0,10,5"], "west and east apart; found 10 twice"),
        (["--view", "-4,-87,24,-153"], "south and north from -90 to 90; found -87 and -153"),
        (["--view", "0,0,1000,5"], "west and east from -540 to 540; found 0 and 1000"),
        (["--assertion", "rumoured"], "expected assertions from stated, reported"),
        (["--actor", "Red Side"], "expected actors from blue, amber"),
        (["--source", "island-wire,nobody"], "found “nobody”"),
        (["--until", "2026-13"], "expected a day, a month or a year"),
    ],
)
def test_a_state_the_theatre_does_not_offer(
    invented: Path, tmp_path: Path, options: list[str], reason: str
) -> None:
    result = run("snapshot", invented, "-o", tmp_path / "map.html", *options)
    assert result.exit_code == 2
    assert reason in " ".join(result.stderr.split())
    assert not (tmp_path / "map.html").exists()


def test_a_theatre_with_problems_leaves_the_old_file(invented: Path, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_bytes(b"old")
    change(invented, "theatre.json", '"2026-03-14"', '"someday"')
    result = run("snapshot", invented, "-o", tmp_path / "map.html")
    assert result.exit_code == 1
    assert (tmp_path / "map.html").read_bytes() == b"old"


def test_a_failure_to_write_leaves_the_old_file(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(b"old")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("snapshot", invented, "-o", file)
    assert result.exit_code == 1
    assert f"error: {file}: cannot be written: No space left on device\n" in result.stderr
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("where", [".", "none/map.html"])
def test_a_place_where_no_file_can_be(invented: Path, tmp_path: Path, where: str) -> None:
    result = run("snapshot", invented, "-o", tmp_path / where)
    assert result.exit_code == 1
    assert f"error: {tmp_path / where}: cannot be written: " in result.stderr


def test_a_chain_of_1200_credits(invented: Path, tmp_path: Path) -> None:
    sources = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
    line = [
        {"id": f"s{n}", "title": f"S {n}", "kind": "report", "credits": [f"s{n + 1}"]} for n in range(1200)
    ]
    sources += [*line, {"id": "s1200", "title": "Who began it", "kind": "official"}]
    sources[1]["credits"] = ["s0"]
    (invented / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    assert run("check", invented).exit_code == 0
    assert run("snapshot", invented, "-o", tmp_path / "map.html").exit_code == 0
    claims = read_snapshot((tmp_path / "map.html").read_bytes())["claims"]
    (chain,) = next(claim["chains"] for claim in claims if claim["id"] == "amber-flotilla")
    assert chain[-1] == {"source": "s1200", "depth": 1202}


def test_tiles_that_are_not_found_or_drawn_already_are_refused(tmp_path: Path, invented: Path) -> None:
    page, apart = tmp_path / "public" / "map.html", tmp_path / "apart.pmtiles"
    page.parent.mkdir()
    beside, other = page.with_name("beside.pmtiles"), write_synthetic(tmp_path / "synthetic", 3)
    assert run("tiles", other, "-o", apart).exit_code == run("tiles", invented, "-o", beside).exit_code == 0
    for file, said in (
        (apart, "expected it in the folder of the page, or below"),
        (beside, "expected tiles of other data"),
        (invented / "claims.geojson", "expected PMTiles (version 3), found another file"),
    ):
        done = run("snapshot", invented, "-o", page, "--tiles", file)
        assert (done.exit_code, page.exists()) == (1, False)
        assert said in done.stderr
