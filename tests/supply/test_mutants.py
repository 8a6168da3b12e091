from pathlib import Path

import pytest

from tests.supply.mutants import ROOT, Mutant, Trial, drawn, reaching

ALL = [Mutant(file, n) for file in ("layers/page/link.py", "layers/theatre/credits.py") for n in range(20)]


def test_the_same_seed_draws_the_same_sample() -> None:
    sample = drawn(ALL, 10, 1)
    assert len(set(sample)) == 10
    assert sample == drawn(ALL[::-1], 10, 1)
    assert sample != drawn(ALL, 10, 2)


def test_of_too_few_all_are_drawn() -> None:
    assert set(drawn(ALL, 500, 1)) == set(ALL)
    assert drawn([], 5, 1) == []


def test_the_tests_of_the_file_run_first_then_its_room_then_who_imports_it() -> None:
    tests = reaching("layers/theatre/credits.py", ROOT)
    assert tests[0] == "tests/theatre/test_credits.py"
    rooms = [Path(test).parts[1] == "theatre" for test in tests]
    assert rooms == sorted(rooms, reverse=True), "its room before the others"
    assert 1 < sum(rooms) < len(rooms)
    assert reaching("dashboard/link.py", ROOT)[0] == "tests/dashboard/test_link.py"
    assert reaching("layers/web/build.py", ROOT)[0] == "tests/test_web.py"


def test_every_file_has_tests_that_can_notice_and_none_needs_a_browser() -> None:
    files = [path for folder in ("dashboard", "layers") for path in (ROOT / folder).rglob("*.py")]
    names = [path.relative_to(ROOT).as_posix() for path in files if path.name != "__init__.py"]
    tests = {name: reaching(name, ROOT) for name in names}
    assert [name for name in names if not tests[name]] == []
    assert [test for near in tests.values() for test in near if "/browser/" in test] == []


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of one function and its one test."""
    room, tests = tmp_path / "layers" / "theatre", tmp_path / "tests" / "theatre"
    room.mkdir(parents=True)
    tests.mkdir(parents=True)
    for package in (room, room.parent):
        (package / "__init__.py").touch()
    (room / "sum.py").write_text(WHOLE, encoding="utf-8")
    text = "from layers.theatre.sum import f\n\n\ndef test_f():\n    assert f(1) == 2\n"
    (tests / "test_sum.py").write_text(text, encoding="utf-8")
    return tmp_path


SUM = "layers/theatre/sum.py"
WHOLE = "def f(a):\n    return a + 1\n"
BROKEN = "def f(a):\n    return a - 1\n"


def test_a_change_is_noticed_survives_or_runs_out_of_time(program: Path) -> None:
    assert Trial(program, 60).tried(SUM, BROKEN) == "noticed by tests/theatre/test_sum.py::test_f"
    assert Trial(program, 60).tried(SUM, "def f(a):\n    return 1 + a\n") == "survived"
    assert Trial(program, 0.01).tried(SUM, BROKEN) == "out of time"
    assert (program / SUM).read_text(encoding="utf-8") == WHOLE, "the copy is whole again"


def test_a_test_that_fails_with_nothing_broken_notices_nothing(program: Path) -> None:
    failing, torn = program / "tests" / "theatre" / "test_a.py", program / "tests" / "theatre" / "test_b.py"
    failing.write_text("def test_a():\n    assert False\n", encoding="utf-8")
    torn.write_text("import nothing_of_that_name\n", encoding="utf-8")
    trial = Trial(program, 60)
    assert trial.tried(SUM, BROKEN) == "noticed by tests/theatre/test_sum.py::test_f"
    assert trial.tried(SUM, WHOLE) == "survived"
    assert [test for test, sound in trial.sound.items() if not sound] == [
        "tests/theatre/test_b.py",
        "tests/theatre/test_a.py::test_a",
    ]
