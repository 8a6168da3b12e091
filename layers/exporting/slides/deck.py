"""A deck: a slide for each scene or for one state, then sources, method, and what is not on the map."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layers.exporting.drawing.ground import Ground
from layers.exporting.drawing.palette import QUIET
from layers.exporting.drawing.sheet import Paragraph, Run, Sheet
from layers.exporting.drawing.slide import WIDE, Shown, Size, flowed, overflow, slide, written
from layers.exporting.drawing.spots import Marked
from layers.exporting.drawing.wording import Wording
from layers.exporting.slides.shapes import EMU, shape
from layers.page.state import State, opening
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Claim
from layers.theatre.translation import translated

if TYPE_CHECKING:
    from pptx.presentation import Presentation

NOTED = 100
"""Claims that a slide's notes have; behind them it says how many more there are."""

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
    sheets: list[tuple[Sheet, tuple[str, ...]]] = []
    seen: dict[str, Claim] = {}
    unplaced: dict[str, Marked] = {}
    for each in states:
        shown = slide(ground, each, size, wording, marking)
        sheets.append((shown.sheet, tuple(notes(shown, wording))))
        sheets += [(sheet, ()) for sheet in overflow(shown, size, wording, marking)]
        seen |= {marked.claim.id: marked.claim for marked in shown.claims}
        unplaced |= {marked.claim.id: marked for marked in shown.claims if marked.mark == "none"}
    for sheet in closing(list(seen.values()), list(unplaced.values()), size, wording, marking):
        sheets.append((sheet, ()))
    return _file(sheets, size, wording)


def lines_of(wording: Wording) -> tuple[str, str]:
    """Return the marking at the top and at the bottom."""
    banner = wording.words(wording.catalogue.theatre, "banner")
    return banner, banner


def notes(shown: Shown, wording: Wording) -> list[str]:
    """Return what a speaker has beside a slide: its claims in full, a paragraph for each line."""
    found = [shown.sheet.title, wording.text("shown", n=len(shown.claims))]
    for each in shown.claims[:NOTED]:
        found += ["", *claim_lines(each, wording)]
    if len(shown.claims) > NOTED:
        found += ["", wording.text("more", n=len(shown.claims) - NOTED)]
    return found


def claim_lines(each: Marked, wording: Wording) -> list[str]:
    """Return a claim in lines: label, how firmly, statement, place, who says so, citation, id."""
    said = wording.said(each.claim)
    hedge = f"{wording.text('hedge')}: “{said.hedge}”" if said.hedge else wording.text("no_hedge_in_source")
    figure = f"{wording.text('in_its_words')}: “{said.figure}”" if said.figure else ""
    dated = f"{wording.text('reported_on')} {said.reported_on}" if said.reported_on else ""
    return [
        f"{each.number}. {said.label} [{said.assertion}]",
        said.statement,
        " · ".join(filter(None, [hedge, figure])),
        " · ".join(filter(None, [said.actor, said.whereabouts, dated])),
        *(f"{wording.text('who_says_so')}: {chain}" for chain in said.chains),
        *(f"{wording.text('page.cites')}: {citation}" for citation in said.citations),
        f"{wording.text('rating')}: {said.rating} · {wording.text('id')}: {said.id}",
    ]


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


def _file(sheets: Sequence[tuple[Sheet, tuple[str, ...]]], size: Size, wording: Wording) -> bytes:
    from pptx import Presentation
    from pptx.util import Emu

    file = Presentation()
    file.slide_width, file.slide_height = Emu(round(size.width * EMU)), Emu(round(size.height * EMU))
    for number, (sheet, spoken) in enumerate(sheets, 1):
        _slide(file, sheet, spoken, f"{number} / {len(sheets)}")
    theatre = wording.catalogue.theatre
    about = file.core_properties
    about.title, about.author = wording.words(theatre, "title"), ""
    about.subject = wording.words(theatre, "banner")
    about.keywords = wording.text("data", digest=wording.catalogue.digest)
    about.language = wording.language
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _slide(file: "Presentation", sheet: Sheet, spoken: tuple[str, ...], number: str) -> None:
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
    if spoken:
        page.notes_slide.notes_text_frame.text = "\n".join(spoken)
