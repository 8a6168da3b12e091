"""The theatre: the content of theatre.json (view, actors, kinds, layers, scenes, charts, log)."""

from typing import Annotated, Self

from pydantic import (
    Field,
    model_validator,
)

from layers.messages.language import Language
from layers.theatre.borders import Outline
from layers.theatre.fields import (
    Colour,
    PartialDate,
    PathData,
    Record,
    Search,
    Short,
    Slug,
    Text,
    Time,
    View,
)
from layers.theatre.translation import (
    ActorWords,
    ChangeWords,
    ChartWords,
    LabelWords,
    LayerWords,
    SceneWords,
    TheatreWords,
    Translations,
)
from layers.theatre.vocabulary import Assertion, Texture, Trim

FORMAT = 1
"""The newest version of a theatre's files that this program knows; the contract is described in it."""

BANNER = "Public reporting – not independently verified"


class Actor(Record):
    """Somebody who acts; ``short`` is the form on a badge, ``identity`` the MIL-STD-2525D standard identity.

    An identity takes the position of one side, so it is 1 (unknown) unless the theatre sets another.
    """

    id: Slug
    label: Text
    short: Short
    colour: Colour
    identity: Annotated[int, Field(ge=0, le=6)] = 1
    translations: Translations[ActorWords] = Field(default_factory=dict)


class Kind(Record):
    """The kind of thing that a claim is about; ``glyph`` is SVG path data in a box of 16 by 16.

    ``texture`` fills its areas instead of the layer's. ``line`` is what its lines have along them: arrowheads
    that point to the end of the line, or teeth on the left of its direction, which face away from the side
    of the claim's actor (as the teeth of a forward line face the other side in MIL-STD-2525 and APP-6).
    """

    id: Slug
    label: Text
    glyph: PathData
    texture: Texture | None = None
    line: Trim = "plain"
    translations: Translations[LabelWords] = Field(default_factory=dict)


class Collection(Record):
    """A group of layers from the same reading (an article, other reporting), switched on and off together.

    ``as_of`` is the date up to which its reporting was read, where that is not the theatre's.
    """

    id: Slug
    label: Text
    note: Text | None = None
    as_of: PartialDate | None = None
    translations: Translations[LayerWords] = Field(default_factory=dict)


class Layer(Record):
    """A set of claims that is switched on and off together, in a collection if the theatre has any."""

    id: Slug
    label: Text
    note: Text | None = None
    colour: Colour
    texture: Texture = "hatch-up"
    on: bool = False
    collection: Slug | None = None
    translations: Translations[LayerWords] = Field(default_factory=dict)


class Chart(Record):
    """A chart of quantities by the date of their report; ``claims`` are the ids of their claims."""

    id: Slug
    title: Text
    note: Text | None = None
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    translations: Translations[ChartWords] = Field(default_factory=dict)


class Change(Record):
    """An entry in a theatre's log: what changed in its data, and when."""

    on: PartialDate
    text: Text
    translations: Translations[ChangeWords] = Field(default_factory=dict)


class Filters(Record):
    """Which claims of the visible layers are shown; an empty list and an empty search exclude none.

    ``sources`` are sources that a claim cites or rests on. Each word of ``search`` must be in the label, the
    statement or the name of the place, regardless of case and accents.
    """

    assertions: tuple[Assertion, ...] = ()
    actors: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()
    search: Search = ""


class Scene(Record):
    """A step of a briefing: what is visible, and what the presenter says about it.

    ``view`` is the theatre's by default; ``claims`` are the ids of those that the caption is about, which the
    map highlights. ``notes`` are the presenter's own: only the presenter's window shows them.
    """

    id: Slug
    title: Text
    caption: Text
    notes: Text | None = None
    layers: Annotated[tuple[Slug, ...], Field(min_length=1)]
    view: View | None = None
    claims: tuple[Slug, ...] = ()
    filters: Filters = Filters()
    translations: Translations[SceneWords] = Field(default_factory=dict)


class Theatre(Record):
    """A region and its layers: everything about a theatre that is neither a claim nor a source.

    ``view`` is the opening view, ``as_of`` the date up to which the reporting was read and ``as_of_time`` the
    time on that day (UTC), ``borders`` what is drawn otherwise than de facto, and ``figures`` the
    ids of the claims that are shown as key figures.
    ``marking`` and ``handling`` stand at the top and bottom of sheets (:mod:`layers.theatre.marking`).
    ``language`` is that of all text by its curators, also in the records of sources, places and claims.
    ``format`` is the version of the contract that all its files follow.
    """

    format: Annotated[int, Field(strict=True, ge=1, le=FORMAT)] = 1
    id: Slug
    language: Language = "en"
    title: Text
    subtitle: Text | None = None
    as_of: PartialDate
    as_of_time: Annotated[Time | None, Field(exclude_if=lambda given: given is None)] = None
    view: View
    banner: Text = BANNER
    marking: Annotated[Text | None, Field(exclude_if=lambda given: given is None)] = None
    handling: Annotated[Text | None, Field(exclude_if=lambda given: given is None)] = None
    notes: tuple[Text, ...] = ()
    method: tuple[Text, ...] = ()
    borders: tuple[Outline, ...] = ()
    actors: Annotated[tuple[Actor, ...], Field(min_length=1)]
    kinds: tuple[Kind, ...] = ()
    collections: tuple[Collection, ...] = ()
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)]
    scenes: tuple[Scene, ...] = ()
    figures: tuple[Slug, ...] = ()
    charts: tuple[Chart, ...] = ()
    changes: tuple[Change, ...] = ()
    translations: Translations[TheatreWords] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _timed(self) -> Self:
        if self.as_of_time and len(self.as_of) < len("YYYY-MM-DD"):
            raise ValueError(f"expected as_of with a day where as_of_time has a time, found {self.as_of}")
        return self

    def read_until(self, layer: str) -> PartialDate:
        """Return until when the reporting of a layer was read: its collection's date, or the theatre's."""
        collection = next(each.collection for each in self.layers if each.id == layer)
        dates = {each.id: each.as_of for each in self.collections}
        return dates.get(collection or "") or self.as_of
