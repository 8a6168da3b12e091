"""Hostile text where people see it: a real Chromium, the network blocked, in a snapshot and in the app."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from layers.theatre.catalogue import Catalogue
from layers.theatre.marking import marking
from tests.browser.conftest import (
    Viewer,
    Watched,
    eventually,
    open_app,
    open_snapshot,
    pages,
    quiet,
    serving,
    write_snapshot,
)
from tests.hostile.strings import ACCEPTED
from tests.hostile.theatre import GROUPS

STRANGE = """() => [...document.body.querySelectorAll('*')].flatMap((element) => {
  const { tagName, attributes } = element;
  const found = [...attributes].filter(({ name, value }) =>
    /^on|^srcdoc$|^formaction$/i.test(name) ||
    (/href$|^src$|^action$/i.test(name) && !/^(https?:[/][/]|#|$)/.test(value))
  ).map(({ name, value }) => `${tagName} ${name}=${value}`);
  const loads = /^(IFRAME|OBJECT|EMBED|BASE|FORM|META|LINK|IMG|VIDEO|AUDIO)$/i.test(tagName);
  return loads ? [tagName, ...found] : found;
})"""
"""What no text may become: an element that loads, a listener in an attribute, an address that is no link."""

RECORDS = """(ids) => {
  const rows = (on) => document.querySelectorAll(`.p-layer[aria-checked="${on}"]`);
  const press = (on) => rows(on).forEach((row) => row.click());
  const label = (row) => [row.dataset.claim, row.querySelector('.p-label').textContent];
  const read = (id) => {
    posture.command({select: id});
    const cards = [...document.querySelectorAll('.p-card .p-row')].map(label);
    return [id, document.querySelector('.p-evidence').textContent, cards];
  };
  const found = ids.flatMap((layer) => (press(true), layer.map(read)));
  press(false);
  return found;
}"""
"""Select claim by claim, and return for each its id, the text of the panel and the labels on the cards.

The ids come layer by layer, and one layer is on at a time: with all of them the cards take most of the time.
"""

PAPER = """() => {
  window.dispatchEvent(new Event('beforeprint'));
  const text = document.querySelector('.p-print').textContent;
  window.dispatchEvent(new Event('afterprint'));
  return text;
}"""


def assert_harmless(viewer: Viewer) -> None:
    """Nothing ran, nothing was loaded, no element came of a text."""
    viewer.page.wait_for_timeout(300)
    assert viewer.watched.dialogs == []
    assert viewer.watched.outside == []
    assert viewer.watched.errors == []
    assert viewer.violations() == []
    assert viewer.frame.evaluate(STRANGE) == []


@pytest.fixture(scope="module")
def opened(
    browser: Browser, hostile: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Viewer]:
    with pages(browser) as make:
        watched = make(1000, 700)
        watched.page.emulate_media(reduced_motion="reduce")
        yield open_snapshot(watched, write_snapshot(tmp_path_factory.mktemp("shown"), hostile))


@pytest.fixture
def viewer(opened: Viewer) -> Iterator[Viewer]:
    """A snapshot of all claims, one for the whole module, put back after each test."""
    yield opened
    opened.frame.evaluate("() => posture.command({language: 'en', select: null})")
    for _ in range(3):
        opened.page.keyboard.press("Escape")


def test_map_legend_and_head_have_texts_as_texts(viewer: Viewer, hostile: Catalogue) -> None:
    theatre = hostile.theatre
    assert viewer.find("h1").text_content() == theatre.title
    assert viewer.page.title() == " ".join(theatre.title.split())
    for layer in theatre.layers:
        assert layer.label in (viewer.row(layer.id).text_content() or "")
    text = viewer.find(".posture").evaluate("root => root.textContent")
    heads = (theatre.banner, marking(theatre, "en"), *theatre.notes)
    for each in (*heads, *(actor.label for actor in theatre.actors)):
        assert each in text, each
    viewer.page.keyboard.press("PageDown")
    expect(viewer.find(".p-captiontitle")).to_be_visible()
    assert viewer.find(".p-captiontitle").text_content() == theatre.scenes[0].title
    assert viewer.find(".p-captionwords").text_content() == theatre.scenes[0].caption
    assert_harmless(viewer)


@pytest.mark.parametrize("language", ["en", "es"])
def test_evidence_and_cards_have_every_text_in_every_field(
    viewer: Viewer, hostile: Catalogue, language: str
) -> None:
    viewer.frame.evaluate("language => posture.command({language})", language)
    on_cards: dict[str, str] = {}
    layers = [
        [id_ for id_, claim in hostile.claims.items() if claim.properties.layer == layer.id]
        for layer in hostile.theatre.layers
    ]
    seen = viewer.frame.evaluate(RECORDS, layers)
    assert len(seen) == len(hostile.claims)
    for id_, evidence, cards in seen:
        on_cards |= dict(cards)
        says = hostile.claims[id_].properties
        told = says if language == "en" else says.translations["es"]
        assert says.quantity is not None
        unit = says.quantity.unit if language == "en" else says.quantity.translations["es"].unit
        source = hostile.sources[says.citations[0].source]
        for each in (
            *(
                told.label,
                told.statement,
                *(told.items or ()),
                told.note,
                says.hedge,
                says.quantity.verbatim,
                unit,
            ),
            *(says.where.name, says.where.note, says.rating.by, says.coded_by),
            *(source.title, source.publisher),
        ):
            assert each is None or each in evidence, (id_, each)
    assert len(on_cards) > 100
    for id_, label in on_cards.items():
        says = hostile.claims[id_].properties
        assert label == (says.label if language == "en" else says.translations["es"].label), id_
    assert_harmless(viewer)


def test_lists_have_texts_as_texts(viewer: Viewer, hostile: Catalogue) -> None:
    viewer.page.keyboard.press("/")
    found = viewer.find(".p-results").evaluate("list => list.textContent")
    shown = viewer.find(".p-hit").evaluate_all("all => all.map(row => row.dataset.claim)")
    assert len(shown) > 100
    for id_ in shown:
        assert hostile.claims[id_].properties.label in found
    viewer.page.keyboard.press("Escape")
    viewer.find(".p-sources-open").click()
    sources = viewer.find(".p-evidence").evaluate("panel => panel.textContent")
    for group in GROUPS:
        assert group in sources, group
    assert_harmless(viewer)


def test_paper_has_texts_as_texts(viewer: Viewer, hostile: Catalogue) -> None:
    viewer.find(".p-look summary").click()
    viewer.find('[data-paper="all"]').click()
    paper = viewer.frame.evaluate(PAPER)
    for claim in hostile.claims.values():
        says = claim.properties
        for each in (says.label, says.statement, f"“{says.hedge}”", says.where.name):
            assert each in paper, each
    assert_harmless(viewer)


def test_a_link_cannot_say_anything_but_a_state(
    open_page: Callable[..., Watched], hostile: Catalogue, tmp_path: Path
) -> None:
    path = write_snapshot(tmp_path, hostile)
    viewer = open_snapshot(open_page(), path)
    for text in ACCEPTED[:: len(ACCEPTED) // 25]:
        said = quote(text)
        names = ("search", "select", "layers", "view", "scene", "lang", "theme", text)
        viewer.page.evaluate(
            "hash => { location.hash = hash; }", "&".join(f"{quote(n)}={said}" for n in names)
        )
        viewer.settle()
    viewer.page.evaluate(
        "hash => { location.hash = hash; }", f"search={quote('</b><img src=x onerror=alert(1)>')}"
    )
    viewer.settle()
    assert "</b><img src=x onerror=alert(1)>" in viewer.find(".posture").evaluate(
        "root => root.textContent + [...root.querySelectorAll('input')].map(each => each.value).join()"
    )
    assert_harmless(viewer)


def test_the_dashboard_has_texts_as_texts(
    open_page: Callable[..., Watched], folder: Path, hostile: Catalogue
) -> None:
    with serving("--theatre", str(folder)) as address:
        viewer = open_app(open_page(1440, 2400), address)
        page = viewer.page

        def says_figures() -> None:
            sidebar = page.get_by_test_id("stSidebar").text_content() or ""
            for figure in hostile.theatre.figures:
                assert hostile.claims[figure].properties.label in sidebar

        def says_method() -> None:
            method = page.locator("body").evaluate("body => body.textContent")
            for group in GROUPS:
                # Streamlit takes white space off both ends of a text, a paragraph separator with it
                assert group.strip() in method, group

        eventually(says_figures)
        for name, there in (
            ("Claims", "stDataFrame"), ("Over time", "stVegaLiteChart"), ("Sources", "stGraphVizChart"),
            ("Method", "stText"),
        ):  # fmt: skip
            page.get_by_role("tab", name=name).click()
            expect(page.get_by_test_id(there).locator("visible=true").first).to_be_visible(timeout=30_000)
            quiet(page)
            if name == "Sources":
                drawn = page.locator(".stGraphVizChart svg, [data-testid=stGraphVizChart] svg").first
                expect(drawn.locator("g.node")).to_have_count(len(hostile.sources), timeout=30_000)
                assert drawn.locator("a, image, script").count() == 0
            if name == "Method":
                eventually(says_method)
            assert viewer.watched.dialogs == []
            assert viewer.watched.outside == []
        assert page.locator("img[src*='hostile.example'], a[href^='javascript:' i]").count() == 0
