"""A deck: a slide for each scene or for one state, then sources, method, and what is not on the map."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layers.exporting.drawing.ground import Ground
from layers.exporting.drawing.palette import QUIET
from layers.exporting.drawing.sheet import Paragraph, Run, Sheet
from layers.exporting.drawing.slide import WIDE, Size, flowed, overflow, slide, written
from layers.exporting.drawing.spots import Marked
from layers.exporting.drawing.wording import Wording
from layers.exporting.slides.shapes import EMU, shape
from layers.page.state import State, opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.translation import translated

if TYPE_CHECKING:
    from pptx.presentation import Presentation

TITLE_ONLY = 5
"""The layout of python-pptx's default template that has a title and nothing else."""


def deck(catalogue: Catalogue, state: State | None, size: Size = WIDE) -> bytes:
    """Return slides as a PowerPoint file: of one state, or of every scene of the theatre where it is None.

    A theatre without scenes has a slide of its opening state. Each claim that a slide shows is in its notes
    with its hedge, its chain of sources and its citation.

    Raises:
        ImportError: if python-pptx is not installed.

    """
    scenes = [opening(catalogue, scene.id) for scene in catalogue.theatre.scenes]
    states = [state] if state else scenes or [opening(catalogue)]
    wording = Wording(catalogue, states[0].language or catalogue.theatre.language)
    ground, marking = Ground(catalogue), lines_of(wording)
    sheets: list[Sheet] = []
    seen: dict[str, Claim] = {}
    unplaced: dict[str, Marked] = {}
    for each in states:
        shown = slide(ground, each, size, wording, marking)
        sheets += [shown.sheet, *overflow(shown, size, wording, marking)]
        seen |= {marked.claim.id: marked.claim for marked in shown.claims}
        unplaced |= {marked.claim.id: marked for marked in shown.claims if marked.mark == "none"}
    sheets += closing(list(seen.values()), list(unplaced.values()), size, wording, marking)
    return _file(sheets, size, wording)


def lines_of(wording: Wording) -> tuple[str, str]:
    """Return the marking at the top and at the bottom."""
    banner = wording.words(wording.catalogue.theatre, "banner")
    return banner, banner


def closing(
    claims: Sequence[Claim],
    unplaced: Sequence[Marked],
    size: Size,
    wording: Wording,
    marking: tuple[str, str],
) -> list[Sheet]:
    """Return the last slides: the sources of all claims shown, the method, what is not on the map."""
    width = (size.width - 72) / 2
    theatre = wording.catalogue.theatre
    sources = [
        written([Paragraph((Run(wording.source(source)),), 12)], width)
        for source in wording.resting(list(claims))
    ]
    method = [
        written([Paragraph((Run(f"{words}{_tag(theatre, 'method', wording)}"),), 12)], width)
        for words in translated(theatre, "method", wording.language)
    ]
    missing = [_missing(each, width, wording) for each in unplaced]
    missing += [
        written([Paragraph((Run(f"{words}{_tag(theatre, 'notes', wording)}", colour=QUIET),), 12)], width)
        for words in translated(theatre, "notes", wording.language)
    ]
    pages = ((sources, "sources"), (method, "page.method"), (missing, "unplaced"))
    return [
        sheet
        for items, key in pages
        if items
        for sheet in flowed(items, wording.text(key), size, wording, marking)
    ]


def _tag(theatre: object, field: str, wording: Wording) -> str:
    whole = translated(theatre, field, wording.language) is getattr(theatre, field)  # type: ignore[arg-type]
    return wording.suffix() if whole else ""


def _missing(each: Marked, width: float, wording: Wording):  # type: ignore[no-untyped-def]
    said = wording.said(each.claim)
    label = Paragraph((Run(f"{said.label} ", bold=True), Run(f"[{said.assertion}]", colour=QUIET)), 12.5)
    words = Paragraph((Run(said.statement),), 12)
    where = Paragraph((Run(" · ".join([said.whereabouts, *said.citations]), colour=QUIET),), 11)
    return written([label, words, where], width)


def _file(sheets: Sequence[Sheet], size: Size, wording: Wording) -> bytes:
    from pptx import Presentation
    from pptx.util import Emu

    file = Presentation()
    file.slide_width, file.slide_height = Emu(round(size.width * EMU)), Emu(round(size.height * EMU))
    for number, sheet in enumerate(sheets, 1):
        _slide(file, sheet, f"{number} / {len(sheets)}")
    theatre = wording.catalogue.theatre
    about = file.core_properties
    about.title, about.author = wording.words(theatre, "title"), ""
    about.subject = wording.words(theatre, "banner")
    about.keywords = wording.text("data", digest=wording.catalogue.digest)
    about.language = wording.language
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _slide(file: "Presentation", sheet: Sheet, number: str) -> None:
    from pptx.oxml import parse_xml

    from layers.exporting.drawing.sheet import Figure

    page = file.slides.add_slide(file.slide_layouts[TITLE_ONLY])
    tree = page.shapes._spTree
    for holder in list(page.placeholders):
        tree.remove(holder._element)
    counted = Paragraph((Run(number, colour=QUIET),), 11, "right")
    corner = Figure(
        "slide number", sheet.width - 104, sheet.height - 20, 80, 18, words=(counted,), middle=True
    )
    for index, figure in enumerate((*sheet.figures, corner), 2):
        tree.append(parse_xml(shape(figure, index, title=figure.name == "title")))
    if sheet.notes:
        page.notes_slide.notes_text_frame.text = "\n".join(sheet.notes)
