import gzip
import io
import zipfile
from pathlib import Path

import pytest

from layers.importing.container import unpacked
from layers.importing.errors import FormatError
from layers.importing.format import File
from layers.reading.limits import VARIABLE, LimitError
from tests.importing.conftest import Importer

TABLE = b"lat,lon,title\n48.5,36.5,Depot hit\n"


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, each in files.items():
            archive.writestr(name.replace("__", "."), each)
    return content.getvalue()


def taken_out(name: str, content: bytes) -> tuple[str, bytes]:
    found = unpacked(name, content)
    return found.name, File(found.name, found.source).content


def test_a_file_is_taken_out_of_what_it_is_packed_in() -> None:
    assert taken_out("a.csv", TABLE) == ("a.csv", TABLE)
    assert taken_out("a.csv.gz", gzip.compress(TABLE, mtime=0)) == ("a.csv", TABLE)
    assert taken_out("a.zip", zipped(a__csv=TABLE, readme__md=b"x")) == ("a.csv", TABLE)
    assert taken_out("a.zip", zipped(a__csv__gz=gzip.compress(TABLE, mtime=0))) == ("a.csv", TABLE)


def test_what_says_how_to_read_a_table_is_not_the_table_and_is_reported(
    importer: Importer, tmp_path: Path
) -> None:
    content = zipped(data__csv=TABLE, readme__txt=b"Title, date: see below", codebook__pdf=b"%PDF")
    assert taken_out("a.zip", content) == ("data.csv", TABLE)
    (tmp_path / "in.zip").write_bytes(content)
    done = importer.file(tmp_path / "in.zip")
    assert done.says("row-1").label == "Depot hit (reported)"
    assert "not read, in the same zip: “readme.txt”, “codebook.pdf”" in done.report
    assert taken_out("a.zip", zipped(data__txt=TABLE)) == ("data.txt", TABLE)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(TABLE, mtime=0)[:-9], "expected a whole gzip file, found a damaged one"),
        (zipped(a__csv=TABLE)[:-9], "expected a whole zip file, found a damaged one"),
        (
            zipped(a__csv=TABLE, b__csv=TABLE),
            "expected one file that can be read in the zip, found 2: a.csv, b.csv",
        ),
        (zipped(a__md=b"x"), "expected one file that can be read in the zip, found 0: a.md"),
    ],
    ids=lambda value: value if isinstance(value, str) else "packed",
)
def test_a_container_that_is_no_use_is_told(content: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        unpacked("a", content)


def test_what_swells_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "file_bytes=1000")
    for content in (gzip.compress(bytes(2000)), zipped(a__csv=bytes(2000))):
        with pytest.raises(LimitError, match="expected at most 1,000 bytes in a file"):
            unpacked("a", content)


def test_a_packed_table_is_imported(importer: Importer, tmp_path: Path) -> None:
    (tmp_path / "in.csv.gz").write_bytes(gzip.compress(TABLE, mtime=0))
    done = importer.file(tmp_path / "in.csv.gz")
    assert done.says("row-1").label == "Depot hit (reported)"
    assert done.catalogue.sources["dataset"].title == "in.csv"
