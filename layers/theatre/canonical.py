"""The canonical text of a JSON value, and its digest.

The text is this project's own, not that of RFC 8785 (JSON Canonicalization Scheme), for which PyPI has
packages: digests that were published rest on it, and the standard library writes it in one call.
"""

import hashlib
import json
from json.encoder import encode_basestring
from typing import Any

_sorted_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


quoted = encode_basestring
"""Return a string as :func:`canonical` does."""


def canonical(value: Any) -> str:
    """Return the text of a JSON value with sorted keys and no white space, the same for equal values."""
    return encode_basestring(value) if type(value) is str else _sorted_json(value)


def digest(data: Any) -> str:
    """Return the SHA-256 of the canonical text of a JSON value (UTF-8) as 64 hex digits."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()
