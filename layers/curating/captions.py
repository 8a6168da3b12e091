"""Look through the caption of a scene: it says what its claims say, as they say it, and no more.

Three rules: how a claim is put is said; a number is one of the claims'; words of likelihood and of confidence
do not stand in one sentence (ICD 203). They are questions to a person, as warnings are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from layers.curating.proposing.dates import dates
from layers.curating.proposing.hedges import hedges
from layers.curating.proposing.sentences import sentences
from layers.curating.reason import Reason
from layers.messages.language import LANGUAGES, text
from layers.reading.figures import any_of
from layers.reading.spelled_numbers import numbers_in, plain_digits
from layers.theatre.claim import Claim
from layers.theatre.folding import fold

NUMBER = re.compile(r"(?<![\w.,–-])\d[\d.,]*(?:[ \u00a0\u202f]\d{3}(?!\d))*(?![\w°-])")
"""A number in running text: not part of a name (F-35, M23) and not an angle (28°)."""

GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")

SIGNS = "≈><≥≤"

NEAR = 30
"""Characters before a number in which a word such as “about” is looked for."""

YEAR = re.compile(r"(?:1[89]|20)\d\d$")

LIKELIHOOD = re.compile(
    r"\b(?:almost no chance|remote|(?:very |highly )?(?:un)?likely|(?:highly )?(?:im)?probabl[ey]"
    r"|roughly even (?:chance|odds)|(?:almost|nearly) certain(?:ly)?"
    r"|(?:muy |poco )?(?:im)?probable(?:mente)?|casi (?:seguro|con certeza))\b",
    re.IGNORECASE,
)
"""The words of ICD 203 for how likely something is, and the same in Spanish."""

CONFIDENCE = re.compile(
    r"\b(?:(?:low|moderate|high)(?:-| to (?:moderate|high) )? ?confidence"
    r"|confianza (?:baja|moderada|alta))\b",
    re.IGNORECASE,
)
"""The words of ICD 203 for how well a judgement is founded, and the same in Spanish."""


@dataclass(frozen=True)
class Fault:
    """What a curator should look at in a caption, from which character to which, and why."""

    start: int
    end: int
    reason: Reason


def caption_faults(caption: str, claims: Sequence[Claim], among: Iterable[Claim] = ()) -> tuple[Fault, ...]:
    """Return what is to be looked at in a caption, in the order of its words.

    ``claims`` are those that it speaks of; ``among`` are others that the scene shows, whose figures it may
    have too.
    """
    faults = [
        *_unhedged(caption, claims),
        *_figures(caption, [*claims, *among]),
        *_mixed(caption),
    ]
    return tuple(sorted(faults, key=lambda each: (each.start, each.end)))


def _unhedged(caption: str, claims: Sequence[Claim]) -> Iterator[Fault]:
    """Yield each assertion of the claims, other than stated, that no word of the caption keeps."""
    kept = {each.fills["assertion"] for each in hedges(caption)}
    folded = fold(caption)
    for assertion in dict.fromkeys(claim.properties.assertion for claim in claims):
        words = [text(language, f"assertion.{assertion}") for language in LANGUAGES]
        if assertion in (*kept, "stated") or any(fold(word) in folded for word in words):
            continue
        ids = ", ".join(claim.id for claim in claims if claim.properties.assertion == assertion)
        yield Fault(0, len(caption), Reason(f"app.caption.{assertion}", {"claims": ids}))


def _figures(caption: str, claims: Sequence[Claim]) -> Iterator[Fault]:
    """Yield each number that no claim has, and each that the claims have only about so."""
    exact, known = set[float](), set[float]()
    for claim in claims:
        numbers, approximate = _numbers(claim)
        known |= numbers
        exact |= set() if approximate else numbers
    days = [range(each.start, each.end) for each in dates(caption, "2100")]
    for match in NUMBER.finditer(caption):
        written = match[0].rstrip(".,")
        if YEAR.match(written) or any(match.start() in day for day in days):
            continue
        span = (match.start(), match.start() + len(written))
        found = _readings(written)
        if not found & known:
            yield Fault(*span, Reason("app.caption.number", {"number": written}))
        elif not found & exact and not _about(caption[max(0, span[0] - NEAR) : span[0]]):
            yield Fault(*span, Reason("app.caption.about", {"number": written}))


def _readings(written: str) -> set[float]:
    """Return the numbers that digits may be: 200.000 is thousands in some languages, a decimal in others."""
    grouped = {float(re.sub(r"\D", "", written))} if GROUPED.fullmatch(written) else set()
    return numbers_in(plain_digits(written)) | grouped


def _numbers(claim: Claim) -> tuple[set[float], bool]:
    """Return the numbers of a claim, and whether its figure is one that is about so."""
    says = claim.properties
    quantity = says.quantity
    texts = [says.label, says.statement, *([quantity.verbatim] if quantity else [])]
    numbers = set[float]().union(*map(numbers_in, texts))
    if quantity is None:
        return numbers, False
    given = {each for each in (quantity.low, quantity.best, quantity.high) if each is not None}
    return numbers | given, _about(quantity.verbatim) if quantity.best is None else _vague(quantity.verbatim)


def _about(words: str) -> bool:
    """Return whether words before a number say that it is about, at least or at most so much."""
    signed = any(sign in words for sign in SIGNS)
    return signed or any(any_of(name).search(fold(words)) for name in ("about", "low", "high"))


def _vague(words: str) -> bool:
    return bool(any_of("about").search(fold(words)))


def _mixed(caption: str) -> Iterator[Fault]:
    for start, end in sentences(caption):
        likely, sure = LIKELIHOOD.search(caption, start, end), CONFIDENCE.search(caption, start, end)
        if likely and sure:
            values = {"likelihood": likely[0], "confidence": sure[0]}
            yield Fault(start, start + len(caption[start:end].rstrip()), Reason("app.caption.mixed", values))
