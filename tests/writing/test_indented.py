import json
from typing import Any

import pytest

from layers.writing.indented import indented


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"a": {}, "b": [], "c": [{"d": [1, [2.5, None, True]]}], "e": ""},
        [[], {}, [[]]],
        'quote " backslash \\ line \n, U+2028 \u2028, é, 😀, \x00',
        {"a \n key": 1e300, "nan": float("inf")},
        (1, (2, 3)),
        -0.0,
        10**30,
    ],
)
def test_json_is_indented_as_by_the_standard_library(value: Any) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)
