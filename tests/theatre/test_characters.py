import pytest

from layers.theatre.characters import unwritable


def test_the_first_character_that_no_text_may_have_is_found() -> None:
    found = unwritable("a\tb\r\nc\x00d\uffff")
    assert found is not None
    assert (found[0], found.start()) == ("\x00", 6)


@pytest.mark.parametrize("text", ["", "a\tb\r\nc", "\u2028\u202e\ufffd", "\ud800", "\U0010fffd"])
def test_tabs_ends_of_lines_and_directions_are_none(text: str) -> None:
    assert unwritable(text) is None
