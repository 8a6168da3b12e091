"""What a file rests on, from the record: a summary of its sources, and a reference for each of them.

They have the elements of ICD 206 and ICS 206-01 (2024), as public accounts describe them: a source summary
statement; in each reference who published it, title, date, access, a copy, and a source descriptor with
what bears on its quality. The order and the strokes between them are this project's. Their words are those
of the record: nothing is judged here that no curator judged.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from layers.exporting.drawing.wording import Wording, name
from layers.theatre.claim import Claim
from layers.theatre.credits import origins
from layers.theatre.source import Source
from layers.theatre.vocabulary import BADGES


def summary(claims: Sequence[Claim], wording: Wording) -> str:
    """Return how many sources and origins claims have, of what dates and kinds, how firm, how reliable."""
    text, theatre = wording.text, wording.catalogue.theatre
    sources = wording.resting(list(claims))
    ends = origins((one for each in claims for one in each.properties.citations), wording.catalogue.sources)
    dates = sorted(each.published for each in sources if each.published)
    undated = len(sources) - len(dates)
    kinds = Counter(each.kind for each in sources)
    said = Counter(each.properties.assertion for each in claims)
    ratings = Counter(each.properties.rating.reliability for each in claims)
    gone = [f"“{each.title}”, {_retraction(each, wording)}" for each in sources if each.retraction]
    parts = [
        text(
            "page.summary",
            claims=text("claims_here", n=len(claims)),
            sources=text("sources_counted", n=len(sources)),
            origins=text("origins_counted", n=len(ends)),
            date=", ".join(sorted({theatre.read_until(each.properties.layer) for each in claims})),
        ),
        text("page.summary_published", dates=" – ".join(dict.fromkeys(dates[:1] + dates[-1:])))
        if dates
        else "",
        text("page.summary_undated", n=undated) if undated else "",
        text("page.summary_kinds", words=_tally((text(f"source_kind.{k}"), n) for k, n in kinds.items())),
        text(
            "page.summary_firmness",
            words=_tally((text(f"assertion.{each}"), said[each]) for each in BADGES if said[each]),
        ),
        text(
            "page.summary_reliability",
            words=_tally((_reliability(each, wording), ratings[each]) for each in sorted(ratings)),
        ),
        text("page.summary_retracted", words="; ".join(gone)) if gone else "",
    ]
    return " ".join(" ".join(filter(None, parts)).split())


def references(claims: Sequence[Claim], wording: Wording) -> list[str]:
    """Return a reference for each source that claims cite or rest on, in the order of the theatre."""
    rated: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for citation in claim.properties.citations:
            rated[citation.source].add(claim.properties.rating.reliability)
    resting = wording.resting(list(claims))
    return [_reference(each, sorted(rated[each.id]), wording) for each in resting]


def _reference(source: Source, rated: Iterable[str], wording: Wording) -> str:
    text = wording.text
    credited = ", ".join(name(wording.catalogue.sources[each]) for each in source.credits)
    descriptor = [
        text(f"source_kind.{source.kind}"),
        text("page.credits", names=credited) if credited else "",
        *(_reliability(each, wording) for each in rated),
        _retraction(source, wording),
    ]
    parts = [
        *dict.fromkeys([source.publisher, source.author]),
        f"“{source.title}”",
        source.published or text("undated"),
        source.url,
        text("accessed", date=source.accessed) if source.accessed else "",
        _copy(source, wording),
        text("page.received", hash=source.received.sha256)
        if source.received and source.received.sha256
        else "",
        text("page.descriptor", words=", ".join(filter(None, descriptor))),
    ]
    return " ".join(" | ".join(filter(None, parts)).split())


def _reliability(grade: str, wording: Wording) -> str:
    return f"{grade} ({wording.text(f'reliability.{grade}')})"


def _retraction(source: Source, wording: Wording) -> str:
    gone = source.retraction
    return wording.text(f"retracted.{gone.what}", date=gone.on) if gone else ""


def _copy(source: Source, wording: Wording) -> str:
    if not source.archived:
        return ""
    if source.archived_on:
        return wording.text("page.archive_dated", url=source.archived, date=source.archived_on)
    return wording.text("page.archive", url=source.archived)


def _tally(counted: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{words} {n}" for words, n in counted)
