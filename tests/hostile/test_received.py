"""Whatever is in the file of a source, receiving it ends in paragraphs or in one line that names the file."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layers.curating.receiving import ReceiveError, receive
from layers.theatre.characters import UNWRITABLE
from tests.curating.receiving.test_receiving import PAGE, document, portable
from tests.hostile.anything import damaged

UNSEEN = re.compile(f"[{UNWRITABLE}\ud800-\udfff]")

FILES = {
    "a.txt": b"Ships came.\n\nThey left.\n",
    "a.html": PAGE.encode(),
    "a.pdf": portable("Ships came to the harbour.", "They left."),
    "a.docx": document("Ships came.", "They left."),
}


def check_told(content: bytes, name: str) -> None:
    lines: tuple[str, ...] = ()
    try:
        lines = receive(content, name).paragraphs
    except ReceiveError as error:
        found = str(error)
    else:
        found = " ".join(lines)
        assert all(each.strip() for each in lines)
    assert lines or found.startswith(f"{name}: expected ")
    assert found.splitlines() == [found]
    assert not UNSEEN.search(found)


@pytest.mark.filterwarnings("ignore")  # what a library thinks of a damaged file
@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_a_damaged_file_is_told(name: str, data: st.DataObject) -> None:
    check_told(data.draw(damaged(FILES[name])), name)


@pytest.mark.parametrize("name", FILES)
@given(content=st.binary(max_size=300))
@example(content=b"")
@example(content=b"<" * 3000)
@example(content=b"%PDF-1.7\n" + b"[" * 3000)
def test_any_bytes_are_told(name: str, content: bytes) -> None:
    check_told(content, name)
