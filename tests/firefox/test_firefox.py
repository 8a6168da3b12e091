"""The map in Firefox: it opens, is drawn as in Chromium, follows keys and clicks, and runs nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layers.page.snapshot import snapshot
from layers.page.state import State, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.drawn import BARE, REFERENCES, SIZE, VIEWS, everything
from tests.browser.test_drawn import differing
from tests.firefox.conftest import Firefox
from tests.serving import serving
from tests.theatres import HOSTILE, write_hostile

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the driver forgets sockets until Firefox answers
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
READY = "document.querySelector('.posture[data-ready=\"true\"]') !== null"
STATE = "document.querySelector('.posture').dataset.state"
ON = "[...document.querySelectorAll('.p-layer[aria-checked=\"true\"]')].map((row) => row.dataset.layer)"


def opened(firefox: Firefox, folder: Path, catalogue: Catalogue, state: State | None = None) -> None:
    path = folder / "map.html"
    path.write_bytes(snapshot(catalogue, state or opening(catalogue)))
    firefox.resize(1280, 800)
    firefox.open(path.as_uri())
    firefox.wait(READY)


def state_of(firefox: Firefox) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(firefox.ask(STATE))
    return found


def test_a_snapshot_opens_without_a_word_on_the_console(
    firefox: Firefox, southcom: Catalogue, tmp_path: Path
) -> None:
    opened(firefox, tmp_path, southcom)
    assert firefox.ask(ON) == [layer.id for layer in southcom.theatre.layers if layer.on]
    assert firefox.ask("document.querySelectorAll('path[data-mark]').length") > 3
    assert firefox.ask("document.querySelectorAll('.p-card').length") > 1
    assert firefox.said() == []


def test_the_policy_holds(firefox: Firefox, southcom: Catalogue, tmp_path: Path) -> None:
    opened(firefox, tmp_path, southcom)
    firefox.do(
        "const script = page.document.createElement('script'); script.textContent = 'ran = true';"
        "page.document.body.append(script); const image = new page.Image();"
        "image.src = 'https://outside.example/a.png'; page.document.body.append(image);"
    )
    assert firefox.ask("page.ran === undefined")
    said = " ".join(firefox.said())
    assert "script-src" in said
    assert "img-src" in said


def test_keys_and_clicks_do_what_they_do_in_chromium(
    firefox: Firefox, southcom: Catalogue, tmp_path: Path
) -> None:
    opened(firefox, tmp_path, southcom)
    before = firefox.ask(ON)
    firefox.press("1")
    assert firefox.ask(ON) == before[1:]
    firefox.click(f'.p-layer[data-layer="{before[0]}"]')
    assert firefox.ask(ON) == before
    firefox.click('.p-card [data-claim="ru-makarevich"]')
    firefox.wait("document.querySelector('.p-evidence').dataset.claim === 'ru-makarevich'")
    firefox.wait("location.hash.includes('select=ru-makarevich')")
    firefox.press("\ue00c")
    firefox.wait("document.querySelector('.p-evidence').hidden")
    firefox.press("/")
    firefox.press(*"wagner")
    firefox.wait("document.querySelectorAll('.p-hit').length === 1")
    assert firefox.said() == []


def test_a_clicker_leads_a_briefing(firefox: Firefox, southcom: Catalogue, tmp_path: Path) -> None:
    opened(firefox, tmp_path, southcom)
    firefox.press("b")
    for scene in southcom.theatre.scenes:
        firefox.press("\ue00f")
        firefox.wait(f"JSON.parse({STATE}).scene === {json.dumps(scene.id)}")
        title = firefox.ask("document.querySelector('.p-captiontitle').textContent")
        assert title == scene.title
        assert state_of(firefox)["layers"] == list(scene.layers)
    assert state_of(firefox)["brief"]
    assert firefox.said() == []


def test_the_audience_s_window_follows(firefox: Firefox, southcom: Catalogue, tmp_path: Path) -> None:
    opened(firefox, tmp_path, southcom)
    mine = firefox.driver.current_window_handle
    firefox.press("n")
    firefox.wait("!document.querySelector('.p-presenter').hidden")
    (other,) = set(firefox.driver.window_handles) - {mine}
    scene = southcom.theatre.scenes[0]
    try:
        firefox.driver.switch_to_window(other)
        firefox.wait(READY)
        firefox.driver.switch_to_window(mine)
        firefox.press("\ue00f")
        firefox.wait(f"JSON.parse({STATE}).scene === {json.dumps(scene.id)}")
        firefox.driver.switch_to_window(other)
        firefox.wait(f"JSON.parse({STATE}).scene === {json.dumps(scene.id)} && JSON.parse({STATE}).brief")
    finally:
        firefox.driver.switch_to_window(other)
        firefox.driver.close()
        firefox.driver.switch_to_window(mine)
    firefox.wait("document.querySelector('.p-presenter').hidden")
    assert firefox.said() == []


def copied(firefox: Firefox) -> tuple[str, Image.Image]:
    """Press “Copy as a picture”; return what is said, and the file that is offered.

    What Firefox says of its clipboard counts: without a screen it keeps no picture there.
    """
    firefox.do("page.document.querySelector('.p-look').open = true;")
    with firefox.driver.using_context("chrome"):
        firefox.driver.execute_script(
            "Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard)"
        )
    firefox.click('[data-focus="picture"]')
    firefox.wait("document.querySelector('.p-notice a[download]') !== null")
    said = firefox.ask("document.querySelector('.p-notice').textContent")
    firefox.click(".p-notice a[download]")
    file = firefox.downloaded(".png")
    image = Image.open(file)
    image.load()
    file.unlink()
    return said, image


def test_the_first_page_is_copied_as_a_picture(firefox: Firefox, southcom: Catalogue, tmp_path: Path) -> None:
    opened(firefox, tmp_path, southcom)
    said, image = copied(firefox)
    assert "is on the clipboard" in said
    assert image.width > 1900
    assert len(set(image.convert("RGB").tobytes())) > 100, "something is drawn"
    assert set(image.convert("RGBA").getchannel("A").tobytes()) == {255}, "on paper, not on nothing"
    assert firefox.said() == []


def test_a_firefox_that_has_no_clipboard_for_pictures_gives_a_file(
    firefox: Firefox, southcom: Catalogue, tmp_path: Path
) -> None:
    opened(firefox, tmp_path, southcom)
    firefox.do("delete page.ClipboardItem;")
    said, image = copied(firefox)
    assert "does not let a page put pictures on the clipboard" in said
    assert image.width > 1900
    assert firefox.said() == []


def test_hostile_text_is_text(firefox: Firefox, tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path / "hostile"))
    opened(firefox, tmp_path, catalogue, everything(catalogue))
    seen = firefox.ask("document.querySelector('.posture').textContent")
    assert any(payload in seen for payload in HOSTILE)
    assert firefox.ask("document.querySelectorAll('img, iframe, .posture script').length") == 0
    assert firefox.said() == []


DIFFERS = 0.001
"""The share of pixels that may differ visibly from Chromium’s: a tenth of what its references allow. A layer
that is missing, the thinnest one too, is more in one of the views."""


def looked_at(firefox: Firefox, folder: Path) -> dict[str, float]:
    """Return the share of pixels that differ from the reference in each view, taken in the same order.

    Patterns begin where Leaflet's panes do, which follows from the views before.
    """
    firefox.do(
        "const sheet = new page.CSSStyleSheet(); sheet.replaceSync(given[0]);"
        "page.document.adoptedStyleSheets.push(sheet);",
        BARE,
    )
    # the page keeps its centre when the map grows: not before that is there another view to ask for
    firefox.wait(f"page.posture.map.getSize().y === {SIZE[1]}")
    found = {}
    for view, (centre, zoom) in VIEWS.items():
        firefox.settle()
        firefox.do("page.posture.map.setView(given[0], given[1], {animate: false});", list(centre), zoom)
        firefox.settle()
        picture = firefox.picture()
        picture.save(folder / f"{view}.png")
        reference = Image.open(REFERENCES / f"{view}-light.png").convert("RGB")
        assert picture.size == reference.size
        found[view] = differing(picture, reference)
    return found


def test_the_map_is_drawn_as_in_chromium(firefox: Firefox, southcom: Catalogue, tmp_path: Path) -> None:
    opened(firefox, tmp_path, southcom, everything(southcom))
    firefox.resize(*SIZE)
    found = looked_at(firefox, tmp_path)
    assert {view: share for view, share in found.items() if share > DIFFERS} == {}, tmp_path


@pytest.mark.parametrize("layer", ["ru-advisory", "movements", "what-if"])
def test_the_comparison_sees_a_layer_that_is_missing(
    firefox: Firefox, southcom: Catalogue, tmp_path: Path, layer: str
) -> None:
    state = everything(southcom)
    layers = tuple(each for each in state.layers if each != layer)
    opened(firefox, tmp_path, southcom, replace(state, layers=layers))
    firefox.resize(*SIZE)
    assert max(looked_at(firefox, tmp_path).values()) > DIFFERS


def test_the_dashboard_shows_the_map_and_follows_it(firefox: Firefox, southcom: Catalogue) -> None:
    with serving(APP) as address:
        firefox.resize(1440, 900)
        firefox.open(address)
        frame = "document.querySelector('iframe[title=\"streamlit_folium.st_folium\"]')"
        inside = f"{frame}?.contentDocument?.querySelector('.posture[data-ready=\"true\"]')"
        firefox.wait(f"!!{inside}", 120)
        said = f"Snapshot: 3 of {len(southcom.theatre.layers)} layers"
        firefox.wait(f"document.body.textContent.includes('{said}')", 120)
        firefox.do(f"{inside}.querySelector('.p-layer[data-layer=\"what-if\"]').click()")
        said = said.replace("3 of", "4 of")
        firefox.wait(f"document.body.textContent.includes('{said}')", 120)
        firefox.wait("location.search.includes('what-if')")
