"""Several sources: collections, origins, figures that disagree, figures over time."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, expect

from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, eventually, open_app, serving

INK = (0, 108, 175)
"""The colour of the chart's marks."""


def chosen(viewer: Viewer, claim: str) -> str:
    viewer.frame.evaluate("id => posture.command({select: id})", claim)
    return viewer.find(".p-evidence").inner_text()


def test_the_article_alone_opens(viewer: Viewer, southcom: Catalogue) -> None:
    others = {layer.id for layer in southcom.theatre.layers if layer.collection == "other-reporting"}
    assert others
    assert not others & set(viewer.visible())
    assert viewer.find("#p-group-other-reporting").is_hidden()
    assert viewer.find('[data-collection="other-reporting"]').get_attribute("aria-checked") == "false"
    assert viewer.find('[data-collection="the-article"]').get_attribute("aria-checked") == "mixed"


def test_a_collection_is_switched_as_a_whole_or_layer_by_layer(viewer: Viewer, southcom: Catalogue) -> None:
    others = [layer.id for layer in southcom.theatre.layers if layer.collection == "other-reporting"]
    whole = viewer.find('[data-collection="other-reporting"]')
    before = viewer.visible(), viewer.shown()
    whole.click()
    assert [layer for layer in viewer.visible() if layer in others] == others
    assert whole.get_attribute("aria-checked") == "true"
    viewer.row(others[0]).click()
    assert whole.get_attribute("aria-checked") == "mixed"
    whole.click()
    assert whole.get_attribute("aria-checked") == "true"
    whole.click()
    assert (viewer.visible(), viewer.shown()) == before, "the article's view is as it was"
    assert viewer.row(others[1]).is_visible(), "rows do not fold away under the pointer"
    viewer.row(others[1]).click()
    assert viewer.visible()[-1] == others[1]


def test_a_folded_collection_can_be_looked_into(viewer: Viewer, southcom: Catalogue) -> None:
    other = next(layer.id for layer in southcom.theatre.layers if layer.collection == "other-reporting")
    before = viewer.visible()
    assert viewer.row(other).is_hidden()
    fold = viewer.find('.p-unfold[aria-controls="p-group-other-reporting"]')
    fold.click()
    assert viewer.row(other).is_visible()
    fold.click()
    assert viewer.row(other).is_hidden()
    assert viewer.visible() == before


def test_sources_that_repeat_one_person_are_one_origin(viewer: Viewer) -> None:
    text = chosen(viewer, "charter97-caracas")
    assert "4 sources, 1 independent origin" in text, "Charter97 and portfolio.hu, The War Zone, one person"
    assert "Kyrylo Budanov" in text
    assert "With what is linked as the same: 3 sources, 1 independent origin" in chosen(
        viewer, "ru-etf-strength"
    )


def test_figures_that_disagree_stand_side_by_side_and_are_not_added(viewer: Viewer) -> None:
    chosen(viewer, "ru-etf-strength")
    words = viewer.find(".p-figure q").all_inner_texts()
    for said in ("roughly 120 Russian troops", "more than 120", "about 90"):
        assert any(said in text for text in words), said
    text = chosen(viewer, "military-12000")
    for said in ("around 12,000", "sailors and Marines", "around 15,000 personnel", "about 5,000"):
        assert said in text, said
    assert "27,000" not in text
    assert "part of" in chosen(viewer, "elroihub-puerto-rico")


def test_what_nobody_could_verify_says_so(viewer: Viewer) -> None:
    assert "could not verify" in chosen(viewer, "twz-unverified")
    text = chosen(viewer, "portfolio-pantsir-unconfirmed")
    assert "Pantsir: not confirmed (reported)" in text
    assert "conflicts with" in text


def test_puerto_rico_is_said_to_be_outside(viewer: Viewer) -> None:
    assert "outside the AOR" in chosen(viewer, "elroihub-puerto-rico")


def test_the_sources_page_draws_who_repeats_whom(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(1440, 1600), app)
    viewer.page.get_by_role("tab", name="Sources").click()
    graph = viewer.page.get_by_test_id("stGraphVizChart")
    expect(graph.get_by_text("The War Zone", exact=True)).to_be_visible(timeout=20_000)
    expect(graph.locator("g.edge").nth(7)).to_be_attached()
    assert viewer.watched.outside == []


def test_the_graph_shows_every_source_as_it_is_written(
    open_page: Callable[..., Watched], invented: Path
) -> None:
    sources = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
    names = ["AT&amp;T <b>", r"\N \L back\\", 'one "quoted" & more\ton\na line\u2028']
    for source, name in zip(sources, names, strict=True):
        source["publisher"] = name
    sources[1]["credits"] = [sources[2]["id"]]  # a source without an arrow is not drawn
    (invented / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    with serving("--theatre", str(invented)) as address:
        viewer = open_app(open_page(1440, 1600), address)
        viewer.page.get_by_role("tab", name="Sources").click()
        graph = viewer.page.get_by_test_id("stGraphVizChart")
        expect(graph.locator("g.node")).to_have_count(3, timeout=20_000)
        shown = " ".join(graph.locator("g.node text").all_text_contents())
        assert all(" ".join(name.split()) in " ".join(shown.split()) for name in names), shown


def a_mark(chart: Locator) -> tuple[float, float]:
    """Return where in the chart's box a filled mark is, found by its colour."""
    picture = Image.open(BytesIO(chart.screenshot())).convert("RGB")
    reach = range(-3, 4)
    for y in range(4, picture.height - 4):  # from the top: the key below has marks too
        for x in range(4, picture.width - 4):
            if picture.getpixel((x, y)) == INK and all(
                picture.getpixel((x + dx, y + dy)) == INK for dx in reach for dy in reach
            ):
                return x, y
    raise AssertionError("no mark in the chart")


def test_a_mark_of_the_chart_selects_its_claim(
    open_page: Callable[..., Watched], app: str, southcom: Catalogue
) -> None:
    viewer = open_app(open_page(1440, 1600), app)
    page = viewer.page
    page.get_by_role("tab", name="Over time").click()
    chart = page.get_by_test_id("stVegaLiteChart").first
    chart.scroll_into_view_if_needed()
    marks: list[tuple[float, float]] = []

    def is_drawn() -> None:
        before, after = a_mark(chart), a_mark(chart)
        assert before == after, "and lies still"
        marks.append(after)

    eventually(is_drawn)
    box = chart.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + marks[-1][0], box["y"] + marks[-1][1])
    panel = viewer.find('.p-evidence:not([data-claim=""])')
    expect(panel).to_be_visible(timeout=15_000)
    assert panel.get_attribute("data-claim") in southcom.theatre.charts[0].claims
    assert viewer.watched.outside == []
