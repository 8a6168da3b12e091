"""The source: a document, and the sources that it credits."""

from typing import Annotated

from pydantic import (
    Field,
    StringConstraints,
)

from layers.theatre.fields import LANGUAGE, Link, PartialDate, Record, Slug, Text
from layers.theatre.translation import NoteWords, Translations
from layers.theatre.vocabulary import Retracted, SourceKind


class Retraction(Record):
    """That a source was withdrawn or corrected by whoever published it, when, and what there is to know."""

    what: Retracted
    on: PartialDate
    note: Text | None = None
    translations: Translations[NoteWords] = Field(default_factory=dict)


class Source(Record):
    """A document; ``credits`` are the ids of the sources that it rests on.

    ``archived`` is the address of a copy that does not change (at web.archive.org, for example).
    ``retraction`` says that it no longer stands as it was.
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
    retraction: Annotated[Retraction | None, Field(exclude_if=lambda given: given is None)] = None
    language: Annotated[str, StringConstraints(pattern=LANGUAGE, max_length=35)] | None = None
    note: Text | None = None
    translations: Translations[NoteWords] = Field(default_factory=dict)
