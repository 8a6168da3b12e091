"""A slide of a state: marking, title, map, caption, legend, lists, foot; and what does not fit on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from layers.exporting.drawing import letters, rows, textures
from layers.exporting.drawing.frame import Frame
from layers.exporting.drawing.narrowed import narrowed
from layers.exporting.drawing.notes import notes
from layers.exporting.drawing.palette import BANNER, BANNER_GROUND, INK, QUIET
from layers.exporting.drawing.picture import Picture, picture
from layers.exporting.drawing.setting import Setting
from layers.exporting.drawing.sheet import Course, Figure, Line, Paragraph, Run, Sheet, Solid, path
from layers.exporting.drawing.spots import Marked, marked
from layers.exporting.drawing.wording import Wording, name
from layers.page.state import State
from layers.page.unscripted import as_of
from layers.page.visible import visible
from layers.theatre.credits import origins
from layers.theatre.theatre import Layer, Scene
from layers.theatre.vocabulary import BADGES

MARGIN = 24
BAND = 22
"""The height of the marking at top and bottom."""

TITLE = 24
BODY = 14
SMALL = 11


HEADING = 24
"""The height of a heading in a column of a list."""

Rest = tuple[tuple[str, tuple[Marked, ...]], ...]
"""Headings, and the claims below them."""

At = Callable[[float, float, float], Sequence[Figure]]
"""Returns figures at x and y, so wide."""

Item = tuple[float, At]
"""What stands in a column: how high it is, and what draws it."""


PARTLY = 0.6
"""The part of the foot's width that the words for what is left out may take."""


@dataclass(frozen=True)
class Shown:
    """A slide with the claims that it shows, and those that found no room in its column."""

    sheet: Sheet
    claims: tuple[Marked, ...]
    rest: Rest


@dataclass
class _Column:
    """What stands in the column beside the map, from the top down."""

    x: float
    y: float
    width: float
    bottom: float
    figures: list[Figure] = field(default_factory=list)

    def has(self, height: float) -> bool:
        return self.y + height <= self.bottom

    def write(self, name: str, *paragraphs: Paragraph, says: str = "") -> None:
        height = letters.height(paragraphs, self.width)
        self.figures.append(Figure(name, self.x, self.y, self.width, height, words=paragraphs, says=says))
        self.y += height

    def heading(self, words: str) -> None:
        self.y += 8
        self.write("heading", Paragraph((Run(words.upper(), bold=True, colour=QUIET),), SMALL))
        self.y += 3


def slide(own: Setting, state: State) -> Shown:
    """Return the slide of a state."""
    catalogue, wording = own.catalogue, own.wording
    scene = next((each for each in catalogue.theatre.scenes if each.id == state.scene), None)
    found = marked(catalogue, visible(catalogue, state))
    top, bottom = BAND + (44.0 if own.surround else 0.0), own.height - BAND - 54
    beside = own.column + MARGIN if own.surround else 0.0
    frame = Frame(state.view, MARGIN, top, own.width - 2 * MARGIN - beside, bottom - top)
    if not own.surround:
        frame = Frame(state.view, 0, top, own.width, bottom - top)
    drawn = picture(own.ground, found, frame, wording, own.budget, scene.claims if scene else ())
    title = wording.words(scene or catalogue.theatre, "title")
    date = as_of(catalogue.theatre, state, wording.language)
    column = _Column(own.width - MARGIN - own.column, top, own.column, bottom)
    rest: Rest = ()
    if own.surround:
        column.figures += furniture(own, title, date)
        _caption(column, scene, wording)
        _legend(column, found, state, wording)
        rest = _lists(column, found, drawn, own)
    else:
        column.figures += bands(own)
        rest = ((wording.text("page.listed"), (*drawn.listed, *drawn.outside)),)
    figures = (
        *drawn.figures,
        *column.figures,
        *_foot(own, bottom + 6, state, drawn, "" if own.surround else date),
    )
    sheet = Sheet(
        own.width, own.height, title, own.language, figures, notes(title, found, wording), own.scale
    )
    return Shown(sheet, tuple(found), rest)


def bands(own: Setting) -> list[Figure]:
    """Return the marking at top and bottom, which every sheet has."""
    return [
        _band("marking top", 0, own.width, own.marking[0]),
        _band("marking bottom", own.height - BAND, own.width, own.marking[1]),
    ]


def furniture(own: Setting, title: str, date: str = "") -> list[Figure]:
    """Return what every slide has: the marking at top and bottom, the title, the as-of date."""
    wording, whole = own.wording, own.width - 2 * MARGIN
    figures = bands(own)
    dated = Paragraph(
        (Run(f"{wording.text('as_of')} ", bold=True, colour=QUIET), Run(date, colour=QUIET)), 12, "right"
    )
    wide = (
        min(whole / 2, sum(letters.width(run.text, 12, bold=True) for run in dated.runs) + 8) if date else 0
    )
    large = TITLE
    while large > 14 and letters.width(title, large, bold=True) > whole - wide - 12:
        large -= 1
    words = Paragraph((Run(letters.cut(title, large, whole - wide - 12, bold=True), bold=True),), large)
    figures.append(
        Figure("title", MARGIN, BAND + 6, whole - wide - 8, 32, words=(words,), middle=True, wraps=False)
    )
    if date:
        figures.append(
            Figure("as of", own.width - MARGIN - wide, BAND + 8, wide, 30, words=(dated,), middle=True)
        )
    return figures


