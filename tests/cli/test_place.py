import json

import pytest

from tests.cli.conftest import run


def test_one_place_is_told_with_what_a_claim_there_would_be() -> None:
    done = run("place", "Maracaibo")
    assert done.exit_code == 0
    assert done.stdout.startswith("maracaibo · settlement · precision 1 · Maracaibo, Zulia, Venezuela · ")
    assert done.stdout.endswith(" people\n")
    assert done.stderr == "“Maracaibo” is maracaibo\n"


def test_an_ambiguous_name_says_so() -> None:
    done = run("place", "Tripoli")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].startswith("tripoli · ")
    assert done.stderr == "“Tripoli” is ambiguous: 3 places have that name; try --in\n"
    assert run("place", "Tripoli", "--in", "LBN").stderr == "“Tripoli” is tripoli-lbn\n"
    assert run("place", "Tripoli", "--in", "Lebanon").stderr == "“Tripoli” is tripoli-lbn\n"


def test_a_misspelt_name_is_never_taken_for_the_place() -> None:
    done = run("place", "Maraciabo")
    assert done.stdout.startswith("maracaibo · ")
    assert " · alike: “maracaibo”\n" in done.stdout
    assert done.stderr == "“Maraciabo” is no place’s name; these are alike\n"


def test_nothing_found_is_the_status_1() -> None:
    done = run("place", "Xqzzt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "“Xqzzt”: no place of that name, and none alike\n"


def test_near_sorts_and_tells_the_distance() -> None:
    lines = run("place", "Springfield", "--near", "39.8,-89.6", "--most", "2").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("springfield-usa-illinois · ")
    assert lines[0].endswith(" · 4 km")


def test_json_has_the_same_for_other_programs() -> None:
    told = json.loads(run("place", "Idlib", "--json", "--most", "2").stdout)
    assert (told["asked"], told["only"], told["ambiguous"], told["exact"]) == ("Idlib", None, True, 2)
    assert [(each["id"], each["precision"], each["country"]) for each in told["candidates"]] == [
        ("syr-idlib", 4, "syr"),
        ("idlib", 1, "syr"),
    ]
    assert json.loads(run("place", "حلب", "--json").stdout)["only"] == "aleppo"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--in", "Narnia", "expected a country or a province, “Narnia” names none"),
        ("--near", "10.5", "expected LAT,LON in degrees, like 10.5,-66.9, found “10.5”"),
        ("--near", "100,0", "expected latitude −90…90 and longitude −180…180, found “100,0”"),
        ("--near", "nan,0", "expected latitude −90…90 and longitude −180…180, found “nan,0”"),
        ("--most", "0", "0 is not in the range"),
    ],
)
def test_wrong_use_says_what_was_expected(option: str, value: str, said: str) -> None:
    done = run("place", "Caracas", option, value)
    assert done.exit_code == 2
    assert said in done.stderr
