"""What a paragraph may say: select words in it, or take a proposal; either fills fields of the form."""

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.desk.passage import Offer, Used, passage
from dashboard.words import language, t
from layers.curating.proposing import Proposal, date_of, figure_of, hedge_of, place_of, proposals
from layers.curating.records import Record
from layers.reading.place_search import PlaceNames
from layers.theatre.canonical import canonical
from layers.theatre.source import Source

Fill = Callable[[Mapping[str, Any]], None]


def propose(
    paragraph: str,
    key: str,
    places: PlaceNames,
    sources: Mapping[str, Record],
    source: str,
    fill: Fill,
) -> None:
    """Show a paragraph of a source, and offer what it may say: each by itself, with its reason.

    ``key`` names the paragraph; ``fill`` is called with the properties of a claim that the curator takes.
    """
    reported = sources[source].get("published")
    known = [Source.model_validate_json(canonical(each)) for each in sources.values()]
    found = proposals(paragraph, places=places, sources=known, reported=reported)

    def act(asked: Used | int) -> None:
        if isinstance(asked, Used):
            fill(_meant(paragraph[asked.start : asked.end], asked.field, places, reported))
        else:
            fill(found[asked].fills)

    marks = [span for each in found for span in each.spans]
    own = [t(name) for name in ("app.desk.statement", "app.desk.label", "app.desk.note")]
    passage(paragraph, marks, [_offer(each, at) for at, each in enumerate(found, 1)], key, own, act)


def _offer(proposal: Proposal, at: int) -> Offer:
    """Return how a proposal is offered; one that fills nothing, as a name of no source, is only told."""
    take = t("app.desk.take_it", n=at) if proposal.fills else ""
    return Offer(proposal.words, proposal.reason.text(language()), take)


def _meant(words: str, field: str, places: PlaceNames, reported: str | None) -> Mapping[str, Any]:
    """Return the properties that selected words fill: what they mean, or verbatim where that is not known."""
    found: Proposal | None = None
    if field == "hedge":
        found = hedge_of(words)
    elif field == "quantity":
        found = figure_of(words)
    elif field == "where":
        meant = place_of(words, places)
        found = meant[0] if len(meant) == 1 else None
    elif field == "when":
        found = date_of(words, reported)
    verbatim: dict[str, dict[str, Any]] = {
        "hedge": {"hedge": words},
        "quantity": {"quantity": {"verbatim": words}},
        "where": {"where": {"name": words}},
        "when": {},
    }
    return found.fills if found else verbatim[field]
