"""Read the text of a Word document (.docx), by python-docx."""

import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from layers.curating.reason import Reason
from layers.curating.receiving.received import Read, ReceiveError, lines, told
from layers.reading.limits import check

UNREAD = {
    "app.receive.insertions": "//w:ins//w:t",
    "app.receive.text_boxes": "//w:txbxContent//w:t",
    "app.receive.footnotes": "//w:footnoteReference | //w:endnoteReference",
}
"""What python-docx does not read in a document, by the message that says so."""


def read(content: bytes) -> Read:
    """Return the paragraphs of a document, those in cells of tables included.

    The date on which the file was made is not taken for that of its publication.

    Raises:
        ReceiveError: if it is no document.
        LimitError: if it is too large once unpacked.

    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            check("whole_bytes", sum(part.file_size for part in packed.infolist()))
        document = docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError):
        raise ReceiveError("expected a Word document (.docx), found another file") from None
    about = document.core_properties
    body = document.element.body
    remarks = tuple(Reason(key) for key, path in UNREAD.items() if body.xpath(path))
    return Read(
        lines(_texts(document)),
        f"text of a Word document, by python-docx {version('python-docx')}",
        title=told(about.title),
        author=told(about.author),
        language=None,
        remarks=remarks,
    )


def _texts(container: Any) -> Iterator[str]:
    """Yield the text of each paragraph of a document or a cell; a cell that spans several comes once."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            seen: set[Any] = set()
            for cell in (cell for row in block.rows for cell in row.cells):
                if cell._tc not in seen:  # python-docx gives a merged cell once for each that it covers
                    seen.add(cell._tc)
                    yield from _texts(cell)
        else:
            yield block.text
