"""Divide a paragraph into sentences, so that no hedge reaches into the next one.

Written by hand: pysbd, the usual library, has had no release since 2021, and a sentence that is divided once
too often costs a hedge in two parts at most.
"""

import re
from collections.abc import Iterator

STOP = re.compile(r"(?P<word>[\w’'-]*)[.!?…]+[”\"’»)\]]*\s+(?=[“\"«(‘¿¡]*[^\W\d_a-zà-ÿ])")

SHORT = {
    *(
        "adm",
        "apr",
        "aug",
        "brig",
        "capt",
        "cmdr",
        "co",
        "col",
        "corp",
        "dec",
        "dr",
        "ej",
        "feb",
        "fig",
        "gen",
    ),
    *("gov", "gral", "inc", "jan", "jr", "jul", "jun", "lic", "lt", "ltd", "maj", "mar", "mr", "mrs", "ms"),
    *("no", "nov", "núm", "oct", "pres", "prof", "rep", "sec", "sen", "sept", "sgt", "sr", "sra", "st", "vs"),
}
"""What is written with a full stop that ends no sentence."""


def sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield the first character of each sentence of a paragraph, and the one behind its last."""
    start = 0
    for stop in STOP.finditer(paragraph):
        word = stop["word"].lower()
        if word not in SHORT and not (len(word) == 1 and word.isalpha()):
            yield start, stop.end()
            start = stop.end()
    if start < len(paragraph):
        yield start, len(paragraph)
