"""Read a source that is plain text."""

from layers.curating.citing import blocks, paragraphs
from layers.curating.reason import Reason
from layers.curating.receiving.received import Read, ReceiveError, lines

WRAPPED = 100
"""Characters that the lines of a text have at most if its paragraphs are wrapped by hand."""


def read(content: bytes) -> Read:
    """Return the paragraphs of UTF-8 text: its lines, or the blocks between blank lines of a wrapped text.

    Raises:
        ReceiveError: if it is not UTF-8.

    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"another byte at position {error.start}; save it as UTF-8"
        raise ReceiveError(f"expected UTF-8 text, found {found}") from None
    if wrapped(text):
        joined = (Reason("app.receive.joined"),)
        return Read(lines(blocks(text)), "plain text, wrapped lines joined", remarks=joined)
    return Read(lines(paragraphs(text)), "plain text")


def wrapped(text: str) -> bool:
    """Return whether the paragraphs of a text are wrapped: short lines, in blocks between blank lines."""
    found = blocks(text)
    tall = [block for block in found if len(paragraphs(block)) > 1]
    return len(found) > 1 and bool(tall) and max(map(len, text.splitlines())) <= WRAPPED
