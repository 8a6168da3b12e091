"""A difference as text: lines for a terminal, and Markdown."""

import re
from collections.abc import Iterator

from layers.curating.changes import FieldChange
from layers.curating.difference import Difference, Differing, What, shown

SIGNS: dict[What, str] = {"added": "+", "withdrawn": "-", "changed": "~"}

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:@/])")
"""What Markdown, or what follows it in a reader, could take for more than text."""


def summary(found: Difference) -> str:
    """Return how many records differ: “1 added, 2 changed”, or “no difference”."""
    counts = [f"{len(found.of(what))} {what}" for what in SIGNS if found.of(what)]
    if found.reordered:
        counts.append(f"another order of {', '.join(f'{kind}s' for kind in found.reordered)}")
    return ", ".join(counts) or "no difference"


def lines(found: Difference) -> Iterator[str]:
    """Yield a line for each record that differs, and one for each of its fields."""
    for each in found.records:
        yield f"{SIGNS[each.what]} {_named(each)}"
        yield from (f"    {_field(field)}" for field in each.fields)


def markdown(found: Difference, before: str, after: str) -> str:
    """Return the difference as Markdown (CommonMark); every text of a source is escaped."""
    parts = [f"# {_escaped(before)} → {_escaped(after)}", "", f"{_escaped(summary(found))}.", ""]
    for what in SIGNS:
        if not (records := found.of(what)):
            continue
        parts += [f"## {what.capitalize()}", ""]
        for each in records:
            parts.append(f"- **{_escaped(_named(each))}**")
            parts += [f"  - {_escaped(_field(field))}" for field in each.fields]
        parts.append("")
    return "\n".join(parts)


def _named(each: Differing) -> str:
    return f"{each.kind}{f' {each.id}' if each.id else ''}{f': {each.name}' if each.name else ''}"


def _field(change: FieldChange) -> str:
    return f"{'.'.join(change.path)}: {shown(change.old)} → {shown(change.new)}"


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
