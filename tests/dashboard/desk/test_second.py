import csv
import io
from pathlib import Path

from layers.curating.agreement import sheet
from layers.curating.held import held
from layers.reading.theatre import read
from tests.dashboard.desk.conftest import Room, press, texts


def coded(folder: Path, claim: str, **values: str) -> bytes:
    """Return our own coding as a second coder's, but for some values of one claim."""
    now = held(folder)
    source = now.records["claim"][claim]["properties"]["citations"][0]["source"]
    rows = list(csv.DictReader(io.StringIO(sheet(now.records, source, filled=True).decode("utf-8-sig"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(row | values if row["unit"] == claim else row for row in rows)
    return out.getvalue().encode()


def test_where_two_coders_differ_somebody_decides_and_the_claim_keeps_both(
    room: Room, invented: Path
) -> None:
    claim = "blue-garrison"
    before = held(invented).records["claim"][claim]["properties"]
    app = room(invented, "Second coder", ("bo.csv", coded(invented, claim, assertion="alleged", low="250")))
    assert "To be decided: 2" in texts(app)
    alike = dict(zip(*(app.dataframe[0].value[name] for name in ("Field", "Alike")), strict=True))
    assert (alike["How the source puts it"], alike["Low"], alike["Actor"]) == ("7 / 8", "7 / 8", "8 / 8")
    for each in app.radio:
        if each.label.endswith(", Low"):
            each.set_value("theirs")
        else:
            each.set_value("ours")
    press(app, "Save as chosen")
    says = read(invented).claims[claim].properties
    assert says.quantity is not None
    assert (says.assertion, says.quantity.low) == (before["assertion"], 250)
    assert [(each.field, [one.value for one in each.coded], each.by) for each in says.adjudicated] == [
        ("assertion", [before["assertion"], "alleged"], "Ana"),
        ("low", ["300", "250"], "Ana"),
    ]
    assert "There is nothing to decide." in texts(app)


def test_a_file_that_is_no_coding_is_told(room: Room, invented: Path) -> None:
    app = room(invented, "Second coder", ("**bo**.csv", b"a,b\n1,2\n"))
    assert "**bo**.csv: expected a column “unit”, found a, b" in texts(app)
