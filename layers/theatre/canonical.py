"""One text for one JSON value, whatever file it was read from, and the digest of it."""

import hashlib
import json
from json.encoder import encode_basestring
from typing import Any

_sorted_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: Any) -> str:
    """Return a JSON value as text in which only its content shows: keys sorted, no white space."""
    return encode_basestring(value) if type(value) is str else _sorted_json(value)


def digest(data: Any) -> str:
    """Return the SHA-256 (hex) of JSON data, independent of white space, line ends and the order of keys."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()
