"""The languages of a page's places."""

from typing import Any

from layers.messages.language import LANGUAGES


def spoken(translations: dict[str, Any], language: str, theatre: str) -> dict[str, Any]:
    """Return the ``translations`` into the languages that a page may speak, and its own ``lang``.

    Those are the interface's and the ``theatre``'s; ``language`` is that of the record's own words, and is
    there unless it is the theatre's.
    """
    known = {tag: words for tag, words in sorted(translations.items()) if tag in {*LANGUAGES, theatre}}
    record: dict[str, Any] = {"translations": known} if known else {}
    return record if language == theatre else record | {"lang": language}
