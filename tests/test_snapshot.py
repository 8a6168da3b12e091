import json
import re
from pathlib import Path

import pytest

from layers.catalogue import Catalogue, read
from layers.page import unpack
from layers.snapshot import policy, snapshot
from layers.state import State, StateError, opening
from tests.theatres import HOSTILE, write_hostile


def test_same_input_gives_the_same_bytes(southcom: Catalogue) -> None:
    fresh = read(southcom.path)
    assert snapshot(fresh, opening(fresh)) == snapshot(southcom, opening(southcom))


def test_fits_in_450_kilobytes(southcom: Catalogue) -> None:
    assert len(snapshot(southcom, opening(southcom))) <= 450_000


def test_points_nowhere_outside(southcom: Catalogue) -> None:
    page = snapshot(southcom, opening(southcom)).decode()
    assert re.findall(r"<(?:script|img|iframe|link|source)[^>]*\s(?:src|href)=", page) == []
    assert "sourceMappingURL" not in page
    assert re.findall(r"@import|url\(['\"]?https?:", page) == []


def test_policy_allows_its_own_scripts_and_nothing_else() -> None:
    text = policy(["let a = 1;"], ["p { color: red }"])
    assert text.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in text
    assert "http" not in text


def test_has_the_data_the_state_and_the_hash(southcom: Catalogue) -> None:
    page = snapshot(southcom, State(("ru-advisory",), (-75, 0, -58, 13), "ru-wagner")).decode()
    packed = re.search(r'posture\.packed\["(\w+)"\] = "([^"]+)"', page)
    assert packed is not None
    assert packed[1] == southcom.digest
    assert [claim["id"] for claim in unpack(packed[2])["claims"]] == list(southcom.claims)
    opened = re.search(r'posture\.open\(map_\w+, "\w+", (.*?)\);', page)
    assert opened is not None
    assert json.loads(opened[1]) == State(("ru-advisory",), (-75, 0, -58, 13), "ru-wagner").as_json()


def test_hostile_text_never_stands_in_the_page_as_it_is(tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path / "hostile"))
    page = snapshot(catalogue, opening(catalogue)).decode()
    for payload in HOSTILE:
        if re.search("<.*>|{{", payload):
            assert payload not in page, payload
    assert page.count("<script>") == page.count("</script>") == 4


@pytest.mark.parametrize("state", [State((), (-75, 0, -58, 13)), State(("nowhere",), (-75, 0, -58, 13))])
def test_refuses_a_state_that_is_not_there(southcom: Catalogue, state: State) -> None:
    with pytest.raises(StateError):
        snapshot(southcom, state)
