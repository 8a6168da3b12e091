"""``posture cite``: compare the citations of a theatre with a copy of the article."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.streams import read_text
from layers.cli.theatre import THEATRE, read_theatre
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.curating.citing import Borrowing, Finding
    from layers.theatre.claim import Claim


@click.command()
@THEATRE
@click.option(
    "--article", required=True, metavar="FILE", help="Your copy, as UTF-8 text; - is standard input."
)
@click.option(
    "--source", metavar="ID", help="The source it is a copy of; needed where several could be meant."
)
def cite(theatre: Path, article: str, source: str | None) -> None:
    """Check the citations of THEATRE against your own copy of the article.

    The data keeps no text of a source, only each cited paragraph’s SHA-256. A paragraph is a line that is not
    blank, or a block between blank lines. Statements and notes are in the curator’s own words: seven or more
    in a row that your copy has too are told as a problem.

    \b
    Examples:
      posture cite seeds/southcom-2025 --article article.txt
      pdftotext article.pdf - | posture cite seeds/southcom-2025 --article - --source article
    """
    from layers.curating.citing import borrowings, compare
    from layers.reading.problems import printable

    catalogue = read_theatre(theatre)
    claims = list(catalogue.claims.values())
    source = _cited(claims, source)
    text = read_text(article)
    findings, borrowed = compare(claims, source, text), borrowings(claims, source, text)
    for finding in findings:
        click.echo(f"{finding.claim}: {_finding(finding)}")
    for borrowing in borrowed:
        click.echo(printable(f"{borrowing.claim}: {_borrowing(borrowing)}"))
    verdicts: Counter[str] = Counter(finding.verdict for finding in findings)
    click.echo(_summary(source, verdicts, len(borrowed)))
    if verdicts["moved"] or verdicts["missing"] or borrowed:
        raise click.exceptions.Exit(1)


def _cited(claims: "list[Claim]", source: str | None) -> str:
    """Return the id of the source to compare: the one asked for, or the only one with fingerprints.

    Raises:
        click.UsageError: if no claim cites the one asked for, or not exactly one has fingerprints.

    """
    citations = [citation for claim in claims for citation in claim.properties.citations]
    if source is not None:
        cited = sorted({citation.source for citation in citations})
        if source not in cited:
            raise click.UsageError(f"expected --source from {', '.join(cited)}; found “{source}”")
        return source
    marked = sorted({citation.source for citation in citations if citation.sha256})
    if len(marked) != 1:
        found = f"{len(marked)} ({', '.join(marked)})" if marked else "none"
        raise click.UsageError(f"say which --source: expected one with fingerprints, found {found}")
    return marked[0]


def _finding(finding: "Finding") -> str:
    """Return the line about a citation: whether its paragraph matches, has moved or is missing."""
    at = "it" if finding.paragraph is None else f"paragraph {finding.paragraph}"
    match finding.verdict:
        case "match":
            return f"{at} matches"
        case "moved":
            return f"{at} has moved to {', '.join(str(number) for number in finding.found_at)}"
        case "missing":
            return f"{at} no longer matches"
    return f"{at} has no fingerprint"


def _borrowing(borrowing: "Borrowing") -> str:
    """Return the line about a claim's text that has wording of the source."""
    return (
        f"{borrowing.field}: expected own words only, "
        f"found {borrowing.count} in a row of the source’s: “{borrowing.words}”"
    )


def _summary(source: str, verdicts: Counter[str], borrowed: int) -> str:
    """Return the last line: how many citations have each verdict, and how many texts are not in own words."""
    return (
        f"{count(verdicts.total(), 'citation')} of {source}: {verdicts['match']} match, "
        f"{verdicts['moved']} moved, {verdicts['missing']} no longer match, "
        f"{verdicts['no fingerprint']} without a fingerprint"
        + (f"; {count(borrowed, 'text')} not in own words" if borrowed else "")
    )
