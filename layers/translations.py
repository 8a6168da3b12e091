"""A theatre's free text in another language: what there is of it, and whether it fits the original."""

from collections.abc import Iterator, Mapping
from typing import Any

from layers.language import Language
from layers.model import Record, Words


def said(record: Record, field: str, language: Language) -> Any:
    """Return a record's text in a language, or the original where nobody has translated it."""
    words = _translations(record).get(language)
    return (getattr(words, field, None) if words else None) or getattr(record, field)


def marked(record: Record, field: str, language: Language, own: Language) -> str:
    """Return a record's text in a language, else as it is with a mark of its ``own``: “Pier [EN]”."""
    translated = getattr(_translations(record).get(language), field, None)
    return str(translated or f"{getattr(record, field)}{mark(language, own)}")


def mark(language: Language, own: Language) -> str:
    """Return what a text in its ``own`` language ends with where a reader speaks another."""
    return "" if language == own else f" [{own.upper()}]"


def misfits(record: Record, language: Language | None, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield the field and the message of each translation that does not fit the record, found at ``field``.

    One fits when it is in another language than the record's own (None: nobody knows that), and translates
    something: a list into as many entries.
    """
    for other, words in _translations(record).items():
        at = f"{field}.translations.{other}".removeprefix(".")
        if other == language:
            yield at, f"expected a language other than the theatre’s own, found {other} again"
        for name, text in words:
            original = getattr(record, name)
            if text is None:
                continue
            if not original:
                yield f"{at}.{name}", "expected no translation of what the record does not say, found one"
            elif isinstance(text, tuple) and len(text) != len(original):
                yield (
                    f"{at}.{name}",
                    f"expected {len(original)} entries like the original, found {len(text)}",
                )


def _translations(record: Record) -> Mapping[Language, Words]:
    found: Mapping[Language, Words] = getattr(record, "translations", {})
    return found
