"""Ids that a person can read: made of names, in plain lower-case letters."""

import re
from collections import Counter
from collections.abc import Sequence

from anyascii import anyascii


def slug(text: str) -> str:
    """Return the text in lower-case ASCII letters and digits, words joined by hyphens."""
    plain = re.sub(r"['’`ʼ]", "", anyascii(text).lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def distinct(*choices: Sequence[str]) -> list[str]:
    """Return an id for each record: from the first list in which it is the only one so called.

    An id that ends in a hyphen lacks a name and is none. Records that have the same id in every list get it
    with a number, from 2, except for the first of them.
    """
    found: list[str] = []
    alike: Counter[str] = Counter()
    counts = [Counter(ids) for ids in choices]
    for ids in zip(*choices, strict=True):
        pairs = zip(ids, counts, strict=True)
        alone = next((id_ for id_, count in pairs if count[id_] == 1 and not id_.endswith("-")), None)
        if alone is None or alone in found:
            alike[ids[0]] += 1
            alone = ids[0] if alike[ids[0]] == 1 else f"{ids[0]}-{alike[ids[0]]}"
        found.append(alone)
    return found
