"""What a reader can choose, in one table: a row for each parameter of a state.

The checks of a state (:mod:`layers.page.state`), its links (:mod:`layers.page.link`) and the options of
``posture snapshot`` (:mod:`layers.cli.state`) all follow this table. To add a filter, add its field to
:class:`layers.theatre.theatre.Filters` and its row here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, get_args

from layers.messages.language import LANGUAGES
from layers.theatre.vocabulary import (
    ASSERTIONS,
    Coordinates,
    Dates,
    Density,
    Graticule,
    Symbols,
    Theme,
    Timeline,
)

if TYPE_CHECKING:
    from layers.theatre.catalogue import Catalogue
    from layers.theatre.theatre import Actor, Layer, Scene

Kind = Literal["ids", "id", "choice", "view", "date", "text", "flag"]
"""A list of ids; one id or None; one of a few choices; west, south, east, north in degrees; a day, month or
year, or None; words; yes or no."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS 84; west and east may lie past ±180, across the antimeridian."""


@dataclass(frozen=True)
class Parameter:
    """A parameter: its name in links, the field of the state that has its value, and its kind.

    ``of`` names what its ids or choices are of. They are ``choices`` where every theatre has the same, else
    ``ids`` of a theatre; with neither, the state checks the value itself. A message calls one of them
    ``noun``, or ``of``. A parameter with a ``help`` text is an option of the command line. The ids
    of a filter are those of the claims' column of its name, or of ``column``.
    """

    name: str
    field: str
    kind: Kind
    of: str | None = None
    noun: str | None = None
    choices: tuple[str, ...] = ()
    ids: "Callable[[Catalogue], Collection[str]] | None" = None
    help: str | None = None
    metavar: str | None = None
    column: str | None = None

    def value(self, state: object) -> Any:
        """Return the parameter's value in a state."""
        return attrgetter(self.field)(state)

    def offered(self, catalogue: "Catalogue") -> Collection[str] | None:
        """Return the ids or choices that a theatre offers, or None if the state checks the value itself."""
        return self.choices or (self.ids(catalogue) if self.ids else None)


def _ids(records: "Iterable[Layer | Scene | Actor]") -> list[str]:
    return [record.id for record in records]


# fmt: off
PARAMETERS = (
    Parameter("layers", "layers", "ids", "layers", ids=lambda known: _ids(known.theatre.layers),
              metavar="A,B", help="The visible layers (ids); else those it opens with."),
    Parameter("view", "view", "view", metavar="W,S,E,N",
              help="What the map shows, in degrees; else the opening view."),
    Parameter("select", "select", "id", "claims", metavar="CLAIM",
              help="The claim (id) whose record is open."),
    Parameter("scene", "scene", "id", "scenes", "a scene", ids=lambda known: _ids(known.theatre.scenes),
              metavar="SCENE", help="The scene (id) it opens with; layers and view are the scene’s own."),
    Parameter("assertion", "filters.assertions", "ids", "assertions", choices=tuple(ASSERTIONS),
              metavar="A,B", help="Only claims that are stated, alleged, … (ids)."),
    Parameter("actor", "filters.actors", "ids", "actors", ids=lambda known: _ids(known.theatre.actors),
              metavar="A,B", help="Only claims about these actors (ids)."),
    Parameter("source", "filters.sources", "ids", "sources", ids=lambda known: known.sources, metavar="A,B",
              column="citations", help="Only claims that cite or rest on these sources (ids)."),
    Parameter("search", "filters.search", "text", metavar="WORDS",
              help="Only claims with these words in label, statement or place."),
    Parameter("until", "until", "date", metavar="DATE",
              help="Only claims reported (or begun) by then, and undated ones."),
    Parameter("timeline", "timeline", "choice", "timelines", choices=get_args(Timeline),
              help="The dates that --until goes by: of the reports, or of the events."),
    Parameter("theme", "theme", "id", "themes", "a theme", choices=get_args(Theme),
              metavar=f"[{'|'.join(get_args(Theme))}]",
              help="The colours it opens with; else light or dark, as the reader’s system has it."),
    Parameter("symbols", "symbols", "choice", "symbols", choices=get_args(Symbols),
              help="By nationality, or MIL-STD-2525D where a claim has a symbol code."),
    Parameter("coordinates", "coordinates", "choice", "coordinates", choices=get_args(Coordinates),
              help="Decimal degrees; degrees, minutes and seconds; or MGRS."),
    Parameter("graticule", "graticule", "choice", "a graticule", choices=get_args(Graticule),
              help="Meridians and parallels with their degrees, or none."),
    Parameter("dates", "dates", "choice", "a form of dates", choices=get_args(Dates),
              help="The as-of date as a date, or in the form of a date-time group (Zulu)."),
    Parameter("density", "density", "id", "densities", "a density", choices=get_args(Density),
              metavar=f"[{'|'.join(get_args(Density))}]",
              help="Cards on the map, or marks with the numbers of the list; else as the window has room."),
    Parameter("lang", "language", "id", "languages", "a language", choices=LANGUAGES,
              metavar=f"[{'|'.join(LANGUAGES)}]",
              help="The language of a page or of what is drawn; else the reader’s, or the theatre’s."),
    Parameter("brief", "brief", "flag",
              help="Open in briefing mode: the map alone, in large type."),
)
# fmt: on
"""Every parameter, in the order in which links have them."""


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by field as a state has them: those of its filters in a dictionary of their own."""
    found: dict[str, Any] = {}
    for field, value in values.items():
        *outer, name = field.split(".")
        target = found.setdefault(outer[0], {}) if outer else found
        target[name] = value
    return found


def as_json() -> list[dict[str, Any]]:
    """Return the table as the page reads it: name, field, kind, and of what its ids or choices are.

    Choices that are the same in every theatre are given; the first of a ``choice`` is the default. The
    languages are left to the messages that the page has.
    """
    return [
        {"name": each.name, "field": each.field, "kind": each.kind}
        | ({"of": each.of} if each.of else {})
        | ({"choices": list(each.choices)} if each.choices and each.of != "languages" else {})
        for each in PARAMETERS
    ]
