"""A sheet as SVG 1.1: text stays text, the same sheet gives the same bytes.

By hand: it is a dozen elements, and a library (svgwrite, drawsvg) would bring neither textures nor lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import sqrt
from xml.sax.saxutils import escape, quoteattr

from layers.exporting.drawing import letters
from layers.exporting.drawing.hatching import hatched
from layers.exporting.drawing.sheet import Figure, Hatch, Line, Paragraph, Run, Sheet, Solid
from layers.exporting.drawing.textures import LEVELS

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
ASCENT = 0.945
"""From the top of a line to its base, for its size: Arial's, with half of the leading."""

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
TURNED = {"left": "end", "center": "middle", "right": "start"}
ROUND = 4
CUT = Solid("#000000")
"""Any paint: of what cuts, the form alone counts."""


def svg(sheet: Sheet, *, inside: bool = False, lined: bool = False, skip: Iterable[str] = ()) -> str:
    """Return a sheet as a document, or as an element of a page of HTML where it is ``inside`` one.

    ``skip`` are names of figures that are left out. Textures are patterns, or with ``lined`` lines.
    """
    left_out = set(skip)
    figures = [figure for figure in sheet.figures if figure.name not in left_out]
    size = f'width="{_n(sheet.width * sheet.scale)}" height="{_n(sheet.height * sheet.scale)}"'
    box = f'viewBox="0 0 {_n(sheet.width)} {_n(sheet.height)}"'
    head = "" if inside else '<?xml version="1.0" encoding="UTF-8"?>\n'
    told = "" if inside else f"<desc>{escape(chr(10).join(sheet.notes))}</desc>\n"
    return (
        f'{head}<svg xmlns="http://www.w3.org/2000/svg" {size} {box} lang={quoteattr(sheet.language)} '
        f'role="img" aria-label={quoteattr(sheet.title)} font-family={quoteattr(FONT)}>\n'
        f"<title>{escape(sheet.title)}</title>\n{told}{_definitions(figures, lined=lined)}"
        f'<rect width="{_n(sheet.width)}" height="{_n(sheet.height)}" fill="#ffffff"/>\n'
        f"{''.join(_figure(each, lined=lined) for each in figures)}</svg>\n"
    )


def _definitions(figures: list[Figure], *, lined: bool) -> str:
    """Return the textures and arrowheads that figures need, each once."""
    hatches = dict.fromkeys(figure.fill for figure in figures if isinstance(figure.fill, Hatch))
    arrows = dict.fromkeys(figure.line.colour for figure in figures if figure.line and figure.line.arrow)
    patterns = [] if lined else [_pattern(hatch) for hatch in hatches]
    both = [*patterns, *(_arrow(colour) for colour in arrows)]
    return f"<defs>\n{''.join(both)}</defs>\n" if both else ""


def _pattern(hatch: Hatch) -> str:
    """Return a tile of a texture: as the page has it, diagonals over the corners too, so that tiles join."""
    size, width, ground = LEVELS[hatch.level]
    thick = width * 0.8 if hatch.faint else width
    paint = f'stroke="{hatch.colour}" stroke-width="{_n(thick)}" fill="none"'
    if hatch.texture == "dots":
        marks = f'<circle cx="{_n(size / 2)}" cy="{_n(size / 2)}" r="{_n(thick)}" fill="{hatch.colour}"/>'
    else:
        steps, length = _strokes(hatch.texture, size)
        dashes = f' stroke-dasharray="{_n(length * 0.3)} {_n(length * 0.2)}"' if hatch.faint else ""
        marks = "".join(f'<path d="{step}" {paint}{dashes}/>' for step in steps)
    return (
        f'<pattern id="{_id(hatch)}" patternUnits="userSpaceOnUse" width="{_n(size)}" height="{_n(size)}">'
        f'<rect width="{_n(size)}" height="{_n(size)}" fill="{hatch.colour}" opacity="{_n(ground)}"/>'
        f"{marks}</pattern>\n"
    )


def _strokes(texture: str, size: float) -> tuple[list[str], float]:
    """Return the lines of a tile, and how long each is."""
    if texture == "hatch-flat":
        return [f"M0,{_n(size / 2)} h{_n(size)}"], size
    turns = (-1, 0, 1)
    if texture == "hatch-up":
        lines = [f"M{_n(turn * size)},{_n(size)} l{_n(size)},{_n(-size)}" for turn in turns]
    else:
        lines = [f"M{_n(turn * size)},0 l{_n(size)},{_n(size)}" for turn in turns]
    return lines, size * sqrt(2)


