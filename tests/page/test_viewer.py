import json
import re

import pytest
import streamlit_folium

from layers.page import viewer
from layers.page.folium_map import Command, viewer_map
from layers.page.state import opening
from layers.theatre.catalogue import Catalogue


def test_a_snapshot_makes_the_map_that_folium_makes(southcom: Catalogue) -> None:
    state = opening(southcom)
    drawn = viewer_map(southcom, state)
    drawn.render()  # type: ignore[no-untyped-call]  # folium's
    theirs, ours = streamlit_folium._get_map_string(drawn), viewer.opening(southcom, state)
    center, rest = re.findall(r"center: (.*),\s+crs: L.CRS.EPSG3857,\s+\.\.\.({[^}]*})", theirs)[0]
    made = {"center": json.loads(center), **json.loads(re.sub(r",\s*}", "}", rest))}
    (options,) = re.findall(r'L\.map\("map_viewer", (.*)\);', ours)
    # those that folium adds are Leaflet's own defaults
    assert made == {"zoomControl": True, "preferCanvas": False} | json.loads(options)
    (opened,) = re.findall(r"posture\.open\(map_viewer, (.*)\);", ours)
    assert f"posture.open(map_div, {opened});" in theirs


def test_the_script_that_streamlit_sends_is_short_and_stays_the_same(southcom: Catalogue) -> None:
    scripts = []
    for _ in range(2):
        drawn = viewer_map(southcom, opening(southcom))
        drawn.render()  # type: ignore[no-untyped-call]  # folium's
        scripts.append(streamlit_folium._get_map_string(drawn))
    assert scripts[0] == scripts[1]
    assert len(scripts[0]) < 2000, "data goes to the page as a file, not with every rerun"
    assert southcom.digest in scripts[0]


def test_a_command_reaches_an_open_viewer_whole(southcom: Catalogue) -> None:
    text = streamlit_folium._get_feature_group_string(
        Command({"select": "ru-etf-strength"}), viewer_map(southcom, opening(southcom))
    )
    assert 'posture.command({"select": "ru-etf-strength"})' in text


def test_scripts_reach_the_page_by_text_only() -> None:
    script = viewer.script()
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "DOMParser",
    ):
        assert way not in script, way


def test_what_a_page_unpacks_is_ascii() -> None:
    # with a character beyond Latin-1 a browser keeps two bytes of each, and takes longer to run it
    assert [kind for kind, text in viewer.parts(True) if not text.isascii()] == []


def test_nothing_in_the_viewer_knows_a_theatre(southcom: Catalogue) -> None:
    code = viewer.script() + viewer.style()
    theatre = southcom.theatre
    words = [theatre.id, *(layer.id for layer in theatre.layers), *(layer.label for layer in theatre.layers)]
    words += ["Venezuela", "Russia", "SOUTHCOM", "Caribbean", "NORTHCOM"]
    for word in words:
        if word != "aor":  # a kind of place in the data contract
            assert word not in code, word


def test_messages_cannot_end_the_script_that_they_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "</script><!-- \u2028\u2029"
    monkeypatch.setattr(viewer, "messages", lambda _: {"title": said})
    written = viewer._messages()
    assert not set("<\u2028\u2029") & set(written)
    assert {words["title"] for words in json.loads(written).values()} == {said}


def test_leaflets_style_has_what_the_viewer_uses_and_no_popups() -> None:
    style = viewer.leaflet_style()
    for used in (
        ".leaflet-pane",
        ".leaflet-control-zoom-in",
        ".leaflet-bar a:hover",
        ".leaflet-interactive",
        "@media print",
    ):
        assert used in style
    assert "tooltip" not in style
    assert "{}" not in style
    assert style.count("{") == style.count("}")
