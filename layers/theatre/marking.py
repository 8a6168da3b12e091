"""The line at the top and at the bottom of a briefing, a sheet of paper, a slide and a picture."""

from layers.messages.language import Language, text
from layers.theatre.theatre import BANNER, Theatre
from layers.theatre.translation import tagged


def marking(theatre: Theatre, language: Language) -> str:
    """Return the theatre's marking and how to handle what bears it, in a language.

    Without a marking it is the banner, and the message “marking” for a theatre that has no banner of its own.
    """
    field = "marking" if theatre.marking else "banner"
    own = theatre.marking or theatre.banner != BANNER
    line = tagged(theatre, field, language, theatre.language) if own else text(language, "marking")
    handling = theatre.handling and tagged(theatre, "handling", language, theatre.language)
    return " · ".join(filter(None, [line, handling]))
