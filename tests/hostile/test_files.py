"""Hostile text in the files that leave, in the terminal and at the door of the contract; no browser."""

import json
import re
import subprocess
import sys
import unicodedata
from html import unescape
from pathlib import Path

import pytest

from dashboard.timeline import chart_of, rows
from layers.exporting.credit_graph import credit_graph
from layers.exporting.curated import curated
from layers.exporting.tables import claims_table, sources_frame
from layers.page.snapshot import read_snapshot, snapshot
from layers.page.state import opening
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.hostile.strings import ACCEPTED, NAUGHTY, REFUSED
from tests.hostile.theatre import GROUPS, MOST, text
from tests.theatres import write_invented


def test_the_list_is_there_and_little_of_it_is_refused() -> None:
    assert len(NAUGHTY) > 500
    assert len(REFUSED) < 20
    assert "" in REFUSED
    assert len(GROUPS) <= MOST


@pytest.mark.parametrize("refused", REFUSED, ids=ascii)
def test_what_is_no_text_is_refused_in_a_line(tmp_path: Path, refused: str) -> None:
    folder = write_invented(tmp_path / "invented")
    sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    sources[1]["note"] = refused
    (folder / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    with pytest.raises(TheatreError) as problems:
        read(folder)
    (line,) = str(problems.value).splitlines()
    assert re.match(r"sources\.json, .*island-wire.*, note: expected ", line)


def test_texts_are_read_as_they_were_written(hostile: Catalogue) -> None:
    for number, claim in enumerate(hostile.claims.values()):
        says = claim.properties
        assert (says.statement, says.items[0]) == (text(number, 1), text(number, 2))
        assert (says.hedge, says.note, says.coded_by) == (text(number, 4), text(number, 12), text(number, 11))
        assert says.translations["es"].statement == text(number, 14)


def test_curated_geojson_has_every_text(hostile: Catalogue) -> None:
    features = json.loads(curated(hostile))["features"]
    statements = [feature["properties"]["statement"] for feature in features]
    assert statements == [claim.properties.statement for claim in hostile.claims.values()]


def test_a_snapshot_has_every_text_and_none_stands_in_it_as_it_is(hostile: Catalogue) -> None:
    page = snapshot(hostile, opening(hostile))
    claims = read_snapshot(page)["claims"]
    assert {claim["statement"] for claim in claims} == set(ACCEPTED)
    written = page.decode()
    for each in ACCEPTED:
        if re.search("<.*>", each):
            assert each not in written, each
    assert written.count("<script>") == written.count("</script>") == 3


def test_tables_have_every_text(hostile: Catalogue) -> None:
    assert set(claims_table(hostile)["statement"]) == set(ACCEPTED)
    assert set(sources_frame(hostile)["publisher"]) == set(GROUPS)


def test_the_credit_graph_has_every_link_and_nothing_made_of_text(hostile: Catalogue) -> None:
    dot = credit_graph(hostile)
    node = re.compile(r'\t\d+ \[label="((?:[^"\\]|\\.)*)"(?: \w+="#\w+")*\]\n', re.DOTALL)
    # Graphviz takes entities for the characters that they name
    labels = [unescape(re.sub(r"\\(.)", r"\1", label)) for label in node.findall(dot)]
    linked = {
        id_
        for source in hostile.sources.values()
        for id_ in (source.credits and (source.id, *source.credits))
    }
    assert sorted(labels) == sorted(f"{hostile.sources[id_].publisher}n2026-03-12" for id_ in linked)
    assert len(linked) > 3
    rest = re.sub(r"\t\d+ -> \d+\n", "", node.sub("", dot))
    assert rest.splitlines()[0] == "digraph {"
    assert {line.split(" [")[0].strip() for line in rest.splitlines()} == {
        *("digraph {", "graph", "node", "edge", "}")
    }


def test_the_chart_has_texts_as_data_and_names_as_json(hostile: Catalogue) -> None:
    (chart,) = hostile.theatre.charts
    drawn = chart_of(rows(hostile, chart), chart.title).to_dict()
    expressions = {layer["encoding"]["y"]["axis"]["labelExpr"] for layer in drawn["layer"]}
    (names,) = [json.loads(each.removesuffix("[datum.value]")) for each in expressions]
    assert set(names) == set(chart.claims)


def controls(printed: str) -> set[str]:
    """Return the control characters, line feeds apart, and the overrides of writing direction."""
    return {
        ascii(each)
        for each in printed
        if each != "\n" and (unicodedata.category(each) == "Cc" or each in "\u202a\u202b\u202d\u202e")
    }


def posture(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Run the command, and return its exit status and all that it printed."""
    command = [str(Path(sys.executable).with_name("posture")), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_verdict_prints_no_control_characters(folder: Path, tmp_path: Path) -> None:
    status, printed = posture("check", folder, cwd=tmp_path)
    assert status == 0
    assert f"hostile: {len(ACCEPTED)} claims" in printed
    assert controls(printed) == set()
    assert list(tmp_path.iterdir()) == [], "nothing ran"


def test_problems_print_no_control_characters(tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8"))
    theatre |= {each: 1 for each in NAUGHTY if each}
    theatre["layers"] = [{**theatre["layers"][0], "id": each, "colour": each} for each in NAUGHTY]
    (folder / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
    status, printed = posture("check", folder, cwd=tmp_path)
    assert status == 1
    assert "theatre.json, " in printed
    assert "Traceback" not in printed
    assert controls(printed) == set()
