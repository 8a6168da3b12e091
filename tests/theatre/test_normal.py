"""What a claim says is written the same way whatever else the model knows."""

import json
import re
from pathlib import Path
from typing import Any

from layers.reading.gazetteer import GAZETTEER
from layers.reading.theatre import read
from layers.theatre.normal import WRITTEN, fields
from tests.copies import copy_program, run
from tests.reading.broken import Edit, claim, load
from tests.theatre.least import built, point
from tests.theatres import write_invented

SOUTHCOM = GAZETTEER.parent / "southcom-2025"

RECORD = r'class (?!Claim\()\w+\(Record\):\n    """.*?"""\n'
"""How the records that a claim nests begin in layers/theatre/claim.py."""

FRESH = """
    fresh: Text | None = None
    fresh_word: Text = "open"
    fresh_list: tuple[Text, ...] = ()
    fresh_record: dict[str, Text] = Field(default_factory=dict)
"""
"""Optional fields that the contract does not have."""

FRESH_WORDS = """
    fresh: Text | None = None
"""

EDITS = {
    "properties": [claim(0, "fresh", "x")],
    "a word": [claim(0, "fresh_word", "shut")],
    "a list": [claim(0, "fresh_list", ["x"])],
    "a record": [claim(0, "fresh_record", {"a": "x"})],
    "quantity": [claim(0, "quantity.fresh", "x")],
    "when": [claim(0, "when", {"precision": 0, "fresh": "x"})],
    "where": [claim(0, "where.fresh", "x")],
    "ends": [claim(6, "where.ends.1.fresh_word", "shut")],
    "citations": [claim(0, "citations.0.fresh", "x")],
    "rating": [claim(0, "rating", {"fresh": "x"})],
    "related": [claim(2, "related.0.fresh", "x")],
    "translations": [claim(4, "fresh", "x"), claim(4, "translations.es.fresh", "y")],
}
"""What says something in one of them, by where."""

TOLD = """
import json, sys
from pathlib import Path
from typing import Any
from layers.exporting.curated import curated
from layers.reading.theatre import read
told = {}
for folder in map(Path, sys.argv[1:]):
    catalogue = read(folder)
    told[folder.name] = {"digest": catalogue.digest, "curated": curated(catalogue).decode()}
print(json.dumps(told))
"""


def grow(module: Path, beginning: str, fields: str) -> None:
    """Write fields into the models of a module whose source begins like that."""
    text, count = re.subn(f"(?s)({beginning})", rf"\1{fields}", module.read_text(encoding="utf-8"))
    assert count
    module.write_text(text, encoding="utf-8")


def theatre_with(folder: Path, *edits: Edit) -> Path:
    data = load(write_invented(folder) / "claims.geojson")
    for edit in edits:
        edit(data)
    (folder / "claims.geojson").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_a_new_optional_field_changes_the_digest_only_of_data_that_uses_it(tmp_path: Path) -> None:
    program = copy_program(tmp_path / "program")
    grow(program / "layers" / "theatre" / "claim.py", RECORD, FRESH)
    grow(program / "layers" / "theatre" / "translation.py", r"class ClaimWords\(Words\):", FRESH_WORDS)
    plain = theatre_with(tmp_path / "plain")
    folders = [theatre_with(tmp_path / name, *edits) for name, edits in EDITS.items()]

    told = run(program, TOLD, plain, SOUTHCOM, *folders)

    for folder in (plain, SOUTHCOM):
        assert told[folder.name]["digest"] == read(folder).digest
        assert "fresh" not in told[folder.name]["curated"]
    assert all("fresh" in told[name]["curated"] for name in EDITS)
    digests = {told[folder.name]["digest"] for folder in (plain, *folders)}
    assert len(digests) == 1 + len(EDITS)


def test_the_fields_of_the_first_contract_are_written_as_ever() -> None:
    plain, full = point("a", 1, 2), point("b", 1, 2)
    full["properties"]["quantity"] = {"verbatim": "x", "unit": "y"}
    full["properties"]["where"] |= {"ends": [{"place": "p"}, {"place": "q"}]}
    text = "".join(built(plain, full).canonical())
    written: dict[str, Any] = {
        "hedge": None,
        "quantity": None,
        "when": {"from": None, "to": None, "precision": 0, "reported_on": None},
        "where": {"precision": 1, "name": "C", "place": None, "note": None},
        "citations": [{"source": "s", "paragraph": None, "sha256": None, "credits": None}],
        "rating": {"reliability": "F", "credibility": 6, "by": None, "on": None},
        "status": "accepted",
        "related": [],
        "note": None,
    }
    plain["properties"] |= written
    full["properties"] |= written | {
        "quantity": {"verbatim": "x", "low": None, "best": None, "high": None, "unit": "y"},
        "where": written["where"] | {"ends": [{"place": "p", "claim": None}, {"place": "q", "claim": None}]},
    }
    assert json.loads(text)["features"] == [plain, full]


def test_the_list_of_exceptions_is_closed() -> None:
    assert {path for path in WRITTEN if "." not in path} <= set(fields())
    assert len(WRITTEN) == 24
