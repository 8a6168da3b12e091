import time

import pytest

from layers.curating.proposing import proposals
from layers.messages.language import LANGUAGES
from layers.reading.place_search import place_names
from layers.theatre.source import Source

SOURCES = [
    Source(id="zone", title="A report", publisher="The Harbour Gazette", kind="report"),
    Source(id="lake", title="A statement", author="Ann Lake", kind="official"),
]
PARAGRAPH = (
    "According to a recent report in The HarbourGazette, around 120 troops came to Venezuela in August 2025."
)


def test_a_paragraph_gives_proposals_in_the_order_of_its_words() -> None:
    found = proposals(PARAGRAPH, places=place_names(), sources=SOURCES)
    assert [each.field for each in found] == ["assertion", "credits", "quantity", "where", "when"]
    for each in found:
        assert PARAGRAPH[each.start : each.end] == each.words
        assert all(each.words in each.reason.text(language) for language in LANGUAGES)


def test_a_recorded_source_is_credited_by_its_name() -> None:
    (found,) = (each for each in proposals(PARAGRAPH, sources=SOURCES) if each.field == "credits")
    assert found.fills == {"credits": ["zone"]}


def test_somebody_who_is_not_recorded_is_only_named() -> None:
    found = [
        each for each in proposals("According to the harbour master, they came.") if each.field == "credits"
    ]
    assert [(each.fills, each.words) for each in found] == [({}, "the harbour master")]


def test_a_source_that_is_named_without_a_report_is_not_credited() -> None:
    found = proposals("Men of The Harbour Gazette came by sea.", sources=SOURCES)
    assert [each for each in found if each.field == "credits"] == []


def test_a_date_is_no_figure() -> None:
    assert [each.field for each in proposals("On 22 November 2025 men came.")] == ["when"]


@pytest.mark.parametrize(
    "text",
    ["if " * 2000, "1," * 3000, "A " * 6000, "according to " * 500, "\ud800 \x00 ١٢ ①", "“" * 9000],
    ids=["conditions", "digits", "capitals", "credits", "halves", "quotes"],
)
def test_hostile_text_raises_nothing_and_takes_no_more_time_than_its_length(text: str) -> None:
    start = time.process_time()
    proposals(text, places=place_names(), sources=SOURCES)
    assert time.process_time() - start < 10, "it takes a second, and was 20 when a rule looked back and back"
