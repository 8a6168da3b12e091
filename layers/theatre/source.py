"""The source: a document, and the sources that it credits."""

from typing import Annotated

from pydantic import (
    Field,
    StringConstraints,
)

from layers.theatre.fields import LANGUAGE, Link, PartialDate, Record, Slug, Text
from layers.theatre.translation import NoteWords, Translations
from layers.theatre.vocabulary import SourceKind


class Source(Record):
    """A document; ``credits`` are the ids of the sources that it rests on.

    ``archived`` is the address of a copy that does not change (at web.archive.org, for example).
    ``language`` is that of its title and of the words quoted from it, by default the theatre's.
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
    language: Annotated[str, StringConstraints(pattern=LANGUAGE, max_length=35)] | None = None
    note: Text | None = None
    translations: Translations[NoteWords] = Field(default_factory=dict)
