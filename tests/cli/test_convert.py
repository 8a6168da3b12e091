from pathlib import Path

from layers.reading.theatre import read
from tests.cli.conftest import change, run


def test_there_and_back_the_claims_are_the_same(invented: Path) -> None:
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


def test_the_form_it_has_is_wrong_use(invented: Path) -> None:
    before = (invented / "claims.geojson").read_bytes()
    assert run("convert", invented, "--to", "geojson").exit_code == 2
    assert (invented / "claims.geojson").read_bytes() == before


def test_a_theatre_with_problems_is_not_converted(invented: Path) -> None:
    change(invented, "claims.geojson", '"assertion": "denied"', '"assertion": "certain"')
    assert run("convert", invented, "--to", "parquet").exit_code == 1
    assert not (invented / "claims.parquet").exists()
