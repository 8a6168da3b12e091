"""Receive the file of a source: its paragraphs, its hash, and what the file says of itself.

::

    ReceiveError(ValueError)    a file that no source can be made of; the message names it
"""

import hashlib
import logging
from pathlib import PurePath

from layers.curating.receiving import pdf_file, plain_text, web_page, word_document
from layers.curating.receiving.received import Reader, Received, ReceiveError, told
from layers.reading.limits import LimitError, check

__all__ = ["READERS", "ReceiveError", "Received", "receive"]

for _library in ("pypdf", "trafilatura", "htmldate", "courlan", "justext"):
    # what they say of a file has words of the file in it, and would go to the terminal as it is
    logging.getLogger(_library).addHandler(logging.NullHandler())

READERS: dict[str, Reader] = {
    ".txt": plain_text.read,
    ".md": plain_text.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".pdf": pdf_file.read,
    ".docx": word_document.read,
}
"""What reads a file, by the end of its name. To add a kind of file, write its module and add its row."""

EXTRA = 'pip install -e ".[desk]"'
"""The command that installs the packages of the readers, in the folder of this program."""


def receive(content: bytes, name: str) -> Received:
    """Return the text of a file as paragraphs, its SHA-256 as received, and what it says of itself.

    Paragraphs are those that ``posture cite`` counts in the text that they make, one a line. The end of the
    file's ``name`` says what reads it. Nothing is fetched, and nothing is written.

    Raises:
        ReceiveError: if the file is of another kind or too large, cannot be read, or has no text; or if the
            package that reads it is not installed, with the command that does.

    """
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise ReceiveError(f"{name}: expected a file that ends in {', '.join(READERS)}, found another")
    try:
        check("whole_bytes", len(content))
        read = reader(content)
    except ModuleNotFoundError as error:
        found = f"without the package {error.name}; {EXTRA} installs it"
        raise ReceiveError(f"{name}: expected what reads such a file, found the program {found}") from None
    except (ReceiveError, LimitError) as error:
        raise ReceiveError(f"{name}: {error}") from None
    except Exception as error:  # libraries that read others' files raise whatever comes
        found = f"{type(error).__name__}: {(told(error) or 'no more')[:200]}"
        raise ReceiveError(f"{name}: expected a file that can be read, found {found}") from error
    if not read.paragraphs:
        raise ReceiveError(f"{name}: expected text, found none{read.emptiness}")
    return Received(**vars(read), sha256=hashlib.sha256(content).hexdigest())
