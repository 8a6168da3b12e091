"""A claim in words, for whoever does not see the map: alt texts, a speaker's notes, pages behind a map."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from layers.exporting.rows import PROOF, Row, as_cell, proof
from layers.messages.language import Language, text
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation, Claim
from layers.theatre.credits import chain
from layers.theatre.geometry import LINES
from layers.theatre.nearness import nearness
from layers.theatre.source import Source
from layers.theatre.translation import language_suffix, tagged, translated

HASH = 12
"""Hex digits of a fingerprint that are written."""


@dataclass(frozen=True)
class Said:
    """A claim in words: its label with the hedge, how firmly it is said, where, and who says so."""

    id: str
    label: str
    statement: str
    assertion: str
    hedge: str | None
    actor: str
    place: str
    precision: str
    figure: str | None
    reported_on: str | None
    chains: tuple[str, ...]
    citations: tuple[str, ...]
    rating: str

    @property
    def whereabouts(self) -> str:
        """Return the place and how precise that is."""
        return f"{self.place} – {self.precision}"


class Wording:
    """Claims of a theatre in the words of one language."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self.catalogue, self.language = catalogue, language
        self.own = catalogue.theatre.language
        self._actors = {actor.id: actor for actor in catalogue.theatre.actors}

    def text(self, key: str, **values: object) -> str:
        """Return a message."""
        return text(self.language, key, **values)

    def said(self, claim: Claim) -> Said:
        """Return a claim in words."""
        says = claim.properties
        line = claim.geometry is not None and claim.geometry.type in LINES and not says.where.ends
        return Said(
            claim.id,
            self.words(says, "label"),
            self.words(says, "statement"),
            self.text(f"assertion.{says.assertion}"),
            says.hedge and _flat(says.hedge),
            self.words(self._actors[says.actor], "label"),
            self.place(claim),
            nearness(says.where.precision, self.language, line=line),
            _flat(says.quantity.verbatim) if says.quantity else None,
            says.when.reported_on,
            tuple(self._chain(each) for each in says.citations),
            tuple(self._citation(each) for each in says.citations),
            f"{says.rating.reliability}{says.rating.credibility}",
        )

    def place(self, claim: Claim) -> str:
        """Return the name of a claim's place; the gazetteer's translation where the name is its own."""
        where = claim.properties.where
        place = self.catalogue.gazetteer.places.get(where.place or "")
        if place and place.properties.name == where.name and self.language not in where.translations:
            translated = getattr(place.properties.translations.get(self.language), "name", None)
            if translated:
                return str(translated)
        return self.words(where, "name")

    def short(self, actor: str) -> str:
        """Return the short form of an actor."""
        return str(translated(self._actors[actor], "short", self.language))

    def colour(self, actor: str) -> str:
        """Return an actor's colour."""
        return self._actors[actor].colour

    def source(self, source: Source) -> str:
        """Return a source as it is cited: title, publisher or author, date, address, what became of it."""
        parts = [f"“{source.title}”", source.author, source.publisher]
        parts += [source.published or self.text("undated"), self.text(f"source_kind.{source.kind}")]
        if source.accessed:
            parts.append(self.text("accessed", date=source.accessed))
        if gone := source.retraction:
            parts.append(self.text(f"retracted.{gone.what}", date=gone.on))
        return _flat(" · ".join(filter(None, [*dict.fromkeys(parts), source.url])))

    def resting(self, claims: list[Claim]) -> list[Source]:
        """Return the sources that claims cite or rest on, in the order of the theatre."""
        named = {
            link.source
            for claim in claims
            for each in claim.properties.citations
            for link in chain(each, self.catalogue.sources)
        }
        return [source for source in self.catalogue.sources.values() if source.id in named]

    def words(self, record: object, field: str) -> str:
        """Return a text of a record of the theatre."""
        return _flat(tagged(record, field, self.language, self.own))  # type: ignore[arg-type]

    def texts(self, field: str) -> list[str]:
        """Return the paragraphs of a field of the theatre, its notes or its method."""
        theatre = self.catalogue.theatre
        found = translated(theatre, field, self.language)
        suffix = language_suffix(self.language, self.own) if found is getattr(theatre, field) else ""
        return [f"{_flat(words)}{suffix}" for words in found]

    def rows(self, claims: Iterable[Claim]) -> list[Row]:
        """Return claims as rows of what is said of them, each with its proof."""
        rows = ({name: as_cell(value) for name, value in asdict(self.said(each)).items()} for each in claims)
        return [row | {PROOF: proof(row)} for row in rows]

    def alt(self, claim: Claim) -> str:
        """Return what stands for a claim's figure: id, label, assertion, hedge, place, citations."""
        said = self.said(claim)
        hedge = f"{self.text('hedge')}: “{said.hedge}”" if said.hedge else self.text("no_hedge")
        return " · ".join(
            [f"{said.id}: {said.label}", said.assertion, hedge, said.whereabouts, *said.citations]
        )

    def _chain(self, citation: Citation) -> str:
        """Return who says so, the cited source first, down to the origins."""
        words, depth = "", -1
        for link in chain(citation, self.catalogue.sources):
            between = " ← " if link.depth > depth else "; "
            words += (between if words else "") + name(self.catalogue.sources[link.source])
            depth = link.depth
        return words

    def _citation(self, citation: Citation) -> str:
        source = self.catalogue.sources[citation.source]
        parts = [name(source), source.published or self.text("undated")]
        if citation.paragraph:
            parts.append(self.text("paragraph", n=citation.paragraph))
        if citation.sha256:
            parts.append(self.text("fingerprint", hash=citation.sha256[:HASH]))
        return ", ".join(parts)


def _flat(words: str) -> str:
    """Return a text in one line."""
    return " ".join(words.split())


def name(source: Source) -> str:
    """Return the short name of a source."""
    return _flat(source.publisher or source.author or source.title)
