from datetime import date

from dashboard.desk.beginning import theatre


def test_actors_whose_names_differ_in_accents_alone_are_two() -> None:
    actors = {"Côte": "#006CAF", "Cote": "#DD4D00", "Coté": "#02A66C"}
    made = theatre("Coasts", "coasts", [0, 0, 9, 9], actors, list(actors), date(2026, 1, 2))
    assert [(each["label"], each["colour"]) for each in made["actors"]] == list(actors.items())
    for listed in (made["actors"], made["layers"]):
        assert len({each["id"] for each in listed}) == 3
    assert len({each["short"] for each in made["actors"]}) == 3
    assert [each["colour"] for each in made["layers"]] == list(actors.values())
