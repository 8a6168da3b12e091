"""Check that translations fit their record."""

from collections.abc import Iterator

from layers.messages.language import Language
from layers.theatre.fields import Record
from layers.theatre.translation import translations


def misfits(record: Record, language: Language | None, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield (field, message) for each translation that does not fit the record at ``field``.

    A translation fits if its language is not the record's own ``language`` (None if that is unknown), if the
    record has the text that it translates, and if it has as many entries where that is a list.
    """
    for other, words in translations(record).items():
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
