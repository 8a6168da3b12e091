"""The kinds of mark: what Python writes, the viewer draws."""

import re

from layers.page import shapes
from layers.web.build import FOLDER

KINDS = FOLDER / "map" / "marks" / "kinds.js"
"""The viewer's table of the kinds of mark."""


def test_every_mark_that_is_written_is_drawn_by_a_kind_of_the_viewer() -> None:
    source = KINDS.read_text(encoding="utf-8")
    table = re.search(r"export const KINDS = \{ ([\w, ]+) \};", source)
    assert table is not None
    drawn = {mark.__name__.removeprefix("_") for mark in shapes.MARKS}
    assert set(table[1].split(", ")) == drawn - {"none"}
