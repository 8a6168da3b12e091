"""A texture as lines, for what a browser prints: it puts SVG's own patterns into a PDF as pictures."""

import hashlib
from collections.abc import Iterator
from math import ceil, floor, sqrt

from layers.exporting.drawing.sheet import Figure, Hatch
from layers.exporting.drawing.textures import LEVELS


def hatched(figure: Figure, hatch: Hatch, form: str) -> str:
    """Return the texture of a figure as SVG: lines or dots, cut to ``form``, an element that has its shape.

    They stand where those of the pattern do.
    """
    size, width, ground = LEVELS[hatch.level]
    thick = width * 0.8 if hatch.faint else width
    box = (figure.x, figure.y, figure.x + figure.width, figure.y + figure.height)
    if hatch.texture == "dots":
        steps, look = _dots(box, size), f'stroke-width="{2 * thick:g}" stroke-linecap="round"'
    else:
        steps, look = _lines(box, size, hatch.texture), f'stroke-width="{thick:g}"'
        if hatch.faint:
            length = size if hatch.texture == "hatch-flat" else size * sqrt(2)
            look += f' stroke-dasharray="{length * 0.3:.2f} {length * 0.2:.2f}"'
    # the same shape may be there twice: then both are cut alike
    name = f"cut-{hashlib.sha256(form.encode()).hexdigest()[:12]}"
    whole = f'x="{box[0]:.2f}" y="{box[1]:.2f}" width="{figure.width:.2f}" height="{figure.height:.2f}"'
    return (
        f'<clipPath id="{name}" clip-rule="evenodd">{form}</clipPath><g clip-path="url(#{name})">'
        f'<rect {whole} fill="{hatch.colour}" opacity="{ground:g}"/>'
        f'<path d="{"".join(steps)}" fill="none" stroke="{hatch.colour}" {look}/></g>'
    )


Box = tuple[float, float, float, float]


def _dots(box: Box, size: float) -> Iterator[str]:
    left, top, right, bottom = box
    for row in range(floor(top / size), ceil(bottom / size)):
        for column in range(floor(left / size), ceil(right / size)):
            yield f"M{(column + 0.5) * size:g} {(row + 0.5) * size:g}h0"


def _lines(box: Box, size: float, texture: str) -> Iterator[str]:
    """Yield lines over a box, each from where a tile begins: dashes then fall as in the tile."""
    left, top, right, bottom = box
    start, end = floor(left / size) * size, ceil(right / size) * size
    if texture == "hatch-flat":
        for row in range(floor(top / size), ceil(bottom / size)):
            yield f"M{start:g} {(row + 0.5) * size:g}H{end:g}"
        return
    slope = -1 if texture == "hatch-up" else 1
    offsets = [y - slope * x for x in (left, right) for y in (top, bottom)]
    for step in range(floor(min(offsets) / size), ceil(max(offsets) / size) + 1):
        yield f"M{start:g} {step * size + slope * start:g}L{end:g} {step * size + slope * end:g}"
