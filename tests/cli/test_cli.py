import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from layers.cli import main
from layers.reading.gazetteer import GAZETTEER
from layers.reading.theatre import read
from tests.theatres import ARTICLE

COMMANDS = sorted(main.commands)


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 1, 2)
    return result


def script() -> str:
    return str(Path(sys.executable).with_name("posture"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_has_examples(self, command: str) -> None:
        result = run(command, "--help")
        assert result.exit_code == 0
        assert f"Examples:\n    posture {command}" in result.output

    def test_the_group_lists_the_commands(self) -> None:
        result = run("--help")
        assert COMMANDS == ["app", "check", "cite", "convert", "fill", "import", "schema", "snapshot"]
        assert all(f"\n  {command}" in result.output for command in COMMANDS)

    def test_the_version(self) -> None:
        assert run("--version").output.startswith("posture, version ")

    @pytest.mark.parametrize("arguments", [["rename"], ["check"], ["check", "a", "b"], ["check", "--loud"]])
    def test_wrong_use(self, arguments: list[str]) -> None:
        assert run(*arguments).exit_code == 2


class TestCheck:
    def test_a_sound_theatre(self, invented: Path) -> None:
        result = run("check", invented)
        assert result.exit_code == 0
        digest = read(invented).digest
        assert result.stdout == (
            f"invented: 9 claims, 4 layers, 3 sources, data {digest}: no problems, 4 warnings\n"
        )

    def test_warnings_are_told_and_leave_the_status_at_0(self, invented: Path) -> None:
        lines = run("check", invented).stderr.splitlines()
        assert [line.partition(": expected")[0] for line in lines] == [
            "warning: sources.json, source 1 (island-wire), url",
            "warning: sources.json, source 2 (amber-ministry), url",
            "warning: claims.geojson, feature 4 (blue-radar), where.precision",
            "warning: claims.geojson, feature 5 (amber-exercise), where.precision",
        ]

    def test_strict_takes_warnings_for_problems(self, invented: Path) -> None:
        result = run("check", invented, "--strict")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.startswith("error: sources.json, source 1 (island-wire), url: expected ")
        assert result.stderr.endswith("\n4 problems\n")

    def test_without_warnings_nothing_is_said_of_them(self, invented: Path) -> None:
        sources = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
        for source in sources:
            source["accessed"] = "2026-03-14"
        (invented / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
        claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
        for feature in claims["features"][4:6]:
            feature["properties"]["where"] = {"precision": 0, "name": "Not said"}
            feature["geometry"] = None
        (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
        result = run("check", invented, "--strict")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.endswith(": no problems\n")

    def test_every_problem_on_a_line(self, invented: Path) -> None:
        change(invented, "theatre.json", '"2026-03-14"', '"someday"')
        change(invented, "sources.json", "https://wire.example/ships", "javascript:alert(1)")
        result = run("check", invented)
        assert result.exit_code == 1
        assert result.stdout == ""
        first, second, closing = result.stderr.splitlines()
        assert first.startswith("error: theatre.json, as_of: expected a date")
        assert second.startswith("error: sources.json, source 1 (island-wire), url: expected a link")
        assert closing == "2 problems"

    def test_of_many_problems_the_first_are_told_and_all_counted(self, invented: Path) -> None:
        claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
        bad = [json.loads(json.dumps(claims["features"][7])) for _ in range(150)]
        for number, feature in enumerate(bad):
            feature["id"] = f"bad-{number}"
            feature["properties"] |= {"layer": "nowhere", "status": 1} if number % 3 else {"layer": "nowhere"}
        claims["features"] += bad
        (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
        *told, rest, closing = run("check", invented).stderr.splitlines()
        assert len(told) == 100
        assert told[0].startswith("error: claims.geojson, feature 10 (bad-1), status: expected ")
        assert rest == "… and 50 more: claims.geojson, layer: 50"
        assert closing == "150 problems"

    @pytest.mark.parametrize("where", ["none", "article.txt", "article.txt/deeper", "x" * 5000])
    def test_what_is_no_theatre(self, tmp_path: Path, article: Path, where: str) -> None:
        assert article.exists()
        result = run("check", tmp_path / where)
        assert result.exit_code == 1
        assert result.stderr.startswith("error: ")


class TestCite:
    def test_the_same_article(self, invented: Path, article: Path) -> None:
        result = run("cite", invented, "--article", article)
        assert result.exit_code == 0
        lines = result.stdout.splitlines()
        assert "amber-pier: paragraph 4 matches" in lines
        assert "blue-radar: no paragraph has no fingerprint" not in lines
        assert "blue-radar: it has no fingerprint" in lines
        assert lines[-1] == (
            "8 citations of harbour-gazette: 5 match, 0 moved, 0 no longer match, 3 without a fingerprint"
        )

    def test_another_edition(self, invented: Path, article: Path) -> None:
        article.write_text("New.\n" + ARTICLE.replace("Four", "Five"), encoding="utf-8")
        result = run("cite", invented, "--article", article)
        assert result.exit_code == 1
        assert "amber-pier: paragraph 4 has moved to 5\n" in result.stdout
        assert "amber-flotilla-low: paragraph 3 no longer matches\n" in result.stdout
        assert "0 match, 4 moved, 1 no longer match" in result.stdout

    def test_the_words_of_the_article_are_a_problem(self, invented: Path, article: Path) -> None:
        change(invented, "claims.geojson", "Blue keeps a garrison in Fiji.", ARTICLE.splitlines()[0])
        result = run("cite", invented, "--article", article)
        assert result.exit_code == 1
        *_, told, closing = result.stdout.splitlines()
        assert told == (
            "blue-garrison: statement: expected own words only, found 11 in a row of the source’s: "
            "“The Blue garrison in Fiji has between 300 and 500 people”"
        )
        assert closing.endswith(
            "5 match, 0 moved, 0 no longer match, 3 without a fingerprint; 1 text not in own words"
        )

    def test_from_standard_input_with_a_bom_and_other_line_ends(self, invented: Path) -> None:
        copy = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
        result = run("cite", invented, "--article", "-", stdin=copy)
        assert result.exit_code == 0

    def test_an_unknown_source_is_wrong_use(self, invented: Path, article: Path) -> None:
        result = run("cite", invented, "--article", article, "--source", "wire")
        assert result.exit_code == 2
        assert "expected --source from amber-ministry, harbour-gazette; found “wire”" in result.stderr

    def test_several_sources_with_fingerprints_ask_for_one(self, invented: Path, article: Path) -> None:
        claims = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
        claims["features"][-1]["properties"]["citations"][0] |= {"paragraph": 1, "sha256": "0" * 64}
        (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
        result = run("cite", invented, "--article", article)
        assert result.exit_code == 2
        assert "found 2 (amber-ministry, harbour-gazette)" in result.stderr
        assert run("cite", invented, "--article", article, "--source", "harbour-gazette").exit_code == 0

    @pytest.mark.parametrize(
        ("content", "reason"), [(b"caf\xe9", "expected UTF-8 text"), (None, "cannot be read: No such file")]
    )
    def test_a_file_that_cannot_be_read(
        self, invented: Path, article: Path, content: bytes | None, reason: str
    ) -> None:
        article.unlink() if content is None else article.write_bytes(content)
        result = run("cite", invented, "--article", article)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"error: {article}: {reason}")
        assert len(result.stderr.splitlines()) == 1

    def test_a_folder_is_no_article(self, invented: Path, tmp_path: Path) -> None:
        result = run("cite", invented, "--article", tmp_path)
        assert result.exit_code == 1
        assert f"error: {tmp_path}: cannot be read: " in result.stderr


class TestFill:
    def test_a_new_claim_is_completed(self, invented: Path, article: Path) -> None:
        before = (invented / "claims.geojson").read_bytes()
        claims = json.loads(before)
        claims["features"][0]["geometry"] = None
        del claims["features"][3]["properties"]["citations"][0]["sha256"]
        (invented / "claims.geojson").write_text(json.dumps(claims), encoding="utf-8")
        result = run("fill", invented, "--article", article, "--source", "harbour-gazette")
        assert result.exit_code == 0
        assert result.stdout == f"{invented / 'claims.geojson'}: 2 of 9 claims changed\n"
        after = json.loads((invented / "claims.geojson").read_bytes())
        assert after == json.loads(before)

    def test_nothing_to_do_writes_nothing(self, invented: Path) -> None:
        path = invented / "claims.geojson"
        path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")
        before = path.stat().st_mtime_ns, path.read_bytes()
        assert "0 of 9 claims changed" in run("fill", invented).stdout
        assert (path.stat().st_mtime_ns, path.read_bytes()) == before

    def test_claims_that_do_not_pass_are_filled_all_the_same(self, invented: Path) -> None:
        change(invented, "claims.geojson", '"assertion": "denied"', '"assertion": "certain"')
        (invented / "sources.json").unlink()
        assert run("fill", invented).exit_code == 0

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ("{", "expected JSON"),
            ("[]", "expected a GeoJSON FeatureCollection"),
            ("null", "expected an object"),
        ],
    )
    def test_what_is_no_collection(self, invented: Path, content: str, reason: str) -> None:
        (invented / "claims.geojson").write_text(content, encoding="utf-8")
        result = run("fill", invented)
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0].startswith(f"error: claims.geojson: {reason}")
        assert (invented / "claims.geojson").read_text(encoding="utf-8") == content

    def test_article_and_source_go_together(self, invented: Path, article: Path) -> None:
        assert run("fill", invented, "--article", article).exit_code == 2
        assert run("fill", invented, "--source", "harbour-gazette").exit_code == 2

    def test_claims_of_another_form_are_not_filled(self, invented: Path) -> None:
        run("convert", invented, "--to", "parquet")
        (invented / "claims.geojson").unlink()
        result = run("fill", invented)
        assert result.exit_code == 1
        assert "expected claims.geojson, found claims.parquet" in result.stderr


class TestConvert:
    def test_there_and_back_the_claims_are_the_same(self, invented: Path) -> None:
        before, plain = read(invented), invented / "claims.geojson"
        result = run("convert", invented, "--to", "parquet")
        assert (result.exit_code, result.stdout) == (0, f"{invented / 'claims.parquet'}: 9 claims written\n")
        assert "now remove claims.geojson" in result.stderr
        assert plain.exists(), "nothing is removed"
        plain.unlink()
        assert read(invented).digest == before.digest
        assert run("convert", invented, "--to", "geojson").exit_code == 0
        (invented / "claims.parquet").unlink()
        assert dict(read(invented).claims) == dict(before.claims)
        assert read(invented).digest == before.digest

    def test_the_form_it_has_is_wrong_use(self, invented: Path) -> None:
        before = (invented / "claims.geojson").read_bytes()
        assert run("convert", invented, "--to", "geojson").exit_code == 2
        assert (invented / "claims.geojson").read_bytes() == before

    def test_a_theatre_with_problems_is_not_converted(self, invented: Path) -> None:
        change(invented, "claims.geojson", '"assertion": "denied"', '"assertion": "certain"')
        assert run("convert", invented, "--to", "parquet").exit_code == 1
        assert not (invented / "claims.parquet").exists()


class TestSnapshot:
    def test_the_opening_state(self, invented: Path, tmp_path: Path) -> None:
        file = tmp_path / "map.html"
        result = run("snapshot", invented, "-o", file)
        assert result.exit_code == 0
        assert result.stdout == ""
        assert result.stderr.startswith(f"wrote {file} (")
        assert f"KB, 2 of 4 layers, data {read(invented).digest})" in result.stderr
        assert file.read_bytes().startswith(b"<!doctype html>")

    def test_to_standard_output_the_same_bytes(self, invented: Path, tmp_path: Path) -> None:
        options = ["--layers", "talk,blue-side", "--view", "-170.5,-30,170,10", "--select", "blue-garrison"]
        run("snapshot", invented, "-o", tmp_path / "map.html", *options)
        result = run("snapshot", invented, "-o", "-", *options)
        assert result.exit_code == 0
        assert result.stdout_bytes == (tmp_path / "map.html").read_bytes()
        assert "wrote standard output" in result.stderr

    def test_the_style(self, invented: Path, tmp_path: Path) -> None:
        def style(*options: str) -> tuple[bool, ...]:
            run("snapshot", invented, "-o", tmp_path / "map.html", *options)
            page = (tmp_path / "map.html").read_text(encoding="utf-8")
            return '"theme": "print"' in page, '"symbols": "2525"' in page

        assert style() == (False, False)
        assert style("--theme", "print") == (True, False)
        assert style("--symbols", "2525") == (False, True)

    def test_filters_and_a_date(self, invented: Path, tmp_path: Path) -> None:
        options = ["--assertion", "stated, alleged", "--actor", "blue", "--source", "island-wire"]
        options += ["--search", " radar ", "--until", "2026-03"]
        assert run("snapshot", invented, "-o", tmp_path / "map.html", *options).exit_code == 0
        page = (tmp_path / "map.html").read_text(encoding="utf-8")
        assert (
            '"filters": {"actors": ["blue"], "assertions": ["stated", "alleged"], "search": "radar", '
            '"sources": ["island-wire"]}' in page
        )
        assert '"until": "2026-03"' in page

    def test_a_scene_and_a_briefing(self, tmp_path: Path) -> None:
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
        missing = run(
            "snapshot", GAZETTEER.parent / "southcom-2025", "-o", tmp_path / "no.html", "--scene", "nowhere"
        )
        assert missing.exit_code == 2
        assert "expected a scene from aor, us-moved" in missing.stderr.replace("\n", " ")

    def test_help_lists_the_styles(self) -> None:
        text = run("snapshot", "--help").stdout
        assert "--theme [light|dark|print]" in text
        assert "--symbols [nationality|2525]" in text
        assert "--theme print --symbols 2525" in text

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            (["--theme", "sepia"], "'sepia' is not one of 'light', 'dark', 'print'"),
            (["--symbols", "nato"], "'nato' is not one of 'nationality', '2525'"),
            (["--layers", "red-side"], "red-side"),
            (["--layers", ""], "at least one visible layer"),
            (["--layers", ","], "at least one visible layer"),
            (["--select", "nobody"], "nobody"),
            (["--view", "1,2,3"], "expected four numbers W,S,E,N"),
            (["--view", "a,b,c,d"], "expected four numbers W,S,E,N"),
            (["--view", "nan,0,1,1"], "expected a view"),
            (["--view", "0,50,10,-50"], "expected a view"),
            (["--assertion", "rumoured"], "expected assertions from stated, reported"),
            (["--actor", "Red Side"], "expected actors from blue, amber"),
            (["--source", "island-wire,nobody"], "found “nobody”"),
            (["--until", "2026-13"], "expected a day, a month or a year"),
        ],
    )
    def test_a_state_the_theatre_does_not_offer(
        self, invented: Path, tmp_path: Path, options: list[str], reason: str
    ) -> None:
        result = run("snapshot", invented, "-o", tmp_path / "map.html", *options)
        assert result.exit_code == 2
        assert reason in result.stderr
        assert not (tmp_path / "map.html").exists()

    def test_a_theatre_with_problems_leaves_the_old_file(self, invented: Path, tmp_path: Path) -> None:
        (tmp_path / "map.html").write_bytes(b"old")
        change(invented, "theatre.json", '"2026-03-14"', '"someday"')
        result = run("snapshot", invented, "-o", tmp_path / "map.html")
        assert result.exit_code == 1
        assert (tmp_path / "map.html").read_bytes() == b"old"

    def test_a_failure_to_write_leaves_the_old_file(
        self, invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    def test_a_place_where_no_file_can_be(self, invented: Path, tmp_path: Path, where: str) -> None:
        result = run("snapshot", invented, "-o", tmp_path / where)
        assert result.exit_code == 1
        assert f"error: {tmp_path / where}: cannot be written: " in result.stderr


class TestApp:
    @pytest.fixture
    def started(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
        """The commands that were started, none of them really; the dashboard is a file that does nothing."""
        commands: list[list[str]] = []
        (tmp_path / "app.py").touch()

        class Process:
            def __init__(self, command: list[str]) -> None:
                commands.append(command)

            def wait(self) -> int:
                return 1

        class Found:
            submodule_search_locations = (str(tmp_path),)

        monkeypatch.setattr("layers.cli.subprocess.Popen", Process)
        monkeypatch.setattr("layers.cli.importlib.util.find_spec", lambda _: Found)
        return commands

    def test_streamlit_runs_the_dashboard(self, started: list[list[str]], tmp_path: Path) -> None:
        assert run("app").exit_code == 1, "the exit status is Streamlit's"
        assert started == [[sys.executable, "-m", "streamlit", "run", str(tmp_path / "app.py")]]

    def test_a_theatre_is_handed_on(self, started: list[list[str]], invented: Path) -> None:
        run("app", invented)
        assert started[0][-3:] == ["--", "--theatre", str(invented.resolve())]

    def test_a_theatre_is_a_folder(self, started: list[list[str]], article: Path) -> None:
        assert run("app", article).exit_code == 2
        assert run("app", article / "none").exit_code == 2
        assert started == []

    def test_ctrl_c_is_quiet(self, started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
        class Interrupted:
            waits = 0

            def __init__(self, command: list[str]) -> None:
                started.append(command)

            def wait(self) -> int:
                self.waits += 1
                if self.waits == 1:
                    raise KeyboardInterrupt
                return -2

        monkeypatch.setattr("layers.cli.subprocess.Popen", Interrupted)
        result = run("app")
        assert (result.exit_code, result.output) == (0, "")


class TestSchema:
    def test_the_schemas_are_written(self, tmp_path: Path) -> None:
        result = run("schema", "-o", tmp_path / "new" / "folder")
        assert result.exit_code == 0
        assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == [
            "claims.schema.json",
            "gazetteer.schema.json",
            "sources.schema.json",
            "theatre.schema.json",
        ]

    def test_a_file_is_no_folder(self, article: Path) -> None:
        result = run("schema", "-o", article)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"error: {article}: cannot be made: ")


class TestScript:
    """The console script itself, as a process."""

    def test_it_answers(self, invented: Path) -> None:
        done = subprocess.run([script(), "check", str(invented)], capture_output=True, text=True, check=False)
        assert done.returncode == 0
        assert all(line.startswith("warning: ") for line in done.stderr.splitlines())
        assert "no problems" in done.stdout

    @pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told otherwise there")
    def test_a_reader_who_leaves_gets_no_traceback(self, invented: Path) -> None:
        process = subprocess.Popen(
            [script(), "cite", str(invented), "--article", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(ARTICLE.encode())
        assert process.returncode == 1
        assert errors == b""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is Linux's")
    @pytest.mark.parametrize(
        "arguments",
        [["--help"], ["check", "{}"], ["snapshot", "{}", "-o", "-"], ["snapshot", "{}", "-o", "/dev/full"]],
    )
    def test_a_full_disk_is_told_in_a_line(self, invented: Path, arguments: list[str]) -> None:
        command = [script(), *(each.format(invented) for each in arguments)]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 1
        (line,) = [each for each in done.stderr.splitlines() if not each.startswith("warning: ")]
        where = (
            "/dev/full: cannot be written" if "/dev/full" in arguments else "standard output: cannot be used"
        )
        assert line == f"error: {where}: No space left on device"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is Linux's")
    def test_no_place_for_the_complaint_either(self, invented: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([script(), "check", str(invented)], stdout=full, stderr=full, check=False)
        assert done.returncode == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the stream")
    @pytest.mark.parametrize(
        ("command", "message"),
        [
            ('"$0" snapshot "$1" -o - >&-', "error: standard output: cannot be used: it is closed\n"),
            ('"$0" cite "$1" --article - <&-', "error: -: cannot be read: it is closed\n"),
            ('"$0" snapshot "$1" -o /dev/null 2>&-', ""),
        ],
    )
    def test_a_closed_stream_is_told_in_a_line(self, invented: Path, command: str, message: str) -> None:
        shell = ["/bin/sh", "-c", command, script(), str(invented)]
        done = subprocess.run(shell, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (1 if message else 0, message)

    def test_help_loads_nothing_heavy(self) -> None:
        probe = (
            "import sys, layers.cli; "
            "print(*{'geopandas', 'folium', 'shapely', 'pydantic', 'streamlit'} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
        assert done.stdout == "\n"


def test_main_is_a_group() -> None:
    assert isinstance(main, click.Group)
