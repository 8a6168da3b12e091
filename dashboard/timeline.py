"""Reported figures in the order of their reports: marks, ranges and words, and no line between them."""

import json
from typing import cast

import altair as alt
import pandas as pd

from layers.messages.language import Language, first_grouped, text, thousands
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Chart
from layers.theatre.translation import said

PICK = "pick"
"""The name of the chart's selection; its points carry the claim's id."""

ROW = 34
"""Pixels for each figure: every one has a row of its own, so that no words can meet."""

FURNITURE = 175
"""Pixels for title, axis and key, which Streamlit counts in."""


def rows(catalogue: Catalogue, chart: Chart, language: Language = "en") -> pd.DataFrame:
    """Return a row for each of the chart's claims that has a figure, by date of report, undated ones last.

    A partial date stands where it begins; it is shown as the source gives it, not as a day that nobody named.
    """
    found = []
    for id_ in chart.claims:
        says = catalogue.claims[id_].properties
        figure = says.quantity
        known = (
            [value for value in (figure.best, figure.low, figure.high) if value is not None] if figure else []
        )
        if figure is None or not known:
            continue
        source = catalogue.sources[says.citations[0].source]
        unit = said(figure, "unit", language)
        unit = "" if figure.unit in figure.verbatim else f" {unit}"
        reported = says.when.reported_on or text(language, "undated")
        assertion = text(language, f"assertion.{says.assertion}")
        found.append(
            {
                "claim": id_,
                "reported": reported,
                "row": f"{reported} · {source.publisher or source.author or source.title}",
                "figure": known[0],
                "low": figure.low,
                "high": figure.high,
                "words": f"“{figure.verbatim}”{unit} · {assertion}",
                "assertion": assertion,
            }
        )
    return pd.DataFrame(found).sort_values("reported", kind="stable") if found else pd.DataFrame()


def drawn(frame: pd.DataFrame, title: str, language: Language = "en") -> alt.LayerChart:
    """Return the chart of :func:`rows`: later reports further down, figures to the right, ranges as rules."""
    pick = alt.selection_point(name=PICK, fields=["claim"], on="click", empty=False)
    base = alt.Chart(frame)
    names = json.dumps(dict(zip(frame["claim"], frame["row"], strict=True)))
    y = alt.Y(
        "claim:N",
        sort=list(frame["claim"]),
        title=None,
        axis=alt.Axis(
            labelExpr=f"{names}[datum.value]", labelLimit=320, grid=True, ticks=False, labelOverlap=False
        ),
    )
    # room to the right of the largest figure for its words
    end = float(frame[["figure", "high"]].max().max()) * 1.7
    x = alt.X(
        "figure:Q",
        title=None,
        axis=alt.Axis(labelExpr=_number(language), tickCount=6),
        scale=alt.Scale(domain=[0, end], nice=False),
    )
    span = base.mark_rule(strokeWidth=3, color="#006CAF").encode(x=alt.X("low:Q"), x2="high:Q", y=y)
    mark = base.mark_point(filled=True, size=130, opacity=1).encode(
        x=x,
        y=y,
        color=alt.condition(pick, alt.value("#DD4D00"), alt.value("#006CAF")),
        shape=alt.Shape(
            "assertion:N", title=text(language, "app.how_firmly"), legend=alt.Legend(orient="bottom")
        ),
        tooltip=[alt.Tooltip("words:N"), alt.Tooltip("row:N")],
    )
    words = base.mark_text(align="left", dx=11, fontSize=12.5, color="#1d2733").encode(
        x=x, y=y, text="words:N"
    )
    height = ROW * len(frame) + FURNITURE
    layers = alt.layer(span, mark, words, title=title, height=height).add_params(pick)
    return cast(alt.LayerChart, layers)


def _number(language: Language) -> str:
    """Return the Vega expression that writes an axis's number as the language writes it."""
    grouped = f"replace(format(datum.value, ',d'), /,/g, {json.dumps(thousands(language))})"
    return f"datum.value < {first_grouped(language)} ? datum.value : {grouped}"
