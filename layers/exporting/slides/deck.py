"""A deck: a slide for each scene or for one state, then sources, method, and what is not on the map."""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layers.exporting.choice import Choice, SizeError
from layers.exporting.drawing.palette import QUIET
from layers.exporting.drawing.setting import Setting, setting, states
from layers.exporting.drawing.sheet import Figure, Paragraph, Run, Sheet
from layers.exporting.drawing.slide import Item, flowed, overflow, slide, two_columns, written
from layers.exporting.drawing.sourcing import references, summary
from layers.exporting.drawing.spots import Marked
from layers.exporting.drawing.wording import Wording
from layers.exporting.slides.proof import PART, RELATION
from layers.exporting.slides.proof import written as written_proof
from layers.exporting.slides.shapes import EMU, shape
from layers.theatre.catalogue import Catalogue
from layers.writing.archive import zipped_files

if TYPE_CHECKING:
    from pptx.presentation import Presentation

SMALLEST, LARGEST = 25.4, 1422.4
"""The least and the greatest side of a slide in millimetres (ECMA-376, part 1, 19.7.18)."""

BUDGET = 2900
"""Points of the ground of a map, and of its marks: slides of more are slow to move and to edit."""

SIZE = 12
"""The size of what stands on the last slides, in pixels."""

TITLE_ONLY = 5
"""The layout of python-pptx's default template that has a title and nothing else."""


def deck(catalogue: Catalogue, choice: Choice) -> bytes:
    """Return slides as a PowerPoint file: of one state, or of every scene of the theatre.

    Each claim that a slide shows is in its notes with its hedge, its chain of sources and its citation.

    Raises:
        ModuleNotFoundError: if python-pptx is not installed.
        SizeError: for a size that PowerPoint does not open.

    """
    size = choice.size
    if size and not SMALLEST <= min(size.width, size.height) <= max(size.width, size.height) <= LARGEST:
        found = f"{size.width:.0f} by {size.height:.0f}"
        raise SizeError(f"expected slides of {SMALLEST:g} to {LARGEST:g} mm to either side, found {found} mm")
    own = setting(catalogue, choice, "page.overleaf", BUDGET)
    sheets: list[Sheet] = []
    seen: dict[str, Marked] = {}
    for state in choice.stepped(states(catalogue, choice)):
        shown = slide(own, state)
        sheets += [shown.sheet, *overflow(own, shown)]
        seen |= {each.claim.id: each for each in shown.claims}
    return _file([*sheets, *closing(own, list(seen.values()))], own)


def closing(own: Setting, found: Sequence[Marked]) -> list[Sheet]:
    """Return the last slides: the sources of all claims shown, the method, what is not on the map."""
    width, wording = two_columns(own), own.wording
    claims = [each.claim for each in found]
    sources = [
        written([Paragraph((Run(words),), SIZE)], width)
        for words in (summary(claims, wording), *references(claims, wording))
    ]
    method = [written([Paragraph((Run(words),), SIZE)], width) for words in wording.texts("method")]
    missing = [_missing(each, width, wording) for each in found if each.mark == "none"]
    missing += [
        written([Paragraph((Run(words, colour=QUIET),), SIZE)], width) for words in wording.texts("notes")
    ]
    pages = ((sources, "sources"), (method, "page.method"), (missing, "unplaced"))
    return [sheet for items, key in pages for sheet in flowed(own, items, wording.text(key))]


def _missing(each: Marked, width: float, wording: Wording) -> Item:
    said = wording.said(each.claim)
    label = Paragraph((Run(f"{said.label} ", bold=True), Run(f"[{said.assertion}]", colour=QUIET)), 12.5)
    words = Paragraph((Run(said.statement),), SIZE)
    where = Paragraph((Run(" · ".join([said.whereabouts, *said.citations]), colour=QUIET),), 11)
    return written([label, words, where], width)


def _file(sheets: Sequence[Sheet], own: Setting) -> bytes:
    from pptx import Presentation
    from pptx.util import Emu

    file = Presentation()
    size = (round(pixels * own.scale * EMU) for pixels in (own.width, own.height))
    file.slide_width, file.slide_height = map(Emu, size)
    for number, sheet in enumerate(sheets, 1):
        _slide(file, sheet, f"{number} / {len(sheets)}")
    wording, theatre = own.wording, own.catalogue.theatre
    about = file.core_properties
    about.title, about.author = wording.words(theatre, "title"), ""
    about.subject = wording.words(theatre, "banner")
    about.keywords = wording.text("data", digest=wording.catalogue.digest)
    about.language = wording.language
    content = io.BytesIO()
    _prove(file, written_proof(sheets, own.catalogue.digest))
    file.save(content)
    # which has the time of writing in every part
    with zipfile.ZipFile(content) as parts:
        return zipped_files({name: parts.read(name) for name in parts.namelist()})


def _prove(file: "Presentation", content: bytes) -> None:
    """Put into a file what proves it."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = file.part.package
    file.part.relate_to(Part(PackURI(PART), "application/xml", package, content), RELATION)


def _slide(file: "Presentation", sheet: Sheet, number: str) -> None:
    from pptx.oxml import parse_xml

    page = file.slides.add_slide(file.slide_layouts[TITLE_ONLY])
    tree = page.shapes._spTree
    for holder in list(page.placeholders):
        tree.remove(holder._element)
    counted = Paragraph((Run(number, colour=QUIET),), 11, "right")
    corner = Figure(
        "slide number", sheet.width - 104, sheet.height - 20, 80, 18, words=(counted,), middle=True
    )
    for index, figure in enumerate((*sheet.figures, corner), 2):
        tree.append(parse_xml(shape(figure, index, sheet.scale, title=figure.name == "title")))
    if sheet.notes:
        page.notes_slide.notes_text_frame.text = "\n".join(sheet.notes)
