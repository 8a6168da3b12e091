import pytest

from layers.reading.spelled_numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("around 15,000 personnel", {15_000}),
        ("12 000 or 12 000", {12_000}),
        ("between 300 and 500", {300, 500}),
        ("best 3, low 2, high 5", {2, 3, 5}),
        ("4.5k", {4.5, 4500}),
        ("about a dozen", {12}),
        ("half a dozen", {6}),
        ("two dozen", {24}),
        ("Four", {4}),
        ("twenty-five thousand", {25_000}),
        ("one hundred and fifty", {150}),
        ("fifteen thousand two hundred", {15_200}),
        ("three or four", {3, 4}),
        ("1.2 million", {1.2, 1_200_000}),
        ("no ships", {0}),
        ("15,000¹ troops", {15_000}),
        ("15,000 ② troops⑳ of ⁴", {15_000}),
        ("2½", {2}),
        ("١٥٬٠٠٠ or ۱۲٫۵", {15_000, 12.5}),
        ("１５，０００．５", {15_000.5}),
        ("many", set()),
        ("", set()),
    ],
)
def test_numbers_in_words_and_digits(text: str, numbers: set[float]) -> None:
    assert numbers_in(text) == numbers
