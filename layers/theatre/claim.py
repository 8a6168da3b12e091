"""The claim: one assertion from one source, with its quantity, its dates, its place and its citations.

These models check what a single record can show. What needs several records (references, the gazetteer) is
checked in :mod:`layers.reading.checks`.
"""

from typing import Annotated, Literal, Self

from pydantic import (
    Field,
    StringConstraints,
    model_validator,
)

from layers.theatre.fields import SIDC, Geometry, Label, PartialDate, Record, Sha256, Slug, Text
from layers.theatre.translation import ClaimWords, NameWords, Translations, UnitWords
from layers.theatre.vocabulary import Assertion, Relation, Reliability, Status

Figure = Annotated[float, Field(ge=0)]


class Quantity(Record):
    """A quantity in the words of the source and in numbers; a single approximate one is ``best`` alone."""

    verbatim: Text
    low: Figure | None = None
    best: Figure | None = None
    high: Figure | None = None
    unit: Text
    translations: Translations[UnitWords] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if known != sorted(known):
            raise ValueError(f"expected low ≤ best ≤ high, found {known}")
        return self


class When(Record):
    """When it happened (``from``, ``to``), and when it was reported.

    ``precision`` is UCDP's (:data:`layers.theatre.vocabulary.DATE_PRECISIONS`); 0 has no dates.
    """

    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None
    precision: Annotated[int, Field(ge=0, le=5)] = 0
    reported_on: PartialDate | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.precision == 0 and (self.from_ or self.to):
            raise ValueError(
                f"expected no dates where precision is 0 (undated), found {self.from_ or self.to}"
            )
        if self.precision and not (self.from_ or self.to):
            raise ValueError(
                f"expected a date in from or to, or precision 0 (undated), found precision {self.precision}"
            )
        if self.from_ and self.to and self.from_[: len(self.to)] > self.to[: len(self.from_)]:
            raise ValueError(f"expected from not later than to, found {self.from_} and {self.to}")
        return self


class End(Record):
    """One end of a schematic arc: a place, and the claim that is drawn there, if there is one."""

    place: Slug
    claim: Slug | None = None


class Where(Record):
    """Where it is, as precisely as the source says so.

    ``precision`` is 0 to 8 (:data:`layers.theatre.vocabulary.PRECISIONS`), ``radius_km`` is in kilometres,
    and ``ends`` are those of an arc.
    """

    precision: Annotated[int, Field(ge=0, le=8)]
    place: Slug | None = None
    name: Text
    radius_km: Annotated[float, Field(gt=0, le=2000)] | None = None
    ends: tuple[End, End] | None = None
    note: Text | None = None
    translations: Translations[NameWords] = Field(default_factory=dict)


class Citation(Record):
    """The source that a claim is taken from, and the paragraph in it, counted from 1.

    ``sha256`` is the digest of the paragraph's UTF-8 text with every run of white space made one space.
    ``credits`` names the sources that this paragraph credits: an empty list if it speaks in the source's own
    voice, null if it credits whatever the source as a whole credits.
    """

    source: Slug
    paragraph: Annotated[int, Field(ge=1)] | None = None
    sha256: Sha256 | None = None
    credits: tuple[Slug, ...] | None = None


class Range(Record):
    """How far what is at the claim's place reaches, in kilometres, and the source that says so, in its words.

    It is drawn around a claim that is a point: of precision 1 or 2.
    """

    km: Annotated[float, Field(gt=0, le=20_000)]
    verbatim: Text
    source: Slug
    paragraph: Annotated[int, Field(ge=1)] | None = None


class Rating(Record):
    """An Admiralty rating, F6 (cannot be judged) by default; any other names its rater and its date."""

    reliability: Reliability = "F"
    credibility: Annotated[int, Field(ge=1, le=6)] = 6
    by: Text | None = None
    on: PartialDate | None = None

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if (self.reliability, self.credibility) != ("F", 6) and not (self.by and self.on):
            found = f"{self.reliability}{self.credibility} without them"
            raise ValueError(
                f"expected a rating other than F6 to name its rater (by) and date (on), found {found}"
            )
        return self


class Related(Record):
    """A relation to another claim."""

    claim: Slug
    relation: Relation


class Coded(Record):
    """What a coder put into a field, as text."""

    by: Text
    value: Text


class Adjudication(Record):
    """That coders put different values into a field, and who decided; what was decided is in the field."""

    field: Text
    coded: Annotated[tuple[Coded, ...], Field(min_length=2)]
    by: Text
    on: PartialDate
    note: Text | None = None


class ClaimProperties(Record):
    """What a claim says and where it comes from: the ``properties`` of its Feature.

    ``quotation`` has the words of a dataset that may be passed on; no text of an article is kept.
    """

    layer: Slug
    label: Label
    statement: Text
    items: tuple[Text, ...] = ()
    assertion: Assertion
    hedge: Text | None = None
    quotation: Text | None = None
    actor: Slug
    kind: Slug
    quantity: Quantity | None = None
    range: Range | None = None
    when: When = When()
    where: Where
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    rating: Rating = Rating()
    status: Status = "accepted"
    related: tuple[Related, ...] = ()
    sidc: Annotated[str, StringConstraints(pattern=SIDC)] | None = None
    coded_by: Text
    coded_on: PartialDate
    adjudicated: tuple[Adjudication, ...] = ()
    note: Text | None = None
    translations: Translations[ClaimWords] = Field(default_factory=dict)


class Claim(Record):
    """One assertion from one source, as a GeoJSON Feature; its geometry is no finer than the source."""

    type: Literal["Feature"]
    id: Slug
    geometry: Geometry | None
    properties: ClaimProperties
