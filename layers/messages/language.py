"""The words of the interface in each language, from a file each: ``layers/messages/<language>.json``.

Every file there is a language; its name is the language's tag, and no other list names it. It begins with a
header: ``$name`` is what the language calls itself, ``$locale`` is the CLDR locale whose dates, numbers and
plurals it uses (“en-GB” puts the day before the month), and for ``$minimum_grouping_digits`` see
:func:`number`.

A message is text with ``{placeholders}``. A message with a number takes it as ``n``, and has a form for each
of CLDR's plural categories that the language needs: ``key.one``, ``key.other``. The viewer reads the same
files (``layers/web/words/messages.js``). The text of theatres is data, and not in them.

``month.1`` to ``month.12``, ``date.day`` and ``date.month`` are CLDR's short months and the order of a date:
so dates are the same in every browser, and none has to load its own, which takes 14 ms.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from babel import Locale

# not importlib.resources, which would add 4 ms to “posture --help”
FOLDER = Path(__file__).parent


LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        (file.stem for file in FOLDER.glob("*.json")),
        key=lambda language: (language != "en", language),
    )
)
"""The tags of the languages of the interface; the first, English, is used if no other is asked for."""


if TYPE_CHECKING:
    Language: TypeAlias = str
else:
    Language = Literal[LANGUAGES]


ELSEWHERE = ("app.", "kind.", "page.")
"""How the keys begin of messages that the viewer does not need: the dashboard's, those in the data, and those
that a snapshot has as text."""


UNGROUPED = 1000
"""Whole numbers from nought to here are their digits in every locale, and to load CLDR takes a while."""


class Header(NamedTuple):
    """The header of a language's file."""

    name: str
    locale: str
    minimum_grouping_digits: int = 1


@cache
def header(language: Language) -> Header:
    """Return the header of a language's file."""
    return Header(**{key[1:]: value for key, value in _file(language).items() if key.startswith("$")})


@cache
def messages(language: Language) -> dict[str, str]:
    """Return every message of a language by key.

    Among them are the names of all languages, each in that language: ``language_es`` is always “Español”.
    """
    names = {f"language_{each}": header(each).name for each in LANGUAGES}
    own = {key: value for key, value in _file(language).items() if not key.startswith("$")}
    return dict(sorted((own | names).items()))


@cache
def _file(language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return found


def text(language: Language, key: str, **values: Any) -> str:
    """Return a message with its placeholders filled, in the plural form that the number ``n`` asks for.

    Whole numbers are formatted as the language writes them, like 15,000 and 15.000.

    Raises:
        KeyError: for an unknown message, or a placeholder without a value.

    """
    known = messages(language)
    if key not in known:
        form = f"{key}.{_locale(language).plural_form(values['n'])}"
        key = form if form in known else f"{key}.other"
    return re.sub(r"\{(\w+)\}", lambda found: _shown(values[found[1]], language), known[key])


def _shown(value: object, language: Language) -> str:
    return number(value, language) if isinstance(value, int) else str(value)


def number(value: int, language: Language) -> str:
    """Return a whole number as CLDR formats it for the language's locale.

    Some languages group digits only in longer numbers: Spanish writes 1234, but 12.345. CLDR calls this
    minimumGroupingDigits. Babel does not have it (as of 2.18), so it is in the language's file.
    """
    if 0 <= value < UNGROUPED:
        return str(value)
    from babel.numbers import format_decimal

    grouped = abs(value) >= first_grouped(language)
    return format_decimal(value, locale=_locale(language), group_separator=grouped)


def first_grouped(language: Language) -> int:
    """Return the smallest number whose digits the language groups."""
    return int(10 ** (2 + header(language).minimum_grouping_digits))


def thousands(language: Language) -> str:
    """Return the character with which the language groups digits by thousands."""
    return str(_locale(language).number_symbols["latn"]["group"])


@cache
def _locale(language: Language) -> "Locale":
    """Return CLDR's data for the language's locale."""
    from babel import Locale  # loads slowly, and few commands format a number

    return Locale.parse(header(language).locale, sep="-")


def nearest(wanted: str | None) -> Language | None:
    """Return the language of a tag such as “es-VE”, or None if the interface does not have it."""
    return next((each for each in LANGUAGES if (wanted or "").lower().split("-")[0] == each), None)
