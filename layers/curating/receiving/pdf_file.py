"""Read the text of a PDF, by pypdf.

A PDF has lines and no paragraphs: a line that ends a sentence and is shorter than the others ends one.
"""

import io
import re
from collections.abc import Iterable, Iterator

from layers.curating.reason import Reason
from layers.curating.receiving.received import Read, ReceiveError, lines, told

SHORT = 0.85
"""A line with less than this part of the characters of the longest may be the last of its paragraph."""

ENDED = re.compile(r"[.!?:…][”\"’')\]]*$")

HYPHENATED = re.compile(r"(?<=[^\W\d_])-$")


def read(content: bytes) -> Read:
    """Return the text of a PDF that has text, its lines joined to paragraphs.

    The date on which the file was made is not taken for that of its publication.

    Raises:
        ReceiveError: if it wants a password.

    """
    import pypdf

    file = pypdf.PdfReader(io.BytesIO(content))
    if file.is_encrypted and not file.decrypt(""):
        raise ReceiveError("expected a PDF without a password, found one that wants it")
    pages = [page.extract_text() for page in file.pages]
    about = file.metadata
    without = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    remarks = [Reason("app.receive.joined")]
    if without:
        remarks.append(Reason("app.receive.pages_without", {"pages": ", ".join(map(str, without))}))
    return Read(
        lines(joined(line for page in pages for line in page.splitlines())),
        f"text of a PDF, its lines joined to paragraphs, by pypdf {pypdf.__version__}",
        title=told(about and about.title),
        author=told(about and about.author),
        remarks=tuple(remarks),
        emptiness=": its pages are pictures",
    )


def joined(given: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs that lines make; a word divided at the end of a line is made whole."""
    every = [line.strip() for line in given]
    longest = max(map(len, every), default=0)
    held = ""
    for line in every:
        if held and line[:1].islower():
            held = HYPHENATED.sub("", held) + ("" if HYPHENATED.search(held) else " ") + line
        else:
            held = f"{held} {line}".strip()
        if not line or (ENDED.search(line) and len(line) < SHORT * longest):
            yield held
            held = ""
    yield held
