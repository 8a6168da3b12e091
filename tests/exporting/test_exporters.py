import io
import zipfile
from pathlib import Path

from layers.exporting.choice import Choice
from layers.exporting.exporters import EXPORTERS
from layers.page.state import opening
from layers.reading.theatre import read
from tests.theatres import write_invented


def test_no_two_downloads_have_the_same_name_or_file_name() -> None:
    assert len({each.name for each in EXPORTERS}) == len(EXPORTERS)
    assert len({each.suffix for each in EXPORTERS}) == len(EXPORTERS)


def test_every_exporter_makes_the_same_file_again(tmp_path: Path) -> None:
    invented = read(write_invented(tmp_path / "invented"))
    choice = Choice(opening(invented), scenes=True)
    for each in EXPORTERS:
        if each.drawn:  # those have tests of their own
            continue
        content = each.make(invented, choice)
        assert invented.digest in _text(content), "a file says which data it is of"
        assert each.make(invented, choice) == content


def _text(content: bytes) -> str:
    """The text of a file; that of a workbook is in its packed parts."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
