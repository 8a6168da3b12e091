"""Figures of a sheet as shapes of DrawingML (ECMA-376, part 1, 20.1).

Written as XML by hand: python-pptx builds paths point by point (6,671 of them in 40 s), knows no dashes of
one's own and no arrowheads, and would take several calls for each run.
"""

from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from layers.exporting.drawing.sheet import Course, Figure, Hatch, Line, Paragraph, Run, Solid

EMU = 9525
"""English Metric Units in a pixel of 1/96 inch."""

POINTS = 0.75
"""Points in a pixel."""

FONT = "Arial"
"""Its letters are as wide as :mod:`layers.exporting.drawing.letters` takes them for."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Tells screen readers to pass over a shape."""

PATTERNS = {
    ("hatch-up", False): {"near": "wdUpDiag", "country": "wdUpDiag", "sea": "ltUpDiag", "aor": "ltUpDiag"},
    ("hatch-up", True): dict.fromkeys(("near", "country", "sea", "aor"), "dashUpDiag"),
    ("hatch-down", False): {"near": "wdDnDiag", "country": "wdDnDiag", "sea": "ltDnDiag", "aor": "ltDnDiag"},
    ("hatch-down", True): dict.fromkeys(("near", "country", "sea", "aor"), "dashDnDiag"),
    ("hatch-flat", False): {"near": "narHorz", "country": "horz", "sea": "ltHorz", "aor": "ltHorz"},
    ("hatch-flat", True): dict.fromkeys(("near", "country", "sea", "aor"), "dashHorz"),
    ("dots", False): {"near": "pct20", "country": "pct10", "sea": "pct5", "aor": "pct5"},
    ("dots", True): dict.fromkeys(("near", "country", "sea", "aor"), "pct5"),
}
"""PowerPoint's own patterns by texture and whether they are faint, then by how precisely something is placed.

There are no wider ones: what is placed most coarsely has the lightest.
"""

PALE = {"near": 0.45, "country": 0.3, "sea": 0.55, "aor": 0.65}
"""The share of white in the lines of a pattern: PowerPoint draws them closer than the page does."""

ALIGN = {"left": "l", "center": "ctr", "right": "r"}
FORMS = {"box": "rect", "oval": "ellipse"}
ROUND = 4
"""The radius of a rounded corner in pixels."""


def shape(figure: Figure, number: int, scale: float = 1, *, title: bool = False) -> str:
    """Return a figure as an element ``p:sp``; as the slide's title, in its placeholder, where ``title``.

    It is enlarged ``scale`` times.
    """
    figure = figure if scale == 1 else scaled(figure, scale)
    name = quoteattr(figure.name[:200])
    says = f" descr={quoteattr(figure.says)}" if figure.says else ""
    silent = "" if figure.says or figure.words else DECORATION
    holder = '<p:nvPr><p:ph type="title"/></p:nvPr>' if title else "<p:nvPr/>"
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={name}{says}>{silent}</p:cNvPr>'
        f"<p:cNvSpPr/>{holder}</p:nvSpPr><p:spPr>{_frame(figure)}{_form(figure)}{_fill(figure.fill)}{_line(figure.line)}</p:spPr>"
        f"{_text(figure)}</p:sp>"
    )


