from layers.reading.addresses import dotted, feature_address, source_address


def test_a_field_is_named_by_its_path_without_the_properties_of_a_feature() -> None:
    assert dotted(("properties", "citations", 0, "source")) == "citations.0.source"
    assert dotted(()) == ""


def test_a_record_is_named_by_its_place_and_its_id() -> None:
    assert feature_address(7, {"id": "ru-wagner"}) == "feature 7 (ru-wagner)"
    assert source_address(2, {"id": "feature-film"}) == "source 2 (feature-film)"


def test_a_record_without_an_id_that_is_text_is_named_by_its_place() -> None:
    assert [feature_address(0, raw) for raw in ({}, {"id": 7}, "junk", None)] == ["feature 0"] * 4
