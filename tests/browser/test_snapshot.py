"""The snapshot file: from file://, with nothing else."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from layers.page import payload
from layers.page.snapshot import snapshot
from layers.page.state import State, opening
from layers.page.viewer import packed_script
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.browser.conftest import BOXES, Watched, assert_apart, open_snapshot, write_snapshot


def test_opens_as_it_was_saved(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    state = State(("ru-advisory", "what-if"), (-75.0, 0.0, -58.0, 13.0), "whatif-weapons")
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom, state))
    assert viewer.visible() == ["ru-advisory", "what-if"]
    assert viewer.find(".p-evidence").get_attribute("data-claim") == "whatif-weapons"
    west, south, east, north = viewer.state()["view"]
    assert west <= -74.9
    assert south <= 0.1
    assert east >= -58.1
    assert north >= 12.9


def test_data_that_cannot_be_unpacked_are_explained(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layers.page.viewer.pack", lambda _: "H4sIAAAAAAAA")
    monkeypatch.setattr("layers.page.snapshot._packed", packed_script)
    path = tmp_path / "broken.html"
    path.write_bytes(snapshot(southcom, opening(southcom)))
    page = open_page().page
    page.goto(path.as_uri())
    expect(page.locator('.posture[data-ready="broken"] [role="alert"]')).to_contain_text(
        "The map could not be drawn: "
    )


TEXTURES = """() => ({
  defined: [...document.querySelectorAll(".p-defs pattern")].map(({id}) => id),
  used: [...document.querySelectorAll('[fill^="url("]')].map((of) => of.getAttribute("fill").slice(5, -1)),
})"""


def test_textures_are_defined_once_they_are_used(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    watched = open_page()
    opened = open_snapshot(watched, write_snapshot(tmp_path, southcom))
    before = opened.page.evaluate(TEXTURES)
    assert set(before["used"]) <= set(before["defined"])
    opened.press("what-if")
    opened.settle()
    after = opened.page.evaluate(TEXTURES)
    assert set(after["used"]) <= set(after["defined"])
    assert set(after["used"]) - set(before["defined"])
    assert len(set(after["defined"])) == len(after["defined"])


LAND_AND_SEA = """(before) => {
  const now = document.querySelector(".p-land");
  const then = now.cloneNode();
  then.setAttribute("d", before);
  now.after(then);
  const matrix = now.getScreenCTM().inverse();
  const {width, height} = document.querySelector(".leaflet-container").getBoundingClientRect();
  const around = [[0, 0], [1.5, 0], [-1.5, 0], [0, 1.5], [0, -1.5]];
  const wrong = [];
  for (let x = 5; x < width; x += 20) {
    for (let y = 5; y < height; y += 20) {
      const at = new DOMPoint(x, y).matrixTransform(matrix);
      const land = around.map(([a, b]) => now.isPointInFill(new DOMPoint(at.x + a, at.y + b)));
      if (new Set(land).size === 1 && then.isPointInFill(at) !== land[0]) wrong.push([x, y]);
    }
  }
  then.remove();
  return wrong;
}"""
"""Returns the points of the window that were land and are sea, or the other way, but at the coast itself."""


def test_the_marks_are_painted_before_the_rest_is_laid_out(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    later = (".p-card[data-spot]", ".p-border", "path.p-graticule", ".p-scalebar:not(:empty)", "[data-ready]")
    watched = open_page()
    watched.page.add_init_script(
        """(() => {
          const count = (wanted) => document.querySelectorAll(wanted).length;
          const look = () => {
            const marks = count("path[data-mark]");
            if (!marks) return requestAnimationFrame(look);
            const land = document.querySelector(".p-land").getAttribute("d");
            const later = count(LATER);
            window.first = {marks, land, layers: count(".p-layer"), later};
          };
          requestAnimationFrame(look);
        })()""".replace("LATER", json.dumps(", ".join(later)))
    )
    viewer = open_snapshot(watched, write_snapshot(tmp_path, southcom))
    first = viewer.page.evaluate("() => window.first")
    assert first["later"] == 0
    for drawn in later:
        assert viewer.find(drawn).count(), drawn
    assert first["marks"] == viewer.find("path[data-mark]").count()
    assert first["layers"] == viewer.find(".p-layer").count()
    assert len(first["land"]) > 1000
    # all of the world's, once it is there, and in the window the same
    assert viewer.find(".p-land").get_attribute("d") != first["land"]
    assert viewer.page.evaluate(LAND_AND_SEA, first["land"]) == []


def test_a_browser_that_lacks_from_base64_opens_the_same(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    watched = open_page()
    watched.page.add_init_script("delete Uint8Array.fromBase64;")
    viewer = open_snapshot(watched, write_snapshot(tmp_path, southcom))
    assert viewer.marks()
    assert watched.errors == []


def test_policy_admits_nothing_else(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom))
    assert viewer.violations() == []
    tried = viewer.page.evaluate(
        """async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          setTimeout("window.evaluated = true", 0);
          let fetched = true;
          try { await fetch("data:text/plain,1"); } catch { fetched = false; }
          const image = new Image();
          image.src = "https://outside.example/pixel.png";
          await new Promise((done) => { image.onload = image.onerror = done; });
          return [window.ran, window.evaluated, fetched];
        }"""
    )
    assert tried == [None, None, False]
    assert len(viewer.violations()) >= 4
    assert viewer.watched.outside == []


def test_paper_has_the_claims_and_their_sources(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom))
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    viewer.page.emulate_media(media="print")
    paper = viewer.find(".p-print")
    assert paper.is_visible()
    text = paper.inner_text()
    for claim in southcom.claims.values():
        assert (claim.properties.statement in text) is (claim.properties.layer in viewer.visible())
    assert "https://prophecyupdate.blogspot.com/2025/11/venezuela-just-called-russia-for.html" in text
    assert f"posture snapshot southcom-2025 -o map.html --layers {','.join(viewer.visible())} --view=" in text
    assert viewer.find(".p-banner").is_visible()
    assert southcom.digest in viewer.find(".p-foot").inner_text()
    viewer.row("what-if").evaluate("row => row.click()")
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    assert southcom.claims["whatif-weapons"].properties.statement in paper.inner_text()


def test_head_names_the_theatre_and_the_data(southcom: Catalogue, tmp_path: Path) -> None:
    page = write_snapshot(tmp_path, southcom).read_text(encoding="utf-8")
    assert f"<title>{southcom.theatre.title}</title>" in page
    assert re.search(rf'<meta name="generator" content="posture \S+ data {southcom.digest}">', page)


def test_a_sheet_of_paper_has_the_whole_map_and_nothing_over_it(
    open_page: Callable[..., Watched], southcom: Catalogue, tmp_path: Path
) -> None:
    viewer = open_snapshot(open_page(), write_snapshot(tmp_path, southcom))
    viewer.find('.p-card [data-claim="ru-makarevich"]').click()
    before = viewer.state()
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    viewer.page.emulate_media(media="print")
    boxes = viewer.page.evaluate(BOXES)
    assert sum("p-card" in box["name"] or "p-mark" in box["name"] for box in boxes) == 3
    assert_apart(boxes)
    sheet = viewer.find(".p-map").bounding_box()
    legend = viewer.find(".p-legend").bounding_box()
    assert sheet is not None
    assert legend is not None
    assert legend["x"] >= sheet["x"] + sheet["width"] - 1, "the legend stands beside the map"
    assert viewer.find(".p-evidence").is_hidden()
    assert southcom.claims["ru-makarevich"].properties.label in viewer.find(".p-printed").inner_text()
    assert viewer.find(".posture").get_attribute("data-theme") == "print"
    viewer.page.emulate_media(media="screen")
    viewer.page.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")
    assert viewer.state() == before
    assert viewer.find(".posture").get_attribute("data-theme") == "light"


@pytest.mark.parametrize("found", [payload.FORMAT - 1, payload.FORMAT + 1, "two"])
def test_data_of_another_format_are_told_not_drawn(
    open_page: Callable[..., Watched], invented: Path, monkeypatch: pytest.MonkeyPatch, found: object
) -> None:
    known = payload.FORMAT
    monkeypatch.setattr(payload, "FORMAT", found)
    path = write_snapshot(invented, read(invented))
    page = open_page().page
    page.goto(path.as_uri())
    said = f"its data has format {found}, this viewer reads format {known}. Open the file as it was written."
    expect(page.get_by_text(said)).to_be_visible()
    assert page.locator("path[data-mark], .p-card").count() == 0
