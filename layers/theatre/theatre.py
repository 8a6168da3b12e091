"""The theatre: everything that theatre.json holds (view, actors, kinds, layers, scenes, charts, log)."""

from typing import Annotated, Literal

from pydantic import (
    Field,
)

from layers.messages.language import Language
from layers.theatre.fields import (
    Colour,
    PartialDate,
    PathData,
    Record,
    Short,
    Slug,
    Text,
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
from layers.theatre.vocabulary import Assertion, Texture


class Actor(Record):
    """Who acts: a label, the short form on a badge, a colour, and the MIL-STD-2525D standard identity.

    An identity is a position taken by the user's side: it is 1 (unknown) unless the theatre sets another.
    """

    id: Slug
    label: Text
    short: Short
    colour: Colour
    identity: Literal[0, 1, 2, 3, 4, 5, 6] = 1
    translations: Translations[ActorWords] = Field(default_factory=dict)


class Kind(Record):
    """What kind of thing a claim is about, with a glyph (SVG path data in a 16 by 16 box).

    A ``texture`` is used for its areas in place of the layer's.
    """

    id: Slug
    label: Text
    glyph: PathData
    texture: Texture | None = None
    translations: Translations[LabelWords] = Field(default_factory=dict)


class Collection(Record):
    """Layers that come from the same reading, and are switched as a whole: an article, other reporting."""

    id: Slug
    label: Text
    note: Text | None = None
    translations: Translations[LayerWords] = Field(default_factory=dict)


class Layer(Record):
    """A set of claims that is switched on and off together, in a collection where the theatre has several."""

    id: Slug
    label: Text
    note: Text | None = None
    colour: Colour
    texture: Texture = "hatch-up"
    on: bool = False
    collection: Slug | None = None
    translations: Translations[LayerWords] = Field(default_factory=dict)


class Chart(Record):
    """Figures by the date of their report: the claims (ids) whose quantities are drawn, never joined up."""

    id: Slug
    title: Text
    note: Text | None = None
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    translations: Translations[ChartWords] = Field(default_factory=dict)


class Change(Record):
    """An entry of a theatre's own log: what changed in its data, and when."""

    on: PartialDate
    text: Text
    translations: Translations[ChangeWords] = Field(default_factory=dict)


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
    translations: Translations[SceneWords] = Field(default_factory=dict)


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
    translations: Translations[TheatreWords] = Field(default_factory=dict)
