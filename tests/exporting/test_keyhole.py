"""KML and KMZ, read back by GDAL, fastkml and the standard library."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import fastkml
import numpy as np
import pyogrio
import pytest
import shapely
from fastkml.utils import find_all

from layers.exporting.keyhole import NAMESPACE, kml, kmz
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.theatres import HOSTILE, write_hostile, write_invented

KML = {"k": NAMESPACE}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_invented(tmp_path_factory.mktemp("kml") / "invented"))


@pytest.fixture(scope="module")
def root(invented: Catalogue) -> ET.Element:
    return ET.fromstring(kml(invented))  # noqa: S314  # our own


def mark(root: ET.Element, id_: str) -> ET.Element:
    (found,) = (each for each in root.iter(f"{{{NAMESPACE}}}Placemark") if each.get("id") == f"claim-{id_}")
    return found


def test_every_claim_says_what_it_is_and_how_firmly(root: ET.Element, invented: Catalogue) -> None:
    for id_, claim in invented.claims.items():
        found, says = mark(root, id_), claim.properties
        described = found.findtext("k:description", "", KML)
        assert found.findtext("k:name", "", KML) == says.label
        assert (says.hedge or "") in described
        assert f"{says.where.precision} " in described
        if says.quantity:
            assert says.quantity.verbatim in described


def test_gdal_reads_the_geometry_that_the_claim_has(invented: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "claims.kml"
    path.write_bytes(kml(invented))
    read_: dict[str, shapely.Geometry] = {}
    for layer in invented.theatre.layers:
        frame = pyogrio.read_dataframe(path, layer=layer.label)
        read_ |= dict(zip(frame["id"], frame.geometry, strict=True))
    for id_, claim in invented.claims.items():
        found = read_[id_]
        if claim.geometry is None:
            assert found is None
            continue
        expected = shapely.from_geojson(claim.geometry.model_dump_json())
        np.testing.assert_allclose(found.bounds, expected.bounds)
        assert ("Polygon" in expected.geom_type) == (found.area > 0), "an area stays one, a point too"


@pytest.mark.parametrize("write", [write_invented, write_hostile])
def test_fastkml_reads_every_claim_with_its_hedge_and_every_source(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    catalogue = read(write(tmp_path / "theatre"))
    # of a text that is no longer bytes it takes no declaration
    document = fastkml.KML.from_string(kml(catalogue).decode().partition("?>")[2])
    placemarks: Any = find_all(document, of_type=fastkml.Placemark)
    marks = {str(each.id): each for each in placemarks}
    assert len(marks) == len(catalogue.claims) + len(catalogue.sources)
    for id_, claim in catalogue.claims.items():
        found = marks[f"claim-{id_}"]
        fields = {each.name: each.value for each in found.extended_data.elements}
        assert (found.name, fields["label"]) == (claim.properties.label, claim.properties.label)
        # it cuts the white space at the ends
        assert fields.get("hedge", "") == (claim.properties.hedge or "").strip()
        assert fields["assertion"] == claim.properties.assertion


def test_layers_are_folders_in_their_colour_and_off_if_they_are(
    root: ET.Element, invented: Catalogue
) -> None:
    folders = root.findall("k:Document/k:Folder", KML)
    theatre = invented.theatre
    names = [each.findtext("k:name", "", KML) for each in folders]
    assert names == [*(layer.label for layer in theatre.layers), "Sources"]
    for layer, folder in zip(theatre.layers, folders, strict=False):
        assert folder.findtext("k:visibility", "", KML) == str(int(layer.on))
        style = next(
            each for each in root.iter(f"{{{NAMESPACE}}}Style") if each.get("id") == f"layer-{layer.id}"
        )
        red, green, blue = layer.colour[1:3], layer.colour[3:5], layer.colour[5:]
        assert style.findtext("k:LineStyle/k:color", "", KML) == f"ff{blue}{green}{red}".lower()
    assert len(folders[-1].findall("k:Placemark", KML)) == len(invented.sources)


def test_the_banner_the_date_and_the_notes_travel(root: ET.Element, invented: Catalogue) -> None:
    described = root.findtext("k:Document/k:description", "", KML)
    for words in (invented.theatre.banner, invented.theatre.as_of, *invented.theatre.notes, invented.digest):
        assert words in described


def test_hostile_text_is_no_markup_in_a_description(tmp_path: Path) -> None:
    content = kml(read(write_hostile(tmp_path / "hostile")))
    root = ET.fromstring(content)  # noqa: S314  # our own
    seen = [element.text or "" for element in root.iter(f"{{{NAMESPACE}}}description")]
    assert any("&lt;" in text for text in seen), "escaped once more, for readers that take it for HTML"
    assert not [text for text in seen if "<" in text]
    assert any(payload in text for payload in HOSTILE for text in (each.text or "" for each in root.iter()))


def test_a_kmz_is_the_kml_in_a_zip(invented: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(kmz(invented))) as archive:
        assert archive.namelist() == ["doc.kml"]
        assert archive.read("doc.kml") == kml(invented)
