"""Everybody can use the map: by keyboard, with a screen reader, enlarged, in a narrow window, with a finger.

axe-core looks at every state in STATES (WCAG 2.2 A and AA, and best practices) in a snapshot and in the app's
frame. A new panel goes in as one more entry: its name, and how a reader gets there.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, expect

from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import Viewer, Watched, eventually, open_app, open_snapshot, write_snapshot

CONFLICT = "portfolio-pantsir-unconfirmed"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def _opening(viewer: Viewer) -> None:
    assert viewer.find(".p-legend").is_visible()


def _evidence(viewer: Viewer) -> None:
    viewer.frame.evaluate("id => posture.command({select: id})", CONFLICT)


def _source(viewer: Viewer) -> None:
    _evidence(viewer)
    viewer.find(".p-chain [data-to]").first.click()


def _sources(viewer: Viewer) -> None:
    viewer.find(".p-sources-open").click()


def _find(viewer: Viewer) -> None:
    viewer.page.keyboard.press("Escape")
    viewer.page.keyboard.press("/")
    viewer.find(".p-find").wait_for()


def _everything(viewer: Viewer) -> None:
    viewer.find(".p-look summary").click()
    viewer.find('.p-layer[aria-checked="false"]').evaluate_all("rows => rows.forEach((row) => row.click())")


def _theme(theme: str) -> Callable[[Viewer], None]:
    def choose(viewer: Viewer) -> None:
        viewer.find(f'[data-theme="{theme}"].p-choice').evaluate("choice => choice.click()")
        _evidence(viewer)

    return choose


def _spanish(viewer: Viewer) -> None:
    viewer.find('[data-language="es"].p-choice').evaluate("choice => choice.click()")


def _narrow(viewer: Viewer) -> None:
    viewer.page.set_viewport_size({"width": 320, "height": 640})
    viewer.page.wait_for_function("() => innerWidth === 320")
    _evidence(viewer)


def _copied(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    viewer.page.keyboard.press("Escape")
    viewer.page.keyboard.press("c")
    viewer.find(".p-notice textarea").wait_for()


def _measuring(viewer: Viewer) -> None:
    viewer.frame.evaluate("() => { posture.command({select: null}); document.activeElement.blur(); }")
    viewer.page.keyboard.press("m")
    for _ in range(2):
        viewer.page.keyboard.press("Enter")
    viewer.find(".p-distance").wait_for()


def _time(viewer: Viewer) -> None:
    viewer.page.set_viewport_size({"width": 1440, "height": 900})
    viewer.page.wait_for_function("() => innerWidth === 1440")
    viewer.frame.evaluate("() => posture.command({select: null})")
    viewer.page.keyboard.press("t")
    viewer.find(".p-time").wait_for()


def _scene(viewer: Viewer) -> None:
    # the slider has its own use for the key
    viewer.frame.evaluate("() => document.activeElement.blur()")
    viewer.page.keyboard.press("PageDown")
    viewer.find(".p-caption").wait_for()


def _brief(viewer: Viewer) -> None:
    viewer.page.keyboard.press("b")
    viewer.find('.posture[data-brief="true"]').wait_for()


STATES: dict[str, Callable[[Viewer], None]] = {
    "as it opens": _opening,
    "evidence": _evidence,
    "a source": _source,
    "sources": _sources,
    "find": _find,
    # with every layer a look takes many times as long
    "Spanish": _spanish,
    "a link to copy by hand": _copied,
    "every layer": _everything,
    "dark": _theme("dark"),
    "print": _theme("print"),
    "light": _theme("light"),
    "320 pixels": _narrow,
    "measuring": _measuring,
    "the dates": _time,
    "a scene": _scene,
    "a briefing": _brief,
}
"""How a reader gets from each state to the next, in this order."""

# shadows of scrolling panels and the map's drawing keep axe from telling what is behind a text
PLAIN = """
.p-scroll, .p-legend-body { background: var(--panel) !important; }
.p-map svg { visibility: hidden; }
"""

LOOK = """async ([tags, plain]) => {
  const told = ({ violations }) => violations.flatMap((each) => each.nodes.map((node) =>
    [each.id + ":", node.target.join(" "), node.html.slice(0, 120), node.failureSummary].join(" ")));
  const run = async (options) => told(await axe.run(document, { ...options, resultTypes: ["violations"] }));
  const found = await run({ runOnly: tags, rules: { "color-contrast": { enabled: false } } });
  if (!plain) return found;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(plain);
  document.adoptedStyleSheets = [sheet];
  found.push(...await run({ runOnly: ["color-contrast"] }));
  document.adoptedStyleSheets = [];
  return found;
}"""

AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def file(southcom: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_snapshot(tmp_path_factory.mktemp("accessible"), southcom)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as made:
        yield made


@pytest.fixture
def viewer(context: BrowserContext, file: Path) -> Iterator[Viewer]:
    page = context.new_page()
    yield open_snapshot(Watched(page), file)
    page.close()


def violations(viewer: Viewer, states: Iterable[str], plain: str | None) -> dict[str, list[str]]:
    """Go from state to state, and return what axe finds in those where it finds anything."""
    viewer.frame.evaluate(AXE)
    found: dict[str, list[str]] = {}
    for name in states:
        STATES[name](viewer)
        viewer.settle()
        found[name] = viewer.frame.evaluate(LOOK, [RULES, plain])
    return {name: problems for name, problems in found.items() if problems}


def test_axe_finds_nothing_in_a_snapshot(viewer: Viewer) -> None:
    assert violations(viewer, STATES, PLAIN) == {}


def test_axe_finds_nothing_in_the_app(context: BrowserContext, app: str) -> None:
    # colours are the same in both hosts
    viewer = open_app(Watched(context.new_page()), app)
    assert violations(viewer, ["as it opens", "a source", "every layer"], None) == {}


AROUND = """async (tags) => {
  const options = { runOnly: tags, iframes: false, resultTypes: ["violations"] };
  const { violations } = await axe.run(document, options);
  const told = (id) => ({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`;
  return violations.flatMap(({ id, nodes }) => nodes.map(told(id)));
}"""

# axe tells nothing of a text that is half clear
PALE = """() => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (paints) => {
    for (const [colour, opacity] of [["white", 1], ...paints]) {
      [pen.fillStyle, pen.globalAlpha] = [colour, opacity];
      pen.fillRect(0, 0, 1, 1);
    }
    const linear = (part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const found = [];
  for (const text of document.querySelectorAll('p, label, button [data-testid="stMarkdownContainer"]')) {
    if (!text.innerText?.trim() || !text.checkVisibility() || text.closest("[disabled]")) continue;
    const around = [];
    for (let each = text; each; each = each.parentElement) around.unshift(getComputedStyle(each));
    const ground = around.map(({ backgroundColor }) => [backgroundColor, 1]);
    const opacity = around.reduce((product, each) => product * each.opacity, 1);
    const [one, two] = [light(ground), light([...ground, [around.at(-1).color, opacity]])];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${text.innerText}`);
  }
  return found;
}"""


def test_axe_finds_nothing_around_the_map_and_no_text_is_pale(context: BrowserContext, app: str) -> None:
    page = open_app(Watched(context.new_page()), app).page
    expect(page.get_by_text("190 of 190 claims")).to_be_visible(timeout=30_000)
    page.evaluate(AXE)
    colour = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    light = page.evaluate(colour)
    assert (page.evaluate(AROUND, RULES), page.evaluate(PALE)) == ([], [])
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"(light) => {colour} !== light", arg=light)
    assert (page.evaluate(AROUND, RULES), page.evaluate(PALE)) == ([], [])
    page.locator("p").first.evaluate("each => { each.style.color = '#777'; }")
    assert page.evaluate(PALE), "it would find something"
    page.close()


def test_axe_would_find_something(viewer: Viewer) -> None:
    viewer.frame.evaluate(AXE)
    viewer.frame.evaluate("() => { document.querySelector('.p-subtitle').style.color = '#c8c8c8'; }")
    viewer.frame.evaluate("() => { document.querySelector('.p-row').setAttribute('role', 'nobody'); }")
    found = " ".join(viewer.frame.evaluate(LOOK, [RULES, PLAIN]))
    assert "color-contrast: " in found
    assert "aria-roles: " in found


STOPS = """() => [...document.querySelectorAll(
  'a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }))"""

# notes every stop of the focus: whether a ring shows it, and whether it is in the window
NOTE = """() => {
  window.stops = new Map();
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const box = target.getBoundingClientRect();
    window.stops.set(target, {
      name: target.outerHTML.slice(0, 120),
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      inside: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
    });
  });
}"""


def around(viewer: Viewer) -> tuple[list[dict[str, Any]], list[str]]:
    """Go round with Tab; return every stop, and what one can press but was not come by."""
    page = viewer.page
    page.evaluate(NOTE)
    for _ in range(page.evaluate(f"({STOPS})().length") + 3):
        page.keyboard.press("Tab")
    missed = f"({STOPS})().filter((e) => !window.stops.has(e)).map((e) => e.outerHTML.slice(0, 120))"
    return page.evaluate("[...window.stops.values()]"), page.evaluate(missed)


@pytest.mark.parametrize("state", ["as it opens", "evidence", "a source"])
def test_tab_comes_by_everything_and_shows_where_it_is(viewer: Viewer, state: str) -> None:
    STATES[state](viewer)
    stops, missed = around(viewer)
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [stop["name"] for stop in stops if not stop["inside"]] == []
    assert missed == []


def test_the_first_stops_jump_to_map_and_legend(viewer: Viewer) -> None:
    viewer.page.keyboard.press("Tab")
    assert viewer.find(".p-skip a:focus").inner_text() == "To the map"
    viewer.page.keyboard.press("Enter")
    assert viewer.find(".p-map :focus").count() == 1
    viewer.frame.evaluate("() => document.activeElement.blur()")
    viewer.find('[data-skip="skip_legend"]').focus()
    assert viewer.find('[data-skip="skip_evidence"]').is_hidden(), "there is none"
    viewer.page.keyboard.press("Enter")
    assert viewer.find(".p-legend :focus").count() == 1


def test_toggles_are_announced(viewer: Viewer, southcom: Catalogue) -> None:
    label = southcom.theatre.layers[3].label
    viewer.page.keyboard.press("4")
    assert viewer.find('[role="status"]').inner_text() == f"{label} on"
    viewer.page.keyboard.press("4")
    assert viewer.find('[role="status"]').inner_text() == f"{label} off"


# what one can press and is smaller than it may be (WCAG 2.2, 2.5.8; links in running text are exempt)
SMALL = """(least) => [...document.querySelectorAll("button, summary, a[role=button], input")]
  .map((e) => [e.className + " " + e.textContent.slice(0, 30), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < least || box.height < least))
  .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`)"""

# what is wider than its box shows, and what lies outside of the window
CUT = """() => {
  const text = "h1, h2, h3, p, dd, button, .p-foot span, bdi";
  const wide = (e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline";
  const over = ({ left, right, bottom }) => left < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
  const all = (name) => [...document.querySelectorAll(name)];
  return [
    ...all(text).filter((e) => e.checkVisibility() && !e.closest(".p-live, .p-skip, .p-name") && wide(e)),
    ...all(".p-panel, .p-card, .p-head, .p-foot, .leaflet-control")
      .filter((e) => e.checkVisibility() && over(e.getBoundingClientRect())),
  ].map((e) => e.className + " " + e.textContent.slice(0, 40));
}"""


@pytest.mark.parametrize(("width", "height"), [(720, 450), (320, 640)])
def test_enlarged_or_narrow_nothing_is_cut_off(viewer: Viewer, width: int, height: int) -> None:
    page = viewer.page
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => innerWidth === width", arg=width)
    assert viewer.find(".p-foot .p-note").first.is_visible(), "until when a collection was read"
    for state in ("as it opens", "evidence", "a source", "sources"):
        STATES[state](viewer)

        def is_laid_out(state: str = state) -> None:
            viewer.settle()
            scroll = page.evaluate("() => [document.documentElement.scrollWidth, document.body.scrollWidth]")
            assert max(scroll) <= width, state
            assert page.evaluate(CUT) == [], state
            assert page.evaluate(SMALL, 24) == [], state

        eventually(is_laid_out)
        panel = viewer.find(".p-evidence .p-scroll")
        if panel.count():
            box = panel.bounding_box()
            assert box is not None
            assert box["height"] > 80, f"{state}: room to read in"
        page.keyboard.press("Escape")


def test_a_finger_is_enough(browser: Browser, file: Path) -> None:
    with browser.new_context(
        viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True
    ) as context:
        viewer = open_snapshot(Watched(context.new_page()), file)
        assert viewer.page.evaluate("() => matchMedia('(pointer: coarse)').matches")
        viewer.find(".p-mark").first.tap()
        panel = viewer.find(".p-evidence")
        panel.wait_for()
        assert viewer.page.evaluate(SMALL, 24) == []
        scroll = panel.locator(".p-scroll")
        assert scroll.evaluate("box => { box.scrollBy(0, 200); return box.scrollTop; }") > 0
        for press in (panel.locator(".p-icon").first, panel.locator(".p-cite"), viewer.find(".p-fold")):
            box = press.bounding_box()
            assert box is not None
            assert box["height"] >= 44
        panel.get_by_role("button", name="Close").tap()
        panel.wait_for(state="hidden")
        viewer.find(".p-fold").tap()
        row = viewer.row("what-if")
        row.tap()
        expect(row).to_have_attribute("aria-checked", "true")
        box = row.bounding_box()
        assert box is not None
        assert box["height"] >= 44


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_the_readers_own_colours_leave_the_swatches(viewer: Viewer, media: dict[str, Any]) -> None:
    viewer.page.emulate_media(**media)
    _evidence(viewer)
    for name in (".p-card .p-badge", ".p-layer kbd", ".p-panel"):
        style = viewer.find(name).first.evaluate("e => getComputedStyle(e).borderTopStyle")
        assert style != "none", name
    swatch = viewer.find(".p-swatch .p-edge").first
    ground = "e => getComputedStyle(e.closest('svg')).forcedColorAdjust"
    assert swatch.evaluate(ground) == ("none" if "forced_colors" in media else "auto")
