import pytest

from layers.feeds.areas import located


@pytest.mark.parametrize(
    ("longitude", "latitude", "id_"),
    [
        (-71.64, 10.65, "ven-zulia"),
        (16.0, 43.0, "adriatic-sea"),
        (-43.2, 12.0, "atlantic-ocean-north"),
    ],
)
def test_a_point_is_in_its_province_or_in_the_smallest_sea(
    longitude: float, latitude: float, id_: str
) -> None:
    (found,) = located([(longitude, latitude)])
    assert found is not None
    assert found.id == id_


def test_a_point_inside_no_outline_is_nowhere() -> None:
    assert located([]) == []
