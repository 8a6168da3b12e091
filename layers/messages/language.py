"""The words of the interface in each language, from one catalogue: ``layers/messages/<language>.json``.

A message is text with ``{placeholders}``. One that says a number has a form for each of CLDR's plural
categories that the language needs, ``key.one`` and ``key.other``, and takes the number as ``n``. The viewer
reads the same catalogue (``layers/web/messages.js``). What theatres say is data and not here.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "es"]


LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages of the interface; what has no language of its own is in the first."""


ELSEWHERE = ("app.", "kind.")
"""How the keys begin that the viewer's script does without: the dashboard's, and what comes with the data."""


@cache
def messages(language: Language) -> dict[str, str]:
    """Return every message of a language, by key."""
    # importlib.resources would add 4 ms to “posture --help”
    file = Path(__file__).with_name(f"{language}.json")
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def text(language: Language, key: str, **values: object) -> str:
    """Return a message with its placeholders filled, in the plural form that the number ``n`` asks for.

    Whole numbers are written as the language writes them: 15,000 and 15.000.

    Raises:
        KeyError: for a message, or a value, that is not there.

    """
    known = messages(language)
    if key not in known:
        # English and Spanish have the same rule for whole numbers, Spanish's form for millions apart
        key += ".one" if values["n"] == 1 else ".other"
    return re.sub(r"\{(\w+)\}", lambda found: _shown(values[found[1]], language), known[key])


def _shown(value: object, language: Language) -> str:
    return number(value, language) if isinstance(value, int) else str(value)


def number(value: int, language: Language) -> str:
    """Return a whole number with its thousands apart; Spanish begins with five digits (CLDR)."""
    if language == "es":
        return f"{value:,}".replace(",", ".") if abs(value) >= 10_000 else str(value)
    return f"{value:,}"


def nearest(wanted: str | None) -> Language | None:
    """Return the language of a tag such as “es-VE”, or None where it is none of ours."""
    return next((each for each in LANGUAGES if (wanted or "").lower().split("-")[0] == each), None)
