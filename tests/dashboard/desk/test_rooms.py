from pathlib import Path

import pytest

from tests.dashboard.desk.conftest import Room


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (
            "Claims",
            {"Figure, verbatim", "Place (id or name)", "To", "Reported on", "End of an arc: place", "Save"},
        ),
        ("Scenes", {"Keep this view as a scene"}),
    ],
)
def test_a_room_opens_and_asks_for_what_it_can_change(
    room: Room, invented: Path, name: str, asked: set[str]
) -> None:
    app = room(invented, name)
    kinds = ("text_input", "text_area", "selectbox", "button")
    assert asked <= {each.label for kind in kinds for each in getattr(app, kind)}
