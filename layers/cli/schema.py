"""``posture schema``: write the data contract as JSON Schemas."""

from pathlib import Path

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer
from layers.cli.streams import write
from layers.cli.words import count


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Else the shipped seeds/schema."
)
def schema(output: Path | None) -> None:
    """Write the JSON Schemas of a theatre’s files.

    \b
    Examples:
      posture schema
      posture schema -o schemas
    """
    from layers.reading.gazetteer import GAZETTEER
    from layers.theatre.schema import schema_text, schemas

    folder = output or GAZETTEER.parent / "schema"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fail(f"{folder}: cannot be made: {error.strerror}") from None
    for name, content in schemas().items():
        write(str(folder / name), schema_text(content))
    answer(f"{folder}: {count(len(schemas()), 'schema')} written")
