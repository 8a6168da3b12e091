import io
import zipfile
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest

from layers.writing import spool
from layers.writing.archive import zipped
from layers.writing.spool import Spool
from layers.writing.whole import write_whole

CONTENT = b"".join(b"%d\n" % n for n in range(1000))


@pytest.mark.parametrize("few", [10, 1 << 20], ids=["in a file", "in memory"])
def test_what_was_added_is_read_as_often_as_somebody_asks(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(spool, "FEW", few)
    monkeypatch.setattr(spool, "PIECE", 100)
    kept = Spool([CONTENT[:7], b""])
    kept.add(CONTENT[7:])
    assert (len(kept), bytes(kept), bytes(kept)) == (len(CONTENT), CONTENT, CONTENT)
    with kept.open() as one, kept.open() as other:
        assert one.readline() == b"0\n"
        assert other.read() == CONTENT
        assert one.readline() == b"1\n"
        one.seek(-3, io.SEEK_END)
        assert one.read() == CONTENT[-3:]


def test_many_bytes_are_not_in_memory() -> None:
    kept = Spool(bytes(1 << 20) for _ in range(9))
    assert isinstance(kept._file, SpooledTemporaryFile)
    assert kept._file._rolled  # type: ignore[attr-defined]  # Python tells it in no other way


def test_a_spool_is_written_and_zipped_as_its_bytes_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", Spool([CONTENT]))
    assert (tmp_path / "a").read_bytes() == CONTENT
    packed = zipped("folder", {"a": Spool([CONTENT]), "b": b"1"})
    assert packed == zipped("folder", {"a": CONTENT, "b": b"1"})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.read("folder/a") == CONTENT
