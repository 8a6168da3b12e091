"""What is drawn without a browser: where lines break, where callouts stand, what a sheet of SVG says."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from layers.exporting.choice import Choice, size_of
from layers.exporting.drawing import letters, textures
from layers.exporting.drawing.callouts import Asking, placed
from layers.exporting.drawing.frame import Frame
from layers.exporting.drawing.picture_file import svg_file
from layers.exporting.drawing.rows import chip
from layers.exporting.drawing.setting import Setting, setting
from layers.exporting.drawing.sheet import Figure, Paragraph, Run, Sheet, Solid
from layers.exporting.drawing.slide import slide
from layers.exporting.drawing.svg import svg
from layers.page.state import State, opening
from layers.page.visible import visible
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.marking import marking
from layers.theatre.theatre import Filters
from tests.theatres import HOSTILE, write_hostile

WEB = Path(__file__).parent.parent.parent / "layers" / "web"
SVG = "{http://www.w3.org/2000/svg}"


def parsed(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314  # our own


def setting_of(catalogue: Catalogue, state: State, size: str = "slide") -> Setting:
    return setting(catalogue, Choice(state, False, size_of(size)), "page.not_listed")


@pytest.mark.parametrize("room", [40, 120, 300])
def test_no_line_is_wider_than_its_room(room: float) -> None:
    words = "Whether https://example.org/a/very/long/address/without/any/space stands, nobody says"
    found = letters.lines(Paragraph((Run(words), Run(" (reported)", bold=True)), 13), room)
    for line in found:
        assert sum(letters.width(run.text, 13, bold=run.bold) for run in line) <= room
    text = " ".join("".join(run.text for run in line) for line in found)
    assert text.replace(" ", "") == f"{words}(reported)".replace(" ", ""), "nothing is lost"


def test_what_does_not_fit_into_one_line_ends_in_an_ellipsis() -> None:
    assert letters.cut("short", 12, 200) == "short"
    cut = letters.cut("a sentence that is longer than its line", 12, 90)
    assert cut.endswith("…")
    assert letters.width(cut, 12) <= 90


def test_an_actors_short_form_stays_inside_its_chip() -> None:
    for short in ("US", "RUSSIA", "USSOUTHCOM", "MMMMMM", "iiiiiiiiiiiiiiiiiiii"):
        figure = chip(short, "#006CAF", 5, 5)
        ((run,),) = (paragraph.runs for paragraph in figure.words)
        assert letters.width(run.text, figure.words[0].size, bold=run.bold) <= figure.width


def test_what_is_drawn_is_as_large_as_its_figure_and_its_lines_stand_below_each_other() -> None:
    words = (Paragraph((Run("one two"),), 20), Paragraph((Run("three"),), 20, before=6))
    box = Figure("a", 10, 30, 60, 120, words=words)
    oval = Figure("b", 100, 30, 60, 40, "oval", fill=Solid("#006CAF"))
    root = parsed(svg(Sheet(200, 200, "Two", "en", (box, oval))).encode())
    (ellipse,) = root.iter(f"{SVG}ellipse")
    assert [float(ellipse.get(name, "")) for name in ("cx", "cy", "rx", "ry")] == [130, 50, 30, 20]
    lines = [float(each.get("y", "")) for each in root.iter(f"{SVG}text")]
    assert len(lines) == 3
    first, second, third = lines
    assert 30 < first < 30 + 20
    assert second - first == pytest.approx(20 * letters.LEADING, abs=0.02)
    assert third - second == pytest.approx(20 * letters.LEADING + 6, abs=0.02)


def test_a_view_is_whole_in_its_frame_across_the_antimeridian_too() -> None:
    for view in ((-87.0, -4.0, -53.0, 24.5), (165.0, -30.0, -165.0, 10.0), (165.0, -30.0, 195.0, 10.0)):
        frame = Frame(view, 24, 66, 800, 560)
        west, south, east, north = view
        for corner in ((west, south), (east, north)):
            x, y = frame.pixel(corner)
            assert 23.9 <= x <= 824.1
            assert 65.9 <= y <= 626.1
        # one of both reaches from edge to edge
        (left, bottom), (right, top) = frame.pixel((west, south)), frame.pixel((east, north))
        assert right - left == pytest.approx(800) or bottom - top == pytest.approx(560)


def test_callouts_stand_inside_and_over_no_other_and_over_no_anchor() -> None:
    frame = Frame((0, 0, 60, 40), 0, 0, 800, 560)
    asking = [
        Asking(((100.0 + 60 * (n % 5), 200.0 + 30 * (n // 5)),), ((200, 60), (60, 20))) for n in range(15)
    ]
    found = [place for place in placed(asking, frame, []) if place]
    boxes = [(*place.at, *asking[0].sizes[place.size]) for place in found]
    assert len(found) >= 12
    for at, (x, y, wide, high) in enumerate(boxes):
        assert x >= 0
        assert y >= 0
        assert x + wide <= 800
        assert y + high <= 560
        for other_x, other_y, other_wide, other_high in boxes[:at]:
            apart = x + wide <= other_x or other_x + other_wide <= x
            assert apart or y + high <= other_y or other_y + other_high <= y
        for each in asking:
            (px, py) = each.anchors[0]
            assert not (x < px < x + wide and y < py < y + high)


def test_edges_and_textures_are_those_of_the_page() -> None:
    edges = (WEB / "map" / "edges.js").read_text(encoding="utf-8")
    for assertion, dashes in textures.DASHES.items():
        (found,) = re.findall(rf'^  {assertion}: (?:null|"([\d ]+)"),$', edges, re.M)
        assert tuple(map(float, found.split())) == dashes
    (levels,) = re.findall(r"const LEVELS = \{(.*?)\};", (WEB / "map" / "textures.js").read_text("utf-8"))
    for level, values in textures.LEVELS.items():
        assert f"{level}: [{', '.join(f'{value:g}' for value in values)}]" in levels


@pytest.mark.parametrize("size", ["slide43", "letter", "700x500"])
def test_nothing_stands_outside_its_sheet(southcom: Catalogue, size: str) -> None:
    state = opening(southcom, "who-repeats-whom")
    sheet = slide(setting_of(southcom, state, size), state).sheet
    for figure in sheet.figures:
        assert figure.x >= -0.01
        assert figure.y >= -0.01
        assert figure.x + figure.width <= sheet.width + 0.01
        assert figure.y + figure.height <= sheet.height + 0.01
        assert _fits(figure), figure


def _fits(figure: Figure) -> bool:
    """Whether the words of a figure are no higher than it is, or no wider where they are in one line."""
    if figure.wraps:
        return letters.height(figure.words, figure.width) <= figure.height + 1
    widths = [
        sum(letters.width(run.text, each.size, bold=run.bold) for run in each.runs) for each in figure.words
    ]
    return max(widths, default=0) <= figure.width + 3


def test_a_map_has_no_more_points_than_its_budget(southcom: Catalogue) -> None:
    state = opening(southcom, "aor")

    def points(budget: int) -> int:
        own = replace(setting_of(southcom, state), budget=budget)
        ground = [each for each in slide(own, state).sheet.figures if each.name in ("land", "borders")]
        return sum(each.points for each in ground)

    assert points(2900) <= 2900 < points(9000)


def test_every_claim_is_on_the_sheet_in_its_rest_or_both(southcom: Catalogue) -> None:
    for scene in ("unknown", "us-bases"):
        state = opening(southcom, scene)
        shown = slide(setting_of(southcom, state), state)
        labelled = {figure.claim for figure in shown.sheet.figures if figure.words and figure.claim}
        rest = {each.claim.id for _, claims in shown.rest for each in claims}
        assert set(visible(southcom, state)) <= labelled | rest
        assert not rest or any("more claim" in _text(figure) for figure in shown.sheet.figures)


def _text(figure: Figure) -> str:
    return " ".join(run.text for paragraph in figure.words for run in paragraph.runs)


def test_a_drawing_says_its_date_its_sources_and_its_data(southcom: Catalogue) -> None:
    choice = Choice(opening(southcom, "us-bases"), False)
    content = svg_file(southcom, choice)
    assert content == svg_file(southcom, choice), "the same choice gives the same bytes"
    text = " ".join(parsed(content).itertext())
    for said in (
        southcom.digest,
        "2025-12",
        marking(southcom.theatre, "en"),
        "13 sources, 6 independent origins",
    ):
        assert said in text
    alone = " ".join(parsed(svg_file(southcom, Choice(choice.state, False, surround=False))).itertext())
    for said in (southcom.digest, "As of 2025-12", marking(southcom.theatre, "en"), "13 sources"):
        assert said in alone
    assert "Layers".upper() not in alone


@pytest.mark.parametrize("size", ["slide", "700x500"])
def test_what_a_filter_or_a_date_hides_is_said(southcom: Catalogue, size: str) -> None:
    state = opening(southcom, "ru-reported")
    (line,) = (
        _text(each)
        for each in slide(setting_of(southcom, state, size), state).sheet.figures
        if "Filtered" in _text(each)
    )
    assert line.startswith("Filtered: stated, reported · 8 of 14 claims · ")
    state = replace(opening(southcom), until="2025-11-19", filters=Filters(actors=("ru",), search="troops"))
    words = " ".join(parsed(svg_file(southcom, Choice(state, False))).itertext())
    assert "Filtered: Russia, “troops” · reported by 2025-11-19 · " in words
    assert "Filtered" not in " ".join(parsed(svg_file(southcom, Choice(opening(southcom), False))).itertext())


def test_a_country_level_claim_is_a_pattern_over_the_country(southcom: Catalogue) -> None:
    drawn = svg_file(southcom, Choice(opening(southcom, "ru-reported"), False)).decode()
    (country,) = re.findall(r'<path d="([^"]*)"[^>]* fill="url\(#hatch-up-country-DD4D00\)"', drawn)
    assert country.count("L") > 50, "it has the outline of a country"


@pytest.mark.parametrize(
    ("words", "direction", "anchor"),
    [
        ("جنود روس (reported)", "rtl", "end"),
        ("120 – חיילים (reported)", "rtl", "end"),
        ("Tartus طرطوس (reported)", None, None),
        ("≈120", None, None),
    ],
)
def test_a_line_is_written_from_the_side_of_its_first_letter(
    words: str, direction: str | None, anchor: str | None
) -> None:
    figure = Figure("label", 10, 10, 300, 20, words=(Paragraph((Run(words),)),))
    (text,) = parsed(svg(Sheet(400, 100, "", "en", (figure,))).encode()).iter(f"{SVG}text")
    assert (text.get("direction"), text.get("text-anchor")) == (direction, anchor)
    assert text.get("x") == "10", "it stands where it would otherwise"


def test_hostile_text_is_text_in_a_drawing(tmp_path: Path) -> None:
    hostile = read(write_hostile(tmp_path / "hostile"))
    root = parsed(svg_file(hostile, Choice(opening(hostile), False)))
    drawn = "svg title desc defs pattern rect path circle ellipse g text tspan marker"
    allowed = drawn.split()
    assert {element.tag for element in root.iter()} <= {f"{SVG}{name}" for name in allowed}
    for element in root.iter():
        assert not any(name.lower().startswith("on") or "href" in name for name in element.attrib)
    assert HOSTILE[2][:12] in "".join(root.itertext())
