import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from layers.feeds import feeding, gathering
from layers.feeds.columns import month
from layers.importing.event import Event
from layers.importing.feed import origins
from layers.importing.format import File, Reading, Told
from layers.importing.formats import formats
from layers.importing.placement import Atlas
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from tests.feeds.conftest import Posture, table, written
from tests.feeds.generated import acled, gdelt, write
from tests.importing.formats.test_acled import ROW as ACLED
from tests.importing.formats.test_ucdp_ged import ROW as GED

GEDS: list[dict[str, Any]] = [
    {**GED, "id": 1},
    {**GED, "id": 2, "where_prec": 6},
    {**GED, "id": 3, "date_prec": 4},
    {**GED, "id": 4, "date_start": "2025-01-01", "date_end": "2025-12-31", "date_prec": 5},
    {**GED, "id": "", "where_prec": 1},
]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files of the three feeds, packed in several ways."""
    folder = tmp_path_factory.mktemp("feeds")
    parquet = folder / "b.parquet"
    pq.write_table(acled(300, seed=2, first=2000), parquet, row_group_size=100)
    return [
        write(acled(700, seed=1), folder / "a.csv"),
        parquet,
        write(gdelt(500), folder / "20250101.export.csv.gz"),
        written(folder / "ged.csv", GEDS),
    ]


@pytest.fixture(scope="module")
def dataset(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory, posture: Posture) -> Path:
    folder = tmp_path_factory.mktemp("dataset") / "events"
    said = posture("feed", *inputs, "-o", folder, "--workers", 1)
    assert "rows read 1,505, kept 1,504" in said
    assert "left out, no id in id: 1 (ged.csv, row 5)" in said
    return folder


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_every_row_is_in_the_dataset_once_with_the_columns_of_its_feed(dataset: Path) -> None:
    rows = table(dataset)
    where = Counter(zip(rows["posture_input"].to_pylist(), rows["posture_row"].to_pylist(), strict=True))
    assert len(where) == len(rows) == 1504
    assert {path.split("/")[0] for path in contents(dataset) if path.endswith(".parquet")} == {
        "acled",
        "gdelt",
        "ucdp-ged",
    }
    noted = rows.filter(pa.compute.equal(rows["posture_id"], "INV7"))
    assert noted["notes"].to_pylist() == ['A "clash",\nas invented: 7']


@pytest.mark.parametrize(("name", "file"), [("acled", "a.csv"), ("ucdp-ged", "ged.csv")])
def test_what_is_read_by_column_is_what_is_imported_by_row(
    name: str, file: str, inputs: list[Path], dataset: Path
) -> None:
    path = next(each for each in inputs if each.name == file)
    reading = formats()[name].read(File(file, path.read_bytes(), Told()), Atlas(read_gazetteer(GAZETTEER)))
    assert isinstance(reading, Reading)
    events = {row: event for row, event in reading.events if isinstance(event, Event)}
    rows = [row for row in table(dataset).to_pylist() if row["posture_input"] == file]
    assert len(rows) == len(events) > 3
    for row in rows:
        event = events[row["posture_row"]]
        assert row["posture_precision"] == event.placement.where["precision"]
        assert row["posture_from"] == event.when.get("from")
        assert row["posture_month"] == month(event.when)
        assert row["posture_kind"] == event.layer
        assert tuple(row["posture_origins"]) == origins(event.sources)
        point = event.placement.geometry is not None and event.placement.geometry["type"] == "Point"
        assert (row["geometry"] is not None) == point
        if not point:
            assert row["posture_place"] == event.placement.where.get("place")


def test_files_are_geoparquet_by_month_and_by_cell(dataset: Path) -> None:
    for path in dataset.rglob("*.parquet"):
        file = pq.ParquetFile(path)
        assert json.loads(file.schema_arrow.metadata[b"geo"])["primary_column"] == "geometry"
        rows = file.read()
        named = path.parent.name.removeprefix("month=")
        assert set(rows["posture_month"].to_pylist()) == {named.replace("none", "")}
        cells = rows["posture_cell"].to_pylist()
        assert cells == sorted(cells)


def test_the_same_files_in_another_order_make_the_same_bytes(
    inputs: list[Path], dataset: Path, tmp_path: Path, posture: Posture
) -> None:
    posture("feed", *reversed(inputs), "-o", tmp_path / "again", "--workers", 1)
    assert contents(tmp_path / "again") == contents(dataset)


def test_a_file_that_is_there_already_is_not_read_again_whatever_its_name(
    inputs: list[Path], dataset: Path, tmp_path: Path, posture: Posture
) -> None:
    before = contents(dataset)
    copy = tmp_path / "another-name.csv"
    copy.write_bytes(inputs[0].read_bytes())
    said = posture("feed", copy, "-o", dataset, "--workers", 1)
    assert "in the dataset already: another-name.csv" in said
    assert contents(dataset) == before


@pytest.mark.parametrize("task", ["run", "gather"])
def test_a_run_that_ends_in_the_middle_counts_nothing_and_goes_on(
    task: str,
    inputs: list[Path],
    dataset: Path,
    tmp_path: Path,
    posture: Posture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[object] = []
    whole = getattr(feeding, task)

    def dying(each: Any) -> Any:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(each)
        return whole(each)

    monkeypatch.setattr(feeding, task, dying)
    folder = tmp_path / "events"
    posture("feed", *inputs, "-o", folder, "--workers", 1, status=1)
    assert list((folder / "batches").iterdir()) == []
    monkeypatch.undo()
    # what was done is not done again: a mark on it is found in the report
    if task == "run":
        record = sorted((folder / "work").glob("*.json"))[0]
        said = json.loads(record.read_text())
        said["account"]["remarks"]["done before"] = 1
        record.write_text(json.dumps(said))
    assert ("done before: 1" in posture("feed", *inputs, "-o", folder, "--workers", 1)) == (task == "run")
    assert table(folder).num_rows == 1504
    assert {name for name in contents(folder) if name.endswith(".parquet")} == {
        name for name in contents(dataset) if name.endswith(".parquet")
    }


def test_large_months_are_cut_between_cells(
    inputs: list[Path], tmp_path: Path, posture: Posture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST", 10)
    posture("feed", inputs[0], "-o", tmp_path / "events", "--workers", 1)
    files = sorted((tmp_path / "events").glob("acled/month=2024-01/*.parquet"))
    cells = [set(pq.read_table(path, partitioning=None)["posture_cell"].to_pylist()) for path in files]
    assert len(files) > 2
    assert sum(map(len, cells)) == len(set().union(*cells)), "no cell is in two files"
    assert table(tmp_path / "events").num_rows == 700


def test_all_files_that_cannot_be_fed_are_told_at_once_and_nothing_is_written(
    inputs: list[Path], tmp_path: Path, posture: Posture
) -> None:
    other, open_quote, empty = tmp_path / "other.csv", tmp_path / "quote.csv", tmp_path / "empty.csv"
    other.write_text("a,b\n1,2\n")
    open_quote.write_text(inputs[0].read_text() + 'INV9,"2024')
    empty.write_text("")
    said = posture(
        "feed",
        inputs[0],
        other,
        open_quote,
        empty,
        tmp_path / "gone.csv",
        "-o",
        tmp_path / "x",
        "--workers",
        1,
        status=1,
    )
    assert "other.csv: expected ACLED, GDELT or UCDP GED as CSV or Parquet, found other columns: a,b" in said
    assert "quote.csv: expected every quote closed, found one that is not" in said
    assert "empty.csv: expected" in said
    assert "gone.csv: expected a file that can be read, found No such file or directory" in said
    assert not (tmp_path / "x").exists()


def test_rows_that_are_none_are_left_out_and_told_by_their_numbers(tmp_path: Path, posture: Posture) -> None:
    path = written(tmp_path / "a.csv", [ACLED | {"event_id_cnty": f"INV{number}"} for number in range(4)])
    lines = path.read_bytes().splitlines(keepends=True)
    # a note goes over two lines, so the third row begins in the sixth line
    lines[5:5] = [b"\r\n", b"short,row\r\n", lines[5].replace("Ämber".encode(), b"\xc4mber"), lines[6]]
    path.write_bytes(b"".join(lines))
    said = posture("feed", path, "-o", tmp_path / "events", "--workers", 1)
    assert "rows read 6, kept 5" in said
    assert "left out, row without exactly 27 fields: 1 (a.csv, row 4)" in said
    assert "has characters that are not UTF-8, kept as �: 1" in said
    assert sorted(table(tmp_path / "events")["posture_row"].to_pylist()) == [1, 2, 5, 6, 7]


def test_a_folder_with_other_files_is_not_written_to(
    inputs: list[Path], tmp_path: Path, posture: Posture
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    said = posture("feed", inputs[0], "-o", tmp_path, "--workers", 1, status=1)
    assert "expected a new folder or a dataset of posture feed, found other files in it" in said
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
