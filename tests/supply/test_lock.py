"""requirements.lock holds what requirements.txt asks for, with hashes and without a word of any machine."""

import re
from importlib.metadata import PackageNotFoundError

import pytest
from packaging.utils import canonicalize_name

from tests.supply.lock import LOCK, ROOT
from tests.supply.needed import needed

PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PINNED.findall(text)}


TEXT = LOCK.read_text(encoding="utf-8")
ENTRIES = re.split(r"\n(?=[\w-]+==)", TEXT)[1:]


def test_the_lock_has_the_pinned_versions() -> None:
    asked = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert asked
    assert {name: pins(TEXT).get(name) for name in asked} == asked, "stale: run `make lock`"


def test_the_lock_has_every_package_that_is_needed_here() -> None:
    assert sorted(set(needed()) - set(pins(TEXT))) == [], "stale: run `make lock`"


def test_the_lock_has_the_backend_that_installs_the_program() -> None:
    assert {"hatchling", "editables"} <= set(pins(TEXT))


def test_every_package_has_hashes() -> None:
    assert len(ENTRIES) == len(pins(TEXT)) > 50
    assert [entry for entry in ENTRIES if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)] == []


def test_the_lock_names_no_host_and_no_path() -> None:
    assert (
        re.findall(r".*(?:://|--index|--find-links|-e |(?<!sha256):|\B/\w).*", TEXT.split("\n", 2)[2]) == []
    )


def test_the_readme_installs_from_the_lock() -> None:
    assert "pip install --require-hashes -r requirements.lock" in (ROOT / "README.md").read_text(
        encoding="utf-8"
    )


def test_what_is_not_installed_is_an_error() -> None:
    with pytest.raises(PackageNotFoundError):
        needed("no-such-package-is-installed")
