"""Read JSON files into records, strictly: what JSON cannot say, or says twice, is a problem, not a guess."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from layers.problems import Problem, Steps, described, seen

M = TypeVar("M", bound=BaseModel)


class _Repeating(dict[str, Any]):
    """A JSON object that gives some of its keys more than once."""

    repeated: tuple[str, ...] = ()


def load(path: Path, problems: list[Problem]) -> Any:
    """Return the file's JSON, or None with a problem noted.

    Noted too, each with its address: numbers that are not finite, halves of surrogate pairs, repeated keys.
    """
    repeating: list[_Repeating] = []

    def collected(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        repeating.append(_Repeating(plain))
        counts = Counter(key for key, _ in pairs)
        repeating[-1].repeated = tuple(key for key, count in counts.items() if count > 1)
        return repeating[-1]

    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=collected)
        flawed = bool(repeating) or not _writable(data)
    except FileNotFoundError:
        message = f"expected a file in {path.parent}, found none"
    except json.JSONDecodeError as error:
        message = f"expected JSON, found “{error.msg}” at line {error.lineno}, column {error.colno}"
    except UnicodeDecodeError as error:
        message = f"expected UTF-8 text, found another byte at position {error.start}"
    except RecursionError:
        message = "expected JSON, found brackets nested too deeply"
    except ValueError as error:
        message = f"expected JSON, found a number that is too long ({error})"
    except OSError as error:
        message = f"expected a readable file, found: {error.strerror}"
    else:
        problems.extend(_flaws(data, path.name) if flawed else ())
        if data is not None:
            return data
        message = "expected an object or a list, found null"
    problems.append(Problem(path.name, "", "", message))
    return None


def _writable(value: Any) -> bool:
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except ValueError:
        return False
    return True


def _flaws(data: Any, file: str) -> Iterator[Problem]:
    """Yield a problem for each value that could not be written back, and each key that is repeated."""
    for path, value in _walk((), data):
        if isinstance(value, dict):
            for key in getattr(value, "repeated", ()):
                yield _at(file, (*path, key), data, "expected each key once, found it again")
            for key in value:
                if not _writable(key):
                    yield _at(
                        file, (*path, key), data, "expected whole characters in the key, found half of one"
                    )
        elif isinstance(value, str | float) and not _writable(value):
            expected = "whole characters" if isinstance(value, str) else "a finite number"
            yield _at(file, path, data, f"expected {expected}, found {json.dumps(value)[:60]}")


def _walk(path: Steps, value: Any) -> Iterator[tuple[Steps, Any]]:
    yield path, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _walk((*path, step), part)


def _at(file: str, path: Steps, data: Any, message: str) -> Problem:
    """Return a problem at a path into a whole file, its record named as everywhere else."""
    record = ""
    match path:
        case ("features", int(index), *_):
            record, path = feature_address(index, data["features"][index]), path[2:]
        case (int(index), *_):
            record, path = source_address(index, data[index]), path[1:]
    return Problem(file, record, ".".join(str(step) for step in path if step != "properties"), message)


def digest(data: Any) -> str:
    """Return the SHA-256 (hex) of JSON data, independent of white space, line ends and the order of keys."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def features(raw: Any, problems: list[Problem], file: str) -> list[Any] | None:
    """Return the features of a FeatureCollection, or None with a problem noted (unless ``raw`` is None)."""
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
    return found


def feature_address(index: int, raw: Any) -> str:
    """Return how a message names the feature at ``index``: "feature 7 (ru-wagner)"."""
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"feature {index} ({name})" if isinstance(name, str) else f"feature {index}"


def source_address(index: int, raw: Any) -> str:
    """Return how a message names the source at ``index``: "source 2 (the-war-zone)"."""
    return feature_address(index, raw).replace("feature", "source", 1)


def one(model: type[M], raw: Any, file: str, problems: list[Problem], record: str = "") -> M | None:
    """Return ``raw`` as a record, or None with its problems noted (none are, where ``raw`` is None)."""
    if raw is None or not _writable(raw):
        return None
    try:
        # strict as JSON: "6" is no number and true no 1; by alias: the file says "from", never "from_"
        return TypeAdapter(model).validate_json(json.dumps(raw), strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        problems.extend(described(error, raw, file, record))
        return None


def many(
    model: type[M],
    raw: Any,
    file: str,
    address: Callable[[int, Any], str],
    problems: list[Problem],
    field: str = "",
) -> dict[str, M]:
    """Return the records that are well formed, by address; note the problems of each that is not."""
    if raw is None:
        return {}
    if not isinstance(raw, list):
        problems.append(Problem(file, "", field, f"expected a list, found {seen(raw)}"))
        return {}
    good: dict[str, M] = {}
    for index, entry in enumerate(raw):
        name = address(index, entry)
        if entry is None:
            problems.append(Problem(file, name, "", "expected an object, found null"))
        record = one(model, entry, file, problems, name)
        if record is not None:
            good[name] = record
    return good


def ids(raw: Any) -> list[str]:
    """Return the ids that a list of raw records gives, whether or not the records are well formed."""
    records = raw if isinstance(raw, list) else ()
    return [entry["id"] for entry in records if isinstance(entry, dict) and isinstance(entry.get("id"), str)]


def duplicates(file: str, what: str, given: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each id that is given more than once."""
    for id_, count in Counter(given).items():
        if count > 1:
            yield Problem(file, f"{what} ({id_})", "id", f"expected an id of its own, found it {count} times")
