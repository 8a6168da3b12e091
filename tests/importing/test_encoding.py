import codecs

import pytest

from layers.importing.encoding import decoded
from layers.importing.errors import FieldError, FormatError

TEXT = "name,city\nA,Séguéla\n"


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), ""),
        (TEXT.encode("utf-16"), "read as UTF-16"),
        (TEXT.encode("utf-16-le"), "read as UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "read as UTF-16"),
        (TEXT.encode("utf-16-be"), "read as UTF-16"),
    ],
)
def test_unicode_is_found_out(content: bytes, note: str) -> None:
    assert decoded(content) == (TEXT, note)


def test_windows_1252_is_read_with_a_sample_of_what_it_gave() -> None:
    text, note = decoded(TEXT.encode("cp1252"))
    assert text == TEXT
    assert note == "not UTF-8, so read as Windows-1252, like “A,Séguéla” (--encoding names another)"


def test_another_encoding_is_told() -> None:
    assert decoded("Харків".encode("cp1251"), "cp1251") == ("Харків", "read as cp1251, as told")
    with pytest.raises(FieldError, match="expected an encoding such as cp1251"):
        decoded(b"a", "latin-99")
    with pytest.raises(FormatError, match="expected utf-8 text, found another byte at position 0"):
        decoded(b"\xe9", "utf-8")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(FormatError, match="expected UTF-8 text, found another byte at position 1"):
        decoded(b"a\x81")
    with pytest.raises(FormatError, match="expected UTF-8 text"):
        decoded(b"\x89PNG\0\0\0\0")
