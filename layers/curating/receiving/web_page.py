"""Read the main text of a saved web page, and what the page says of itself, by trafilatura.

It is used with nothing that fetches, and its search for a date in the running text is off: a date there is
seldom the date of the page.
"""

import re

from layers.curating.reason import Reason
from layers.curating.receiving.received import Read, lines, told
from layers.theatre.fields import DATE, LANGUAGE, LINK

ITEM = re.compile(r"^- ", re.MULTILINE)
"""What trafilatura writes before each item of a list."""


def read(content: bytes) -> Read:
    """Return the main text of a web page without its menus, comments and advertisements."""
    import trafilatura
    from trafilatura.metadata import extract_metadata

    tree = trafilatura.load_html(content)
    if tree is None:
        return Read((), "", emptiness=": it is no web page")
    about = extract_metadata(tree, extensive=False)
    language = tree.get("lang")
    main = trafilatura.bare_extraction(content, include_comments=False)
    text = getattr(main, "text", None) or ""
    return Read(
        lines(ITEM.sub("", text).splitlines()),
        f"main text of a web page, by trafilatura {trafilatura.__version__}",
        title=told(about.title),
        author=told(about.author),
        publisher=told(about.sitename),
        published=_fitting(DATE, about.date),
        url=_fitting(LINK, about.url),
        language=_fitting(LANGUAGE, language),
        remarks=(Reason("app.receive.main_text"),),
        emptiness=": it has no main text",
    )


def _fitting(pattern: str, value: object) -> str | None:
    """Return what the page says if the contract would take it, or None."""
    said = told(value)
    return said if said and re.match(pattern, said) else None
