from pathlib import Path

from tests.supply.mutants import ROOT, Mutant, drawn, reaching, tried, unsound

ALL = [Mutant(file, n) for file in ("layers/page/link.py", "layers/theatre/credits.py") for n in range(20)]


def test_the_same_seed_draws_the_same_sample() -> None:
    sample = drawn(ALL, 10, 1)
    assert len(set(sample)) == 10
    assert sample == drawn(ALL[::-1], 10, 1)
    assert sample != drawn(ALL, 10, 2)


def test_of_too_few_all_are_drawn() -> None:
    assert set(drawn(ALL, 500, 1)) == set(ALL)
    assert drawn([], 5, 1) == []


def test_the_tests_of_the_room_run_those_of_the_file_first() -> None:
    assert reaching("layers/theatre/credits.py", ROOT) == ["tests/theatre/test_credits.py", "tests/theatre"]
    assert reaching("dashboard/link.py", ROOT) == ["tests/dashboard/test_link.py", "tests/dashboard"]
    assert reaching("layers/web/build.py", ROOT) == ["tests/web"]


def test_every_file_has_tests_that_can_notice() -> None:
    files = [path for folder in ("dashboard", "layers") for path in (ROOT / folder).rglob("*.py")]
    names = [path.relative_to(ROOT).as_posix() for path in files if path.name != "__init__.py"]
    assert [name for name in names if not reaching(name, ROOT)] == []


def test_a_change_is_noticed_survives_or_runs_out_of_time(tmp_path: Path) -> None:
    file, tests = tmp_path / "layers" / "theatre" / "sum.py", tmp_path / "tests" / "theatre"
    file.parent.mkdir(parents=True)
    tests.mkdir(parents=True)
    for package in (file.parent, file.parent.parent):
        (package / "__init__.py").touch()
    text = "def f(a):\n    return a + 1\n"
    file.write_text(text, encoding="utf-8")
    (tests / "test_sum.py").write_text(
        "from layers.theatre.sum import f\n\n\ndef test_f():\n    assert f(1) == 2\n", encoding="utf-8"
    )
    assert unsound(["layers/theatre/sum.py"], tmp_path, 60) == []
    change = ("layers/theatre/sum.py", "def f(a):\n    return a - 1\n", tmp_path)
    assert tried(*change, 60) == "noticed"
    (tests / "test_sum.py").write_text("def test_f():\n    assert True\n", encoding="utf-8")
    assert tried(*change, 60) == "survived"
    assert tried(*change, 0.01) == "out of time"
    assert file.read_text(encoding="utf-8") == text, "the copy is whole again"
    (tests / "test_sum.py").write_text("def test_f():\n    assert False\n", encoding="utf-8")
    (fault,) = unsound(["layers/theatre/sum.py"], tmp_path, 60)
    assert "expected its tests to pass within 60 seconds, found it noticed" in fault
