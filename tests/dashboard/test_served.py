from pathlib import Path

from dashboard import served
from layers.page import viewer
from layers.theatre.catalogue import Catalogue


def content(links: served.Links) -> str:
    ((_, address),) = links
    return Path(served._folder().name, address.rpartition("/")[2]).read_text(encoding="utf-8")


def test_one_script_has_leaflet_the_viewer_and_the_data_in_this_order(southcom: Catalogue) -> None:
    text = content(served.scripts(southcom))
    parts = (viewer.leaflet_script(), viewer.script(), viewer.packed_script(southcom))
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_one_style_sheet_has_leaflets_styles_and_the_viewers() -> None:
    text = content(served.styles())
    assert viewer.leaflet_style() in text
    assert viewer.style() in text


def test_an_address_changes_with_its_content_and_leads_out_of_the_frame(southcom: Catalogue) -> None:
    ((_, script),), ((_, style),) = served.scripts(southcom), served.styles()
    assert script.startswith("../dashboard.served.viewer/viewer-")
    assert Path(script).suffix == ".js"
    assert Path(style).suffix == ".css"
    other = served._address(served._write(".css", "p { color: red }"))
    assert other not in (script, style)
    assert served._address(served._write(".css", "p { color: red }")) == other
