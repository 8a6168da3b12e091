from pathlib import Path

from tests.cli.conftest import run


def test_the_schemas_are_written(tmp_path: Path) -> None:
    result = run("schema", "-o", tmp_path / "new" / "folder")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == [
        "claims.schema.json",
        "gazetteer.schema.json",
        "sources.schema.json",
        "theatre.schema.json",
    ]


def test_a_file_is_no_folder(article: Path) -> None:
    result = run("schema", "-o", article)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {article}: cannot be made: ")
