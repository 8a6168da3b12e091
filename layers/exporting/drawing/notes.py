"""The claims of a picture in full, for whoever speaks to it or cannot see it."""

from collections.abc import Sequence

from layers.exporting.drawing.spots import Marked
from layers.exporting.drawing.wording import Wording

NOTED = 100
"""Claims that notes have; behind them it says how many more there are."""


def notes(title: str, found: Sequence[Marked], wording: Wording) -> tuple[str, ...]:
    """Return what a speaker has beside a slide: its claims in full, a paragraph for each line."""
    lines = [title, wording.text("claims_here", n=len(found))]
    for each in found[:NOTED]:
        lines += ["", *claim_lines(each, wording)]
    if len(found) > NOTED:
        lines += ["", wording.text("more", n=len(found) - NOTED)]
    return tuple(lines)


def claim_lines(each: Marked, wording: Wording) -> list[str]:
    """Return a claim in lines: label, how firmly, statement, place, who says so, citation, id."""
    said = wording.said(each.claim)
    hedge = f"{wording.text('hedge')}: “{said.hedge}”" if said.hedge else wording.text("no_hedge_in_source")
    figure = f"{wording.text('in_its_words')}: “{said.figure}”" if said.figure else ""
    dated = f"{wording.text('reported_on')} {said.reported_on}" if said.reported_on else ""
    return [
        f"{each.number}. {said.label} [{said.assertion}]",
        said.statement,
        " · ".join(filter(None, [hedge, figure])),
        " · ".join(filter(None, [said.actor, said.whereabouts, dated])),
        *(f"{wording.text('who_says_so')}: {chain}" for chain in said.chains),
        *(f"{wording.text('page.cites')}: {citation}" for citation in said.citations),
        f"{wording.text('rating')}: {said.rating} · {wording.text('id')}: {said.id}",
    ]
