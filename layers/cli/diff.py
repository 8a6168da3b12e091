"""``posture diff``: how two states of a theatre differ."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from layers.cli.printing import answer, tell
from layers.cli.streams import write
from layers.cli.theatre import exit_with, read_theatre

if TYPE_CHECKING:
    from layers.curating.difference import Difference


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--markdown", is_flag=True, help="Write Markdown, to be put into a message.")
@click.option(
    "--html",
    metavar="FILE",
    help="Write a snapshot of B too, with a first scene that marks the claims added or changed.",
)
def diff(before: str, after: str, markdown: bool, html: str | None) -> None:
    """Say what became of A in B: what was added, withdrawn or changed, field by field.

    A and B are each a theatre’s folder, a folder on a day (FOLDER@2026-03-16, by its history), a snapshot
    (.html), or an export to edit (.xlsx, .geojson). A claim is withdrawn if it is gone, or its status says
    so. The exit status is 0 whether or not they differ.

    \b
    Examples:
      posture diff my-theatre@2026-03-16 my-theatre
      posture diff sent-in-march.html my-theatre --markdown > changes.md
      posture diff my-theatre edited.xlsx
      posture diff my-theatre@2026-03 my-theatre --html changes.html
    """
    from layers.cli.states import records_of
    from layers.curating.account import lines, summary
    from layers.curating.account import markdown as as_markdown
    from layers.curating.difference import difference
    from layers.reading.problems import TheatreError

    try:
        found = difference(records_of(before), records_of(after))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except TheatreError as error:
        exit_with(error)
    if markdown:
        for line in as_markdown(found, before, after).splitlines():
            answer(line)
    else:
        for line in lines(found):
            answer(line)
        answer(summary(found))
    if html:
        _marked(found, after, html)


def _marked(found: "Difference", after: str, html: str) -> None:
    """Write a snapshot of B in which what differs is marked."""
    from layers.page.snapshot import snapshot
    from layers.page.state import opening
    from layers.page.stepping import with_scene

    if not Path(after).is_dir():
        raise click.UsageError(f"--html draws a theatre’s folder as it is; found “{after}”")
    catalogue = read_theatre(Path(after))
    claims = [each for each in found.records if each.kind == "claim" and each.id in catalogue.claims]
    if not claims:
        tell("nothing to mark: no claim of B was added or changed")
        return
    withdrawn = sum(each.kind == "claim" for each in found.of("withdrawn"))
    drawn = with_scene(catalogue, [(each.id, each.what) for each in claims], withdrawn)
    write(html, snapshot(drawn, opening(drawn, drawn.theatre.scenes[0].id)))
    tell(f"wrote {html}")
