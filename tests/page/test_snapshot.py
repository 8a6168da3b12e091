import re
from dataclasses import replace
from pathlib import Path

import pytest

from layers.messages.language import LANGUAGES, Language, text
from layers.page import wire
from layers.page.snapshot import policy, read_snapshot, snapshot
from layers.page.state import State, StateError, opening
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.theatres import HOSTILE, write_hostile


def test_same_input_gives_the_same_bytes(southcom: Catalogue) -> None:
    fresh = read(southcom.path)
    assert snapshot(fresh, opening(fresh)) == snapshot(southcom, opening(southcom))


def test_fits_in_480_kilobytes_with_everything_there_is_to_switch_on(southcom: Catalogue) -> None:
    everything = replace(opening(southcom), layers=tuple(layer.id for layer in southcom.theatre.layers))
    assert len(snapshot(southcom, everything)) <= 480_000


def test_points_nowhere_outside(southcom: Catalogue) -> None:
    page = snapshot(southcom, opening(southcom)).decode()
    assert re.findall(r"<(?:script|img|iframe|link|source)[^>]*\s(?:src|href)=", page) == []
    assert "sourceMappingURL" not in page
    assert re.findall(r"@import|url\(['\"]?https?:", page) == []


def test_carries_the_licence_of_leaflet(southcom: Catalogue) -> None:
    page = snapshot(southcom, opening(southcom)).decode()
    for part in (
        "BSD 2-Clause License",
        "Copyright (c) 2010-2022, Vladimir Agafonkin",
        "Redistributions in binary form must reproduce the above copyright notice",
        "EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.",
    ):
        assert page.count(part) == 1, part


def test_policy_allows_its_own_scripts_and_nothing_else() -> None:
    text = policy(["let a = 1;"], ["p { color: red }"])
    assert text.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in text
    assert "http" not in text


def test_has_the_data_the_state_and_the_hash(southcom: Catalogue) -> None:
    state = State(("ru-advisory",), (-75, 0, -58, 13), "ru-wagner")
    found = read_snapshot(snapshot(southcom, state))
    assert found["digest"] == southcom.digest
    assert found["opening"] == state.as_json()
    assert [claim["id"] for claim in found["claims"]] == list(southcom.claims)
    for claim in found["claims"]:
        says = southcom.claims[claim["id"]].properties.model_dump(mode="json", by_alias=True)
        assert {name: claim[name] for name in says} == says


@pytest.mark.parametrize("page", [b"", b"<!doctype html><title>Another page</title>"])
def test_another_page_is_no_snapshot(page: bytes) -> None:
    with pytest.raises(ValueError, match="expected a snapshot"):
        read_snapshot(page)


@pytest.mark.parametrize(("format_", "found"), [(4, "4"), (1, "1"), (None, "null"), ("2", '"2"')])
def test_a_snapshot_of_another_format_is_refused(southcom: Catalogue, format_: object, found: str) -> None:
    packed = wire.write({"format": format_, "digest": "0" * 12}, {}, 0)
    page = re.sub(
        r'(posture\.packed\["[0-9a-f]+"\] = ")[^"]+',
        lambda match: match[1] + packed,
        snapshot(southcom, opening(southcom)).decode(),
    )
    with pytest.raises(ValueError, match=f"expected a snapshot of format 3, found {found}: another"):
        read_snapshot(page.encode())


def test_hostile_text_never_stands_in_the_page_as_it_is(tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path / "hostile"))
    page = snapshot(catalogue, opening(catalogue)).decode()
    scripts = re.sub(r"<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    for payload in HOSTILE:
        if re.search("<.*>", payload):
            assert payload not in page, payload
        if "{{" in payload:
            assert payload not in scripts, payload
    assert page.count("<script>") == page.count("</script>") == 3


@pytest.mark.parametrize("state", [State((), (-75, 0, -58, 13)), State(("nowhere",), (-75, 0, -58, 13))])
def test_refuses_a_state_that_is_not_there(southcom: Catalogue, state: State) -> None:
    with pytest.raises(StateError):
        snapshot(southcom, state)


@pytest.mark.parametrize(("language", "spoken"), [("es", ["es"]), ("en", ["en"]), (None, ["en", "es"])])
def test_without_scripts_it_speaks_its_language_or_all(
    southcom: Catalogue, language: Language | None, spoken: list[str]
) -> None:
    page = snapshot(southcom, replace(opening(southcom), language=language)).decode()
    assert page.startswith(f'<!doctype html>\n<html lang="{spoken[0]}">')
    without = page.split("<noscript>")[1].split("</noscript>")[0]
    assert re.findall(r'<p lang="(\w+)">', without) == spoken
    assert [each for each in LANGUAGES if text(each, "page.no_script") in without] == spoken


def test_policy_lets_no_text_turn_links_or_send_forms() -> None:
    directives = policy([], []).split("; ")
    assert "base-uri 'none'" in directives
    assert "form-action 'none'" in directives
