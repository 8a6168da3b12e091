"""The page in Spanish: chosen by the state, the browser or the reader; what is not translated says so."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from layers.messages.language import Language, messages
from layers.page.state import opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters
from tests.browser.conftest import Viewer, Watched, eventually, open_app, open_snapshot, write_snapshot
from tests.invented import SPANISH
from tests.theatres import HOSTILE, write_hostile, write_invented

WORDS = r"""() => {
  const data = "bdi, q, code, path[role=button], .p-along, .p-print, [hidden]";
  const said = [];
  const walk = document.createTreeWalker(document.querySelector(".posture"), NodeFilter.SHOW_ALL);
  for (let at = walk.currentNode; at; at = walk.nextNode()) {
    if ((at.nodeType === Node.TEXT_NODE ? at.parentElement : at).closest(data)) continue;
    if (at.nodeType === Node.TEXT_NODE) said.push(at.data);
    else if (!at.matches(".p-mark")) said.push(at.getAttribute("title"), at.getAttribute("aria-label"));
  }
  return said.filter(Boolean).join("\n");
}"""
"""Everything that the interface says, without what is data."""


def english(said: str) -> set[str]:
    """The English messages in a text: those with five letters or more in a row that are not Spanish too."""
    found = set()
    for key, message in messages("en").items():
        parts = [part.strip() for part in re.split(r"\{\w+\}", message) if re.search(r"\w{5}", part)]
        there = (re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said) for part in parts)
        if parts and message != messages("es")[key] and all(there):
            found.add(key)
    return found


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_invented(tmp_path_factory.mktemp("theatres") / "invented"))


Opened = Callable[..., Viewer]


@pytest.fixture
def opened(open_page: Callable[..., Watched], tmp_path: Path, theatre: Catalogue) -> Opened:
    """Open the invented theatre with every layer on, in a language, in a browser of a locale."""

    def make(language: Language | None, locale: str = "en-US", catalogue: Catalogue = theatre) -> Viewer:
        layers = tuple(layer.id for layer in catalogue.theatre.layers)
        state = replace(opening(catalogue), layers=layers, language=language)
        return open_snapshot(open_page(locale=locale), write_snapshot(tmp_path, catalogue, state))

    return make


@pytest.mark.parametrize(
    ("chosen", "locale", "spoken"),
    [
        ("es", "en-US", "es"),
        ("en", "es-VE", "en"),
        (None, "es-MX", "es"),
        (None, "en-GB", "en"),
        (None, "fr-FR", "en"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_browsers(
    opened: Opened, chosen: Language | None, locale: str, spoken: Language
) -> None:
    viewer = opened(chosen, locale)
    assert viewer.page.evaluate("() => document.documentElement.lang") == spoken
    assert viewer.find(".p-asof b").inner_text().strip() == messages(spoken)["as_of"]
    assert viewer.state()["language"] == chosen


def test_a_reader_changes_the_language_of_everything(opened: Opened, theatre: Catalogue) -> None:
    viewer = opened("en")

    def said() -> str:
        seen = []
        for id_ in theatre.claims:
            viewer.frame.evaluate("id => posture.command({select: id})", id_)
            seen.append(viewer.frame.evaluate(WORDS))
        viewer.find(".p-sources-open").click()
        return "\n".join([*seen, viewer.frame.evaluate(WORDS)])

    viewer.find(".p-look summary").click()
    assert len(english(said())) > 60, "the search for English finds it"
    choice = viewer.find('.p-choice[data-language="es"]')
    choice.focus()
    viewer.page.keyboard.press("Enter")
    assert viewer.page.evaluate("() => document.activeElement.dataset.language") == "es"
    assert english(said()) == set()
    assert viewer.state()["language"] == "es"
    assert viewer.page.evaluate("() => document.documentElement.lang") == "es"
    assert viewer.find("h1").inner_text() == "Un pulso inventado en el Pacífico"
    assert viewer.row("blue-side").inner_text().split("\n")[1] == "Lado azul"
    assert viewer.find('.p-layer[data-layer="amber-side"] .p-lang').first.inner_text() == "EN"
    viewer.find('.p-choice[data-language="en"]').click()
    assert viewer.find(".p-lang").count() == 0
    assert viewer.watched.errors == []


def test_what_is_not_translated_says_so(opened: Opened, theatre: Catalogue) -> None:
    viewer = opened("es")
    for id_, claim in theatre.claims.items():
        viewer.frame.evaluate("id => posture.command({select: id})", id_)
        title = viewer.find(".p-evidence .p-title")
        label = SPANISH.get(id_, {}).get("label")
        if label:
            assert title.inner_text() == label
        else:
            assert title.inner_text() == f"{claim.properties.label} EN"
            assert title.locator("bdi").get_attribute("lang") == "en"


def test_quoted_words_stay_in_the_language_of_their_source(opened: Opened, theatre: Catalogue) -> None:
    viewer = opened("es")
    viewer.frame.evaluate("() => posture.command({select: 'amber-denial'})")
    quote = viewer.find(".p-evidence dl q").first
    assert quote.inner_text() == theatre.claims["amber-denial"].properties.hedge
    assert quote.get_attribute("lang") == "fj"
    assert viewer.find(".p-evidence .p-chain [data-to] bdi").first.get_attribute("lang") == "fj"
    viewer.frame.evaluate("() => posture.command({select: 'amber-flotilla'})")
    assert viewer.find(".p-evidence dl q").first.get_attribute("lang") == "en"
    assert viewer.find(".p-evidence q .p-lang, .p-evidence a .p-lang").count() == 0


def test_the_search_knows_the_translations(
    open_page: Callable[..., Watched], theatre: Catalogue, tmp_path: Path
) -> None:
    state = replace(opening(theatre), language="en", filters=Filters(search="guarnicion fiyi"))
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, theatre, state))
    rows = viewer.find(".p-row").evaluate_all("rows => rows.map(row => row.dataset.claim)")
    assert set(rows) == {"blue-garrison"}


def test_hostile_translations_are_shown_verbatim_and_run_nothing(opened: Opened, tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path / "hostile"))
    viewer = opened("es", catalogue=catalogue)
    seen = [viewer.find(".posture").evaluate("root => root.textContent")]
    for id_ in catalogue.claims:
        viewer.frame.evaluate("id => posture.command({select: id})", id_)
        seen.append(viewer.find(".p-evidence").evaluate("panel => panel.textContent"))
    text = "\n".join(seen)
    translated = [claim.properties.translations.get("es") for claim in catalogue.claims.values()]
    words = [said for each in translated if each for said in (each.label, each.statement, each.note)]
    words += [theatre.title for theatre in catalogue.theatre.translations.values()]
    assert len([said for said in words if said]) > 8
    assert [said for said in words if said and said not in text] == []
    assert any(payload in said for said in words if said for payload in HOSTILE)
    assert viewer.watched.dialogs == []
    assert viewer.watched.errors == []
    assert viewer.watched.outside == []
    assert viewer.violations() == []


def test_paper_is_in_the_readers_language(opened: Opened) -> None:
    viewer = opened("en")
    viewer.find(".p-look summary").click()
    viewer.find('.p-choice[data-language="es"]').click()
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    viewer.page.emulate_media(media="print")
    expect(viewer.find(".p-print h2").first).to_have_text(messages("es")["all_claims"])
    assert SPANISH["blue-garrison"]["statement"] in viewer.find(".p-print").inner_text()


def look_at(page: Page, name: str) -> None:
    """Open a tab of the page, again where a rerun has drawn the tabs anew in between."""
    tab = page.get_by_role("tab", name=name)
    for _ in range(6):
        tab.click()
        try:
            expect(tab).to_have_attribute("aria-selected", "true", timeout=3000)
        except AssertionError:
            continue
        return
    raise AssertionError(f"the tab {name} does not open")


def test_the_page_around_the_map_speaks_the_same_language(
    open_page: Callable[..., Watched], app: str
) -> None:
    viewer = open_app(open_page(locale="es-MX", height=1600), app)
    page = viewer.page
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text(messages("es")["app.figures"], exact=True)).to_be_visible()
    expect(page).to_have_title(messages("es")["app.title"])
    assert "lang=" not in page.url, "the browser's own language is no part of a link"
    for tab in ("claims", "timeline", "sources", "method"):
        look_at(page, messages("es")[f"app.tab.{tab}"])

        def speaks_spanish(tab: str = tab) -> None:
            lines = page.locator("body").inner_text().splitlines()
            around = "\n".join(line for line in lines if not line.endswith("[EN]"))
            assert {key for key in english(around) if key.startswith("app.")} == set(), tab

        eventually(speaks_spanish)
    expect(page.get_by_text("La letra de cada afirmación")).to_be_visible()

    sidebar.get_by_role("combobox").first.click()
    page.get_by_role("option", name="English").click()
    expect(sidebar.get_by_text("Key figures", exact=True)).to_be_visible()
    look_at(page, "Method")
    expect(page.get_by_text("The letter on a claim")).to_be_visible()

    def speaks_english() -> None:
        said = english(page.locator("body").inner_text())
        assert {"app.figures", "app.figures_note", "app.snapshot"} <= said

    eventually(speaks_english)
    expect(viewer.find(".p-asof b")).to_have_text("As of ")
    page.wait_for_url("**lang=en**")

    viewer.find(".p-look summary").click()
    viewer.find('.p-choice[data-language="es"]').click()
    expect(sidebar.get_by_text(messages("es")["app.figures"], exact=True)).to_be_visible()
    page.wait_for_url("**lang=es**")
    expect(viewer.find(".p-asof b")).to_have_text("Información hasta ")
    assert viewer.watched.errors == []


def test_a_link_chooses_the_language(open_page: Callable[..., Watched], app: str) -> None:
    viewer = open_app(open_page(), f"{app}/?lang=es")
    expect(viewer.page.get_by_text(messages("es")["app.figures"], exact=True)).to_be_visible()
    expect(viewer.find(".p-asof b")).to_have_text(messages("es")["as_of"])
    assert viewer.state()["language"] == "es"
