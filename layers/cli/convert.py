"""``posture convert``: write a theatre's claims in another form."""

from pathlib import Path

import click

from layers.cli.printing import answer, tell
from layers.cli.progress import progress
from layers.cli.streams import write
from layers.cli.theatre import THEATRE, read_theatre
from layers.cli.words import count


@click.command()
@THEATRE
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(["geojson", "parquet"]),
    help="The form to write: GeoJSON to edit by hand, GeoParquet for very many claims.",
)
def convert(theatre: Path, form: str) -> None:
    """Write the claims of THEATRE in another form, beside the file that has them.

    Nothing is removed: a theatre has its claims in one file, so move the old one away once you have looked at
    the new. The claims stay the same, and so does the digest of the data.

    \b
    Examples:
      posture convert sahel --to parquet && rm sahel/claims.geojson
      posture convert sahel --to geojson && rm sahel/claims.parquet
    """
    catalogue = read_theatre(theatre)
    from layers.reading.theatre import FILES, PARQUET

    name = PARQUET if form == "parquet" else FILES[2]
    if name == catalogue.file:
        raise click.UsageError(f"the claims of {theatre} are in {name} already")
    progress("writing …")
    if form == "parquet":
        from layers.writing.geoparquet import geoparquet

        write(str(theatre / name), [geoparquet(catalogue.claims)])
    else:
        from layers.writing.geojson import geojson

        write(str(theatre / name), geojson(catalogue.claims.members, catalogue.claims.features()))
    answer(f"{theatre / name}: {count(len(catalogue.claims), 'claim')} written")
    tell(f"a theatre has its claims in one file: now remove {catalogue.file}")
