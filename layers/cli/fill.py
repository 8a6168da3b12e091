"""``posture fill``: complete the claims of a theatre with what can be computed."""

from pathlib import Path
from typing import Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer
from layers.cli.streams import read_text, write
from layers.cli.theatre import THEATRE, exit_with
from layers.cli.words import count


@click.command()
@THEATRE
@click.option(
    "--article", metavar="FILE", help="A source’s text (UTF-8), to add fingerprints; - is standard input."
)
@click.option("--source", metavar="ID", help="The source it is the text of; goes with --article.")
@click.option("--force", is_flag=True, help="Replace geometries and fingerprints that are others now.")
def fill(theatre: Path, article: str | None, source: str | None, force: bool) -> None:
    """Complete the claims of THEATRE: geometry from the gazetteer, fingerprints from the article.

    Give a claim its place and a null geometry, and its citation a paragraph; this adds the rest to
    claims.geojson and touches nothing else. The claims need not pass the check yet.

    A geometry or a fingerprint that is there already is evidence: where another would take its place, nothing
    is written and each such claim is named. Look with “posture cite” before you say --force.

    \b
    Examples:
      posture fill seeds/southcom-2025
      posture fill seeds/southcom-2025 --article article.txt --source article
    """
    if (article is None) != (source is None):
        raise click.UsageError("--article and --source go together")
    from layers.curating.filling import cited
    from layers.curating.filling import fill as complete
    from layers.reading.gazetteer import gazetteer_for
    from layers.reading.problems import TheatreError, printable
    from layers.reading.standing import standing
    from layers.reading.theatre import FILES, PARQUET
    from layers.writing.geojson import format_geojson

    path = standing(theatre, FILES[2])
    if not path.exists() and (theatre / PARQUET).exists():
        raise Fail(f"{theatre}: expected {FILES[2]}, found {PARQUET} (see “posture convert”)")
    try:
        raw = _collection(path)
        if source is not None and source not in (known := cited(raw)):
            expected = f"expected --source from {', '.join(known) or 'none'}"
            raise click.UsageError(printable(f"{expected}; found “{source}”"))
        text = "" if article is None else read_text(article)
        completed, changed = complete(raw, gazetteer_for(theatre), source, text, force=force)
    except TheatreError as error:
        exit_with(error)
    if changed:
        write(str(path), format_geojson(completed))
    answer(f"{path}: {changed} of {count(len(completed['features']), 'claim')} changed")


def _collection(path: Path) -> dict[str, Any]:
    """Return the FeatureCollection in a file, its features not checked.

    Raises:
        TheatreError: if the file holds no FeatureCollection.

    """
    from layers.reading.problems import Problems, TheatreError
    from layers.reading.records import features
    from layers.reading.strict_json import load

    problems = Problems()
    raw = load(path, problems)
    features(raw, problems, path.name)
    if problems:
        raise TheatreError(problems)
    collection: dict[str, Any] = raw
    return collection
