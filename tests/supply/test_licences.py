"""Every package that the program needs has a licence that is known and allowed."""

from email.message import Message
from types import SimpleNamespace
from typing import Any, cast

import pytest
from packaging.utils import canonicalize_name

from tests.supply.licences import RECORDED, licences, refused, stated
from tests.supply.needed import needed


def package(*fields: tuple[str, str]) -> Any:
    metadata = Message()
    for name, value in fields:
        metadata[name] = value
    return cast(Any, SimpleNamespace(metadata=metadata))


def test_every_package_at_run_time_has_an_allowed_licence() -> None:
    found = {name: licence for name, _, licence, _ in licences()}
    assert {"streamlit", "folium", "numpy", "markupsafe", "streamlit-folium", "xstatic-leaflet"} <= set(found)
    assert {name: licence for name, licence in found.items() if refused(licence)} == {}


def test_nothing_is_recorded_by_hand_that_a_package_states_itself() -> None:
    packages = needed()
    assert [name for name in RECORDED if stated(packages[name])] == []
    assert [name for name, (_, reason) in RECORDED.items() if not reason] == []
    assert [name for name in RECORDED if canonicalize_name(name) != name] == []


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT AND Zlib"), ("License", "other")], "MIT AND Zlib"),
        ([("License", "Apache License 2.0")], "Apache-2.0"),
        (
            [("License", "BSD-3-Clause"), ("Classifier", "License :: OSI Approved :: BSD License")],
            "BSD-3-Clause",
        ),
        ([("License", "Copyright …"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT"),
        ([("Classifier", "License :: OSI Approved :: BSD License")], None),
        ([("License", "GPL-3.0-only"), ("Classifier", "Topic :: MIT License")], None),
        ([], None),
    ],
)
def test_a_licence_is_read_from_the_metadata(fields: list[tuple[str, str]], licence: str | None) -> None:
    assert stated(package(*fields)) == licence


@pytest.mark.parametrize(
    ("licence", "wrong"),
    [
        ("MIT", False),
        ("(Apache-2.0 OR BSD-2-Clause) AND MIT", False),
        ("GPL-3.0-or-later", True),
        ("MIT OR GPL-2.0-only", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("", True),
    ],
)
def test_a_licence_outside_the_list_is_refused(licence: str, wrong: bool) -> None:
    assert refused(licence) is wrong
