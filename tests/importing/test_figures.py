import pytest

from layers.importing.figures import quantity


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("120", {"best": 120}),
        ("nearly 120", {"best": 120}),
        ("at least a dozen", {"low": 12}),
        ("some 2,000–2,500", {"low": 2000, "high": 2500}),
        ("between 10 and 20", {"low": 10, "high": 20}),
        ("10-15 tanks", {"low": 10, "high": 15}),
        ("over 15,000 troops", {"low": 15000}),
        ("up to 40", {"high": 40}),
        ("más de 30", {"low": 30}),
        ("не менее 30", {"low": 30}),
        ("120+", {"low": 120}),
        (">50", {"low": 50}),
        ("about 4.5k", {"best": 4500}),
        ("1.200.000", {"best": 1200000}),
        ("2.500", {}),
        ("unas 2.500", {}),
        ("10.000–15.000", {}),
        ("0.125", {"best": 0.125}),
        ("2.5", {"best": 2.5}),
        ("1'200", {"best": 1200}),
        ("two dozen", {"best": 24}),
        ("hundreds", {}),
        ("several hundred", {}),
        ("hundreds of thousands", {}),
        ("a brigade", {}),
        ("no report", {}),
        ("10 tanks and 12 guns", {}),
        ("-5", {}),
    ],
)
def test_a_figure_is_what_its_words_say(words: str, said: dict[str, float]) -> None:
    assert quantity(words, "troops") == {"verbatim": words, **said, "unit": "troops"}