def _frame(figure: Figure) -> str:
    x, y, wide, high = (round(value * EMU) for value in (figure.x, figure.y, figure.width, figure.height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{max(wide, 1)}" cy="{max(high, 1)}"/></a:xfrm>'


def _form(figure: Figure) -> str:
    if figure.form == "path":
        return _custom(figure)
    if figure.form == "round":
        share = round(100_000 * ROUND / max(1, min(figure.width, figure.height)))
        guide = f'<a:avLst><a:gd name="adj" fmla="val {min(share, 50_000)}"/></a:avLst>'
        return f'<a:prstGeom prst="roundRect">{guide}</a:prstGeom>'
    return f'<a:prstGeom prst="{FORMS[figure.form]}"><a:avLst/></a:prstGeom>'


def _custom(figure: Figure) -> str:
    """Return a path in units of a tenth of a pixel, from the top left corner of its box."""
    wide, high = max(1, round(figure.width * 10)), max(1, round(figure.height * 10))
    steps = "".join(_steps(course, figure) for course in figure.courses)
    open_ = "" if figure.courses[0].closed else ' fill="none"'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{wide}" h="{high}"{open_}>{steps}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _steps(course: Course, figure: Figure) -> str:
    at = [
        f'<a:pt x="{round((x - figure.x) * 10)}" y="{round((y - figure.y) * 10)}"/>' for x, y in course.points
    ]
    onward = "".join(f"<a:lnTo>{each}</a:lnTo>" for each in at[1:])
    return f"<a:moveTo>{at[0]}</a:moveTo>{onward}{'<a:close/>' if course.closed else ''}"


def _fill(fill: Solid | Hatch | None) -> str:
    if fill is None:
        return "<a:noFill/>"
    if isinstance(fill, Solid):
        return f"<a:solidFill>{_colour(fill.colour, fill.opacity)}</a:solidFill>"
    pattern = PATTERNS[fill.texture, fill.faint][fill.level]
    ink = _mixed(fill.colour, PALE[fill.level])
    # what does not know clear grounds shows a tint of the layer's colour
    ground = _colour(_mixed(fill.colour, 0.92), 0)
    colours = f"<a:fgClr>{_colour(ink)}</a:fgClr><a:bgClr>{ground}</a:bgClr>"
    return f'<a:pattFill prst="{pattern}">{colours}</a:pattFill>'


def _line(line: Line | None) -> str:
    if line is None:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = [round(part / line.width * 100_000) for part in line.dashes]
    pairs = "".join(
        f'<a:ds d="{dash}" sp="{space}"/>' for dash, space in zip(dashes[::2], dashes[1::2], strict=True)
    )
    broken = f"<a:custDash>{pairs}</a:custDash>" if pairs else '<a:prstDash val="solid"/>'
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if line.arrow else ""
    return (
        f'<a:ln w="{round(line.width * EMU)}"><a:solidFill>{_colour(line.colour, line.opacity)}</a:solidFill>'
        f"{broken}<a:round/>{head}</a:ln>"
    )


def _text(figure: Figure) -> str:
    anchor = "ctr" if figure.middle else "t"
    wrap = "square" if figure.wraps else "none"
    body = "".join(_paragraphs(figure.words)) or "<a:p/>"
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}" rtlCol="0">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody>"
    )


def _paragraphs(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    for each in paragraphs:
        before = f'<a:spcBef><a:spcPts val="{round(each.before * POINTS * 100)}"/></a:spcBef>'
        runs = "".join(_run(run, each.size) for run in each.runs)
        turned = ' rtl="1"' if each.from_right else ""
        look = f'<a:pPr algn="{ALIGN[each.align]}" marL="0" indent="0"{turned}>{before}<a:buNone/></a:pPr>'
        yield f"<a:p>{look}{runs}</a:p>"


def _run(run: Run, size: float) -> str:
    look = f' b="{int(run.bold)}" i="{int(run.italic)}"'
    return (
        f'<a:r><a:rPr sz="{round(size * POINTS * 100)}"{look} dirty="0">'
        f"<a:solidFill>{_colour(run.colour)}</a:solidFill>"
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:rPr><a:t>{escape(run.text)}</a:t></a:r>'
    )


def _colour(colour: str, opacity: float = 1) -> str:
    alpha = "" if opacity >= 1 else f'<a:alpha val="{round(opacity * 100_000)}"/>'
    return f'<a:srgbClr val="{colour[1:].upper()}">{alpha}</a:srgbClr>'


def _mixed(colour: str, share: float) -> str:
    """Return a colour with a share of white in it."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)


def scaled(figure: Figure, by: float) -> Figure:
    """Return a figure so many times larger, with all that is in it."""
    line = figure.line
    return replace(
        figure,
        x=figure.x * by,
        y=figure.y * by,
        width=figure.width * by,
        height=figure.height * by,
        courses=tuple(
            Course(tuple((x * by, y * by) for x, y in course.points), course.closed)
            for course in figure.courses
        ),
        line=line and replace(line, width=line.width * by, dashes=tuple(dash * by for dash in line.dashes)),
        words=tuple(replace(each, size=each.size * by, before=each.before * by) for each in figure.words),
    )
