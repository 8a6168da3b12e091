"""The source: a document, and whom it credits."""

from typing import Annotated

from pydantic import (
    Field,
    StringConstraints,
)

from layers.theatre.fields import LANGUAGE, Link, PartialDate, Record, Slug, Text
from layers.theatre.translation import NoteWords, Translations
from layers.theatre.vocabulary import SourceKind


class Source(Record):
    """A document; ``credits`` are the sources it rests on, from which its origin follows.

    ``archived`` is a copy that stays as it was read (web.archive.org and the like). ``language`` is that of
    its title and of the words quoted from it; the theatre's where it is not given.
    """

    id: Slug
    title: Text
    publisher: Text | None = None
    author: Text | None = None
    url: Link | None = None
    archived: Link | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    kind: SourceKind
    credits: tuple[Slug, ...] = ()
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] | None = None
    note: Text | None = None
    translations: Translations[NoteWords] = Field(default_factory=dict)
