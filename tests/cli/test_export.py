from pathlib import Path

import pytest

from layers.exporting.exporters import EXPORTERS
from layers.reading.theatre import read
from tests.cli.conftest import run


@pytest.mark.parametrize("suffix", [each.suffix for each in EXPORTERS])
def test_a_theatre_is_written_as_the_dashboard_offers_it(invented: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out.{suffix}"
    done = run("export", invented, "--to", suffix, "-o", file)
    assert done.exit_code == 0
    assert f"data {read(invented).digest})" in done.stderr
    (exporter,) = (each for each in EXPORTERS if each.suffix == suffix)
    assert file.read_bytes() == exporter.make(read(invented))


def test_an_unknown_form_is_told_with_those_that_there_are(invented: Path) -> None:
    done = run("export", invented, "--to", "doc", "-o", "-")
    assert done.exit_code == 2
    assert "geojson" in done.stderr
