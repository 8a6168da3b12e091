"""``posture impact``: what rests on a source."""

from typing import TYPE_CHECKING

import click

from layers.cli.printing import answer, tell
from layers.cli.theatre import exit_with
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.curating.impact import Impact, Told


@click.command()
@click.argument("source", metavar="SOURCE")
@click.argument("theatres", metavar="THEATRE|SNAPSHOT…", nargs=-1, required=True)
def impact(source: str, theatres: tuple[str, ...]) -> None:
    """List every claim, scene, figure and chart that rests on SOURCE, directly or through others.

    SOURCE is the id of a source. Snapshots that were handed over can be given too, and folders on a day
    (FOLDER@2026-03-16). The exit status is 1 if none of them has the source.

    \b
    Examples:
      posture impact the-war-zone seeds/southcom-2025
      posture impact the-war-zone my-theatre sent-in-march.html
    """
    from layers.cli.states import records_of
    from layers.curating.impact import impact as resting
    from layers.reading.problems import TheatreError

    known = 0
    for name in theatres:
        try:
            records = records_of(name)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        except TheatreError as error:
            exit_with(error)
        if source not in records["source"]:
            tell(f"{name}: no source “{source}”")
            continue
        known += 1
        _answer(name, resting(records, source))
    if not known:
        raise click.exceptions.Exit(1)


def _answer(name: str, found: "Impact") -> None:
    claims = count(len(found.claims), "claim")
    direct = sum(not each.way for each in found.claims)
    answer(f"{name}: {claims} ({direct} directly); scenes, figures and charts: {len(found.told)}")
    for each in found.claims:
        way = f"through {' ← '.join(each.way)}" if each.way else "directly"
        paragraph = f", paragraph {each.paragraph}" if each.paragraph else ""
        what = "its range, " if each.what == "range" else ""
        answer(f"  claim {each.id}: {each.label} – {what}{way}{paragraph}")
    for told in found.told:
        answer(f"  {told.kind} {told.id}: {told.title} – {_why(told)}")
    for id_ in found.crediting:
        answer(f"  source {id_} credits it, itself or through others")


def _why(told: "Told") -> str:
    spoken = f"speaks of {', '.join(told.claims)}" if told.claims else ""
    shown = f"shows {len(told.shown)} of these claims in its layers" if told.shown else ""
    return "; ".join(filter(None, (spoken, shown)))
