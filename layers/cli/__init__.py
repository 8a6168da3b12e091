"""The command line ``posture``, one module a command.

Exit status: 0 done, 1 problems found, 2 wrong use. A command writes its answer to standard output, and
messages about its work to standard error. Modules that load slowly are imported by the functions that use
them, so that ``posture --help`` answers at once.
"""

import click

from layers.cli import (
    agree,
    app,
    check,
    cite,
    convert,
    counts,
    diff,
    export,
    feed,
    fill,
    impact,
    import_,
    log,
    new,
    place,
    propose,
    schema,
    serve,
    snapshot,
    tiles,
    unpack,
    verify,
)
from layers.cli.guard import Guarded

COMMANDS = (
    agree.agree,
    app.app,
    check.check,
    cite.cite,
    convert.convert,
    counts.candidates,
    counts.counts,
    app.desk,
    diff.diff,
    export.export,
    feed.feed,
    fill.fill,
    impact.impact,
    import_.import_,
    verify.new_key,
    log.log,
    new.new,
    place.place,
    propose.propose,
    schema.schema,
    serve.serve,
    verify.sign,
    snapshot.snapshot,
    tiles.tiles,
    unpack.unpack,
    verify.verify,
)


@click.group(cls=Guarded, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posture", prog_name="posture")
def main() -> None:
    """Check, draw and hand over a force-posture map of public reporting.

    THEATRE is a folder with theatre.json, sources.json and claims.geojson (or claims.parquet).

    \b
    Examples:
      posture app                                      the dashboard
      posture check seeds/southcom-2025                is the data sound?
      posture snapshot seeds/southcom-2025 -o map.html one file to hand over
      posture new my-theatre                           a small theatre to start from
      posture import --from ucdp-ged GED.csv -o sahel  a new theatre from a dataset
      posture place Maracaibo                          the id of a place
    """
