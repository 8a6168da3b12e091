"""Read JSON files into records, strictly: what JSON cannot say, or says twice, is a problem, not a guess."""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from layers.columns import canonical
from layers.problems import Problem, Problems, Steps, described, seen

M = TypeVar("M", bound=BaseModel)

UNREADABLE = (OSError, ValueError, RecursionError)
"""What reading a file of JSON may raise; :func:`reason` puts it in words."""


class Decoder(json.JSONDecoder):
    """Decodes JSON, and notes in ``flawed`` whether it met what :func:`flaws` would tell."""

    def __init__(self) -> None:
        self.flawed = False
        super().__init__(
            object_pairs_hook=self.collected, parse_constant=self._constant, parse_float=self._float
        )

    def collected(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return an object of the pairs."""
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        self.flawed = True
        repeating = _Repeating(plain)
        counts = Counter(key for key, _ in pairs)
        repeating.repeated = tuple(key for key, count in counts.items() if count > 1)
        return repeating

    def _constant(self, name: str) -> float:
        self.flawed = True
        return float(name)

    def _float(self, text: str) -> float:
        value = float(text)
        if math.isinf(value):
            self.flawed = True
        return value


class _Repeating(dict[str, Any]):
    """A JSON object that gives some of its keys more than once."""

    repeated: tuple[str, ...] = ()


def load(path: Path, problems: Problems) -> Any:
    """Return the file's JSON, or None with a problem noted.

    Noted too, each with its address: numbers that are not finite, halves of surrogate pairs, repeated keys.
    """
    decoder = Decoder()
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = decoder.decode(text)
        found = list(_flaws(data, path.name)) if decoder.flawed or halved(text) else []
    except UNREADABLE as error:
        problems.append(Problem(path.name, "", "", reason(error, path)))
        return None
    problems.extend([Problem(path.name, "", "", NOTHING)] if data is None else found)
    return data


NOTHING = "expected an object or a list, found null"


class UnreadableError(ValueError):
    """A file of another form than was expected; the message says in words what was expected and found."""


def reason(error: Exception, path: Path) -> str:
    """Return why a file cannot be read as JSON, in words; ``error`` is one of UNREADABLE."""
    match error:
        case FileNotFoundError():
            return f"expected a file in {path.parent}, found none"
        case OSError():
            return f"expected a readable file, found: {error.strerror or error}"
        case UnreadableError():
            return str(error)
        case json.JSONDecodeError():
            return f"expected JSON, found “{error.msg}” at line {error.lineno}, column {error.colno}"
        case UnicodeDecodeError():
            return f"expected UTF-8 text, found another byte at position {error.start}"
        case RecursionError():
            return "expected JSON, found brackets nested too deeply"
    return f"expected JSON, found a number that is too long ({error})"


def halved(text: str) -> bool:
    """Return whether JSON text may have half a surrogate pair, which only an escape can give."""
    return "\\ud" in text or "\\uD" in text


def written(value: Any) -> bytes | None:
    """Return a value as JSON, or None where JSON cannot say it."""
    try:
        return json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except ValueError:
        return None


def _flaws(data: Any, file: str) -> Iterator[Problem]:
    """Yield the flaws of a whole file."""
    for path, message in flaws(data):
        record = ""
        match path:
            case ("features", int(index), *_):
                record, path = feature_address(index, data["features"][index]), path[2:]
            case (int(index), *_):
                record, path = source_address(index, data[index]), path[1:]
        yield Problem(file, record, dotted(path), message)


def flaws(data: Any) -> Iterator[tuple[Steps, str]]:
    """Yield path and message of each value that could not be written back, and each key that is repeated."""
    for path, value in _walk((), data):
        if isinstance(value, dict):
            for key in getattr(value, "repeated", ()):
                yield (*path, key), "expected each key once, found it again"
            for key in value:
                if written(key) is None:
                    yield (*path, key), "expected whole characters in the key, found half of one"
        elif isinstance(value, str | float) and written(value) is None:
            expected = "whole characters" if isinstance(value, str) else "a finite number"
            yield path, f"expected {expected}, found {json.dumps(value)[:60]}"


def _walk(path: Steps, value: Any) -> Iterator[tuple[Steps, Any]]:
    yield path, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _walk((*path, step), part)


def dotted(path: Steps) -> str:
    """Return the field at a path into a record, as messages name it."""
    return ".".join(str(step) for step in path if step != "properties")


def digest(data: Any) -> str:
    """Return the SHA-256 (hex) of JSON data, independent of white space, line ends and the order of keys."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def features(raw: Any, problems: Problems, file: str) -> list[Any] | None:
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


def one(model: type[M], raw: Any, file: str, problems: Problems, record: str = "") -> M | None:
    """Return ``raw`` as a record, or None with its problems noted (none are, where ``raw`` is None)."""
    try:
        text = None if raw is None else written(raw)
        return None if text is None else cast(M, validated(model, text))
    except RecursionError:
        problems.append(
            Problem(file, record, "", "expected a record of ordinary depth, found it nested too deeply")
        )
        return None
    except ValidationError as error:
        problems.extend(described(error, raw, file, record))
        return None


def many(
    model: type[M],
    raw: Any,
    file: str,
    address: Callable[[int, Any], str],
    problems: Problems,
    field: str = "",
) -> dict[str, M]:
    """Return the records that are well formed, by address; note the problems of each that is not."""
    if raw is None:
        return {}
    if not isinstance(raw, list):
        problems.append(Problem(file, "", field, f"expected a list, found {seen(raw)}"))
        return {}
    if (sound := all_sound(model, written(raw))) is not None:
        return {
            address(index, entry): record
            for index, (entry, record) in enumerate(zip(raw, sound, strict=True))
        }
    good: dict[str, M] = {}
    for index, entry in enumerate(raw):
        name = address(index, entry)
        if entry is None:
            problems.append(Problem(file, name, "", "expected an object, found null"))
        record = one(model, entry, file, problems, name)
        if record is not None:
            good[name] = record
    return good


def all_sound(model: type[M], text: bytes | str | None) -> list[M] | None:
    """Return the records of a list in JSON, or None unless all of them are well formed."""
    try:
        return None if text is None else validated(list[model], text)  # type: ignore[valid-type]  # known when it runs
    except ValidationError:
        return None


def validated(kind: Any, text: bytes | str) -> Any:
    """Return JSON as that kind of record, or raise pydantic's ValidationError."""
    # strict as JSON: "6" is no number and true no 1; by alias: the file says "from", never "from_"
    return _adapter(kind).validate_json(text, strict=True, by_alias=True, by_name=False)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def ids(raw: Any) -> list[str]:
    """Return the ids that a list of raw records gives, whether or not the records are well formed."""
    records = raw if isinstance(raw, list) else ()
    return [entry["id"] for entry in records if isinstance(entry, dict) and isinstance(entry.get("id"), str)]


def duplicates(file: str, what: str, given: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each id that is given more than once; ``given`` lists the ids, or counts them."""
    for id_, count in (given if isinstance(given, dict) else Counter(given)).items():
        if count > 1:
            yield Problem(file, f"{what} ({id_})", "id", f"expected an id of its own, found it {count} times")
