"""The files that leave the tool besides the snapshot, in one table; the dashboard offers each as a download.

To add one, write its module and add its row. What a reader sees is in the messages ``app.<name>``,
``app.prepare_<name>`` and ``app.<name>_help``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from layers.exporting.choice import Choice
from layers.exporting.claims_csv import claims_csv
from layers.exporting.curated import curated
from layers.exporting.geopackage import geopackage
from layers.exporting.keyhole import kml, kmz
from layers.exporting.linked import linked
from layers.exporting.workbook import workbook
from layers.theatre.catalogue import Catalogue


@dataclass(frozen=True)
class Exporter:
    """A kind of file: its name in messages, its suffix and media type, and what makes its bytes.

    A file that is ``drawn`` shows the state or the scenes of a choice; any other holds all claims of the
    theatre that it is made of.
    """

    name: str
    suffix: str
    media_type: str
    make: Callable[[Catalogue, Choice], bytes]
    drawn: bool = False


def _data(make: Callable[[Catalogue], bytes]) -> Callable[[Catalogue, Choice], bytes]:
    return lambda catalogue, _: make(catalogue)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXPORTERS = (
    Exporter("curated", "geojson", "application/geo+json", _data(curated)),
    Exporter("claims_csv", "csv", "text/csv", _data(claims_csv)),
    Exporter("workbook", "xlsx", XLSX, _data(workbook)),
    Exporter("kml", "kml", "application/vnd.google-earth.kml+xml", _data(kml)),
    Exporter("kmz", "kmz", "application/vnd.google-earth.kmz", _data(kmz)),
    Exporter("geopackage", "gpkg", "application/geopackage+sqlite3", _data(geopackage)),
    Exporter("linked", "jsonld", "application/ld+json", _data(linked)),
)
