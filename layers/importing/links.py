"""Find the links in a cell, and who publishes what they lead to.

The publisher is the registered domain (publicsuffixlist, whose list is in the package; tldextract keeps
caches and can reach a network, publicsuffix2 has a list of 2019). On a platform where anybody writes it is
the account that the address names, and nobody where the address names none.
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

LINK = re.compile(r"https?://[^\s<>\"“”|]+", re.IGNORECASE)
BETWEEN = re.compile(r"[;,]\s*(?=https?://)", re.IGNORECASE)
"""What stands between two links of a cell and could belong to the first."""

SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What a path, a query and a fragment keep as it is."""

BARE = re.compile(r"(?:www\.)[\w.-]+\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)


def links(cell: str) -> tuple[list[str], str]:
    """Return the links in a cell, each once, and the other words of it."""
    if "://" not in cell and not BARE.match(cell):
        return [], cell
    if BARE.match(cell):
        return [f"https://{cell}"], ""
    apart = BETWEEN.sub(" ", cell)
    found = [_plain(link) for link in LINK.findall(apart)]
    return list(dict.fromkeys(found)), " ".join(LINK.sub(" ", apart).split()).strip(" ;,|()[]")


def _plain(link: str) -> str:
    """Return a link in ASCII, without the signs that end a sentence or a bracket around it."""
    link = link.rstrip(".,;:!?’'»")
    while link[-1] in ")]" and link.count(link[-1]) > link.count({")": "(", "]": "["}[link[-1]]):
        link = link[:-1].rstrip(".,;:!?’'»")
    if link.isascii():
        return link
    scheme, _, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        return link  # which the contract then refuses
    return f"{scheme}://{host}{slash}{quote(path, safe=SAFE)}"


@lru_cache(65_536)
def publisher(link: str) -> str | None:
    """Return who publishes what a link leads to: a registered domain, an account, or None if it is not told.

    The address of a copy in an archive is that of what was copied.
    """
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    known = _platforms()
    if host in known["copies"]:
        inner = LINK.search(parts.path + (f"?{parts.query}" if parts.query else ""))
        return publisher(inner[0]) if inner else None
    named = "." in host and not host.replace(".", "").isdigit()
    domain = _domain(host) if named else None
    domain = known["same"].get(domain, domain)
    if domain is None or domain in known["unnamed"]:
        return None
    if domain in known["accounts"]:
        # t.me/s/NAME is the public page of a channel
        account = next((part for part in parts.path.split("/") if part not in ("", "s")), "")
        return f"{domain}/{account.casefold()}" if account else None
    return str(domain)


@lru_cache(65_536)
def _domain(host: str) -> str | None:
    found: str | None = _domains().privatesuffix(host)
    return found


@cache
def _platforms() -> dict[str, Any]:
    file = files("layers") / "importing" / "platforms.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def _domains() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
