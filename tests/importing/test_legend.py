from collections import Counter

import pytest

from layers.importing.legend import HUES, legend, shared

NAMES = {f"layer-{at}": f"Layer {at}" for at in range(20)}
CLAIMS = Counter({id_: at for at, id_ in enumerate(NAMES, start=1)})


def first(count: int) -> dict[str, str]:
    return dict(list(NAMES.items())[:count])


@pytest.mark.parametrize("count", [1, 10])
def test_as_many_layers_as_digits_stay_in_the_order_of_the_file(count: int) -> None:
    found = legend(first(count), CLAIMS)
    assert [layer["id"] for layer in found["layers"]] == list(first(count))
    assert not any("collection" in layer for layer in found["layers"])
    assert "collections" not in found


def test_more_layers_than_digits_are_two_collections_the_fullest_first() -> None:
    found = legend(first(14), CLAIMS)
    assert [layer["id"] for layer in found["layers"]] == list(first(14))[::-1]
    assert [layer["collection"] for layer in found["layers"]] == ["most"] * 10 + ["others"] * 4
    assert [each["id"] for each in found["collections"]] == ["most", "others"]


def test_no_two_layers_look_alike() -> None:
    looks = [(layer["colour"], layer["texture"]) for layer in legend(NAMES, CLAIMS)["layers"]]
    assert len(set(looks)) == len(NAMES)
    assert len({colour for colour, _ in looks[: len(HUES)]}) == len(HUES)


def test_the_report_says_which_colours_are_shared() -> None:
    assert shared(len(HUES)) == ()
    assert shared(len(HUES) + 2) == ("layers in a colour that another layer has too, in another pattern: 2",)
