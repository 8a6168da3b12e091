"""The document as PDF, one map as PNG."""

import re
from typing import TYPE_CHECKING

from layers.exporting.choice import Choice
from layers.exporting.drawing.setting import setting, states
from layers.exporting.drawing.slide import slide
from layers.exporting.drawing.svg import svg
from layers.exporting.rendering.browser import rendered
from layers.exporting.rendering.document import document
from layers.exporting.rendering.proof import proven
from layers.theatre.catalogue import Catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page

DATED = re.compile(rb"/(?:CreationDate|ModDate) \(D:[0-9]{14}[^)]*\)")
"""What a browser writes of the time into a PDF (ISO 32000-2, 14.3.3)."""


def pdf(catalogue: Catalogue, choice: Choice) -> bytes:
    """Return maps, claims and sources as PDF: of one state, or with a map for every scene.

    It is drawn with lines and letters, tagged, and has bookmarks. The same choice gives the same bytes on one
    machine: when it was made is taken out. What proves it is attached.

    Raises:
        RenderError: if there is no browser.

    """
    own = setting(catalogue, choice, "page.behind")
    slides = [slide(own, state) for state in choice.stepped(states(catalogue, choice))]
    html = document(own, slides)
    content = rendered(html, _printed, browser=choice.browser)
    # blanks, so that no other position in the file changes
    pages = DATED.sub(lambda dated: b" " * len(dated[0]), content)
    found = {each.claim.id: each.claim for shown in slides for each in shown.claims}
    rows = own.wording.rows(found.values())
    return proven(pages, rows, catalogue.digest, own.language, len(slides))


def png(catalogue: Catalogue, choice: Choice) -> bytes:
    """Return the map of one state as PNG, the same bytes on one machine.

    Raises:
        RenderError: if there is no browser.

    """
    own = setting(catalogue, choice, "page.not_listed")
    sheet = slide(own, choice.state).sheet
    width, height = round(own.width * own.scale), round(own.height * own.scale)
    html = f'<!doctype html><body style="margin:0">{svg(sheet, inside=True)}'

    def shot(page: "Page") -> bytes:
        page.set_viewport_size({"width": width, "height": height})
        return page.screenshot(type="png", animations="disabled")

    return rendered(html, shot, choice.scale, choice.browser)


def _printed(page: "Page") -> bytes:
    return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
