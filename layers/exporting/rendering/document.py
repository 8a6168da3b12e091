"""A document of maps, claims and sources as one page of HTML, which a browser prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from layers.exporting.drawing.notes import claim_lines
from layers.exporting.drawing.setting import Setting
from layers.exporting.drawing.slide import Shown
from layers.exporting.drawing.sourcing import references, summary
from layers.exporting.drawing.spots import Marked
from layers.exporting.drawing.svg import FONT, svg

LISTED = 400
"""Claims of a map that are listed behind it, some 40 pages; then it says how many more there are."""


def _css(words: str) -> Markup:
    """Return words as the inside of a string of CSS: letters and digits, all else by its number."""
    plain = (each if each.isalnum() and each.isascii() else f"\\{ord(each):x} " for each in words)
    return Markup("".join(plain))  # noqa: S704  # letters, digits and escapes alone


ENVIRONMENT = Environment(
    loader=PackageLoader("layers.exporting.rendering", ""),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
ENVIRONMENT.filters["css"] = _css


FAMILY = Markup(FONT)  # noqa: S704  # our own words


@dataclass(frozen=True)
class _Map:
    """A map of a document: its title where the picture has room for it, its picture, its claims."""

    title: str
    x: float
    y: float
    size: float
    picture: Markup
    claims: list[dict[str, Any]]
    more: str


def document(own: Setting, slides: Sequence[Shown]) -> str:
    """Return a page for each map, then all their claims, the sources, the method, what is not on the maps."""
    wording = own.wording
    found = list({each.claim.id: each for shown in slides for each in shown.claims}.values())
    claims = [each.claim for each in found]
    missing = [each for each in found if each.mark == "none"]
    full: set[str] = set()
    return ENVIRONMENT.get_template("document.html.jinja").render(
        language=own.language,
        title=wording.words(own.catalogue.theatre, "title"),
        width=_px(own.width * own.scale),
        height=_px(own.height * own.scale),
        font=FAMILY,
        marking=own.marking,
        maps=[_map(own, shown, full) for shown in slides],
        headings={
            "claims": wording.text("all_claims"),
            "sources": wording.text("sources"),
            "method": wording.text("page.method"),
            "missing": wording.text("unplaced"),
        },
        summary=summary(claims, wording),
        sources=references(claims, wording),
        method=wording.texts("method"),
        missing=[f"{said.label} [{said.assertion}]" for said in (wording.said(m.claim) for m in missing)],
        notes=wording.texts("notes"),
        data=wording.text("data", digest=own.catalogue.digest),
    )


def _map(own: Setting, shown: Shown, full: set[str]) -> _Map:
    """Return a map; claims that are in ``full`` have been listed with all that is known of them."""
    # the title is a heading of the document, so that it has a bookmark
    title = next((each for each in shown.sheet.figures if each.name == "title"), None)
    words = title.words[0] if title else None
    x, y, size = (title.x, title.y + 4, words.size) if title and words else (-5000.0, 0.0, 12.0)
    more = len(shown.claims) - LISTED
    return _Map(
        shown.sheet.title,
        x * own.scale,
        y * own.scale,
        size * own.scale,
        Markup(svg(shown.sheet, inside=True, lined=True, skip=["title"])),  # noqa: S704  # every text in it is escaped
        [_claim(own, each, full) for each in shown.claims[:LISTED]],
        own.wording.text("more", n=more) if more > 0 else "",
    )


def _claim(own: Setting, each: Marked, full: set[str]) -> dict[str, Any]:
    """Return a claim with all that is known of it, or its label and its hedge where it was there before."""
    said = own.wording.said(each.claim)
    _, statement, hedge, where, *rest = claim_lines(each, own.wording)
    again = said.id in full
    full.add(said.id)
    return {
        "number": each.number,
        "label": said.label,
        "assertion": said.assertion,
        "statement": "" if again else statement,
        "lines": [hedge] if again else [hedge, where, " · ".join(rest)],
    }


def _px(pixels: float) -> str:
    return f"{pixels:.2f}"
