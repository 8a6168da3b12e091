import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from layers.reading.door import UnreadableError
from layers.reading.limits import VARIABLE, LimitError
from layers.reading.parquet_pages import Content, contents


def written(table: pa.Table, **options: Any) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, **{"compression": "zstd", **options})
    return sink.getvalue()


def told(content: bytes) -> dict[str, Content]:
    file = io.BytesIO(content)
    return contents(file, pq.ParquetFile(file).metadata)


TABLE = pa.table(
    {
        "text": ["x" * 1000] * 3000,
        "many": [["a", None, "b"], [], None] * 1000,
        "truth": [True, False, None] * 1000,
        "unlike": [f"{number:0100}" for number in range(3000)],
    }
)


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_what_pages_unpack_to_is_known_from_their_headers(version: str) -> None:
    found = told(written(TABLE, data_page_version=version, row_group_size=1000))
    assert found.keys() == {"text", "many.list.element", "truth", "unlike"}
    assert found["text"].listed == 0
    assert 1000 < found["text"].largest < 1500
    assert found["many.list.element"].listed == 2 * 334, "three values in a row of three, one in the others"
    assert found["unlike"].largest > 100_000


def test_a_long_header_is_read_too() -> None:
    content = written(pa.table({"a": ["x" * 4000, "y" * 4000]}), use_dictionary=False, compression="none")
    assert content.count(b"x" * 4000) > 1, "the header of the page has the least value too"
    assert told(content)["a"].largest > 8000


def test_pages_and_lists_over_a_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    content = written(TABLE)
    monkeypatch.setenv(VARIABLE, "list_values=1999")
    with pytest.raises(LimitError, match="at most 1,999 values in the lists of a row group, found 2,000"):
        told(content)
    monkeypatch.setenv(VARIABLE, "list_values=2000,page_bytes=100000")
    with pytest.raises(LimitError, match="at most 100,000 bytes in the largest pages of all columns"):
        told(content)


def test_a_damaged_header_is_told() -> None:
    content = written(TABLE, use_dictionary=False)
    for at in range(4, 40):
        for byte in (b"\xff", b"\x00", b"\x7c", b"\x1f"):
            file = io.BytesIO(content[:at] + byte + content[at + 1 :])
            metadata = pq.ParquetFile(file).metadata
            try:
                contents(file, metadata)
            except (UnreadableError, LimitError):
                continue
