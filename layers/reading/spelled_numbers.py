"""Find the numbers in running text, in digits or spelled out in English.

Written by hand: of the packages on PyPI, word2number 1.1 adds the numbers of a sentence up, and text2num
tells them apart but knows no "dozen", no "half" and no figure with its scale ("4.5k").
"""

import re
from unicodedata import category, decimal, numeric

UNITS = {"no": 0, "none": 0, "half": 0.5, "a": 1, "an": 1, "single": 1} | {
    word: value
    for value, word in enumerate(
        re.findall(
            r"\w+",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen",
        )
    )
}

TENS = {
    word: 10 * value
    for value, word in enumerate(
        re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}

SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
}

MARKS = str.maketrans("٬٫，．", ",.,.")
"""The marks of thousands and decimals that go with Arabic-Indic and full-width digits, and ours for them."""

OTHER = re.compile(r"[^\x00-\x7f]")

TOKEN = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+")


def plain_digits(text: str) -> str:
    """Return the text with decimal digits of any script, and their marks of thousands and decimals, as ASCII.

    Superscripts and circled numbers become “*”, which is how they are typed: 15,000¹ has a footnote, and ①
    counts in a list. So this is not Unicode’s NFKC, which makes 15,0001 of the first.
    """
    return text if text.isascii() else OTHER.sub(_plain, text.translate(MARKS))


def _plain(found: re.Match[str]) -> str:
    character = found[0]
    if character.isdecimal():
        return str(decimal(character))
    return "*" if category(character) == "No" and numeric(character).is_integer() else character


def numbers_in(text: str) -> set[float]:
    """Return every number that the text gives: "15,000", "4.5k", "about a dozen", "twenty-five thousand"."""
    found: set[float] = set()
    total = current = 0.0
    inside = False
    for word in (*TOKEN.findall(plain_digits(text).casefold()), ""):
        value = _value(word)
        if word[:1].isdigit() and value is not None:
            found.add(value)
        scale = SCALES.get(word) or SCALES.get(word.removesuffix("s"))
        if scale and scale >= 1e3:
            total, current, inside = total + (current or 1) * scale, 0.0, True
        elif scale:
            current, inside = (current or 1) * scale, True
        elif value is not None and inside and (word in UNITS or word in TENS) and _adds(current, value):
            current += value
        elif word not in ("and", "a", "an") or not inside:
            if inside:
                found.add(total + current)
            total, current, inside = 0.0, value or 0.0, value is not None
    return found


def _value(word: str) -> float | None:
    if word[:1].isdigit():
        return float(re.sub(r"[ ,\u00a0\u202f]", "", word))
    return UNITS.get(word, TENS.get(word))


def _adds(current: float, value: float) -> bool:
    """Return whether a number word continues the one before it: "twenty" "five", "hundred" "fifty"."""
    return current == 0 or (current % 100 == 0 and value < 100) or (current % 10 == 0 and 0 < value < 10)
