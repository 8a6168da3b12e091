from pathlib import Path

from tests.cli.conftest import run


def test_a_second_coder_codes_blind_and_the_two_are_compared(invented: Path, tmp_path: Path) -> None:
    table = tmp_path / "second.csv"
    assert run("agree", invented, "--blank", "harbour-gazette", "-o", table).exit_code == 0
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    at = rows[0].split(",").index("assertion")
    for number, row in enumerate(rows[1:], start=1):
        cells = row.split(",")
        cells[at] = "alleged" if cells[0] in ("amber-flotilla", "blue-radar") else "stated"
        rows[number] = ",".join(cells)
    table.write_text("\n".join(rows), encoding="utf-8")
    lines = run("agree", invented, table).stdout.splitlines()
    assert lines[0] == "assertion: 4 of 8 alike, alpha 0.25, AC1 0.41"
    assert f"    amber-flotilla: “reported” ({invented}), “alleged” ({table})" in lines
    assert not any("blue-radar" in line for line in lines), "what is alike is not told"


def test_tables_and_sources_that_do_not_fit_are_told_in_a_line(invented: Path, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("claim,assertion\na,b\n", encoding="utf-8")
    done = run("agree", invented, table)
    assert done.exit_code == 1
    assert f"{table}: expected a column “unit”" in done.stderr
    assert "expected the id of a source" in run("agree", invented, "--blank", "nobody", "-o", "-").stderr
    assert run("agree", invented).exit_code == 2
