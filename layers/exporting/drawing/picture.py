"""The map of a state in a frame of a sheet: ground, marks, names, callouts."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import shapely

from layers.exporting.drawing import callouts, letters, rows
from layers.exporting.drawing.callouts import Asking, Placed
from layers.exporting.drawing.frame import Frame
from layers.exporting.drawing.ground import Drawing, Ground
from layers.exporting.drawing.marks import Drawn, circle, drawn, lines, rings
from layers.exporting.drawing.palette import (
    BORDER,
    CARD_EDGE,
    CLAIMED,
    INK,
    LAND,
    NAME,
    PANEL,
    QUIET,
    SEA_NAME,
    WATER,
)
from layers.exporting.drawing.sheet import Course, Figure, Line, Paragraph, Run, Solid, Spot, path
from layers.exporting.drawing.spots import FIRM, Mark, Marked, by_spot, marks
from layers.exporting.drawing.wording import Wording
from layers.page.basemap import ACCURACIES
from layers.page.shapes import DOTS

FINEST, COARSER = 0.6, 1.5
"""The tolerance in pixels that is tried first, and by how much each further one is coarser."""

COARSEST = 6
"""Pixels: a tolerance with which a map is drawn however many points it has."""

WIDTH = 244
"""The width of a callout."""

INSET = 7
PILL = 20

ROWS = (4, 3, 2, 1)
"""How many claims a callout may have; the others are numbers in it, and rows in the list beside the map."""

DOT = 3.2
"""The radius of a dot, where claims are so many points that each is one."""

CELL = 4
"""Pixels: dots of one look in such a cell are one."""


@dataclass(frozen=True)
class Picture:
    """A map: its figures, the claims without a label in it, those outside it, how far off land is (km)."""

    figures: tuple[Figure, ...]
    listed: tuple[Marked, ...]
    outside: tuple[Marked, ...]
    kilometres: int
    dotted: int = 0


def picture(
    ground: Ground,
    found: Sequence[Marked],
    frame: Frame,
    wording: Wording,
    budget: int,
    staged: Collection[str] = (),
) -> Picture:
    """Return the map of the claims ``found``; what a scene speaks of (``staged``) chooses its place first.

    The ground, and the marks, have no more points than the ``budget``.
    """
    points = [each for each in found if each.mark in ("point", "ring")]
    dots = points if len(points) > DOTS else []
    single = [each for each in found if each not in dots] if dots else list(found)
    drawing, shown = _drawn(ground, single, frame, wording, budget)
    seen = {each.claim.id for mark in shown for each in mark.mark.marked}
    cards, listed = _cards(single, shown, frame, wording, staged)
    visible = [each for each in dots if frame.holds(frame.pixel(each.anchors[0]))]
    outside = [each for each in single if each.mark != "none" and each.claim.id not in seen]
    return Picture(
        (
            *_ground(drawing, shown, frame),
            *_dots(visible, frame, ground),
            *_names(ground, frame, cards, shown, wording),
            *cards,
            _edge(frame),
        ),
        tuple(listed),
        tuple([*outside, *(each for each in dots if each not in visible)] if dots else outside),
        max(ACCURACIES[drawing.level], round(drawing.tolerance * 40075 / frame.scale)),
        len(visible),
    )


def _drawn(
    ground: Ground, found: Sequence[Marked], frame: Frame, wording: Wording, budget: int
) -> tuple[Drawing, list[Drawn]]:
    """Return ground and marks, simplified until neither has more points than the budget."""
    wanted = marks(found, ground.catalogue)

    def says(mark: Mark) -> str:
        return "\n".join(wording.alt(each.claim) for each in mark.marked)

    drawing = Drawing(ground, frame, FINEST)
    while True:
        shown = [one for each in wanted if (one := drawn(each, drawing, says)) is not None]
        figures = chain.from_iterable((*one.water, *one.ground, *one.above) for one in shown)
        used = max(_points((*_land(drawing), *_borders(drawing))), _points(figures))
        if used <= budget or drawing.tolerance > COARSEST:
            return drawing, shown
        drawing = drawing.coarser(COARSER)


def _points(figures: Iterable[Figure]) -> int:
    return sum(figure.points for figure in figures)


def _ground(drawing: Drawing, shown: Sequence[Drawn], frame: Frame) -> list[Figure]:
    """Return water, land and marks from the bottom up, the larger areas first."""
    water = Figure("water", frame.x, frame.y, frame.width, frame.height, fill=Solid(WATER))
    large = sorted(shown, key=lambda one: -one.shape.area)
    points = {"point": 2, "ring": 2, "arc": 1}
    above = sorted(large, key=lambda one: points.get(one.mark.typical.mark, 0))
    return [
        water,
        *chain.from_iterable(one.water for one in large),
        *_land(drawing),
        *chain.from_iterable(one.ground for one in large),
        *_borders(drawing),
        *chain.from_iterable(one.above for one in above),
    ]


def _land(drawing: Drawing) -> list[Figure]:
    courses = rings(drawing.land)
    return [path("land", courses, fill=Solid(LAND), line=Line(BORDER, 0.9))] if courses else []


def _borders(drawing: Drawing) -> list[Figure]:
    whole, claimed = drawing.borders()
    found = [
        (lines(whole), "borders", Line(BORDER, 0.9)),
        (lines(claimed), "claimed boundaries", Line(CLAIMED, 1.2, (5, 4))),
    ]
    return [path(name, courses, line=line) for courses, name, line in found if courses]


def _edge(frame: Frame) -> Figure:
    return Figure("frame", frame.x, frame.y, frame.width, frame.height, line=Line(CARD_EDGE, 1.5))


def _dots(visible: Sequence[Marked], frame: Frame, ground: Ground) -> list[Figure]:
    """Return very many points as dots, a path for those of one layer that are said as firmly."""
    colours = {layer.id: layer.colour for layer in ground.catalogue.theatre.layers}
    looks: dict[tuple[str, bool], dict[tuple[int, int], Spot]] = defaultdict(dict)
    for each in visible:
        x, y = frame.pixel(each.anchors[0])
        if frame.holds((x, y), DOT):
            firm = each.claim.properties.assertion in FIRM
            looks[each.claim.properties.layer, firm].setdefault((int(x // CELL), int(y // CELL)), (x, y))
    return [
        path(
            f"dots {layer}",
            tuple(circle(x, y, DOT, 8) for x, y in spots.values()),
            fill=Solid(colours[layer], 1 if firm else 0.35),
            line=None if firm else Line(colours[layer], 1),
        )
        for (layer, firm), spots in looks.items()
    ]


def _cards(
    found: Sequence[Marked],
    shown: Sequence[Drawn],
    frame: Frame,
    wording: Wording,
    staged: Collection[str],
) -> tuple[list[Figure], list[Marked]]:
    """Return the callouts with their leaders, and the claims that are a number in one."""
    anchors: dict[str, tuple[Spot, ...]] = {}
    for one in shown:
        anchors.setdefault(one.mark.typical.spot, one.anchors)
    spots = {spot: _first(each, staged) for spot, each in by_spot(found).items() if spot in anchors}
    order = sorted(
        spots,
        key=lambda spot: (not _speaks(spots[spot], staged), len(anchors[spot]), -len(spots[spot])),
    )
    variants = {spot: _variants(spots[spot], wording) for spot in order}
    asking = [Asking(anchors[spot], tuple(size for _, size in variants[spot])) for spot in order]
    boxes = [one.shape.bounds for one in shown]
    figures: list[Figure] = []
    listed: list[Marked] = []
    for spot, place in zip(order, callouts.placed(asking, frame, boxes), strict=True):
        if place is None:
            listed += spots[spot]
            continue
        count, size = variants[spot][place.size]
        figures += _leader(place)
        figures += _card(spots[spot], count, place.at, size, wording)
        listed += spots[spot][count:]
    return figures, sorted(listed, key=lambda each: each.number)


def _speaks(found: Sequence[Marked], staged: Collection[str]) -> bool:
    return any(each.claim.id in staged for each in found)


def _first(found: Sequence[Marked], staged: Collection[str]) -> list[Marked]:
    """Return claims, those first that the scene speaks of."""
    return sorted(found, key=lambda each: (each.claim.id not in staged, each.number))


def _variants(found: Sequence[Marked], wording: Wording) -> list[tuple[int, tuple[float, float]]]:
    """Return how many claims a callout of a spot may have, and how large it is then; 0 is numbers alone."""
    counts = [count for count in ROWS if count < len(found)]
    counts = [len(found), *counts] if len(found) <= ROWS[0] else counts
    sizes = [(count, (WIDTH, _height(found, count, wording))) for count in counts]
    words = numbers(found)
    return [*sizes, (0, (letters.width(words, rows.LABEL, bold=True) + 2 * INSET, PILL))]


def _height(found: Sequence[Marked], count: int, wording: Wording) -> float:
    inner = WIDTH - 2 * INSET
    high = _head(found, wording)[1] + 4
    high += sum(rows.height(each, wording, inner, placed=False) for each in found[:count])
    more = _more(found[count:], wording)
    return high + 2 * INSET - 4 + letters.height(more, inner)


def _head(found: Sequence[Marked], wording: Wording) -> tuple[tuple[Paragraph, ...], float]:
    """Return the heading of a callout, and how high it is: the place, and how precise that is."""
    claims = [each.claim for each in found]
    said = wording.said(claims[0])
    precisions = dict.fromkeys(wording.said(claim).precision for claim in claims)
    words = Paragraph(
        (Run(said.place, bold=True), Run(f" · {', '.join(precisions)}", colour=QUIET)), rows.SMALL
    )
    return (words,), letters.height([words], WIDTH - 2 * INSET)


def numbers(found: Sequence[Marked]) -> str:
    """Return the numbers of claims in words: “1, 4–6”."""
    known = sorted(each.number for each in found)
    spans: list[list[int]] = []
    for number in known:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def _leader(place: Placed) -> list[Figure]:
    """Return the line from a callout to what it speaks of, and the dot at its end."""
    (x, y), end = place.anchor, place.end
    line = path("leader", (Course((end, place.anchor), closed=False),), line=Line(INK, 1))
    return [line, Figure("anchor", x - 3, y - 3, 6, 6, "oval", fill=Solid(INK), line=Line(PANEL, 1))]


def _card(
    found: Sequence[Marked], count: int, at: Spot, size: tuple[float, float], wording: Wording
) -> list[Figure]:
    """Return a callout with so many claims of a spot, and the numbers of the others."""
    (x, y), (width, height) = at, size
    ground = Figure("callout", x, y, width, height, "round", fill=Solid(PANEL), line=Line(CARD_EDGE, 1))
    if not count:
        words = Paragraph((Run(numbers(found), bold=True),), rows.LABEL, "center")
        says = "\n".join(wording.alt(each.claim) for each in found)
        return [
            Figure(
                "numbers", x, y, width, height, "round", fill=Solid(PANEL), line=Line(INK, 1),
                words=(words,), middle=True, wraps=False, says=says, claim=found[0].claim.id,
            )
        ]  # fmt: skip
    inner = width - 2 * INSET
    head, high = _head(found, wording)
    figures = [ground, Figure("place", x + INSET, y + INSET - 2, inner, high, words=head)]
    down = y + INSET - 2 + high + 4
    for each in found[:count]:
        figures += rows.row(each, wording, x + INSET, down, inner, placed=False)
        down += rows.height(each, wording, inner, placed=False)
    if more := _more(found[count:], wording):
        figures.append(Figure("more", x + INSET, down, inner, letters.height(more, inner), words=more))
    return figures


def _more(rest: Sequence[Marked], wording: Wording) -> tuple[Paragraph, ...]:
    """Return how many claims a callout has no room for, and their numbers."""
    words = f"{wording.text('more', n=len(rest))}: {numbers(rest)}"
    return (Paragraph((Run(words, colour=QUIET),), rows.SMALL),) if rest else ()


def _names(
    ground: Ground, frame: Frame, cards: Sequence[Figure], shown: Sequence[Drawn], wording: Wording
) -> list[Figure]:
    """Return the names of seas and countries that find room: over no callout and no small mark."""
    taken = [
        shapely.box(each.x, each.y, each.x + each.width, each.y + each.height)
        for each in cards
        if each.form != "path"
    ]
    taken += [one.shape.envelope for one in shown if one.mark.typical.mark in ("point", "ring")]
    found = []
    for name, x, y, room, sea in _named(ground, frame, wording):
        size = 12.0 if sea else 11.0
        wide = letters.width(name, size, bold=not sea) + 2
        box = shapely.box(x - wide / 2, y - size * 0.6, x + wide / 2, y + size * 0.6)
        if (
            wide > room
            or not shapely.box(*frame.rectangle).covers(box)
            or any(box.intersects(each) for each in taken)
        ):
            continue
        taken.append(box.buffer(3))
        run = Run(name, bold=not sea, italic=sea, colour=SEA_NAME if sea else NAME)
        words = (Paragraph((run,), size, "center"),)
        found.append(_name(words, x, y, wide, size))
    return found


def _name(words: tuple[Paragraph, ...], x: float, y: float, wide: float, size: float) -> Figure:
    """Return words in one line around a pixel."""
    left, top = x - wide / 2, y - size * 0.6
    return Figure("name", left, top, wide, size * 1.2, words=words, middle=True, wraps=False)


def _named(ground: Ground, frame: Frame, wording: Wording) -> list[tuple[str, float, float, float, bool]]:
    """Return names, their pixels, how wide they may be, and whether they are of seas; the largest first."""
    if ground.atlas is None:
        return []
    found = []
    for area in ground.units:
        if frame.window.meets(area.box):
            record = area.record
            room = (area.box.east - area.box.west) / frame.degree * 1.25
            found.append((_spoken(record, wording), record["label_lon"], record["label_lat"], room, False))
    for row in ground.atlas.seas(frame.window):
        room = ((row["east"] - row["west"]) % 360) / frame.degree
        found.append((_spoken(row, wording), row["label_lon"], row["label_lat"], room, True))
    found.sort(key=lambda each: (-each[3], each[0]))
    return [
        (name, *frame.pixel((lon, lat)), room, sea)
        for name, lon, lat, room, sea in found
        if lon is not None and lat is not None
    ]


def _spoken(record: dict[str, object], wording: Wording) -> str:
    """Return the name of a unit or a sea in the language of the picture, or in English."""
    known = record.get("translations") or {}
    words = json.loads(known) if isinstance(known, str) else known
    translated = words.get(wording.language, {}).get("name") if isinstance(words, dict) else None
    return str(translated or record["name"])
