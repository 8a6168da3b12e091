"""The data contract: a theatre, its sources and its claims, as frozen pydantic models.

Everything here is checked one record at a time; what needs several records (references, geometry against the
gazetteer, duplicates) in :mod:`layers.checks`. Coordinates are degrees, WGS 84, longitude first.
"""

from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, Self, TypeVar

from geojson_pydantic.geometries import (
    LineString,
    MultiLineString,
    MultiPolygon,
    Point,
    Polygon,
)
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)

from layers.language import Language
from layers.vocabulary import (
    Assertion,
    PlaceKind,
    Relation,
    Reliability,
    SourceKind,
    Status,
    Texture,
)

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TEXT = r"\S"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
LINK = r"^https?://[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?$"
SHA256 = r"^[0-9a-f]{64}$"
PATH_DATA = r"^[MmLlHhVvCcSsQqTtAaZz0-9 ,.\-]+$"
SIDC = r"^[0-9]{20}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

PATTERNS: dict[str, str] = {
    SLUG: "an id of lower-case letters and digits, parts joined by “-” (like “ru-etf-strength”)",
    TEXT: "text that is not blank",
    COLOUR: "a colour as # and six hexadecimal digits (like “#0072B2”)",
    LINK: "a link that begins with https:// or http:// and a host, all in plain ASCII, without a user name, "
    "spaces, quotes or angle brackets",
    SHA256: "a SHA-256 as 64 lower-case hexadecimal digits (“posture fill” adds it)",
    PATH_DATA: "SVG path data: the path commands, digits, spaces, commas, points and minus signs",
    SIDC: "a symbol code of 20 digits",
    LANGUAGE: "a language tag (like “es” or “pt-BR”)",
    DATE: "a date as YYYY, YYYY-MM or YYYY-MM-DD",
}
"""What each pattern asks for, in the words of a message."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Text = Annotated[str, StringConstraints(pattern=TEXT)]
Label = Annotated[Text, StringConstraints(max_length=60)]
Short = Annotated[Text, StringConstraints(max_length=4)]
Colour = Annotated[str, StringConstraints(pattern=COLOUR)]
Link = Annotated[str, StringConstraints(pattern=LINK)]
Sha256 = Annotated[str, StringConstraints(pattern=SHA256)]
PathData = Annotated[str, StringConstraints(pattern=PATH_DATA)]

Geometry = Annotated[
    Point | LineString | MultiLineString | Polygon | MultiPolygon, Field(discriminator="type")
]


@lru_cache(4096)
def _calendar(text: str) -> str:
    """Return ``text``, a year, a month or a day, unchanged if the calendar has it."""
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"expected a date that exists in the calendar, found “{text}”") from None
    return text


PartialDate = Annotated[str, StringConstraints(pattern=DATE), AfterValidator(_calendar)]
"""A day, a month or a year, as precise as the source gives it."""


def _on_earth(view: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = view
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east):
        raise ValueError(
            f"expected [west, south, east, north] in degrees, south below north, found {list(view)}"
        )
    return view


View = Annotated[tuple[float, float, float, float], AfterValidator(_on_earth)]
"""West, south, east, north in degrees; west may exceed east across the antimeridian."""


class Record(BaseModel):
    """The base of every record: immutable, and a field nobody knows is an error, not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Words(Record):
    """A record's free text in another language; what is left out stays in the theatre's own.

    What a source is quoted for (its title, a hedge, the words of a figure) is never translated.
    """

    @model_serializer(mode="wrap")
    def _given(self, written: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: text for name, text in written(self).items() if text is not None}


W = TypeVar("W", bound=Words)
Translations = Annotated[dict[Language, W], Field(exclude_if=lambda given: not given)]
"""A record's free text in other languages; what has none is written without it."""


class LabelWords(Words):
    """The free text of a kind of thing in another language."""

    label: Text | None = None


class LayerWords(LabelWords):
    """The free text of a layer or a collection in another language."""

    note: Text | None = None


class ActorWords(LabelWords):
    """The free text of an actor in another language."""

    short: Short | None = None


class NameWords(Words):
    """The free text of a place in another language."""

    name: Text | None = None
    note: Text | None = None


class NoteWords(Words):
    """A note in another language."""

    note: Text | None = None


