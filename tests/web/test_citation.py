"""A citation says what the record says, in a form that does not vary."""

from pathlib import Path

from layers.messages.language import text
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.credits import chain, origins
from tests.theatres import write_hostile
from tests.web.asked import ask


def lines(catalogue: Catalogue, id_: str) -> list[str]:
    """Return a claim's citation, line by line, as its record has it."""

    def plain(said: str) -> str:
        line = " ".join(said.split())
        return f"\u2068{line}\u2069" if "\u202e" in line else line

    def t(key: str, **values: object) -> str:
        return text("en", key, **values)

    says, sources = catalogue.claims[id_].properties, catalogue.sources
    where = [
        plain(says.where.name),
        "schematic" if says.where.ends else t(f"precision.{says.where.precision}"),
    ]
    if says.where.radius_km:
        where.append(f"within about {says.where.radius_km:g} km")
    span = list(dict.fromkeys(filter(None, (says.when.from_, says.when.to))))
    when = ([" – ".join(span)] if span else []) + [t(f"date_precision.{says.when.precision}")]
    found = [
        plain(says.statement),
        f"Hedge: “{plain(says.hedge)}”" if says.hedge else "Hedge: no hedge in the source",
        f"Assertion: {says.assertion} ({t(f'assertion.{says.assertion}.meaning')})",
    ]
    if says.quantity:
        found.append(f"In its words: “{plain(says.quantity.verbatim)}”")
    found += [f"Where: {', '.join(where)}", f"When: {', '.join(when)}"]
    if says.when.reported_on:
        found.append(f"Reported: {says.when.reported_on}")
    named = set()
    for citation in says.citations:
        source, links = sources[citation.source], chain(citation, sources)
        named |= {link.source for link in links if sources[link.source].kind != "unnamed"}
        parts = [
            source.publisher and plain(source.publisher),
            source.author and plain(source.author),
            f"“{plain(source.title)}”",
            source.published or "undated",
            citation.paragraph and f"paragraph {citation.paragraph}",
            source.url,
            source.accessed and f"accessed {source.accessed}",
        ]
        found.append("Source: " + ", ".join(str(part) for part in parts if part))
        if len(links) == 1:
            found.append("Rests on: in its own voice")
            continue
        above: list[str] = []
        ways = []
        for link, after in zip(links, [*links[1:], None], strict=True):
            above = [*above[: link.depth], link.source]
            if after is None or after.depth <= link.depth:
                credited = [sources[id_] for id_ in above]
                ways.append(
                    " ← ".join(plain(each.publisher or each.author or each.title) for each in credited)
                )
        found.append("Rests on: " + "; ".join(ways))
    ends = len(origins(says.citations, sources))
    count = "origin not named" if not ends else t("origins_counted", n=ends)
    found.append(f"{t('sources_counted', n=len(named))}, {count}")
    rating = says.rating
    code = f"{rating.reliability}{rating.credibility}"
    if rating.by:
        words = t(f"reliability.{rating.reliability}"), t(f"credibility.{rating.credibility}")
        found.append(f"Rating: {code} – {'; '.join(words)} ({plain(rating.by)}, {rating.on})")
    else:
        found.append(f"Rating: {code} – not rated by anybody")
    theatre = catalogue.theatre
    as_of = theatre.read_until(says.layer)
    found.append(f"{plain(theatre.title)}. As of {as_of}, data {catalogue.digest}, claim {id_}")
    return [*found, plain(theatre.banner)]


def cited(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return the viewer's citation of every claim, line by line."""
    return dict(zip(catalogue.claims, ask(catalogue, "citations", list(catalogue.claims)), strict=True))


def test_every_citation_says_what_the_record_says(southcom: Catalogue) -> None:
    assert cited(southcom) == {id_: lines(southcom, id_) for id_ in southcom.claims}


def test_hostile_text_stays_on_its_line_of_a_citation(tmp_path: Path) -> None:
    hostile = read(write_hostile(tmp_path / "hostile"))
    assert cited(hostile) == {id_: lines(hostile, id_) for id_ in hostile.claims}
