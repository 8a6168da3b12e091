"""Take the text out of HTML, as descriptions of KML have it, with the addresses of its links."""

import re
from html.parser import HTMLParser

MARKUP = re.compile(r"<(?:[a-zA-Z/!]|\?)|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
"""What text in HTML has and other text hardly ever."""

SILENT = ("script", "style", "head", "title")
"""Elements whose text is not for readers."""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        link = dict(attrs).get("href") if tag == "a" else None
        self.parts.append(f" {link} " if link else " ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT and self._silent > 0
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(text: str) -> str:
    """Return the text of HTML in one line; text without any markup is returned as it is."""
    if not MARKUP.search(text):
        return text
    reader = _Text()
    reader.feed(text)
    reader.close()
    return " ".join("".join(reader.parts).split())
