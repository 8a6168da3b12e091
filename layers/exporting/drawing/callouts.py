"""Where callouts stand on a map: near their marks, inside the frame, over no other callout and no anchor.

A search over a grid, each callout in turn: simple, the same for the same input, and enough for the dozen
places of a slide. What finds no room is shortened, and in the end a number, which the list beside the map
explains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from layers.exporting.drawing.frame import Frame
from layers.exporting.drawing.sheet import Spot

STEP = 9
"""Pixels from place to place of the grid."""

GAP = 12
"""Pixels between a callout and the anchor that it points to, and around other callouts."""

TRIED = 6
"""Anchors of a spot that are tried."""

COVERED = 150
"""Pixels of leader that it is worth not to cover a mark."""

SMALL = 0.6
"""The share of the frame from which on a mark is so large that callouts may stand on it."""

Size = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Asking:
    """A spot that asks for a callout: where it may point to, the sizes it may have, dearest first."""

    anchors: tuple[Spot, ...]
    sizes: tuple[Size, ...]


@dataclass(frozen=True)
class Placed:
    """Where a callout stands, in which of its sizes, what it points to, and where its leader ends."""

    at: Spot
    size: int
    anchor: Spot
    end: Spot


def placed(asking: Sequence[Asking], frame: Frame, marks: Sequence[Rectangle]) -> list[Placed | None]:
    """Return a place for each spot in turn, None where not even the smallest size finds room."""
    room = frame.width * frame.height
    kept = [box for box in marks if (box[2] - box[0]) * (box[3] - box[1]) < SMALL * room]
    clear = np.array([each.anchors[0] for each in asking] or np.empty((0, 2)))
    found: list[Placed | None] = []
    taken: list[Rectangle] = []
    leaders: list[Any] = []
    for each in asking:
        place = next(
            (
                place
                for size in range(len(each.sizes))
                if (place := _best(each, size, frame, kept, clear, taken, leaders)) is not None
            ),
            None,
        )
        found.append(place)
        if place:
            (x, y), (width, height) = place.at, each.sizes[place.size]
            taken.append((x, y, x + width, y + height))
            leaders.append(_along(np.array([place.anchor]), np.array([place.end]))[0])
    return found


def _best(
    asking: Asking,
    size: int,
    frame: Frame,
    marks: Sequence[Rectangle],
    clear: Any,
    taken: Sequence[Rectangle],
    leaders: Sequence[Any],
) -> Placed | None:
    """Return the cheapest place for a callout of a size, None if there is none."""
    width, height = asking.sizes[size]
    left, top, right, bottom = frame.rectangle
    xs, ys = (
        np.arange(left + GAP / 2, right - width - GAP / 2, STEP),
        np.arange(top + GAP / 2, bottom - height - GAP / 2, STEP),
    )
    if not len(xs) or not len(ys):
        return None
    corners = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    boxes = np.hstack([corners, corners + np.array((width, height))])
    free = np.ones(len(boxes), bool)
    for box in taken:
        free &= _overlap(boxes, box, GAP / 2) <= 0
    for leader in [*leaders, clear]:
        for x, y in np.asarray(leader).tolist():
            free &= ~_inside(boxes, x, y, 5)
    covered = sum((_overlap(boxes, box, 0) for box in marks), np.zeros(len(boxes))) / (width * height)
    best: tuple[float, Placed] | None = None
    for rank, anchor in enumerate(asking.anchors[:TRIED]):
        ends = np.clip(np.array(anchor), boxes[:, :2], boxes[:, 2:])
        far = np.hypot(*(ends - np.array(anchor)).T)
        passing = free & (far >= GAP) & ~_crossed(np.array(anchor), ends, taken)
        if not passing.any():
            continue
        cost = np.where(passing, far + COVERED * covered + 25 * rank, np.inf)
        at = int(cost.argmin())
        if best is None or cost[at] < best[0]:
            place = Placed(_pair(corners[at]), size, anchor, _pair(ends[at]))
            best = (float(cost[at]), place)
    return best and best[1]


def _overlap(boxes: Any, box: Rectangle, margin: float) -> Any:
    """Return by how many square pixels boxes overlap one that is larger by a margin."""
    left, top, right, bottom = box
    wide = np.minimum(boxes[:, 2], right + margin) - np.maximum(boxes[:, 0], left - margin)
    high = np.minimum(boxes[:, 3], bottom + margin) - np.maximum(boxes[:, 1], top - margin)
    return np.clip(wide, 0, None) * np.clip(high, 0, None)


def _inside(boxes: Any, x: float, y: float, margin: float) -> Any:
    return (
        (boxes[:, 0] - margin < x)
        & (x < boxes[:, 2] + margin)
        & (boxes[:, 1] - margin < y)
        & (y < boxes[:, 3] + margin)
    )


def _along(starts: Any, ends: Any) -> Any:
    """Return some points on each of the lines from starts to ends."""
    shares = np.linspace(0.05, 0.95, 12)[None, :, None]
    return starts[:, None, :] + (ends - starts)[:, None, :] * shares


def _crossed(anchor: Any, ends: Any, taken: Sequence[Rectangle]) -> Any:
    """Return whether a line from the anchor to each end crosses what is taken."""
    points = _along(np.broadcast_to(anchor, ends.shape), ends)
    crossed = np.zeros(len(ends), bool)
    for left, top, right, bottom in taken:
        inside = (
            (points[..., 0] > left)
            & (points[..., 0] < right)
            & (points[..., 1] > top)
            & (points[..., 1] < bottom)
        )
        crossed |= inside.any(axis=1)
    return crossed


def _pair(values: Any) -> Spot:
    x, y = values.tolist()
    return float(round(x, 1)), float(round(y, 1))
