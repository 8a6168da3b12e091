"""The source: a document, and the sources that it credits."""

from typing import Annotated

from pydantic import (
    Field,
    StringConstraints,
)

from layers.theatre.fields import LANGUAGE, Link, Moment, PartialDate, Record, Sha256, Slug, Text
from layers.theatre.translation import NoteWords, Translations
from layers.theatre.vocabulary import LeftOut, Retracted, SourceKind

PARAGRAPHS = 100_000
"""Paragraphs that a source may have: those of a long book."""


class Receipt(Record):
    """How a source came to the curator: who received it, when and by which method.

    ``sha256`` is the digest of the file's bytes as they were received. These are what the Berkeley Protocol
    on Digital Open Source Investigations (2020) asks to be recorded at collection.
    """

    by: Text
    on: Moment
    method: Text
    sha256: Sha256 | None = None


class Omission(Record):
    """A paragraph of a source, counted from 1, that has no claim, and why."""

    paragraph: Annotated[int, Field(ge=1, le=PARAGRAPHS)]
    reason: LeftOut
    note: Text | None = None


class Coverage(Record):
    """How much of a source was coded: how many paragraphs it has, and those that were left out.

    Which are coded follows from the citations of claims, and the others are open.
    """

    paragraphs: Annotated[int, Field(ge=1, le=PARAGRAPHS)]
    left_out: tuple[Omission, ...] = ()


class Retraction(Record):
    """That a source was withdrawn or corrected by whoever published it, when, and what there is to know."""

    what: Retracted
    on: PartialDate
    note: Text | None = None
    translations: Translations[NoteWords] = Field(default_factory=dict)


class Source(Record):
    """A document; ``credits`` are the ids of the sources that it rests on.

    ``archived`` is the address of a copy that does not change (at web.archive.org, for example), and
    ``archived_on`` the time at which that copy was made.
    ``retraction`` says that it no longer stands as it was.
    ``language`` is that of its title and of the words quoted from it, by default the theatre's.
    """

    id: Slug
    title: Text
    publisher: Text | None = None
    author: Text | None = None
    url: Link | None = None
    archived: Link | None = None
    archived_on: Moment | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    kind: SourceKind
    credits: tuple[Slug, ...] = ()
    retraction: Annotated[Retraction | None, Field(exclude_if=lambda given: given is None)] = None
    language: Annotated[str, StringConstraints(pattern=LANGUAGE, max_length=35)] | None = None
    received: Receipt | None = None
    coverage: Coverage | None = None
    note: Text | None = None
    translations: Translations[NoteWords] = Field(default_factory=dict)
