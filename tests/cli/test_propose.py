import json
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.invented import ARTICLE
from tests.reading.broken import broken, put


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "copy.txt"


def test_each_paragraph_has_its_proposals_with_reasons(invented: Path, copy: Path) -> None:
    done = run("propose", str(invented), "--article", str(copy))
    assert run("propose", str(invented), "--article", "-", stdin=ARTICLE).stdout == done.stdout
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("paragraph ")] == [
        *(f"paragraph {number}" for number in range(1, 6))
    ]
    assert "  quantity: “between 300 and 500 people” gives a range, 300 to 500." in lines
    assert "  quantity: “about a dozen Amber ships” gives one figure, 12; no range is made of it." in lines
    assert done.stderr.startswith("5 paragraphs, plain text; SHA-256 ")


def test_a_source_says_which_paragraphs_are_coded(invented: Path, copy: Path) -> None:
    record = {"paragraphs": 5, "left_out": [{"paragraph": 4, "reason": "heading"}]}
    assert broken(invented, "sources.json", put("0.coverage", record)) == []
    arguments = ("propose", str(invented), "--article", str(copy), "--source", "harbour-gazette")
    done = run(*arguments, "--paragraph", "4")
    assert done.stdout.startswith("paragraph 4 (coded, ")
    (line,) = run(*arguments, "--paragraph", "2", "--json").stdout.splitlines()
    told = json.loads(line)
    assert told["paragraph"] == 2
    assert {"verbatim": "about a dozen Amber ships", "best": 12, "unit": "ships"} in [
        each["fills"].get("quantity") for each in told["proposals"]
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--source", "nobody"), "expected --source from harbour-gazette"),
        (("--paragraph", "9"), "expected --paragraph up to 5, found 5 paragraphs only"),
    ],
)
def test_wrong_use_is_told(invented: Path, copy: Path, options: tuple[str, ...], message: str) -> None:
    done = run("propose", str(invented), "--article", str(copy), *options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_file_that_cannot_be_read_is_one_line(invented: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no zip")
    done = run("propose", str(invented), "--article", str(tmp_path / "a.docx"))
    assert done.exit_code == 1
    assert done.stderr.endswith("a.docx: expected a Word document (.docx), found another file\n")
