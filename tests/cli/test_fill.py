import json
from pathlib import Path

import pytest

from tests.cli.conftest import change, run


def test_a_new_claim_is_completed(invented: Path, article: Path) -> None:
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


def test_nothing_to_do_writes_nothing(invented: Path) -> None:
    path = invented / "claims.geojson"
    path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")
    before = path.stat().st_mtime_ns, path.read_bytes()
    assert "0 of 9 claims changed" in run("fill", invented).stdout
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_claims_that_do_not_pass_are_filled_all_the_same(invented: Path) -> None:
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
def test_what_is_no_collection(invented: Path, content: str, reason: str) -> None:
    (invented / "claims.geojson").write_text(content, encoding="utf-8")
    result = run("fill", invented)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith(f"error: claims.geojson: {reason}")
    assert (invented / "claims.geojson").read_text(encoding="utf-8") == content


def test_article_and_source_go_together(invented: Path, article: Path) -> None:
    assert run("fill", invented, "--article", article).exit_code == 2
    assert run("fill", invented, "--source", "harbour-gazette").exit_code == 2


def test_another_text_wipes_no_fingerprint(invented: Path, tmp_path: Path) -> None:
    before = (invented / "claims.geojson").read_bytes()
    other = tmp_path / "other.txt"
    other.write_text("A recipe.\n" * 9, encoding="utf-8")
    filling = ("fill", invented, "--article", other, "--source", "harbour-gazette")
    result = run(*filling)
    assert (result.exit_code, result.stdout) == (1, "")
    *told, closing = result.stderr.splitlines()
    assert closing == "5 problems"
    assert told[3].startswith("error: claims.geojson, feature 3 (amber-pier), citations.0.sha256: expected ")
    assert (invented / "claims.geojson").read_bytes() == before
    assert "5 of 9 claims changed" in run(*filling, "--force").stdout


def test_a_source_that_no_claim_cites_is_wrong_use(invented: Path, article: Path) -> None:
    result = run("fill", invented, "--article", article, "--source", "nosuch")
    assert result.exit_code == 2
    assert "expected --source from amber-ministry, harbour-gazette; found “nosuch”" in result.stderr


def test_an_unknown_place_is_told(invented: Path) -> None:
    change(invented, "claims.geojson", '"place": "fji"', '"place": "fiji"')
    result = run("fill", invented)
    assert result.exit_code == 1
    assert "feature 0 (blue-garrison), where.place: expected the id of a place (“fji”?)" in result.stderr


def test_claims_of_another_form_are_not_filled(invented: Path) -> None:
    run("convert", invented, "--to", "parquet")
    (invented / "claims.geojson").unlink()
    result = run("fill", invented)
    assert result.exit_code == 1
    assert "expected claims.geojson, found claims.parquet" in result.stderr
