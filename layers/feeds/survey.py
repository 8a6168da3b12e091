"""What a file to feed is, and into which slices its reading is divided; nothing of its rows is kept yet."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from layers.feeds.pieces import QuoteError, pieces
from layers.importing.delimited import delimited
from layers.importing.errors import FormatError
from layers.importing.feed import Feed
from layers.importing.format import START, File, Format, Told
from layers.importing.formats import formats
from layers.reading.problems import Problem

COMPRESSED = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bz2"}
"""The first bytes of a compressed file, and what pyarrow calls its compression."""


@dataclass(frozen=True)
class Slice:
    """A part of a file that one task reads: bytes of a text, or a row group of a Parquet file (from 0).

    ``first`` is the number of its first row, from 1 without the header.
    """

    start: int
    end: int
    first: int


@dataclass(frozen=True)
class Survey:
    """A file to feed.

    ``digest`` is the SHA-256 of its bytes, ``format`` the name of its format, ``columns`` the names of its
    columns as the format has them today. ``delimiter`` is empty for Parquet; with ``quoted``, fields may be
    in quotes. ``packing`` is "plain", "zip", "parquet", or a compression that pyarrow knows.
    """

    path: str
    digest: str
    format: str
    columns: tuple[str, ...]
    delimiter: str
    quoted: bool
    packing: str
    slices: tuple[Slice, ...]

    @property
    def name(self) -> str:
        """The file's name, by which rows are told."""
        return Path(self.path).name


def feeds() -> dict[str, Format]:
    """Return the formats that come as feeds, by name."""
    return {name: each for name, each in formats().items() if each.feed}


def surveyed(path: str, kind: str | None, columns: Mapping[str, Feed]) -> Survey | Problem:
    """Return what a file is, or why it cannot be fed.

    ``kind`` is the name of its format where that is told; ``columns`` has each format's feed by name.
    """
    try:
        return _surveyed(Path(path), kind, columns)
    except (FormatError, QuoteError) as error:
        return Problem(path, "", "", str(error))
    except zipfile.BadZipFile as error:
        return Problem(path, "", "", f"expected a whole zip file, found a damaged one: {error}")
    except OSError as error:
        return Problem(path, "", "", f"expected a file that can be read, found {error.strerror or error}")


def _surveyed(path: Path, kind: str | None, columns: Mapping[str, Feed]) -> Survey:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    packing = _packing(path)
    if packing == "parquet":
        return _parquet(path, digest, kind, columns)
    with unpacked(path, packing) as stream:
        start = stream.read(START)
    name = kind or _format(path, start, columns)
    feed = columns[name]
    line = start.partition(b"\n")[0]
    header = line.count(b"\t") + 1 not in feed.headers or not line.split(b"\t")[0].isdigit()
    if header:
        table = delimited(line.decode("utf-8-sig", "replace").strip("\r"), feed.required, feed.renamed)
        names, delimiter, begin = table.columns, table.delimiter, len(line) + 1
    else:
        names, delimiter, begin = feed.headers[line.count(b"\t") + 1], "\t", 0
    _distinct(names)
    slices = tuple(_slices(path, begin, header)) if packing == "plain" else (Slice(begin, -1, 1),)
    return Survey(str(path), digest, name, names, delimiter, header, packing, slices)


def _slices(path: Path, begin: int, quoted: bool) -> Iterator[Slice]:
    with path.open("rb") as file:
        file.seek(begin)
        for piece in pieces(file, quoted, begin):
            yield Slice(piece.start, piece.start + len(piece.data), piece.first)


def _parquet(path: Path, digest: str, kind: str | None, columns: Mapping[str, Feed]) -> Survey:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise FormatError(f"expected a whole Parquet file, found a damaged one: {error}") from None
    folded = [name.strip().casefold() for name in file.schema_arrow.names]
    fitting = [
        (name, renamed)
        for name in ([kind] if kind else columns)
        if set(columns[name].required)
        <= set(renamed := tuple(columns[name].renamed.get(each, each) for each in folded))
    ]
    if not fitting:
        raise FormatError(f"expected the columns of {_words(columns)}, found {', '.join(folded[:12])}")
    name, names = fitting[0]
    _distinct(names)
    first, slices = 1, []
    for group in range(file.num_row_groups):
        slices.append(Slice(group, group + 1, first))
        first += file.metadata.row_group(group).num_rows
    return Survey(str(path), digest, name, names, "", False, "parquet", tuple(slices))


def _format(path: Path, start: bytes, columns: Mapping[str, Feed]) -> str:
    # what was cut off at the end is no whole line
    whole = start.rpartition(b"\n")[0] or start
    file = File(path.name, whole.decode("utf-8", "replace").encode(), Told())
    for name in columns:
        if formats()[name].looks(file):
            return name
    found = whole.partition(b"\n")[0][:120].decode("utf-8", "replace")
    raise FormatError(f"expected {_words(columns)}, found other columns: {found or 'an empty file'}")


def _words(columns: Mapping[str, Feed]) -> str:
    *words, last = (each.name for each in columns.values())
    return f"{', '.join(words)} or {last} as CSV or Parquet"


def _distinct(names: tuple[str, ...]) -> None:
    """Raise FormatError for columns whose names would be taken for others."""
    from layers.feeds.columns import OWN

    twice = sorted({name for name in names if names.count(name) > 1 or name in OWN})
    if twice:
        raise FormatError(f"expected each column once and none of our own, found: {', '.join(twice)}")


def _packing(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        return "parquet"
    if start == b"PK\x03\x04":
        return "zip"
    return next((name for sign, name in COMPRESSED.items() if start.startswith(sign)), "plain")


@contextmanager
def unpacked(path: Path, packing: str) -> Iterator[IO[bytes]]:
    """Give the text of a file as a stream, out of what it is compressed in.

    Raises:
        FormatError: if a zip has none or several files.

    """
    import pyarrow as pa

    if packing == "plain":
        with path.open("rb") as file:
            yield file
    elif packing == "zip":
        with zipfile.ZipFile(path) as archive:
            names = [each for each in archive.namelist() if not each.startswith(("__MACOSX/", "."))]
            if len(names) != 1:
                raise FormatError(f"expected one file in the zip, found {len(names)}")
            with archive.open(names[0]) as file:
                yield file
    else:
        with pa.input_stream(str(path), compression=packing) as file:
            yield file


def as_json(survey: Survey) -> dict[str, Any]:
    """Return what a dataset's record says of a file."""
    return {"name": survey.name, "sha256": survey.digest, "format": survey.format}
