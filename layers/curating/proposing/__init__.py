"""Propose what a paragraph may say, each with its words and its reason; a curator takes one at a time."""

from collections.abc import Iterable

from layers.curating.proposing.credits import credited
from layers.curating.proposing.dates import date_of, dates
from layers.curating.proposing.figures import figure_of, figures
from layers.curating.proposing.hedges import hedge_of, hedges
from layers.curating.proposing.places import named_places, place_of
from layers.curating.proposing.proposal import Proposal
from layers.reading.place_search import PlaceNames
from layers.theatre.source import Source

__all__ = ["Proposal", "date_of", "figure_of", "hedge_of", "place_of", "proposals"]


def proposals(
    paragraph: str,
    *,
    places: PlaceNames | None = None,
    sources: Iterable[Source] = (),
    reported: str | None = None,
) -> tuple[Proposal, ...]:
    """Return what a paragraph may say, in the order of its words.

    ``places`` are the places to look for, or none are. ``sources`` are those that may be credited by name.
    ``reported`` is the date of the source, which gives a year to days without one.
    """
    hedged = hedges(paragraph)
    when = list(dates(paragraph, reported))
    days = [range(each.start, each.end) for each in when]
    counted = [each for each in figures(paragraph) if not any(each.start in day for day in days)]
    found = [
        *hedged,
        *counted,
        *(named_places(paragraph, places) if places else ()),
        *when,
        *credited(paragraph, hedged, sources),
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))
