import json
from dataclasses import fields

from layers.page.link import as_texts
from layers.page.parameters import PARAMETERS, as_json, nested
from layers.page.state import State
from layers.theatre.theatre import Filters


def test_every_field_of_a_state_has_one_row() -> None:
    own = [field.name for field in fields(State) if field.name != "filters"]
    filters = [f"filters.{name}" for name in Filters.model_fields]
    assert sorted(each.field for each in PARAMETERS) == sorted(own + filters)


def test_links_have_the_parameters_in_the_order_of_the_table() -> None:
    order = "layers view select scene assertion actor source search until timeline"
    order += " theme symbols coordinates graticule dates density lang brief"
    assert list(as_texts(State((), (0.0, 0.0, 0.0, 0.0)))) == order.split()


def test_the_page_gets_the_table_as_json() -> None:
    rows = {row["name"]: row for row in as_json()}
    assert json.loads(json.dumps(rows)) == rows
    assert rows["source"] == {"name": "source", "field": "filters.sources", "kind": "ids", "of": "sources"}
    assert rows["theme"] == {
        "name": "theme",
        "field": "theme",
        "kind": "id",
        "of": "themes",
        "choices": ["light", "dark", "print"],
    }
    assert "choices" not in rows["lang"], "the page has the languages whose messages it has"
    assert rows["view"] == {"name": "view", "field": "view", "kind": "view"}


def test_what_a_choice_is_by_default_comes_first() -> None:
    start = State((), (0.0, 0.0, 0.0, 0.0))
    choices = [each for each in PARAMETERS if each.kind == "choice"]
    assert [each.value(start) for each in choices] == [each.choices[0] for each in choices]


def test_values_by_field_are_nested_as_in_a_state() -> None:
    assert nested({"until": None, "filters.search": "x", "filters.actors": ["ru"]}) == {
        "until": None,
        "filters": {"search": "x", "actors": ["ru"]},
    }
