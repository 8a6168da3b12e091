import pytest

from layers.importing.placement import Atlas
from layers.reading.gazetteer import GAZETTEER, read_gazetteer


@pytest.mark.parametrize(
    ("spelled", "place"),
    [
        ("Sao Tome & Principe", "stp"),
        ("CURACAO", "cuw"),
        ("Cote d'Ivoire", "civ"),
        ("Côte d’Ivoire", "civ"),
        ("The Bahamas", "bhs"),
        ("Yemen (North Yemen)", "yem"),
        ("Ruritania", None),
    ],
)
def test_a_country_is_found_however_a_dataset_spells_it(spelled: str, place: str | None) -> None:
    found = Atlas(read_gazetteer(GAZETTEER)).country(spelled)
    assert (found and found.id) == place
