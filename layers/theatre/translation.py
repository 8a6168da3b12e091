"""Translations of a record's free text, and the text for a reader of one language."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from layers.messages.language import Language
from layers.theatre.fields import Label, Record, Short, Text


class Words(Record):
    """The free text of a record in another language; a text that is left out is not translated.

    The words of a source (its title, a hedge, a quantity) have no field here, as they stay as quoted.
    """

    @model_serializer(mode="wrap")
    def _given(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: text for name, text in serialize(self).items() if text is not None}


W = TypeVar("W", bound=Words)


Translations = Annotated[dict[Language, W], Field(exclude_if=lambda translations: not translations)]
"""The free text of a record by language; left out of the record's JSON if empty."""


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
    """The unit of a quantity in another language."""

    unit: Text | None = None


class ClaimWords(Words):
    """The free text of a claim in another language; its label has the hedge in that language."""

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
    notes: Text | None = None


class ChangeWords(Words):
    """The text of an entry in the log in another language."""

    text: Text | None = None


class TheatreWords(Words):
    """The free text of a theatre in another language; a list has as many entries as the theatre's own."""

    title: Text | None = None
    subtitle: Text | None = None
    banner: Text | None = None
    marking: Text | None = None
    handling: Text | None = None
    notes: tuple[Text, ...] | None = None
    method: tuple[Text, ...] | None = None


def translated(record: Record, field: str, language: Language) -> Any:
    """Return a text (or list of texts) of a record in a language, or the original if it is not translated."""
    words = translations(record).get(language)
    return (getattr(words, field, None) if words else None) or getattr(record, field)


def tagged(record: Record, field: str, language: Language, own: Language) -> str:
    """Return a text of a record in a language, or the original with the tag of its ``own``: “Pier [EN]”."""
    words = getattr(translations(record).get(language), field, None)
    return str(words or f"{getattr(record, field)}{language_suffix(language, own)}")


def language_suffix(language: Language, own: Language) -> str:
    """Return what follows a text in its ``own`` language (" [EN]"), empty if the reader's is the same."""
    return "" if language == own else f" [{own.upper()}]"


def translations(record: Record) -> Mapping[Language, Words]:
    """Return the translations of a record by language; empty for a model without free text."""
    found: Mapping[Language, Words] = getattr(record, "translations", {})
    return found