def _band(called: str, y: float, width: float, words: str) -> Figure:
    line = Paragraph((Run(words, bold=True, colour=BANNER),), 12, "center")
    return Figure(
        called, 0, y, width, BAND, fill=Solid(BANNER_GROUND), words=(line,), middle=True, wraps=False
    )


def _caption(column: _Column, scene: Scene | None, wording: Wording) -> None:
    theatre = wording.catalogue.theatre
    words = (
        wording.words(scene, "caption") if scene else theatre.subtitle and wording.words(theatre, "subtitle")
    )
    if words:
        size = BODY
        while size > 11 and letters.height([Paragraph((Run(words),), size)], column.width) > 220:
            size -= 1
        column.write("caption", Paragraph((Run(words),), size))
        column.y += 4


def _legend(column: _Column, found: Sequence[Marked], state: State, wording: Wording) -> None:
    """Write the layers that are on, with how their marks look and how many claims they have here."""
    column.heading(wording.text("layers"))
    theatre = wording.catalogue.theatre
    for layer in theatre.layers:
        if layer.id in state.layers:
            _layer(
                column, layer, [each for each in found if each.claim.properties.layer == layer.id], wording
            )
    _key(column, found, wording)


def _layer(column: _Column, layer: Layer, own: Sequence[Marked], wording: Wording) -> None:
    swatch, gap = 34, 8
    room = column.width - swatch - gap - 30
    note = layer.note and wording.words(layer, "note")
    words = [Paragraph((Run(wording.words(layer, "label"), bold=True),), 12.5)]
    if note:
        words.append(Paragraph((Run(note, colour=QUIET),), SMALL))
    height = max(20.0, letters.height(words, room))
    precision = own[0].claim.properties.where.precision if own else 6
    arcs = bool(own) and all(each.mark == "arc" for each in own)
    fill = textures.fill(layer.colour, layer.texture, precision, faint=False)
    y = column.y + 2
    if arcs:
        course = ((column.x, y + 10), (column.x + swatch, y + 6))
        column.figures.append(
            path("swatch", (Course(course, closed=False),), line=Line(layer.colour, 2.5, (9, 7), arrow=True))
        )
    else:
        edge = Line(layer.colour, 1.2)
        column.figures.append(Figure("swatch", column.x, y, swatch, 16, fill=fill, line=edge))
    column.figures.append(
        Figure("layer", column.x + swatch + gap, column.y, room, height, words=tuple(words))
    )
    count = Paragraph((Run(str(len(own)), colour=QUIET),), 12, "right")
    column.figures.append(
        Figure("count", column.x + column.width - 28, column.y, 28, 18, words=(count,), wraps=False)
    )
    column.y += height + 5


def _key(column: _Column, found: Sequence[Marked], wording: Wording) -> None:
    """Write how firmly things are said: letter, edge and word of each assertion that occurs."""
    said = [one for one in BADGES if any(each.claim.properties.assertion == one for each in found)]
    if not said:
        return
    column.heading(wording.text("firmness"))
    x, line = column.x, 28
    for assertion in said:
        word = wording.text(f"assertion.{assertion}")
        wide = rows.BADGE + 4 + line + 4 + letters.width(word, 12) + 12
        if x + wide - 12 > column.x + column.width and x > column.x:
            x, column.y = column.x, column.y + 22
        edge = x + rows.BADGE + 4
        column.figures += [
            rows.badge(assertion, x, column.y),
            path(
                "edge",
                (Course(((edge, column.y + 9), (edge + line, column.y + 9)), closed=False),),
                line=Line(INK, 1.8, textures.DASHES[assertion]),
            ),
            Figure(
                "assertion",
                edge + line + 4,
                column.y,
                letters.width(word, 12) + 6,
                18,
                words=(Paragraph((Run(word),), 12),),
                middle=True,
                wraps=False,
            ),
        ]
        x += wide
    column.y += 22
    if any(each.mark == "arc" for each in found):
        column.write("arcs", Paragraph((Run(wording.text("schematic_note"), colour=QUIET),), SMALL))


def _lists(column: _Column, found: Sequence[Marked], drawn: Picture, own: Setting) -> Rest:
    """List what the map does not show in words, as far as there is room; return what has none."""
    wording = own.wording
    # a number on the map tells where it is
    groups = (
        (wording.text("unplaced"), [each for each in found if each.mark == "none"], True),
        (wording.text("page.off_view"), list(drawn.outside), True),
        (wording.text("page.listed"), list(drawn.listed), False),
    )
    rest: list[tuple[str, tuple[Marked, ...]]] = []
    for heading, claims, placed in groups:
        left = list(claims)
        if left and column.has(30 + _high(left[0], wording, column.width, placed=placed) + 18):
            column.heading(heading)
            while left:
                high = _high(left[0], wording, column.width, placed=placed)
                if not column.has(high + (18 if len(left) > 1 else 0)):
                    break
                column.figures += rows.row(left[0], wording, column.x, column.y, column.width, placed=placed)
                column.y += high
                left.pop(0)
        if left:
            rest.append((heading, tuple(left)))
    total = sum(len(claims) for _, claims in rest)
    if total:
        words = wording.text(own.rest, n=total)
        column.y = min(column.y + 2, column.bottom - 15)
        column.write("overleaf", Paragraph((Run(words, bold=True, colour=QUIET),), SMALL))
    return tuple(rest)


