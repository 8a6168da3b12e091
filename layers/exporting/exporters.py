"""The files that leave the tool besides the snapshot, in one table; the dashboard offers each as a download.

To add one, write its module and add its row. What a reader sees is in the messages ``app.<name>``,
``app.prepare_<name>`` and ``app.<name>_help``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from layers.exporting.claims_csv import claims_csv
from layers.exporting.curated import curated
from layers.exporting.workbook import workbook
from layers.theatre.catalogue import Catalogue


@dataclass(frozen=True)
class Exporter:
    """A kind of file: its name in messages, its suffix and media type, and what makes its bytes."""

    name: str
    suffix: str
    media_type: str
    make: Callable[[Catalogue], bytes]


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXPORTERS = (
    Exporter("curated", "geojson", "application/geo+json", curated),
    Exporter("claims_csv", "csv", "text/csv", claims_csv),
    Exporter("workbook", "xlsx", XLSX, workbook),
)
