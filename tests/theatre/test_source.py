import pytest
from pydantic import ValidationError

from layers.theatre.source import Source

LEAST = {"id": "paper", "title": "A paper", "kind": "article"}


def test_a_source_needs_an_id_a_title_and_a_kind() -> None:
    source = Source.model_validate(LEAST)
    assert (source.credits, source.url, source.language) == ((), None, None)
    for name in LEAST:
        with pytest.raises(ValidationError, match=name):
            Source.model_validate({key: value for key, value in LEAST.items() if key != name})


@pytest.mark.parametrize("field", ["url", "archived"])
def test_its_links_open_a_page_and_run_nothing(field: str) -> None:
    assert Source.model_validate(LEAST | {field: "https://a.example/x"})
    with pytest.raises(ValidationError, match=field):
        Source.model_validate(LEAST | {field: "javascript:alert(1)"})


@pytest.mark.parametrize(
    ("language", "fits"), [("es", True), ("pt-BR", True), ("Spanish", False), ("", False)]
)
def test_its_language_is_a_tag(language: str, fits: bool) -> None:
    if fits:
        assert Source.model_validate(LEAST | {"language": language}).language == language
    else:
        with pytest.raises(ValidationError, match="language"):
            Source.model_validate(LEAST | {"language": language})
