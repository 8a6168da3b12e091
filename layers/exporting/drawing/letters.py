"""How wide words are, and where their lines break, without a font.

The widths are those of Helvetica (Adobe's Core 14 AFM files), which Arial and Liberation Sans share: the
fonts that slides are set in. A library would need a font file, which not every machine has and which would
make the same data give other lines elsewhere.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from layers.exporting.drawing.sheet import Paragraph, Run

# fmt: off
REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 278, 278,
    584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667,
    778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
    334, 260, 334, 584,
)
BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 333, 333,
    584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667,
    778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
    500, 389, 280, 389, 584,
)
# fmt: on
"""Thousandths of the size of the letters from the space to the tilde."""

OTHERS = {
    "–": 556,
    "—": 1000,
    "…": 1000,
    "“": 500,
    "”": 500,
    "‘": 278,
    "’": 278,
    "·": 278,
    "≈": 584,
    "✕": 800,
}
"""Thousandths of the size of some signs that are no letters; the dearer of regular and bold."""

LEADING = 1.2
"""The height of a line for its size."""

SPARE = 1.015
"""So much wider words are taken, because the font of a reader may be another."""

Lines = list[list[Run]]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in one line, in the unit of ``size``."""
    return sum(_letter(letter, bold) for letter in text) * size * SPARE / 1000


@cache
def _letter(letter: str, bold: bool) -> int:
    known = BOLD if bold else REGULAR
    base = unicodedata.normalize("NFD", letter)[0]
    if " " <= base <= "~":
        return known[ord(base) - 32]
    if letter in OTHERS:
        return OTHERS[letter]
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    return 1000 if unicodedata.east_asian_width(letter) in "WF" else 720


def lines(paragraph: Paragraph, room: float) -> Lines:
    """Return the lines of a paragraph in ``room`` pixels; a word that is too long for one is broken."""
    found: Lines = [[]]
    used = 0.0
    for run in paragraph.runs:
        for word in _words(run.text, paragraph.size, room, run.bold):
            own = width(word.rstrip(), paragraph.size, bold=run.bold)
            if found[-1] and used + own > room:
                found.append([])
                used, word = 0.0, word.lstrip()
            if not word:
                continue
            found[-1].append(Run(word, run.bold, run.italic, run.colour))
            used += width(word, paragraph.size, bold=run.bold)
    return [_joined(line) for line in found]


def height(paragraphs: Iterable[Paragraph], room: float) -> float:
    """Return how high paragraphs are in ``room`` pixels."""
    return sum(each.before + len(lines(each, room)) * each.size * LEADING for each in paragraphs)


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text that fits into one line, its end replaced by an ellipsis if it has to be."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _words(text: str, size: float, room: float, bold: bool) -> list[str]:
    """Return the words of a text, each with the space behind it, none wider than the room."""
    found: list[str] = []
    for word in _split(text):
        while width(word.rstrip(), size, bold=bold) > room and len(word) > 1:
            fits = next(
                (n for n in range(len(word) - 1, 0, -1) if width(word[:n], size, bold=bold) <= room), 1
            )
            found.append(word[:fits])
            word = word[fits:]
        found.append(word)
    return found


def _split(text: str) -> list[str]:
    pieces = text.split(" ")
    return [f"{piece} " for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _joined(line: Sequence[Run]) -> list[Run]:
    """Return a line with neighbours of one look as one run, without the space at its end."""
    found: list[Run] = []
    for run in line:
        last = found[-1] if found else None
        if last and (last.bold, last.italic, last.colour) == (run.bold, run.italic, run.colour):
            found[-1] = Run(last.text + run.text, run.bold, run.italic, run.colour)
        else:
            found.append(run)
    if found:
        found[-1] = Run(found[-1].text.rstrip(), found[-1].bold, found[-1].italic, found[-1].colour)
    return found
