"""Find places that a paragraph names, by the look-up of places, with the precision that the words mean.

Only names to the letter count, the longest first. Of places of one name a country or a sea goes before towns,
and a town before those that have a twentieth of its people; others are proposed side by side. The reason
says whether there are more: none is chosen silently.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from layers.curating.proposing.proposal import Proposal, Span
from layers.curating.reason import Reason
from layers.reading.place_search import Candidate, PlaceNames

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:[\w-]|[’'](?!s\b))*")
"""A word, without the “’s” behind a name: U.S., Guinea-Bissau, Côte, d’Ivoire."""

INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")

JOINTS = {"of", "the", "and", "de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "al"}
"""Words without a capital that may stand inside a name."""

LONGEST = 5
"""Words in a name that is looked for."""

MOST = 3
"""Places that are proposed for one name."""

AREAS = ("country", "territory", "sea", "region", "aor")
"""The kinds of place that a name means rather than a town or a province that has it too."""

MUCH_SMALLER = 20
"""How many times more people the largest town of a name has than one that is not proposed beside it."""

SHORT = 3
"""Letters of a word that names a place only in capitals: UAE, and not And, Can or Per."""

METONYMS = {"White House", "Casa Blanca"}
"""Names that are somebody’s far more often than a town’s."""

WELL_KNOWN = 100_000
"""People in a town whose name is taken for it where any word has a capital: at the start of a sentence."""

DIRECTION = re.compile(
    r"(?:north|south)(?:(?:east|west)?(?:ern)?)|(?:east|west)(?:ern)?|central"
    r"|norte|sur|este|oeste|nor(?:este|oeste)|sur(?:este|oeste)|centro",
    re.IGNORECASE,
)

ARTICLE = r"(?:\s(?:the|la|las|los|el))?\s$"

PART = re.compile(
    rf"\b(?:{DIRECTION.pattern}|coast(?:al|s)?|border|parts?|costas?|frontera|parte)"
    rf"(?:\s(?:of|del?|with|con))?{ARTICLE}",
    re.IGNORECASE,
)
"""What is said before a country or a province of which only a part is meant."""

BESIDE = re.compile(
    rf"\b(?:near|off|outside|around|close to|(?:{DIRECTION.pattern}) of|(?:miles|km) from|km de"
    rf"|cerca de|frente a|al (?:{DIRECTION.pattern}) de){ARTICLE}",
    re.IGNORECASE,
)
"""What is said before a place that something is only near to."""

FINEST = {"settlement": 2, "country": 5, "territory": 5, "province": 5}
"""The location precision beside a place, or in a part of it, by its kind; others keep their own."""


def named_places(paragraph: str, names: PlaceNames) -> Iterator[Proposal]:
    """Yield a proposal for each place that a paragraph names, up to :data:`MOST` for one name."""
    words, at = list(WORD.finditer(paragraph)), 0
    while at < len(words):
        count, found = _longest(paragraph, words, at, names)
        if found and not _within_a_name(paragraph, words, at, count, found):
            span = (words[at].start(), words[at + count - 1].end())
            several = len(_called(paragraph[slice(*span)], names))
            for candidate in found[:MOST]:
                yield _proposal(paragraph, span, candidate, several)
        at += count


def place_of(words: str, names: PlaceNames) -> tuple[Proposal, ...]:
    """Return selected words as a place, once for each that they may name; empty if they name none."""
    found = _called(words, names)
    return tuple(_proposal(words, (0, len(words)), each, len(found)) for each in found[:MOST])


def _longest(
    paragraph: str, words: list[re.Match[str]], at: int, names: PlaceNames
) -> tuple[int, tuple[Candidate, ...]]:
    """Return how many words from one on are the longest name of places, and these; one word of none."""
    for count in range(min(LONGEST, len(words) - at), 0, -1):
        run = words[at : at + count]
        if _may_be_a_name(paragraph, run):
            found = _meant(_called(paragraph[run[0].start() : run[-1].end()], names))
            if found and not _with_an_article(paragraph, run, found, names):
                return count, found
    return 1, ()


def _with_an_article(
    paragraph: str, run: list[re.Match[str]], found: tuple[Candidate, ...], names: PlaceNames
) -> bool:
    """Return whether words name the same place without their first one, which has a capital by chance."""
    if len(run) < 2 or run[0][0].lower() not in JOINTS:
        return False
    bare = _meant(_called(paragraph[run[1].start() : run[-1].end()], names))
    return bool(bare) and bare[0].place.id == found[0].place.id


def _called(name: str, names: PlaceNames) -> tuple[Candidate, ...]:
    """Return the places with exactly that name, written with or without the stops of initials: U.S."""
    return names.called(INITIALS.sub(lambda found: found[0].replace(".", ""), name))


def _meant(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the first of places of one name, and those that are its equals: towns not far smaller."""
    if not found or found[0].place.kind in AREAS:
        return found[:1]
    least = max(each.place.population or 0 for each in found) / MUCH_SMALLER
    return tuple(each for each in found if (each.place.population or least) >= least)


def _may_be_a_name(paragraph: str, run: list[re.Match[str]]) -> bool:
    """Return whether words are on end, begin and end with a capital, and have one but for joints."""
    if not (run[0][0][0].isupper() and run[-1][0][0].isupper()):
        return False
    text = paragraph[run[0].start() : run[-1].end()]
    if text in METONYMS or DIRECTION.fullmatch(text) or (len(text) <= SHORT and not text.isupper()):
        return False
    capital = all(word[0][0].isupper() or word[0] in JOINTS for word in run)
    between = (paragraph[a.end() : b.start()] for a, b in pairwise(run))
    return capital and all(gap in (" ", "-", ", ") for gap in between)


def _within_a_name(
    paragraph: str, words: list[re.Match[str]], at: int, count: int, found: tuple[Candidate, ...]
) -> bool:
    """Return whether words that name a place are more likely part of another name, or no name at all."""
    before = words[at - 1] if at else None
    after = words[at + count] if at + count < len(words) else None
    start, end = words[at].start(), words[at + count - 1].end()
    beside = [
        before if before and paragraph[before.end() : start] == " " else None,
        after if after and paragraph[end : after.start()] == " " else None,
    ]
    known = max((each.place.population or 0 for each in found), default=0)
    town = all(each.place.kind in ("settlement", "province") for each in found)
    if town and (start == 0 or paragraph[:start].rstrip()[-1:] in ".!?") and known < WELL_KNOWN:
        return True  # any word has a capital there
    return town and any(word and word[0][0].isupper() for word in beside)


def _proposal(paragraph: str, span: Span, candidate: Candidate, several: int) -> Proposal:
    place, words = candidate.place, paragraph[slice(*span)]
    before = paragraph[: span[0]]
    aside = PART.search(before) or BESIDE.search(before)
    precision = FINEST.get(place.kind, place.precision) if aside else place.precision
    name = f"{aside[0]}{words}" if aside else words
    fills = {"where": {"precision": precision, "place": place.id, "name": name}}
    key = "app.propose.place_of_several" if several > 1 else "app.propose.place"
    around = (candidate.province, candidate.country)
    inside = ", ".join(name for name in around if name and name != place.name)
    values: dict[str, str | int] = {
        "words": words,
        "id": place.id,
        "name": place.name,
        "inside": inside or place.kind,
    }
    values |= {"n": several, "precision": precision}
    return Proposal("where", fills, (span,), words, Reason(key, values))
