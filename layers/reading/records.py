"""Turn JSON into records of the data contract, and note the problems of those that break it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from layers.reading.addresses import dotted
from layers.reading.contract_errors import explained, seen, unwritten
from layers.reading.problems import Problem, Problems
from layers.reading.strict_json import as_json, walk
from layers.theatre.fields import MOST

M = TypeVar("M", bound=BaseModel)


def features(
    raw: Any, problems: Problems, file: str, records: tuple[str, ...] = ("features",)
) -> list[Any] | None:
    """Return the features of a FeatureCollection, or None after noting a problem.

    ``raw`` is the parsed JSON of ``file``; for None, the file could not be read and the problem is known. Its
    members follow the rule for text, but for ``records``, those that a model of their own describes.
    """
    if raw is None:
        return None
    kind = raw.get("type") if isinstance(raw, dict) else raw
    if not isinstance(raw, dict) or kind != "FeatureCollection":
        message = f"expected a GeoJSON FeatureCollection, found {seen(kind)}"
        problems.append(Problem(file, "", "type" if isinstance(raw, dict) else "", message))
        return None
    found = raw.get("features")
    if not isinstance(found, list):
        problems.append(Problem(file, "", "features", f"expected a list, found {seen(found)}"))
        return None
    for name, value in raw.items():
        problems.extend(_unwritten(file, name, value if name not in records else None))
    return found


def _unwritten(file: str, name: str, value: Any) -> Iterator[Problem]:
    """Yield a problem for each text in a member of an object that is none by the contract."""
    for path, part in walk((name,), value):
        texts = [part] if isinstance(part, str) else part if isinstance(part, dict) else ()
        if path == (name,):
            texts = [name, *texts]
        for text in texts:
            message = unwritten(text)
            if len(text) > MOST:
                message = f"expected at most {MOST} characters, found {len(text)}"
            if message:
                yield Problem(file, "", dotted(path), message)


def parse_record(model: type[M], raw: Any, file: str, problems: Problems, address: str = "") -> M | None:
    """Return ``raw`` as a record, or None after noting its problems; None itself is no problem."""
    try:
        text = None if raw is None else as_json(raw)
        return None if text is None else cast(M, validated(model, text))
    except RecursionError:
        problems.append(
            Problem(file, address, "", "expected a record of ordinary depth, found it nested too deeply")
        )
        return None
    except ValidationError as error:
        problems.extend(explained(error, raw, file, address))
        return None


def parse_records(
    model: type[M],
    raw: Any,
    file: str,
    address: Callable[[int, Any], str],
    problems: Problems,
    field: str = "",
) -> dict[str, M]:
    """Return the well-formed records of a list by their address, after noting the problems of the others."""
    if raw is None:
        return {}
    if not isinstance(raw, list):
        problems.append(Problem(file, "", field, f"expected a list, found {seen(raw)}"))
        return {}
    if (sound := parse_if_all_sound(model, as_json(raw))) is not None:
        return {
            address(index, entry): record
            for index, (entry, record) in enumerate(zip(raw, sound, strict=True))
        }
    good: dict[str, M] = {}
    for index, entry in enumerate(raw):
        name = address(index, entry)
        if entry is None:
            problems.append(Problem(file, name, "", "expected an object, found null"))
        record = parse_record(model, entry, file, problems, name)
        if record is not None:
            good[name] = record
    return good


def parse_if_all_sound(model: type[M], text: bytes | str | None) -> list[M] | None:
    """Return the records in the JSON text of a list, or None unless all of them are well formed."""
    try:
        return None if text is None else validated(list[model], text)  # type: ignore[valid-type]  # a type made at run time
    except ValidationError:
        return None


def validated(kind: Any, text: bytes | str) -> Any:
    """Return the value of type ``kind`` in a JSON text, or raise pydantic's ValidationError."""
    # strict, so that "6" and true are no numbers; by alias, because files have "from" and not "from_"
    return _adapter(kind).validate_json(text, strict=True, by_alias=True, by_name=False)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def ids(raw: Any) -> list[str]:
    """Return the ids in a list of parsed records, whether or not the records are well formed."""
    records = raw if isinstance(raw, list) else ()
    return [entry["id"] for entry in records if isinstance(entry, dict) and isinstance(entry.get("id"), str)]


def duplicates(file: str, what: str, given: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each id that occurs more than once.

    ``given`` are the ids of all records, or how often each occurs; ``what`` names such a record.
    """
    for id_, count in (given if isinstance(given, dict) else Counter(given)).items():
        if count > 1:
            yield Problem(file, f"{what} ({id_})", "id", f"expected an id of its own, found it {count} times")
