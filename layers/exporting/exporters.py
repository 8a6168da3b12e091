"""The files that leave the tool besides the snapshot, in one table; the dashboard offers each as a download.

To add one, write its module and add its row. What a reader sees is in the messages ``app.<name>``,
``app.prepare_<name>`` and ``app.<name>_help``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from layers.exporting.choice import Choice
from layers.exporting.claims_csv import claims_csv
from layers.exporting.curated import curated
from layers.exporting.drawing.picture_file import svg_file
from layers.exporting.geopackage import geopackage
from layers.exporting.keyhole import kml, kmz
from layers.exporting.linked import linked
from layers.exporting.rendering.files import pdf, png
from layers.exporting.slides.deck import deck
from layers.exporting.workbook import workbook
from layers.theatre.catalogue import Catalogue

CHOOSING = ("layers", "scene", "assertion", "actor", "source", "search", "until", "timeline", "only_visible")
"""The options that choose claims."""

DRAWING = (*CHOOSING, "view", "dates", "lang", "size", "map_alone")
"""Those that what is drawn uses."""

PRINTING = (*DRAWING, "browser")
"""Those that what a browser renders uses."""


@dataclass(frozen=True)
class Exporter:
    """A kind of file: its name in messages, its suffix and media type, and what makes its bytes.

    A file that is ``drawn`` shows the state or the scenes of a choice; any other holds all claims of the
    theatre that it is made of. Some need ``packages``, which an ``extra`` of this program installs.
    ``options`` are those of ``posture export`` that it uses.
    """

    name: str
    suffix: str
    media_type: str
    make: Callable[[Catalogue, Choice], bytes]
    drawn: bool = False
    extra: str | None = None
    packages: tuple[str, ...] = ()
    options: tuple[str, ...] = CHOOSING

    @property
    def missing(self) -> str | None:
        """Return what is said where a package of an extra is not installed, else None."""
        absent = next((each for each in self.packages if not find_spec(each)), None)
        if absent is None:
            return None
        return (
            f"expected the package {absent} for {self.suffix}, found none: "
            f'pip install -e ".[{self.extra}]" installs it'
        )


def _data(make: Callable[[Catalogue], bytes]) -> Callable[[Catalogue, Choice], bytes]:
    return lambda catalogue, _: make(catalogue)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

EXPORTERS = (
    Exporter("curated", "geojson", "application/geo+json", _data(curated)),
    Exporter("claims_csv", "csv", "text/csv", _data(claims_csv)),
    Exporter("workbook", "xlsx", XLSX, _data(workbook)),
    Exporter("slides", "pptx", PPTX, deck, True, "slides", ("pptx",), DRAWING),
    Exporter("document", "pdf", "application/pdf", pdf, True, "render", ("playwright", "pypdf"), PRINTING),
    Exporter("picture", "png", "image/png", png, True, "render", ("playwright",), (*PRINTING, "scale")),
    Exporter("drawing", "svg", "image/svg+xml", svg_file, True, options=DRAWING),
    Exporter("kml", "kml", "application/vnd.google-earth.kml+xml", _data(kml)),
    Exporter("kmz", "kmz", "application/vnd.google-earth.kmz", _data(kmz)),
    Exporter("geopackage", "gpkg", "application/geopackage+sqlite3", _data(geopackage)),
    Exporter("linked", "jsonld", "application/ld+json", _data(linked)),
)
