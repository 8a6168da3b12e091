"""A record's free text in other languages: the models of it, and a text in the language of a reader."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from layers.messages.language import Language
from layers.theatre.fields import (
    Label,
    Record,
    Short,
    Text,
)


class Words(Record):
    """A record's free text in another language; what is left out stays in the theatre's own.

    What a source is quoted for (its title, a hedge, the words of a figure) is never translated.
    """

    @model_serializer(mode="wrap")
    def _given(self, written: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: text for name, text in written(self).items() if text is not None}


W = TypeVar("W", bound=Words)


Translations = Annotated[dict[Language, W], Field(exclude_if=lambda given: not given)]
"""A record's free text in other languages; what has none is written without it."""


class LabelWords(Words):
    """The free text of a kind of thing in another language."""

    label: Text | None = None


class LayerWords(LabelWords):
    """The free text of a layer or a collection in another language."""

    note: Text | None = None


class ActorWords(LabelWords):
    """The free text of an actor in another language."""

    short: Short | None = None


class NameWords(Words):
    """The free text of a place in another language."""

    name: Text | None = None
    note: Text | None = None


class NoteWords(Words):
    """A note in another language."""

    note: Text | None = None


class UnitWords(Words):
    """What a figure counts, in another language."""

    unit: Text | None = None


class ClaimWords(Words):
    """A claim's free text in another language; its label keeps the hedge."""

    label: Label | None = None
    statement: Text | None = None
    items: tuple[Text, ...] | None = None
    note: Text | None = None


class ChartWords(Words):
    """The free text of a chart in another language."""

    title: Text | None = None
    note: Text | None = None


class SceneWords(Words):
    """The free text of a scene in another language."""

    title: Text | None = None
    caption: Text | None = None


class ChangeWords(Words):
    """An entry of the log in another language."""

    text: Text | None = None


class TheatreWords(Words):
    """A theatre's free text in another language; lists have as many entries as the theatre's own."""

    title: Text | None = None
    subtitle: Text | None = None
    banner: Text | None = None
    notes: tuple[Text, ...] | None = None
    method: tuple[Text, ...] | None = None


def said(record: Record, field: str, language: Language) -> Any:
    """Return a record's text in a language, or the original where nobody has translated it."""
    words = translations(record).get(language)
    return (getattr(words, field, None) if words else None) or getattr(record, field)


def tagged(record: Record, field: str, language: Language, own: Language) -> str:
    """Return a record's text in a language, else as it is with a mark of its ``own``: “Pier [EN]”."""
    translated = getattr(translations(record).get(language), field, None)
    return str(translated or f"{getattr(record, field)}{language_tag(language, own)}")


def language_tag(language: Language, own: Language) -> str:
    """Return what a text in its ``own`` language ends with where a reader speaks another."""
    return "" if language == own else f" [{own.upper()}]"


def translations(record: Record) -> Mapping[Language, Words]:
    """Return a record's translations by language; a kind of record without free text has none."""
    found: Mapping[Language, Words] = getattr(record, "translations", {})
    return found
