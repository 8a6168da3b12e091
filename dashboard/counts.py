"""A chart of how many claims there are of each day, month or year, by layer.

It counts claims, and adds up no figure of theirs. A date that says less than a bar is in none.
"""

from datetime import date, timedelta
from typing import NamedTuple, cast

import altair as alt
import pandas as pd

from layers.messages.language import Language, text
from layers.page.visible import DATE, timeline_of
from layers.theatre.catalogue import Catalogue
from layers.theatre.translation import tagged
from layers.theatre.vocabulary import Timeline

DAYS, MONTHS = 45, 60
"""The most bars that are days, and months; of a longer time they are years."""

TALL = 260
"""Height of the chart in pixels."""


class Counts(NamedTuple):
    """Claims by period and layer (``frame``: period, layer, claims), all ``periods`` in a row, and the rest.

    ``timeline`` is the one whose dates are counted; ``rest`` is how many claims have no date on it, or one
    that says less than a period. ``layers`` has the colour of each layer by its label.
    """

    timeline: Timeline
    frame: pd.DataFrame
    periods: list[str]
    layers: dict[str, str]
    rest: int


def counts(catalogue: Catalogue, language: Language = "en") -> Counts:
    """Return the claims of a theatre by the dates of events, or of reports where no event has one."""
    timeline = timeline_of(catalogue, "event")
    columns, own = catalogue.claims.columns, catalogue.theatre.language
    dates = pd.Series([DATE[timeline](when) or "" for when in columns["when"].values], dtype="object")
    frame = pd.DataFrame(
        {"date": dates.take(columns["when"].codes).to_numpy(), "layer": list(columns["layer"])}
    )
    periods = _periods(sorted({each for each in dates if each}))
    width = len(periods[0]) if periods else 0
    counted = frame[frame["date"].str.len() >= max(width, 4)]
    names = {layer.id: tagged(layer, "label", language, own) for layer in catalogue.theatre.layers}
    grouped = (
        counted.assign(period=counted["date"].str[:width], layer=counted["layer"].map(names))
        .groupby(["period", "layer"], sort=True)
        .size()
        .reset_index(name="claims")
    )
    colours = {names[layer.id]: layer.colour for layer in catalogue.theatre.layers}
    return Counts(timeline, grouped, periods, colours, len(frame) - len(counted))


def _periods(dates: list[str]) -> list[str]:
    """Return all days, months or years from the first date to the last: the finest that are not too many."""
    if not dates:
        return []
    days = [each for each in dates if len(each) == 10]
    if days and len(days) == len([each for each in dates if len(each) >= 7]):
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        if (last - first).days < DAYS:
            return [(first + timedelta(day)).isoformat() for day in range((last - first).days + 1)]
    months = [int(each[:4]) * 12 + int(each[5:7]) - 1 for each in dates if len(each) >= 7]
    if months and max(months) - min(months) < MONTHS:
        return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(min(months), max(months) + 1)]
    return [f"{year:04}" for year in range(int(dates[0][:4]), int(dates[-1][:4]) + 1)]


def chart_of(found: Counts, language: Language = "en") -> alt.Chart:
    """Return the chart: a bar a period, a part a layer."""
    labels = list(found.layers)
    drawn = (
        alt.Chart(found.frame, title=text(language, f"app.counts_{found.timeline}"), height=TALL)
        .mark_bar()
        .encode(
            x=alt.X(
                "period:O",
                title=None,
                scale=alt.Scale(domain=found.periods),
                axis=alt.Axis(labelOverlap="greedy", labelAngle=0),
            ),
            y=alt.Y("claims:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color(
                "layer:N",
                title=None,
                scale=alt.Scale(domain=labels, range=list(found.layers.values())),
                legend=alt.Legend(orient="bottom", columns=4, labelLimit=220),
            ),
            tooltip=[alt.Tooltip("period:O"), alt.Tooltip("layer:N"), alt.Tooltip("claims:Q")],
        )
    )
    return cast(alt.Chart, drawn)
