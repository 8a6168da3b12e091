"""Files that an older version wrote are still read."""

import gzip
import json
from pathlib import Path

from layers.page.snapshot import read_snapshot
from layers.reading.theatre import read

KEPT = Path(__file__).parent / "kept"
DIGEST = "ffda1fa5d09d"
"""What the version that wrote the files said of them."""


def test_an_older_theatre_is_read_and_keeps_its_digest() -> None:
    catalogue = read(KEPT / "format-1")
    assert "format" not in json.loads((KEPT / "format-1" / "theatre.json").read_text(encoding="utf-8"))
    assert catalogue.digest == DIGEST
    assert len(catalogue.claims) == 9
    assert catalogue.claims["blue-garrison"].properties.label == "300–500 in the garrison"


def test_an_older_snapshot_gives_back_its_data_and_its_state() -> None:
    found = read_snapshot(gzip.decompress((KEPT / "snapshot-2.html.gz").read_bytes()))
    catalogue = read(KEPT / "format-1")
    assert found["format"] == 2
    assert found["digest"] == DIGEST
    assert found["opening"]["layers"] == ["blue-side", "talk"]
    assert found["opening"]["select"] == "blue-garrison"
    says = {claim["id"]: (claim["label"], claim["hedge"], claim["quantity"]) for claim in found["claims"]}
    now = {id_: claim.properties.model_dump(mode="json") for id_, claim in catalogue.claims.items()}
    assert says == {id_: (each["label"], each["hedge"], each["quantity"]) for id_, each in now.items()}
