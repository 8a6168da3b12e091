"""``posture export``: write a theatre as a file for other programs."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from layers.cli.guard import Fail
from layers.cli.printing import tell
from layers.cli.progress import progress, seldom
from layers.cli.state import chosen, state_options
from layers.cli.streams import STANDARD, write
from layers.cli.theatre import THEATRE, opened
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.exporting.choice import Choice, Step
    from layers.exporting.exporters import Exporter
    from layers.theatre.catalogue import Catalogue

NARROWING = ("layers", "scene", "assertion", "actor", "source", "search", "until")
"""The options that choose claims."""

STATE = (*NARROWING, "view", "timeline", "dates", "lang")
"""The options for a state that some form uses."""


class Export(click.Command):
    """The command, whose option ``--to`` is made from the table of exporters when it is first needed.

    The exporters take time to load, which ``posture --help`` should not spend.
    """

    @cached_property
    def _to(self) -> click.Option:
        from layers.exporting.exporters import EXPORTERS

        return click.Option(
            ["--to", "form"],
            required=True,
            type=click.Choice([each.suffix for each in EXPORTERS]),
            help="The form to write.",
        )

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's parameters, ``--to`` first among the options."""
        theatre, *others = super().get_params(ctx)
        return [theatre, self._to, *others]


@click.command(cls=Export)
@THEATRE
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - is standard output."
)
@click.option(
    "--size",
    default="slide",
    show_default=True,
    help="Of what is drawn: slide, slide43, a4, letter, poster, WxH.",
)
@click.option(
    "--scale", type=click.FloatRange(0.25, 4), default=1, help="Pixels of a png for one of its size."
)
@click.option("--map-alone", is_flag=True, help="Draw the map without title, caption and legend.")
@click.option(
    "--browser", metavar="PATH", help="The Chromium that renders pdf and png; else one is looked for."
)
@click.option("--only-visible", is_flag=True, help="Only the claims that it opens with.")
@state_options(STATE)
@click.pass_context
def export(
    ctx: click.Context,
    /,
    theatre: Path,
    form: str,
    output: str,
    size: str,
    scale: float,
    map_alone: bool,
    browser: str | None,
    only_visible: bool,
    **given: Any,
) -> None:
    """Write THEATRE, a folder or a snapshot, as a file for other programs.

    Every form keeps hedges, precision and figures as written, and says its as-of date, its sources and the
    hash of the data. It has all claims, or those that --layers, --scene, a filter or --until leave; what is
    drawn has a slide or page for each scene, or the one state that the options choose. A workbook and the
    GeoJSON hold the whole theatre: edit the workbook, look with “posture diff” at what you changed, and make
    a theatre of it with “posture import”.

    \b
    Examples:
      posture export seeds/southcom-2025 --to csv -o claims.csv
      posture export my-theatre --to xlsx -o my-theatre.xlsx
      posture export seeds/southcom-2025 --to pptx -o deck.pptx
      posture export seeds/southcom-2025 --to pdf -o map.pdf --scene aor --size a4
      posture export map.html --to png -o map.png --scale 2
      posture export map.html --to kml -o alleged.kml --assertion alleged
    """
    from layers.exporting.choice import Choice, size_of
    from layers.exporting.exporters import EXPORTERS

    exporter = next(each for each in EXPORTERS if each.suffix == form)
    _refuse_unused(ctx, exporter)
    if exporter.missing:
        raise Fail(exporter.missing)
    asked = only_visible or any(given[name] is not None for name in (*NARROWING, "view"))
    try:
        measure = size_of(size)
    except ValueError as error:
        raise click.UsageError(f"--size: {error}") from None
    with opened(theatre) as catalogue:
        state = chosen(catalogue, given)
        choice = Choice(state, not asked, measure, not map_alone, scale, browser, _stepping())
        narrowed = only_visible or any(given[name] is not None for name in NARROWING)
        progress("writing …")
        content, claims, digest = _written(exporter, catalogue, choice, narrowed)
    write(output, content)
    name = "standard output" if output == STANDARD else output
    held = f"{'drawn from ' if exporter.drawn else ''}{count(claims, 'claim')}"
    tell(f"wrote {name} ({len(content) / 1000:.0f} KB, {held}, data {digest})")


def _refuse_unused(ctx: click.Context, exporter: "Exporter") -> None:
    """Refuse the options that are given although the form does not use them, all at once."""
    from layers.exporting.exporters import EXPORTERS

    unused = []
    for option in ctx.command.params:
        name = option.name or ""
        forms = [each.suffix for each in EXPORTERS if name in each.options]
        is_given = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and forms and exporter.suffix not in forms:
            unused.append(f"{option.opts[0]}: {exporter.suffix} does not use it; for {', '.join(forms)}")
    if unused:
        raise click.UsageError("\n".join(unused))


def _stepping() -> "Step":
    """Return what tells at a terminal how far the sheets are, once a second at the most."""
    report = seldom()
    return lambda done, total: report(f"drew {done} of {total} …")


def _written(
    exporter: "Exporter", catalogue: "Catalogue", choice: "Choice", narrowed: bool
) -> tuple[bytes, int, str]:
    """Return the file, how many claims are in it or drawn from, and the digest of their data."""
    from layers.page.excerpt import excerpt

    if exporter.drawn:
        return _rendered(exporter, catalogue, choice), len(catalogue.claims), catalogue.digest
    if not narrowed:
        return exporter.make(catalogue, choice), len(catalogue.claims), catalogue.digest
    try:
        with excerpt(catalogue, choice.state) as part:
            return exporter.make(part, choice), len(part.claims), part.digest
    except ValueError as error:
        raise Fail(str(error)) from None


def _rendered(exporter: "Exporter", catalogue: "Catalogue", choice: "Choice") -> bytes:
    """Return a file that is drawn, perhaps by a browser."""
    from layers.exporting.choice import SizeError
    from layers.exporting.rendering.browser import RenderError

    try:
        return exporter.make(catalogue, choice)
    except (RenderError, SizeError) as error:
        raise Fail(str(error)) from None
