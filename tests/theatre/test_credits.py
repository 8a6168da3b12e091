import pytest

from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation
from layers.theatre.credits import Credit, chain, origins
from layers.theatre.source import Source


def source(id_: str, *credited: str) -> Source:
    return Source(id=id_, title=id_, kind="report", credits=credited)


SOURCES = {
    each.id: each
    for each in (
        source("paper", "wire", "agency"),
        source("wire", "official"),
        source("agency", "official"),
        source("blog", "paper"),
        source("official"),
        source("witness"),
    )
}


def cite(id_: str, credited: tuple[str, ...] | None = None) -> Citation:
    return Citation(source=id_, credits=credited)


def test_chain_goes_down_to_the_origin_and_names_each_source_once() -> None:
    assert chain(cite("blog"), SOURCES) == [
        Credit("blog", 0),
        Credit("paper", 1),
        Credit("wire", 2),
        Credit("official", 3),
        Credit("agency", 2),
    ]


def test_outlets_that_repeat_one_person_are_one_origin() -> None:
    assert origins([cite("blog"), cite("wire"), cite("agency")], SOURCES) == ["official"]


def test_a_paragraph_in_its_own_voice_is_its_own_origin() -> None:
    assert origins([cite("paper", ())], SOURCES) == ["paper"]


def test_a_paragraph_may_credit_somebody_else_than_its_source_does() -> None:
    assert origins([cite("paper", ("witness",))], SOURCES) == ["witness"]


def test_whom_a_paragraph_credits_rests_on_what_it_does_otherwise() -> None:
    assert [link.source for link in chain(cite("paper", ("wire",)), SOURCES)] == ["paper", "wire", "official"]


def test_independent_sources_are_two_origins() -> None:
    assert origins([cite("wire"), cite("witness")], SOURCES) == ["official", "witness"]


def test_somebody_without_a_name_is_no_origin(southcom: Catalogue) -> None:
    citations = southcom.claims["ru-wagner"].properties.citations
    assert [link.source for link in chain(citations[0], southcom.sources)] == ["article", "not-named"]
    assert origins(citations, southcom.sources) == []


@pytest.mark.parametrize("id_", ["us-15000", "ru-airlift", "ve-dispersal"])
def test_what_the_article_says_itself_does_not_rest_on_the_report_it_cites(
    southcom: Catalogue, id_: str
) -> None:
    assert origins(southcom.claims[id_].properties.citations, southcom.sources) == ["article"]


def test_a_chain_of_thousands_is_followed_to_its_end() -> None:
    count = 5000
    line = {f"s{n}": source(f"s{n}", *([f"s{n + 1}"] if n + 1 < count else [])) for n in range(count)}
    assert chain(cite("s0"), line) == [Credit(f"s{n}", n) for n in range(count)]
    assert origins([cite("s0")], line) == [f"s{count - 1}"]
