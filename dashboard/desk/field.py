"""The fields of a record: where each value is, how it is asked for, and how a form shows it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from layers.curating.changes import MISSING, value_at
from layers.importing.wording import clean

Shape = Literal["text", "number", "prose", "lines", "choice", "several"]


class Field(NamedTuple):
    """A field: the keys that lead to its value, its label, its shape, and what a choice offers.

    ``words`` gives the words for a value that is offered. A value that is ``usual`` need not be in the
    record. ``help`` stands beside the field.
    """

    path: tuple[str, ...]
    label: str
    shape: Shape = "text"
    offered: tuple[Any, ...] = ()
    words: Callable[[Any], str] = str
    usual: Any = None
    help: str | None = None


Fields = Mapping[str, Field]

EMPTY: dict[Shape, Any] = {"text": "", "number": "", "prose": "", "lines": "", "several": []}


def in_form(field: Field, record: Mapping[str, Any]) -> Any:
    """Return how a form shows the value of a record."""
    value = value_at(record, field.path)
    if value is MISSING or value is None:
        if field.shape != "choice":
            return EMPTY[field.shape]
        return field.usual if field.usual is not None else next(iter(field.offered), "")
    if field.shape == "number" and type(value) in (int, float):
        return f"{value:.15g}"
    if field.shape == "lines":
        return "\n".join(map(str, value))
    if field.shape == "several":
        return list(value)
    return value if field.shape == "choice" else str(value)


def in_record(field: Field, value: Any) -> Any:
    """Return what a record has for the value in a form, MISSING for an empty one.

    A number that is none stays as it was typed, for the check to tell.
    """
    if field.shape == "lines":
        value = [line for line in map(clean, str(value).splitlines()) if line]
    elif field.shape in ("text", "number", "prose"):
        value = clean(str(value))
    if value in ("", [], None):
        return MISSING
    return _number(value) if field.shape == "number" else value


def apart(offered: Iterable[Any], words: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return the words for what is offered, with the id where several have the same words.

    Streamlit takes an option for the first of those that read alike: of two sources with one title, a claim
    would come to cite the other.
    """
    alike = Counter(map(words, offered))

    def each(value: Any) -> str:
        said = words(value)
        return f"{said} ({value})" if alike[said] > 1 else said

    return each


def fits(field: Field, value: Any) -> bool:
    """Return whether a value from outside is one that a form can show in a field."""
    if field.shape == "several":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, str) or (field.shape == "choice" and type(value) in (int, type(None)))


def _number(text: str) -> Any:
    try:
        return int(text) if text.isdigit() else float(text)
    except ValueError:
        return text
