from tests.supply.mutants import drawn

NAMES = [
    f"{module}.x_f__mutmut_{n}"
    for module in ("layers.page.link", "layers.theatre.credits")
    for n in range(20)
]


def test_the_same_seed_draws_the_same_sample() -> None:
    sample = drawn(NAMES, ("*",), 10, 1)
    assert len(set(sample)) == 10
    assert sample == drawn(NAMES[::-1], ("*",), 10, 1)
    assert sample != drawn(NAMES, ("*",), 10, 2)


def test_a_sample_keeps_to_the_modules_asked_for() -> None:
    sample = drawn(NAMES, ("layers.theatre.*",), 15, 1)
    assert len(sample) == 15
    assert all(name.startswith("layers.theatre.") for name in sample)


def test_of_too_few_all_are_drawn() -> None:
    assert drawn(NAMES, ("*.link.*",), 500, 1) == sorted(NAMES[:20])
    assert drawn(NAMES, ("nothing.*",), 5, 1) == []