def _arrow(colour: str) -> str:
    return (
        f'<marker id="arrow-{colour[1:]}" viewBox="0 0 10 10" refX="8" refY="5" orient="auto" '
        'markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse">'
        f'<path d="M0 0 L10 5 L0 10 L3 5 Z" fill="{colour}"/>'
        "</marker>\n"
    )


def _id(hatch: Hatch) -> str:
    return f"{hatch.texture}-{hatch.level}-{hatch.colour[1:]}{'-faint' if hatch.faint else ''}"


def _figure(figure: Figure, *, lined: bool) -> str:
    """Return a figure: its form, its words, and what it says as the title of a group."""
    body = f"{_textured(figure) if lined else _form(figure)}{''.join(_words(figure))}"
    if not figure.says:
        return f"{body}\n" if body else ""
    claim = f" data-claim={quoteattr(figure.claim)}" if figure.claim else ""
    return f"<g{claim}><title>{escape(figure.says)}</title>{body}</g>\n"


def _textured(figure: Figure) -> str:
    """Return the form of a figure, with its texture as lines if it has one."""
    if not isinstance(figure.fill, Hatch):
        return _form(figure)
    shape = _form(replace(figure, fill=CUT, line=None))
    return hatched(figure, figure.fill, shape) + _form(replace(figure, fill=None))


def _form(figure: Figure) -> str:
    if figure.fill is None and figure.line is None:
        return ""
    paint = f"{_fill(figure.fill)}{_line(figure.line)}"
    match figure.form:
        case "path":
            return f'<path d="{_path(figure)}" fill-rule="evenodd"{paint}/>'
        case "oval":
            middle = f'cx="{_n(figure.x + figure.width / 2)}" cy="{_n(figure.y + figure.height / 2)}"'
            return f'<ellipse {middle} rx="{_n(figure.width / 2)}" ry="{_n(figure.height / 2)}"{paint}/>'
    corner = f' rx="{ROUND}"' if figure.form == "round" else ""
    size = f'width="{_n(figure.width)}" height="{_n(figure.height)}"'
    return f'<rect x="{_n(figure.x)}" y="{_n(figure.y)}" {size}{corner}{paint}/>'


def _path(figure: Figure) -> str:
    return "".join(
        "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in course.points) + ("Z" if course.closed else "")
        for course in figure.courses
    )


def _fill(fill: Solid | Hatch | None) -> str:
    if fill is None:
        return ' fill="none"'
    if isinstance(fill, Hatch):
        return f' fill="url(#{_id(fill)})"'
    return f' fill="{fill.colour}"' + (f' fill-opacity="{_n(fill.opacity)}"' if fill.opacity < 1 else "")


def _line(line: Line | None) -> str:
    if line is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_n, line.dashes))}"' if line.dashes else ""
    clear = f' stroke-opacity="{_n(line.opacity)}"' if line.opacity < 1 else ""
    head = f' marker-end="url(#arrow-{line.colour[1:]})"' if line.arrow else ""
    return f' stroke="{line.colour}" stroke-width="{_n(line.width)}"{dashes}{clear}{head}'


def _words(figure: Figure) -> Iterator[str]:
    """Yield each line of the words of a figure."""
    room = figure.width if figure.wraps else float("inf")
    high = letters.height(figure.words, room)
    y = figure.y + ((figure.height - high) / 2 if figure.middle else 0)
    for paragraph in figure.words:
        y += paragraph.before
        for line in letters.lines(paragraph, room):
            yield _text(line, paragraph, figure, y + paragraph.size * ASCENT)
            y += paragraph.size * letters.LEADING


def _text(line: list[Run], paragraph: Paragraph, figure: Figure, y: float) -> str:
    x = {
        "left": figure.x,
        "center": figure.x + figure.width / 2,
        "right": figure.x + figure.width,
    }[paragraph.align]
    anchor = "" if paragraph.align == "left" else f' text-anchor="{ANCHORS[paragraph.align]}"'
    if paragraph.from_right:
        # the start of such a line is at its right
        anchor = f' text-anchor="{TURNED[paragraph.align]}" direction="rtl"'
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(paragraph.size)}"{anchor} xml:space="preserve">'
        f"{''.join(map(_run, line))}</text>"
    )


def _run(run: Run) -> str:
    look = (' font-weight="700"' if run.bold else "") + (' font-style="italic"' if run.italic else "")
    return f'<tspan fill="{run.colour}"{look}>{escape(run.text)}</tspan>'


def _n(value: float) -> str:
    """Return a number with at most two decimals, as short as it can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
