import json
import os
from pathlib import Path

import pytest

from layers.reading.limits import VARIABLE
from tests.cli.conftest import change, run
from tests.invented import ARTICLE


def test_the_same_article(invented: Path, article: Path) -> None:
    result = run("cite", invented, "--article", article)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "amber-pier: paragraph 4 matches" in lines
    assert "blue-radar: no paragraph has no fingerprint" not in lines
    assert "blue-radar: it has no fingerprint" in lines
    assert lines[-1] == (
        "8 citations of harbour-gazette: 5 match, 0 moved, 0 no longer match, 3 without a fingerprint"
    )


def test_another_edition(invented: Path, article: Path) -> None:
    article.write_text("New.\n" + ARTICLE.replace("Four", "Five"), encoding="utf-8")
    result = run("cite", invented, "--article", article)
    assert result.exit_code == 1
    assert "amber-pier: paragraph 4 has moved to 5\n" in result.stdout
    assert "amber-flotilla-low: paragraph 3 no longer matches\n" in result.stdout
    assert "0 match, 4 moved, 1 no longer match" in result.stdout


def test_the_words_of_the_article_are_a_problem(invented: Path, article: Path) -> None:
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


def test_from_standard_input_with_a_bom_and_other_line_ends(invented: Path) -> None:
    copy = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
    result = run("cite", invented, "--article", "-", stdin=copy)
    assert result.exit_code == 0


def test_an_unknown_source_is_wrong_use(invented: Path, article: Path) -> None:
    result = run("cite", invented, "--article", article, "--source", "wire")
    assert result.exit_code == 2
    assert "expected --source from amber-ministry, harbour-gazette; found “wire”" in result.stderr


def test_several_sources_with_fingerprints_ask_for_one(invented: Path, article: Path) -> None:
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
    invented: Path, article: Path, content: bytes | None, reason: str
) -> None:
    article.unlink() if content is None else article.write_bytes(content)
    result = run("cite", invented, "--article", article)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {article}: {reason}")
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_is_no_article(invented: Path, tmp_path: Path) -> None:
    result = run("cite", invented, "--article", tmp_path)
    assert result.exit_code == 1
    assert f"error: {tmp_path}: cannot be read: " in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_under_a_name_of_its_own_is_not_waited_for(invented: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = run("cite", invented, "--article", tmp_path / "pipe")
    assert result.exit_code == 1
    assert result.stderr == (
        f"error: {tmp_path / 'pipe'}: expected a regular file, found a pipe; - is standard input\n"
    )


def test_an_article_over_the_limit_is_refused(
    invented: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "whole_bytes=100000")
    article.write_text("x" * 100_001, encoding="utf-8")
    for name, text in ((str(article), None), ("-", "x" * 100_001)):
        result = run("cite", invented, "--article", name, stdin=text)
        assert result.exit_code == 1
        assert result.stderr == (
            f"error: {name}: expected at most 100,000 bytes in a file that is read as a whole, found 100,001 "
            "(POSTURE_LIMITS=whole_bytes=… allows more)\n"
        )
