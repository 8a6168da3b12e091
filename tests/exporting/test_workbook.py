import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from layers.exporting.workbook import workbook
from layers.importing.workbook import grid, opened
from layers.reading.theatre import read


@pytest.fixture
def parts(invented: Path) -> dict[str, str]:
    """The XML of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(workbook(read(invented)))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_columns_with_a_closed_list_offer_it(invented: Path, parts: dict[str, str]) -> None:
    book = opened(workbook(read(invented)))
    heads = next(iter(grid(book, "claims")))
    columns = list(zip(*grid(book, "lists"), strict=True))
    offered = {column[0]: [value for value in column[1:] if value] for column in columns}
    assert offered["claims layer"] == ["blue-side", "amber-side", "flights", "talk"]
    assert "alleged" in offered["claims assertion"]
    rules = re.findall(r'<dataValidation type="list".*?</dataValidation>', parts["xl/worksheets/sheet2.xml"])
    letter = chr(ord("A") + heads.index("layer"))
    (layer,) = (rule for rule in rules if f'sqref="{letter}2:{letter}10000"' in rule)
    assert 'errorStyle="warning"' in layer
    assert "<formula1>lists!$A$2:$A$5</formula1>" in layer


def test_heads_stay_in_view_and_say_what_belongs_below(parts: dict[str, str]) -> None:
    assert 'state="frozen"' in parts["xl/worksheets/sheet2.xml"]
    assert "The source’s hedging words to the letter" in parts["xl/comments1.xml"]
    assert "what kind of document" in parts["xl/comments2.xml"].casefold()


def test_openpyxl_reads_every_claim_with_its_hedge_and_every_source(invented: Path) -> None:
    catalogue = read(invented)
    book = openpyxl.load_workbook(io.BytesIO(workbook(catalogue)), read_only=True)
    heads, *rows = book["claims"].iter_rows(values_only=True)
    found = {row[0]: dict(zip(heads, row, strict=True)) for row in rows if row[0]}
    assert set(found) == set(catalogue.claims)
    for id_, claim in catalogue.claims.items():
        says = claim.properties
        assert (found[id_]["label"], found[id_]["hedge"]) == (says.label, says.hedge)
        assert found[id_]["where.precision"] == says.where.precision
    _, *sources = book["sources"].iter_rows(values_only=True)
    assert {row[0] for row in sources if row[0]} == set(catalogue.sources)
