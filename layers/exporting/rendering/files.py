"""The document as PDF, one map as PNG."""

from layers.exporting.choice import Choice
from layers.exporting.drawing.setting import setting, states
from layers.exporting.drawing.slide import slide
from layers.exporting.drawing.svg import svg
from layers.exporting.rendering.browser import page
from layers.exporting.rendering.document import document
from layers.theatre.catalogue import Catalogue


def pdf(catalogue: Catalogue, choice: Choice) -> bytes:
    """Return maps, claims and sources as PDF: of one state, or with a map for every scene.

    It is drawn with lines and letters, tagged, and has bookmarks. The same choice gives the same content; the
    browser writes into it when it was made.

    Raises:
        RenderError: if there is no browser.

    """
    own = setting(catalogue, choice, "page.behind")
    html = document(own, [slide(own, state) for state in states(catalogue, choice)])
    with page(html, browser=choice.browser) as opened:
        return opened.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)


def png(catalogue: Catalogue, choice: Choice) -> bytes:
    """Return the map of one state as PNG, the same bytes on one machine.

    Raises:
        RenderError: if there is no browser.

    """
    own = setting(catalogue, choice, "page.not_listed")
    sheet = slide(own, choice.state).sheet
    size = {"width": round(own.width * own.scale), "height": round(own.height * own.scale)}
    html = f'<!doctype html><body style="margin:0">{svg(sheet, inside=True)}'
    with page(html, choice.scale, choice.browser) as opened:
        opened.set_viewport_size({"width": size["width"], "height": size["height"]})
        return opened.screenshot(type="png", animations="disabled")