def _high(each: Marked, wording: Wording, width: float, *, placed: bool = True) -> float:
    return rows.height(each, wording, width, placed=placed)


def _foot(own: Setting, y: float, state: State, drawn: Picture, date: str) -> list[Figure]:
    """Return whose words these are, what is left out, the notes, what the ground is drawn from, the hash."""
    catalogue, wording = own.catalogue, own.wording
    found = marked(catalogue, visible(catalogue, state))
    claims = [each.claim for each in found]
    named = wording.resting(claims)
    ends = origins((one for claim in claims for one in claim.properties.citations), catalogue.sources)
    counted = (
        f"{wording.text('sources_counted', n=len(named))}, {wording.text('origins_counted', n=len(ends))}"
    )
    who = " · ".join(dict.fromkeys(name(source) for source in named))
    unplaced = sum(each.mark == "none" for each in found)
    counts = [f"{wording.text('as_of')} {date}"] if date else []
    counts += [wording.text("shown", n=len(found) - unplaced)]
    counts += [wording.text("unplaced_count", n=unplaced)] if unplaced else []
    counts += [wording.text("outside", n=len(drawn.outside))] if drawn.outside else []
    counts += [wording.text("page.dots", n=drawn.dotted)] if drawn.dotted else []
    whole = own.width - 2 * MARGIN
    first = f"{wording.text('sources')} ({counted}): "
    partly = letters.cut(narrowed(catalogue, state, wording), SMALL, whole * PARTLY)
    partly = f"{partly} · " if partly else ""
    left = whole - letters.width(partly, SMALL, bold=True)
    land = wording.text("basemap_accuracy", km=drawn.kilometres)
    known = " · ".join([wording.text("data", digest=catalogue.digest), *counts, land])
    lines = [
        (Run(first, bold=True), Run(letters.cut(who, SMALL, whole - letters.width(first, SMALL, bold=True)))),
        (Run(partly, bold=True), Run(letters.cut(known, SMALL, left), colour=QUIET)),
        (Run(letters.cut("  ".join(wording.texts("notes")), SMALL, whole), colour=QUIET),),
    ]
    return [
        Figure("foot", MARGIN, y + 15 * at, whole, 15, words=(Paragraph(line, SMALL),), wraps=False)
        for at, line in enumerate(lines)
    ]


def overflow(own: Setting, shown: Shown) -> list[Sheet]:
    """Return the slides that list what found no room on a slide, in two columns."""
    items: list[Item] = []
    width = two_columns(own)
    for heading, claims in shown.rest:
        items.append((HEADING, _headed(heading)))
        items += [(_high(each, own.wording, width) + 3, _rowed(each, own.wording)) for each in claims]
    title = f"{shown.sheet.title} – {own.wording.text('page.continued')}"
    return flowed(own, items, title)


def two_columns(own: Setting) -> float:
    """Return how wide each of two columns is."""
    return (own.width - 3 * MARGIN) / 2


def _headed(words: str) -> At:
    paragraph = Paragraph((Run(words.upper(), bold=True, colour=QUIET),), SMALL)
    return lambda x, y, width: [Figure("heading", x, y + 6, width, 16, words=(paragraph,))]


def _rowed(each: Marked, wording: Wording) -> At:
    return lambda x, y, width: rows.row(each, wording, x, y, width, placed=True)


def written(paragraphs: Sequence[Paragraph], width: float) -> Item:
    """Return paragraphs as one item of a column of so many pixels."""
    high = letters.height(paragraphs, width)
    return high + 8, lambda x, y, wide: [Figure("words", x, y, wide, high, words=tuple(paragraphs))]


def flowed(own: Setting, items: Sequence[Item], title: str) -> list[Sheet]:
    """Return slides with items one below the other in two columns; a heading is never last in one."""
    top, bottom = BAND + 50.0, own.height - BAND - 14
    width = two_columns(own)
    sheets: list[list[Figure]] = []
    at, y = 1, bottom + 1
    for index, (height, figures) in enumerate(items):
        following = items[index + 1][0] if height == HEADING and index + 1 < len(items) else 0
        if y + height + following > bottom:
            at, y = 1 - at, top
            if at == 0:
                sheets.append([])
        sheets[-1] += figures(MARGIN + at * (width + MARGIN), y, width)
        y += height
    return [
        Sheet(own.width, own.height, title, own.language, (*furniture(own, title), *each), scale=own.scale)
        for each in sheets
    ]
