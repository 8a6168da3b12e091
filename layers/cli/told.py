"""The options by which a person says what is in a file to import."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from layers.importing.format import Told


def pairs(_ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Return what stands behind each “=” by what stands before it; raise BadParameter for any other form."""
    form, example = (
        ("FIELD=COLUMN", "label=NAME") if param.name == "mapped" else ("FIELD=TEXT", "where.precision=2")
    )
    wrong = [value for value in values if not _whole(*value.partition("="), param.name == "mapped")]
    if wrong:
        raise click.BadParameter(f"expected {form} (like {example}), found “{wrong[0]}”")
    parts = [(field, text) for field, _, text in (value.partition("=") for value in values)]
    twice = sorted(field for field, count in Counter(field for field, _ in parts).items() if count > 1)
    if twice:
        raise click.BadParameter(f"expected each field once, found again: {', '.join(twice)}")
    return dict(parts)


def _whole(field: str, sign: str, text: str, may_be_empty: bool) -> bool:
    return bool(field and sign and (text or may_be_empty))


OPTIONS = (
    click.option(
        "--map",
        "mapped",
        multiple=True,
        callback=pairs,
        metavar="FIELD=COLUMN",
        help="The column that gives a field, once for each; columns with usual names need none. "
        "FIELD= says that no column gives it.",
    ),
    click.option(
        "--set",
        "constants",
        multiple=True,
        callback=pairs,
        metavar="FIELD=TEXT",
        help="What a field is in every row that does not say it, like actor=Russia.",
    ),
    click.option("--layer-by", metavar="COLUMN", help="The column by which claims are put in layers."),
    click.option(
        "--dates", type=click.Choice(["dmy", "mdy"]), help="What 03/02/2026 begins with: day or month."
    ),
    click.option("--sheet", metavar="NAME", help="The sheet of a workbook."),
    click.option("--encoding", metavar="NAME", help="The encoding of a text that is not UTF-8, like cp1251."),
    click.option("--no-notes", is_flag=True, help="Leave out the dataset’s own words (notes, descriptions)."),
    click.option("--mapping", metavar="FILE", help="Take all this from a file that --save-mapping wrote."),
    click.option(
        "--save-mapping", metavar="FILE", help="Write what was told and recognised, to do it again."
    ),
)


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of this module."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def told(given: Mapping[str, Any], today: date) -> "Told":
    """Return what the options say, over what the mapping file says.

    Raises:
        FieldError: if the mapping file is none.
        Fail: if it cannot be read.

    """
    from layers.cli.streams import read_text
    from layers.importing.format import Told
    from layers.importing.mapping import restored

    before = restored(read_text(given["mapping"])) if given["mapping"] else {}
    by_layer = {"layer": given["layer_by"]} if given["layer_by"] else {}
    columns = {**before.get("map", {}), **given["mapped"], **by_layer}
    return Told(
        # what is told to be a constant is no longer taken from a column
        {field: column for field, column in columns.items() if field not in given["constants"]},
        {**before.get("set", {}), **given["constants"]},
        given["dates"] or before.get("dates"),
        given["sheet"] or before.get("sheet"),
        given["encoding"] or before.get("encoding"),
        not given["no_notes"] and before.get("notes", True),
        today,
    )
