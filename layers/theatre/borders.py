"""A theatre's own view of borders: places that the basemap draws inside one outline, and whose view it is."""

from typing import Annotated

from pydantic import Field

from layers.theatre.fields import Record, Slug, Text
from layers.theatre.translation import NoteWords, Translations


class Outline(Record):
    """Countries, territories and provinces that are drawn as one, and whose view of the borders that is.

    A border between two of them is dashed, and around them it is drawn as that of a country. Where claims
    are, and over what, stays as it is.
    """

    places: Annotated[tuple[Slug, ...], Field(min_length=1)]
    note: Text
    translations: Translations[NoteWords] = Field(default_factory=dict)
