from time import process_time

import pytest

from layers.importing.wording import Taken, clean, clipped, digits, number, short, slug, unique, whole_number
from layers.theatre.fields import Slug
from tests.theatre.accepting import accepts


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" the old\r\n\tpier ", "the old pier"),
        ("a\0b\x1b[31m", "a b [31m"),
        ("\ud800half", "half"),
        ("a\uffffb\x9bc\U0001fffe", "a b c"),
        ("é’", "é’"),
    ],
)
def test_a_text_is_one_line_of_characters_that_can_be_shown(text: str, line: str) -> None:
    assert clean(text) == line


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ten ships", "ten ships"),
        ("ten ships more", "ten…"),
        ("ten, ships more", "ten…"),
        ("incomprehensible", "incompre…"),
    ],
)
def test_a_long_text_is_cut_after_a_word(text: str, cut: str) -> None:
    assert clipped(text, 9) == cut


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Port Émile (North)", "port-emile-north"),
        ("--A__b--", "a-b"),
        ("x" * 99, "x" * 60),
        ("a" * 59 + " bc", "a" * 59),
        ("Ελλάδα", "e6f7401e"),
    ],
)
def test_an_id_is_made_of_a_text_in_any_script(text: str, id_: str) -> None:
    assert slug(text) == id_
    assert accepts(Slug, slug(text))


def test_different_texts_in_another_script_have_different_ids() -> None:
    assert slug("海") != slug("山")


def test_an_id_that_is_taken_is_numbered() -> None:
    assert unique("port", Taken()) == "port"
    assert unique("port", Taken({"port"})) == "port-2"
    assert unique("port", Taken({"port", "port-2", "port-4"})) == "port-3"


@pytest.mark.parametrize(
    ("name", "taken", "form"),
    [
        ("Government of Iraq", (), "GI"),
        ("Russia", (), "RUSS"),
        ("The Islamic State", (), "IS"),
        ("one two three four five", (), "OTTF"),
        ("Government of Iran", ("GI", "GI2"), "GI3"),
        ("Russian", ("RUSS",), "RUS2"),
        ("of the", (), "A"),
        ("ß", (), "SS"),
    ],
)
def test_a_short_form_is_initials_and_no_other_has_it(name: str, taken: tuple[str, ...], form: str) -> None:
    assert short(name, Taken(taken)) == form
    assert len(form) <= 4


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (1234567.0, "1234567"), (-3.5, "-3.5")])
def test_a_number_is_written_in_plain_digits(value: float, text: str) -> None:
    assert digits(value) == text


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        (" 3 ", 3.0, 3),
        ("3.0", 3.0, 3),
        ("3.5", 3.5, -1),
        ("1e3", 1000.0, 1000),
        ("1e15", None, -1),
        ("nan", None, -1),
        ("inf", None, -1),
        ("1,5", None, -1),
        ("", None, -1),
        ("many", None, -1),
    ],
)
def test_a_text_that_is_no_sensible_number_is_none(text: str, value: float | None, code: int) -> None:
    assert number(text) == value
    assert whole_number(text) == code


def test_names_alike_are_told_apart_in_linear_time_and_four_characters() -> None:
    ids, forms = Taken(), Taken()
    started = process_time()
    for _ in range(20_000):
        ids.add(unique("port", ids))
        forms.add(short("Navy", forms))
    assert process_time() - started < 5
    assert len(ids) == len(forms) == 20_000
    assert {"port", "port-2", "port-20000"} < ids
    assert {"NAVY", "NAV2", "NA99", "9999"} < forms
    assert max(map(len, forms)) == 4
