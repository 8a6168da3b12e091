import csv
from pathlib import Path

import pytest

from layers.exporting.choice import Choice, size_of
from layers.exporting.exporters import EXPORTERS
from layers.page.state import opening
from layers.reading.theatre import read
from tests.cli.conftest import run


# what a browser renders takes seconds, and has tests of its own
@pytest.mark.parametrize("suffix", [each.suffix for each in EXPORTERS if each.extra != "render"])
def test_a_theatre_is_written_as_the_dashboard_offers_it(invented: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out.{suffix}"
    done = run("export", invented, "--to", suffix, "-o", file)
    assert done.exit_code == 0
    assert f"data {read(invented).digest})" in done.stderr
    (exporter,) = (each for each in EXPORTERS if each.suffix == suffix)
    catalogue = read(invented)
    choice = Choice(opening(catalogue), True, size_of("slide"))
    assert file.read_bytes() == exporter.make(catalogue, choice)


def test_a_snapshot_is_written_as_its_theatre_is(invented: Path, tmp_path: Path) -> None:
    page = tmp_path / f"{invented.name}.html"
    assert run("snapshot", invented, "-o", page).exit_code == 0
    for name in (invented, page):
        assert run("export", name, "--to", "csv", "-o", tmp_path / f"{name.suffix}.csv").exit_code == 0
    assert (tmp_path / ".csv").read_bytes() == (tmp_path / ".html.csv").read_bytes()


def test_only_the_claims_that_are_chosen_are_in_it(invented: Path, tmp_path: Path) -> None:
    catalogue = read(invented)
    layer = catalogue.theatre.layers[0].id
    done = run("export", invented, "--to", "csv", "-o", tmp_path / "some.csv", "--layers", layer)
    assert done.exit_code == 0
    rows = list(csv.DictReader((tmp_path / "some.csv").read_text(encoding="utf-8-sig").splitlines()))
    chosen = [id_ for id_, claim in catalogue.claims.items() if claim.properties.layer == layer]
    assert [row["id"] for row in rows] == [id_ for id_ in chosen if set(catalogue.needs(id_)) <= {layer}]
    assert f"of the {len(catalogue.claims)} claims" in rows[0]["notes"]


def test_a_size_that_there_is_not_is_told(invented: Path) -> None:
    done = run("export", invented, "--to", "svg", "-o", "-", "--size", "a9")
    assert done.exit_code == 2
    assert "--size: expected slide, slide43, a4, letter, poster or pixels like 1920x1080" in done.stderr


def test_options_that_a_form_does_not_use_are_refused_all_at_once(invented: Path, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    # one is given as it would be anyway
    done = run("export", invented, "--to", "csv", "-o", file, "--size", "slide", "--lang", "es", "--scale", 2)
    assert done.exit_code == 2
    assert "--size: csv does not use it; for pptx, pdf, png, svg" in done.stderr
    assert "--lang: csv does not use it; for pptx, pdf, png, svg" in done.stderr
    assert "--scale: csv does not use it; for png" in done.stderr
    assert not file.exists()


@pytest.mark.parametrize("option", ["theme", "symbols", "select", "brief", "density"])
def test_what_no_form_uses_is_no_option(invented: Path, option: str) -> None:
    done = run("export", invented, "--to", "svg", "-o", "-", f"--{option}", "x")
    assert done.exit_code == 2
    assert f"No such option '--{option}'" in done.stderr


def test_an_unknown_form_is_told_with_those_that_there_are(invented: Path) -> None:
    done = run("export", invented, "--to", "doc", "-o", "-")
    assert done.exit_code == 2
    assert "geojson" in done.stderr


def test_an_interrupted_export_leaves_no_file(
    invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Choice, "stepped", pressed)
    done = run("export", invented, "--to", "pptx", "-o", tmp_path / "deck.pptx")
    assert (done.exit_code, done.stderr.strip()) == (1, "interrupted")
    assert not [*tmp_path.glob("deck*"), *tmp_path.glob(".*")]
