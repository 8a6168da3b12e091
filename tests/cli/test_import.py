import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layers.cli.import_ import import_
from layers.importing.format import File, Reading
from layers.importing.formats import __path__ as folders
from layers.importing.formats import formats
from layers.importing.placement import Atlas
from layers.reading.limits import VARIABLE
from layers.reading.theatre import read
from tests.cli.conftest import run
from tests.loaded import loaded

NAMES = '''
"""Names, one a line."""

from layers.importing.event import Event
from layers.importing.format import Format, Reading


def read(file, atlas):
    from layers.importing.placement import unplaced

    events = (
        (row, Event(name, name, name, "Names", "Nobody", unplaced(name, "a name"), {"precision": 0}))
        for row, name in enumerate(file.text.split(), start=1)
    )
    return Reading("Names", {"id": "names", "title": "Names", "kind": "dataset"}, {}, (), events)


FORMAT = Format("names", "a list of names", read)
'''


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A new format: one file among the others, and nothing else."""

    def forget() -> None:
        formats.cache_clear()
        vars(import_).pop("_from", None)

    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "names.py").write_text(NAMES, encoding="utf-8")
    monkeypatch.setattr("layers.importing.formats.__path__", [*folders, str(tmp_path / "formats")])
    forget()
    yield
    sys.modules.pop("layers.importing.formats.names")
    forget()


@pytest.mark.usefixtures("names")
def test_a_new_format_is_one_file(tmp_path: Path) -> None:
    text = run("import", "--help").stdout
    assert "--from [acled|gdelt|geojson|orbat-mapper|posture|table|ucdp-ged|vector|names]" in text
    assert "or a list of names." in " ".join(text.split())
    done = run("import", "--from", "names", "-", "-o", tmp_path / "new", stdin="anna bert")
    assert done.exit_code == 0
    assert list(read(tmp_path / "new").claims) == ["anna", "bert"]


def test_help_has_every_format_in_words() -> None:
    text = " ".join(run("import", "--help").stdout.split())
    assert "--from [acled|gdelt|geojson|orbat-mapper|posture|table|ucdp-ged|vector]" in text
    assert "ACLED (CSV, XLSX, JSON), GDELT events (CSV), any GeoJSON, a scenario of ORBAT Mapper" in text
    assert "or a map (KML, KMZ, GPX, GeoPackage, shapefile)." in text


def test_an_unknown_format_is_wrong_use(tmp_path: Path) -> None:
    done = run("import", "--from", "shapefiles", "-", "-o", tmp_path / "new")
    assert done.exit_code == 2
    assert (
        "'shapefiles' is not one of 'acled', 'gdelt', 'geojson', 'orbat-mapper', 'posture', 'table', "
        in done.stderr
    )


def test_a_mapping_goes_with_formats_without_columns_of_their_own(tmp_path: Path) -> None:
    done = run("import", "--from", "acled", "-", "-o", tmp_path / "new", "--map", "label=NAME")
    assert done.exit_code == 2
    assert (
        "--map and --set go with --from geojson or orbat-mapper or table or vector; acled has known columns"
        in done.stderr
    )


def test_help_loads_nothing_slow() -> None:
    code = "from layers.importing.formats import formats; formats()"
    assert {"numpy", "pydantic", "shapely"} & loaded(code) == set()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_file_over_the_limit_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = run("import", "--from", "acled", tmp_path / "pipe", "-o", tmp_path / "new")
    assert (result.exit_code, result.stderr) == (
        1,
        f"error: {tmp_path / 'pipe'}: expected a regular file, found a pipe; - is standard input\n",
    )
    (tmp_path / "rows.csv").write_text("a,b\n" * 100, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, "file_bytes=399")
    result = run("import", "--from", "acled", tmp_path / "rows.csv", "-o", tmp_path / "new")
    assert result.exit_code == 1
    assert f"{tmp_path / 'rows.csv'}: expected at most 399 bytes in a file, found 400" in result.stderr


@pytest.mark.usefixtures("names")
def test_a_fault_of_a_format_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_file: File, _atlas: Atlas) -> Reading:
        raise ZeroDivisionError

    monkeypatch.setitem(formats(), "names", replace(formats()["names"], read=read))
    result = run("import", "--from", "names", "-", "-o", tmp_path / "new", stdin="Ann")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: -: expected a file that can be read, found ")
