from pathlib import Path

import pytest

from layers.page.closeness import COUNTRIES, PLACES, closeness
from layers.reading.theatre import read


def test_a_theatre_with_places_finer_than_a_country_is_shown_nearer(invented: Path) -> None:
    assert closeness(read(invented).claims) == PLACES


@pytest.mark.parametrize("near", [COUNTRIES, PLACES])
def test_a_step_is_below_a_pixel_at_the_nearest_zoom(near: tuple[int, int]) -> None:
    zoom, scale = near
    assert 1 / scale < 360 / (256 * 2**zoom)
