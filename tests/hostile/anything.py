"""Strategies for files that no program wrote: any JSON, and sound files changed in structure or in bytes."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(st.characters(), max_size=8),
    st.sampled_from(["", " ", "\ud800", "\x1b[2J", "1²", "x" * 200, "Feature", "Point", "2026-02-30", "-1"]),
)

JSON = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4) | st.just("id"), inner, max_size=3)
    ),
    max_leaves=6,
)

DEEP = st.sampled_from([30, 70, 300, 900, 5000, 100_000])
"""Levels of brackets: fewer than the limit, more than it, and more than Python follows."""


@st.composite
def edited(draw: st.DrawFn, document: Any) -> bytes:
    """The JSON text of a document of which some values are others, gone, there twice, or nested deeply."""
    document = copy.deepcopy(document)
    deep = None
    for _ in range(draw(st.integers(1, 3))):
        holder, step = _somewhere(draw, document)
        if holder is None:
            document = draw(JSON)
            continue
        match draw(st.sampled_from(["other", "gone", "more", "deep"])):
            case "other":
                holder[step] = draw(JSON)
            case "gone":
                del holder[step]
            case "more" if isinstance(holder, list):
                holder.insert(step, copy.deepcopy(draw(st.sampled_from(holder))))
            case "more":
                holder[draw(st.text(max_size=4))] = draw(JSON)
            case "deep":
                deep, holder[step] = draw(DEEP), "\0deep"
    text = json.dumps(document)
    brackets = draw(st.sampled_from([("[", "]"), ('{"a":', "}")]))
    if deep:
        text = text.replace('"\\u0000deep"', brackets[0] * deep + "1" + brackets[1] * deep)
    return text.encode()


def _somewhere(draw: st.DrawFn, value: Any) -> tuple[Any, Any]:
    """A place in a document: what holds a value, and its key or index there; None for the whole."""
    holder, step = None, None
    while isinstance(value, dict | list) and value and draw(st.integers(0, 5)):
        steps = sorted(value) if isinstance(value, dict) else range(len(value))
        holder, step = value, draw(st.sampled_from(steps))
        value = value[step]
    return holder, step


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes of which some are others, are gone or are there twice."""
    found = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(found)))
        end = min(len(found), at + draw(st.sampled_from([1, 1, 1, 4, 100, 10_000])))
        match draw(st.sampled_from(["other", "gone", "twice"])):
            case "other":
                found[at:end] = draw(st.binary(min_size=1, max_size=8))
            case "gone":
                del found[at:end]
            case "twice":
                found[at:at] = found[at:end]
    return bytes(found)
