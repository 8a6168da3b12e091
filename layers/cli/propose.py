"""``posture propose``: what the paragraphs of an article may say, and which of them are coded."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.streams import STANDARD, read_bytes
from layers.cli.theatre import THEATRE, read_theatre
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.curating.proposing import Proposal
    from layers.curating.receiving import Received
    from layers.theatre.catalogue import Catalogue
    from layers.theatre.coverage import Covered


@click.command()
@THEATRE
@click.option(
    "--article",
    required=True,
    metavar="FILE",
    help="Your copy: .txt, .md, .html, .pdf or .docx; - is standard input.",
)
@click.option("--source", metavar="ID", help="The source it is a copy of, where it is recorded already.")
@click.option("--paragraph", type=click.IntRange(1), metavar="N", help="Only this paragraph, counted from 1.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a line a paragraph, for other programs.")
def propose(theatre: Path, article: str, source: str | None, paragraph: int | None, as_json: bool) -> None:
    """Print what each paragraph of an article may say for claims of THEATRE, each with its reason.

    Proposed are how it is put, figures, places, dates and credits, by rules in English and Spanish. Nothing
    is written: what a claim says is yours to decide, one proposal at a time. Of the text only the words of
    proposals are printed. What was left out or joined in reading the file is said first. With --source, each
    paragraph is coded, left out or open, and a day without a year is the last one before the source.

    \b
    Examples:
      posture propose my-theatre --article article.txt
      posture propose my-theatre --article article.pdf --source article --paragraph 4 --json
    """
    from layers.curating.proposing import proposals
    from layers.curating.receiving import ReceiveError, receive
    from layers.reading.place_search import place_names

    catalogue = read_theatre(theatre)
    if source is not None and source not in catalogue.sources:
        known = ", ".join(list(catalogue.sources)[:12])
        raise click.UsageError(f"expected --source from {known}; found “{source}”")
    try:
        received = receive(read_bytes(article), "standard input.txt" if article == STANDARD else article)
    except ReceiveError as error:
        raise Fail(str(error)) from None
    if paragraph is not None and paragraph > len(received.paragraphs):
        found = count(len(received.paragraphs), "paragraph")
        raise click.UsageError(f"expected --paragraph up to {len(received.paragraphs)}, found {found} only")
    _tell(received)
    reported = catalogue.sources[source].published if source else None
    covered = _covered(catalogue, source)
    names, sources = place_names(catalogue.gazetteer), catalogue.sources.values()
    for number, text in enumerate(received.paragraphs, start=1):
        if paragraph in (None, number):
            given = proposals(text, places=names, sources=sources, reported=reported)
            _answer(number, _state(covered, number), given, as_json)


def _tell(received: "Received") -> None:
    paragraphs = count(len(received.paragraphs), "paragraph")
    tell(f"{paragraphs}, {received.method}; SHA-256 {received.sha256}")
    for remark in received.remarks:
        tell(remark.text("en"))


def _covered(catalogue: "Catalogue", source: str | None) -> "Covered | None":
    from layers.theatre.coverage import coverage

    return coverage(catalogue.sources[source], catalogue.claims) if source else None


def _state(covered: "Covered | None", number: int) -> str:
    """Return what became of a paragraph, in words; nothing where nobody has begun to account for them."""
    if covered is None or number > len(covered.paragraphs):
        return ""
    paragraph = covered.paragraphs[number - 1]
    if paragraph.state == "coded":
        return f"coded, {count(len(paragraph.claims), 'claim')}"
    return f"left out, {paragraph.reason}" if paragraph.reason else "open"


def _answer(number: int, state: str, given: "tuple[Proposal, ...]", as_json: bool) -> None:
    if as_json:
        record = {"paragraph": number, "state": state or None, "proposals": [_record(each) for each in given]}
        answer(json.dumps(record))
        return
    answer(f"paragraph {number}" + (f" ({state})" if state else "") + ("" if given else ": nothing proposed"))
    for each in given:
        answer(f"  {each.field}: {each.reason.text('en')}")


def _record(proposal: "Proposal") -> dict[str, Any]:
    return {
        "field": proposal.field,
        "fills": proposal.fills,
        "words": proposal.words,
        "spans": proposal.spans,
        "reason": proposal.reason.text("en"),
    }
