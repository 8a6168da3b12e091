import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.cli.import_ import import_
from layers.importing.formats import __path__ as folders
from layers.importing.formats import formats
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
    assert "--from [acled|geojson|ucdp-ged|names]" in text
    assert "or a list of names." in " ".join(text.split())
    done = run("import", "--from", "names", "-", "-o", tmp_path / "new", stdin="anna bert")
    assert done.exit_code == 0
    assert list(read(tmp_path / "new").claims) == ["anna", "bert"]


def test_help_has_every_format_in_words() -> None:
    text = " ".join(run("import", "--help").stdout.split())
    assert "--from [acled|geojson|ucdp-ged]" in text
    assert "ACLED as CSV, any GeoJSON or UCDP GED as CSV." in text


def test_an_unknown_format_is_wrong_use(tmp_path: Path) -> None:
    done = run("import", "--from", "shapefile", "-", "-o", tmp_path / "new")
    assert done.exit_code == 2
    assert "'shapefile' is not one of 'acled', 'geojson', 'ucdp-ged'" in done.stderr


def test_a_mapping_goes_with_formats_without_columns_of_their_own(tmp_path: Path) -> None:
    done = run("import", "--from", "acled", "-", "-o", tmp_path / "new", "--map", "label=NAME")
    assert done.exit_code == 2
    assert "--map goes with --from geojson; the columns of the others are known" in done.stderr


def test_help_loads_nothing_slow() -> None:
    code = "from layers.importing.formats import formats; formats()"
    assert {"numpy", "pydantic", "shapely"} & loaded(code) == set()