class UnitWords(Words):
    """What a figure counts, in another language."""

    unit: Text | None = None


class ClaimWords(Words):
    """A claim's free text in another language; its label keeps the hedge."""

    label: Label | None = None
    statement: Text | None = None
    items: tuple[Text, ...] | None = None
    note: Text | None = None


class ChartWords(Words):
    """The free text of a chart in another language."""

    title: Text | None = None
    note: Text | None = None


class SceneWords(Words):
    """The free text of a scene in another language."""

    title: Text | None = None
    caption: Text | None = None


class ChangeWords(Words):
    """An entry of the log in another language."""

    text: Text | None = None


class TheatreWords(Words):
    """A theatre's free text in another language; lists have as many entries as the theatre's own."""

    title: Text | None = None
    subtitle: Text | None = None
    banner: Text | None = None
    notes: tuple[Text, ...] | None = None
    method: tuple[Text, ...] | None = None


class Quantity(Record):
    """A figure as the source writes it; a single approximate figure has only ``best``."""

    verbatim: Text
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: Text
    translations: Translations[UnitWords] = {}

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if known != sorted(known):
            raise ValueError(f"expected low ≤ best ≤ high, found {known}")
        return self


class When(Record):
    """When it happened, and when it was reported: two different things."""

    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None
    precision: Literal[0, 1, 2, 3, 4, 5] = 0
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
    """One end of a schematic arc: a place, and the claim whose mark stands there, if there is one."""

    place: Slug
    claim: Slug | None = None


class Where(Record):
    """Where, and how precisely the source says so (0–8, see :data:`layers.vocabulary.PRECISIONS`)."""

    precision: Literal[0, 1, 2, 3, 4, 5, 6, 7, 8]
    place: Slug | None = None
    name: Text
    radius_km: Annotated[float, Field(gt=0, le=2000)] | None = None
    ends: tuple[End, End] | None = None
    note: Text | None = None
    translations: Translations[NameWords] = {}


class Citation(Record):
    """Where a claim is written down.

    ``sha256`` is of the paragraph's UTF-8 text with runs of white space folded to one space. ``credits``
    names whom *this paragraph* credits: an empty list is the source's own voice, null means what the source
    as a whole credits.
    """

    source: Slug
    paragraph: Annotated[int, Field(ge=1)] | None = None
    sha256: Sha256 | None = None
    credits: tuple[Slug, ...] | None = None


class Rating(Record):
    """An Admiralty rating; F6 unless somebody rated it, and then it names who and when."""

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
    """A link to another claim."""

    claim: Slug
    relation: Relation


class ClaimProperties(Record):
    """What a claim says and where it comes from (the Feature's ``properties``)."""

    layer: Slug
    label: Label
    statement: Text
    items: tuple[Text, ...] = ()
    assertion: Assertion
    hedge: Text | None = None
    actor: Slug
    kind: Slug
    quantity: Quantity | None = None
    when: When = When()
    where: Where
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    rating: Rating = Rating()
    status: Status = "accepted"
    related: tuple[Related, ...] = ()
    sidc: Annotated[str, StringConstraints(pattern=SIDC)] | None = None
    coded_by: Text
    coded_on: PartialDate
    note: Text | None = None
    translations: Translations[ClaimWords] = {}


class Claim(Record):
    """One assertion from one source, placed no more precisely than the source does (a GeoJSON Feature)."""

    type: Literal["Feature"]
    id: Slug
    geometry: Geometry | None
    properties: ClaimProperties


class PlaceProperties(Record):
    """What the gazetteer says of a place; ``anchors`` are points inside it for a badge, best first."""

    name: Text
    kind: PlaceKind
    also: tuple[Text, ...] = ()
    sovereign: Text | None = None
    members: tuple[Slug, ...] | None = None
    note: Text | None = None
    provenance: Slug
    basemap: bool = False
    anchors: tuple[tuple[float, float], ...] = ()
    translations: Translations[NameWords] = {}


class Provenance(Record):
    """Where the geometry of places comes from, and under which licence."""

    id: Slug
    title: Text
    publisher: Text | None = None
    version: Text | None = None
    licence: Text
    obtained: Text | None = None
    sha256: Sha256 | None = None
    note: Text | None = None


