import hashlib
import json
from typing import Any

import pytest

from layers.theatre.canonical import canonical, digest


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, 2.5]}, '{"a":[true,null,2.5],"b":1}'),
        ({"b": {"d": 1, "c": 2}}, '{"b":{"c":2,"d":1}}'),
        ("Curaçao “é” \u2028", '"Curaçao “é” \u2028"'),
        ('a "quote" \\ and\n', '"a \\"quote\\" \\\\ and\\n"'),
        ([], "[]"),
    ],
)
def test_only_the_content_shows(value: Any, text: str) -> None:
    assert canonical(value) == text
    assert json.loads(canonical(value)) == value


def test_text_alone_is_as_text_in_a_list() -> None:
    for text in ("", "\x00\x1f\x7f", "𝄞", "</script>"):
        assert f"[{canonical(text)}]" == canonical([text])


def test_the_digest_is_the_sha256_of_the_text() -> None:
    assert digest({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').hexdigest()
    assert digest({"a": 2, "b": 1}) == digest({"b": 1, "a": 2}) != digest({"a": 1, "b": 2})
