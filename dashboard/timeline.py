"""Reported figures by the date of their report: marks and ranges, and no line between them."""

import calendar
from typing import cast

import altair as alt
import pandas as pd

from layers.catalogue import Catalogue
from layers.model import Chart
from layers.vocabulary import ASSERTIONS

PICK = "pick"
"""The name of the chart's selection; its points carry the claim's id."""


def days(date: str) -> tuple[str, str]:
    """Return the first and the last day that a partial date (a year, a month, a day) may mean."""
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    if day:
        return date, date
    first, last = (month, month) if month else (1, 12)
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def rows(catalogue: Catalogue, chart: Chart) -> pd.DataFrame:
    """Return a row for each of the chart's claims that has a figure and a date of report."""
    found = []
    for id_ in chart.claims:
        says = catalogue.claims[id_].properties
        figure, reported = says.quantity, says.when.reported_on
        known = (
            [value for value in (figure.best, figure.low, figure.high) if value is not None] if figure else []
        )
        if figure is None or reported is None or not known:
            continue
        first, last = days(reported)
        word = ASSERTIONS[says.assertion]
        found.append(
            {
                "claim": id_,
                "first": pd.Timestamp(first),
                "last": pd.Timestamp(last),
                "middle": pd.Timestamp(first) + (pd.Timestamp(last) - pd.Timestamp(first)) / 2,
                "figure": known[0],
                "low": figure.low,
                "high": figure.high,
                "words": f"{figure.verbatim} · {word.label}",
                "unit": figure.unit,
                "reported": reported,
                "assertion": word.label,
            }
        )
    return pd.DataFrame(found)


def drawn(frame: pd.DataFrame, chart: Chart) -> alt.LayerChart:
    """Return the chart: bars as long as dates are vague, rules from low to high, marks with their words."""
    pick = alt.selection_point(name=PICK, fields=["claim"], on="click", empty=False)
    base = alt.Chart(frame)
    y = alt.Y("figure:Q", title=None, axis=alt.Axis(format=",d"), scale=alt.Scale(zero=True))
    tip = [alt.Tooltip("words:N"), alt.Tooltip("unit:N"), alt.Tooltip("reported:N")]
    when = base.mark_bar(height=3, opacity=0.45, color="#006CAF").encode(
        x=alt.X("first:T", title="reported on (a bar: the month is all that is known)"), x2="last:T", y=y
    )
    span = base.mark_rule(strokeWidth=2, color="#006CAF").encode(x="middle:T", y="low:Q", y2="high:Q")
    mark = base.mark_point(filled=True, size=130, opacity=1).encode(
        x="middle:T",
        y=y,
        color=alt.condition(pick, alt.value("#DD4D00"), alt.value("#006CAF")),
        shape=alt.Shape("assertion:N", title="how firmly"),
        tooltip=tip,
    )
    words = base.mark_text(align="left", dx=10, dy=-9, fontSize=12, color="#1d2733").encode(
        x="middle:T", y=y, text="words:N"
    )
    layers = alt.layer(when, span, mark, words, title=chart.title, height=380).add_params(pick)
    return cast(alt.LayerChart, layers)
