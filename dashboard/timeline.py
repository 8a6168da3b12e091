"""A chart of figures by date of report: marks, ranges and words.

No line joins the marks, since it would claim a trend that no source states.
"""

import json
from typing import cast

import altair as alt
import pandas as pd

from layers.messages.language import Language, first_grouped, text, thousands
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Chart
from layers.theatre.translation import translated

PICK = "pick"
"""The name of the chart's selection, whose points have the id of their claim."""

ROW = 34
"""Height of a figure's row in pixels; each figure has a row of its own, so that words do not overlap."""

SURROUNDINGS = 175
"""Height of title, axis and legend in pixels; Streamlit takes a chart's height to include them."""


def rows(catalogue: Catalogue, chart: Chart, language: Language = "en") -> pd.DataFrame:
    """Return a row for each of the chart's claims that has a figure, by date of report, undated ones last.

    A month or a year is sorted before its days, and shown as the source gives it.
    """
    found = []
    for id_ in chart.claims:
        says = catalogue.claims[id_].properties
        quantity = says.quantity
        if quantity is None:
            continue
        known = [each for each in (quantity.best, quantity.low, quantity.high) if each is not None]
        if not known:
            continue
        source = catalogue.sources[says.citations[0].source]
        unit = "" if quantity.unit in quantity.verbatim else f" {translated(quantity, 'unit', language)}"
        reported = says.when.reported_on or text(language, "undated")
        assertion = text(language, f"assertion.{says.assertion}")
        found.append(
            {
                "claim": id_,
                "reported": reported,
                "row": f"{reported} · {source.publisher or source.author or source.title}",
                "figure": known[0],
                "low": quantity.low,
                "high": quantity.high,
                "words": f"“{quantity.verbatim}”{unit} · {assertion}",
                "assertion": assertion,
            }
        )
    return pd.DataFrame(found).sort_values("reported", kind="stable") if found else pd.DataFrame()


def chart_of(frame: pd.DataFrame, title: str, language: Language = "en") -> alt.LayerChart:
    """Return the chart of :func:`rows`: later reports further down, larger figures further right."""
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
    # leaves room for the words beside the largest figure
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
    height = ROW * len(frame) + SURROUNDINGS
    layers = alt.layer(span, mark, words, title=title, height=height).add_params(pick)
    return cast(alt.LayerChart, layers)


def _number(language: Language) -> str:
    """Return the Vega expression that writes an axis's number in the language."""
    grouped = f"replace(format(datum.value, ',d'), /,/g, {json.dumps(thousands(language))})"
    return f"datum.value < {first_grouped(language)} ? datum.value : {grouped}"
