import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from layers.cli import main
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import ClaimProperties


@dataclass
class Imported:
    """What an import left behind: exit status, report, standard error, and the folder."""

    status: int
    report: str
    errors: str
    folder: Path

    @property
    def catalogue(self) -> Catalogue:
        return read(self.folder)

    def says(self, id_: str) -> ClaimProperties:
        return self.catalogue.claims[id_].properties

    def snapshot(self) -> bytes:
        return snapshot(self.catalogue, opening(self.catalogue))


class Importer:
    """Runs ``posture import`` into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, kind: str, content: str | bytes, *options: object) -> Imported:
        return self.run(["--from", kind, "-", *map(str, options)], content)

    def file(self, path: Path, *options: object) -> Imported:
        """Import a file, whose format is to be found out."""
        return self.run([str(path), *map(str, options)])

    def run(self, arguments: list[str], content: str | bytes | None = None) -> Imported:
        result = CliRunner().invoke(main, ["import", *arguments, "-o", str(self.folder)], input=content)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Imported(result.exit_code, result.stdout, result.stderr, self.folder)


@pytest.fixture
def importer(tmp_path: Path) -> Importer:
    return Importer(tmp_path / "theatre")


def as_csv(rows: Iterable[Mapping[str, object]], delimiter: str = ",") -> str:
    rows = list(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_geojson(*features: Any, **members: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **members})