class Place(Record):
    """A named area or point of the gazetteer (a GeoJSON Feature)."""

    type: Literal["Feature"]
    id: Slug
    geometry: Geometry
    properties: PlaceProperties


class Source(Record):
    """A document; ``credits`` are the sources it rests on, from which its origin follows.

    ``archived`` is a copy that stays as it was read (web.archive.org and the like). ``language`` is that of
    its title and of the words quoted from it; the theatre's where it is not given.
    """

    id: Slug
    title: Text
    publisher: Text | None = None
    author: Text | None = None
    url: Link | None = None
    archived: Link | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    kind: SourceKind
    credits: tuple[Slug, ...] = ()
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] | None = None
    note: Text | None = None
    translations: Translations[NoteWords] = {}


class Actor(Record):
    """Who acts: a label, the short form on a badge, a colour, and the MIL-STD-2525D standard identity.

    An identity is a position taken by the user's side: it is 1 (unknown) unless the theatre sets another.
    """

    id: Slug
    label: Text
    short: Short
    colour: Colour
    identity: Literal[0, 1, 2, 3, 4, 5, 6] = 1
    translations: Translations[ActorWords] = {}


class Kind(Record):
    """What kind of thing a claim is about, with a glyph (SVG path data in a 16 by 16 box).

    A ``texture`` is used for its areas in place of the layer's.
    """

    id: Slug
    label: Text
    glyph: PathData
    texture: Texture | None = None
    translations: Translations[LabelWords] = {}


class Collection(Record):
    """Layers that come from the same reading, and are switched as a whole: an article, other reporting."""

    id: Slug
    label: Text
    note: Text | None = None
    translations: Translations[LayerWords] = {}


class Layer(Record):
    """A set of claims that is switched on and off together, in a collection where the theatre has several."""

    id: Slug
    label: Text
    note: Text | None = None
    colour: Colour
    texture: Texture = "hatch-up"
    on: bool = False
    collection: Slug | None = None
    translations: Translations[LayerWords] = {}


class Chart(Record):
    """Figures by the date of their report: the claims (ids) whose quantities are drawn, never joined up."""

    id: Slug
    title: Text
    note: Text | None = None
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    translations: Translations[ChartWords] = {}


class Change(Record):
    """An entry of a theatre's own log: what changed in its data, and when."""

    on: PartialDate
    text: Text
    translations: Translations[ChangeWords] = {}


class Filters(Record):
    """Which claims of the visible layers are shown: an empty list, or an empty search, leaves all.

    ``sources`` are sources that a claim cites or rests on; ``search`` is words, each of which the label, the
    statement or the place's name must have, whatever their case and accents.
    """

    assertions: tuple[Assertion, ...] = ()
    actors: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()
    search: str = ""


class Scene(Record):
    """A step of a briefing: what is visible, from where, and what is said of it.

    Without a ``view`` it has the theatre's; ``claims`` are the ones spoken of, which are marked.
    """

    id: Slug
    title: Text
    caption: Text
    layers: Annotated[tuple[Slug, ...], Field(min_length=1)]
    view: View | None = None
    claims: tuple[Slug, ...] = ()
    filters: Filters = Filters()
    translations: Translations[SceneWords] = {}


class Theatre(Record):
    """A region and a set of layers: everything about a theatre that is not a claim or a source.

    ``view`` is the opening view; ``as_of`` is the date up to which the reporting was read.
    ``language`` is that of its own texts, and of what is written of sources, places and claims.
    """

    id: Slug
    language: Language = "en"
    title: Text
    subtitle: Text | None = None
    as_of: PartialDate
    view: View
    banner: Text = "Public reporting – not independently verified"
    notes: tuple[Text, ...] = ()
    method: tuple[Text, ...] = ()
    actors: Annotated[tuple[Actor, ...], Field(min_length=1)]
    kinds: tuple[Kind, ...] = ()
    collections: tuple[Collection, ...] = ()
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)]
    scenes: tuple[Scene, ...] = ()
    figures: tuple[Slug, ...] = ()
    charts: tuple[Chart, ...] = ()
    changes: tuple[Change, ...] = ()
    translations: Translations[TheatreWords] = {}
