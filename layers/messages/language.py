"""The words of the interface in each language, from one catalogue: ``layers/messages/<language>.json``.

A file there is a language: its name is the language's tag, and no list names it again. It begins with a
header: ``$name`` is what the language calls itself; ``$locale`` is the CLDR locale whose dates, numbers and
plurals it uses (“en-GB” puts the day before the month); ``$minimum_grouping_digits`` see :func:`number`.

A message is text with ``{placeholders}``. One that says a number has a form for each of CLDR's plural
categories that the language needs, ``key.one`` and ``key.other``, and takes the number as ``n``. The viewer
reads the same catalogue (``layers/web/messages.js``). What theatres say is data and not here.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from babel import Locale

# by path: importlib.resources would add 4 ms to “posture --help”
FOLDER = Path(__file__).parent


LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        (file.stem for file in FOLDER.glob("*.json")),
        key=lambda language: (language != "en", language),
    )
)
"""The languages of the interface, English first; what has no language of its own is in the first."""


if TYPE_CHECKING:
    Language: TypeAlias = str
else:
    Language = Literal[LANGUAGES]


ELSEWHERE = ("app.", "kind.")
"""How the keys begin that the viewer's script does without: the dashboard's, and what comes with the data."""


class Header(NamedTuple):
    """What a file says of its language before the messages."""

    name: str
    locale: str
    minimum_grouping_digits: int = 1


@cache
def header(language: Language) -> Header:
    """Return the header of a language's file."""
    return Header(**{key[1:]: said for key, said in _file(language).items() if key.startswith("$")})


@cache
def messages(language: Language) -> dict[str, str]:
    """Return every message of a language, by key.

    Among them is the name of each language, in itself: ``language_es`` is “Español” in all of them.
    """
    names = {f"language_{each}": header(each).name for each in LANGUAGES}
    own = {key: said for key, said in _file(language).items() if not key.startswith("$")}
    return dict(sorted((own | names).items()))


@cache
def _file(language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return found


def text(language: Language, key: str, **values: Any) -> str:
    """Return a message with its placeholders filled, in the plural form that the number ``n`` asks for.

    Whole numbers are written as the language writes them: 15,000 and 15.000.

    Raises:
        KeyError: for a message, or a value, that is not there.

    """
    known = messages(language)
    if key not in known:
        form = f"{key}.{_locale(language).plural_form(values['n'])}"
        key = form if form in known else f"{key}.other"
    return re.sub(r"\{(\w+)\}", lambda found: _shown(values[found[1]], language), known[key])


def _shown(value: object, language: Language) -> str:
    return number(value, language) if isinstance(value, int) else str(value)


def number(value: int, language: Language) -> str:
    """Return a whole number as the language's locale writes it, by CLDR.

    Some languages set thousands apart only where enough digits stand before them: Spanish writes 1234, but
    12.345. That is CLDR's minimumGroupingDigits, which Babel does not have (as of 2.18), so the file says it.
    """
    from babel.numbers import format_decimal

    grouped = abs(value) >= first_grouped(language)
    return format_decimal(value, locale=_locale(language), group_separator=grouped)


def first_grouped(language: Language) -> int:
    """Return the smallest number whose thousands the language sets apart."""
    return int(10 ** (2 + header(language).minimum_grouping_digits))


def thousands(language: Language) -> str:
    """Return the sign that the language sets thousands apart with."""
    return str(_locale(language).number_symbols["latn"]["group"])


@cache
def _locale(language: Language) -> "Locale":
    """Return what CLDR knows of the language's locale."""
    from babel import Locale  # here, because few commands write a number

    return Locale.parse(header(language).locale, sep="-")


def nearest(wanted: str | None) -> Language | None:
    """Return the language of a tag such as “es-VE”, or None where it is none of ours."""
    return next((each for each in LANGUAGES if (wanted or "").lower().split("-")[0] == each), None)
