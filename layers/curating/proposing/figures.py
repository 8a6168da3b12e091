"""Find figures in a paragraph, with what is counted: “around 15,000 personnel”, “more than a dozen warships”.

Low, best and high are what :func:`layers.reading.figures.bounds` reads in these words, for importers too.
"""

import re
from collections.abc import Iterator
from functools import cache

from layers.curating.proposing.proposal import Proposal
from layers.curating.reason import Reason
from layers.reading.figures import EITHER, bounds, figure_words
from layers.reading.spelled_numbers import SCALES, TENS, UNITS

DIGITS = r"\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"

SCALES_BEHIND = {"mil": 1e3, "millones": 1e6, "millón": 1e6}
"""By how much Spanish words behind a number multiply it: “25 mil efectivos”."""

UNSAID = "–"
"""The unit where the words do not say what is counted."""

NO_COUNT = ("no", "none", "half", "a", "an", "single", "zero", "one", "k", "m")
"""Words of :mod:`layers.reading.spelled_numbers` that by themselves count nothing worth a claim."""

NOUN = r"(?:[A-Z]\.)+|[^\W\d_][\w’'/-]*"
"""A word of what is counted: sailors, U.S., F-35s, anti-aircraft."""

ENDS = {
    *("a", "after", "ago", "along", "also", "among", "an", "and", "are", "as", "at", "be", "been", "before"),
    *("but", "by", "can", "could", "do", "during", "for", "from", "had", "has", "have", "he", "if", "in"),
    *(
        "into",
        "is",
        "it",
        "its",
        "may",
        "near",
        "not",
        "of",
        "off",
        "on",
        "or",
        "over",
        "since",
        "so",
        "than",
    ),
    *("that", "the", "their", "then", "there", "they", "this", "to", "under", "was", "were", "when", "which"),
    *("arrive", "arrived", "came", "come", "died", "go", "landed", "left", "now", "said", "sailed", "went"),
    *("while", "who", "will", "with", "within", "without", "would", "al", "con", "de", "del", "desde", "e"),
    *("el", "en", "entre", "está", "están", "fue", "fueron", "ha", "han", "la", "las", "lo", "los", "para"),
    *("por", "que", "se", "según", "sin", "sobre", "son", "un", "una", "y"),
}
"""Words that end what is counted: “120 Russian troops in …”."""

DATES = re.compile(r"(?:1[5-9]|20)\d\d$")
"""A bare number that is a year, unless something is counted by it."""


def figures(paragraph: str) -> Iterator[Proposal]:
    """Yield a proposal for each figure of a paragraph that says what is counted, or hedges the number."""
    for match in _pattern().finditer(paragraph):
        noun = _noun(match["after"])
        if DATES.match(match["number"]) and not (match["about"] and noun):
            continue
        if noun or match["about"]:
            end = match.start("after") + len(noun)
            yield _proposal(paragraph[match.start() : end], match.start(), match)


def figure_of(words: str) -> Proposal:
    """Return selected words as the figure; words without a number say how many and give none."""
    return _proposal(words, 0, _pattern().search(words))


def _proposal(words: str, start: int, match: re.Match[str] | None) -> Proposal:
    counted = match["counted"] if match else ""
    noun = _noun(match["after"]) if match else ""
    known = _known(counted, noun)
    reason = "either" if EITHER.search(counted) else "_".join(known) or "none"
    fills = {"quantity": {"verbatim": words, **known, "unit": noun.split()[-1] if noun else UNSAID}}
    span = (start, start + len(words))
    return Proposal(
        "quantity", fills, (span,), words, Reason(f"app.propose.figure.{reason}", {"words": words, **known})
    )


def _known(counted: str, noun: str) -> dict[str, float]:
    """Return low, best and high that the words of a number give, if they can be read one way only."""
    scale = SCALES_BEHIND.get("".join(noun.lower().split()[:1]), 1)
    scaled = {name: value * scale for name, value in bounds(counted).items()}
    return {name: int(value) if value == int(value) else value for name, value in scaled.items()}


def _noun(after: str) -> str:
    """Return the words after a number that say what is counted, at most four."""
    kept = 0
    for word in re.finditer(rf"\s*({NOUN})", after):
        if word[1].lower() in ENDS or word.start() != kept:
            break
        kept = word.end()
    return after[:kept]


@cache
def _pattern() -> re.Pattern[str]:
    about = "|".join(re.escape(word) for name in ("low", "high", "about") for word in figure_words(name))
    spelled = "|".join(sorted({*UNITS, *TENS, *SCALES} - set(NO_COUNT), key=len, reverse=True))
    scale = "|".join(sorted(SCALES, key=len, reverse=True))
    number = (
        rf"(?:{DIGITS})(?:[ -]?(?:{scale})s?\b)?\+?|(?:a )?(?:{spelled})(?:[ -](?:and )?(?:{spelled}))*\b"
        rf"|(?:{'|'.join(figure_words('vague'))})\b(?: (?:{spelled})s?\b)?(?: (?:of|de)\b)?"
    )
    joint = rf"(?:\s?[–—-]\s?|\s(?:to|and|a|y)\s)(?:{number})"
    return re.compile(
        rf"(?<![\w$€£.,°–-])(?P<counted>(?P<about>(?:(?:{about}|between|entre|from|[~≈><≥≤])\s?)+)?"
        rf"(?P<number>{number})(?:{joint})?)(?![\w°%])(?!-\w)(?P<after>(?:\s(?-i:{NOUN})){{0,4}})",
        re.IGNORECASE,
    )
