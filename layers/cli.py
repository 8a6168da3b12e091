"""The command ``posture``: check, snapshot, cite, fill, convert, import, app, schema.

Exit status: 0 done, 1 problems found, 2 wrong use. What a command answers goes to standard output, what it
says about its work to standard error. What loads slowly is imported by the command that needs it.
"""

import contextlib
import errno
import importlib.util
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, TypeVar, get_args

import click

from layers.theatre.vocabulary import Assertion, Symbols, Theme

if TYPE_CHECKING:
    from layers.curating.citing import Borrowing, Finding
    from layers.importing import Atlas, Reading
    from layers.theatre.catalogue import Catalogue
    from layers.theatre.claim import Claim

T = TypeVar("T")

STANDARD = "-"
"""The file name that stands for standard input or output."""


class Fail(click.ClickException):
    """A problem in what was given, told in one line: exit status 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print the line, to standard error unless told otherwise."""
        click.echo(f"error: {self.message}", err=True, file=file)


class Guarded(click.Group):
    """A group whose output may fail (a full disk, a closed stream): one line says so, exit status 1."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; click itself is quiet about a reader who has left."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            what = error.filename or "standard output"
            with contextlib.suppress(OSError):
                click.echo(f"error: {what}: cannot be used: {error.strerror or error}", err=True)
            _drop_output()
            sys.exit(1)


def _drop_output() -> None:
    """Let what no stream would take go nowhere, or Python tries again at its end and complains."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        # None: closed when Python started; no file at all: a test's
        with contextlib.suppress(AttributeError, OSError):
            stream.flush()
            continue
        with contextlib.suppress(AttributeError, OSError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _corners(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(
            f"expected four numbers W,S,E,N (like -90,0,-50,25), found “{value}”"
        ) from None
    return west, south, east, north


def _listed(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


def _pairs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    wrong = [value for value in values if not all(value.partition("="))]
    if wrong:
        raise click.BadParameter(f"expected FIELD=COLUMN (like label=NAME), found “{wrong[0]}”")
    pairs = [(field, column) for field, _, column in (value.partition("=") for value in values)]
    twice = sorted(field for field, count in Counter(field for field, _ in pairs).items() if count > 1)
    if twice:
        raise click.BadParameter(f"expected each field once, found again: {', '.join(twice)}")
    return dict(pairs)


THEATRE = click.argument("theatre", type=click.Path(path_type=Path))


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posture", prog_name="posture")
def main() -> None:
    """Check, draw and hand over a force-posture map of public reporting.

    THEATRE is a folder with theatre.json, sources.json and claims.geojson (or claims.parquet).

    \b
    Examples:
      posture app                                      the dashboard
      posture check seeds/southcom-2025                is the data sound?
      posture snapshot seeds/southcom-2025 -o map.html one file to hand over
      posture import --from ucdp-ged GED.csv -o sahel  a new theatre from a dataset
    """


@main.command()
@THEATRE
@click.option("--strict", is_flag=True, help="Take each warning for a problem.")
def check(theatre: Path, strict: bool) -> None:
    """Say all that is wrong with THEATRE, or that nothing is.

    Each problem is one line: file, record, field, what was expected and what was found. Warnings are what a
    person should look at: figures without words, places finer than their paragraph, one origin behind a
    confirmation, links that nobody dated or archived. They leave the exit status at 0.

    \b
    Examples:
      posture check seeds/southcom-2025
      posture check seeds/southcom-2025 --strict
    """
    catalogue = _read(theatre)
    from layers.curating.warnings import warnings
    from layers.reading.problems import Problems, TheatreError

    found = Problems(warnings(catalogue))
    if strict and found:
        _fail(TheatreError(found))
    for warning in found:
        click.echo(f"warning: {warning}", err=True)
    if rest := found.rest():
        click.echo(rest, err=True)
    sizes = _sizes(claim=catalogue.claims, layer=catalogue.theatre.layers, source=catalogue.sources)
    verdict = f"no problems, {_count(len(found), 'warning')}" if found else "no problems"
    click.echo(f"{catalogue.theatre.id}: {sizes}, data {catalogue.digest}: {verdict}")


@main.command()
@THEATRE
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; - is standard output."
)
@click.option("--layers", metavar="A,B", help="The visible layers (ids); else those it opens with.")
@click.option(
    "--view",
    callback=_corners,
    metavar="W,S,E,N",
    help="What the map shows, in degrees; else the opening view.",
)
@click.option("--select", metavar="CLAIM", help="The claim (id) whose record is open.")
@click.option(
    "--scene", metavar="SCENE", help="The scene (id) it opens with; layers and view are the scene’s own."
)
@click.option("--brief", is_flag=True, help="Open in briefing mode: the map alone, in large type.")
@click.option(
    "--theme",
    type=click.Choice(get_args(Theme)),
    default=get_args(Theme)[0],
    show_default=True,
    help="The colours it opens with.",
)
@click.option(
    "--symbols",
    type=click.Choice(get_args(Symbols)),
    default=get_args(Symbols)[0],
    show_default=True,
    help="By nationality, or MIL-STD-2525D where a claim has a symbol code.",
)
@click.option(
    "--assertion", callback=_listed, metavar="A,B", help="Only claims that are stated, alleged, … (ids)."
)
@click.option("--actor", callback=_listed, metavar="A,B", help="Only claims about these actors (ids).")
@click.option(
    "--source",
    callback=_listed,
    metavar="A,B",
    help="Only claims that cite or rest on these sources (ids).",
)
@click.option(
    "--search", default="", metavar="WORDS", help="Only claims with these words in label, statement or place."
)
@click.option("--until", metavar="DATE", help="Only claims reported by then, and undated ones.")
def snapshot(
    theatre: Path,
    output: str,
    layers: str | None,
    view: tuple[float, float, float, float] | None,
    select: str | None,
    scene: str | None,
    brief: bool,
    theme: Theme,
    symbols: Symbols,
    assertion: tuple[Assertion, ...],
    actor: tuple[str, ...],
    source: tuple[str, ...],
    search: str,
    until: str | None,
) -> None:
    """Write THEATRE as one HTML file that needs nothing else, no network either.

    The same data and options give the same bytes.

    \b
    Examples:
      posture snapshot seeds/southcom-2025 -o map.html
      posture snapshot seeds/southcom-2025 -o map.html --layers aor,movements --view -90,0,-50,25
      posture snapshot seeds/southcom-2025 -o map.html --theme print --symbols 2525
      posture snapshot seeds/southcom-2025 -o map.html --assertion stated,reported --until 2025-11-19
      posture snapshot seeds/southcom-2025 -o talk.html --scene ru-reported --brief
      posture snapshot seeds/southcom-2025 -o - --select ru-etf-strength > map.html
    """
    catalogue = _read(theatre)
    _progress("drawing …")
    from layers.page.snapshot import snapshot as drawn
    from layers.page.state import NO_FILTERS, StateError, opening
    from layers.theatre.theatre import Filters

    start = opening(catalogue, scene)
    chosen = (
        start.layers if layers is None else tuple(id_.strip() for id_ in layers.split(",") if id_.strip())
    )
    try:
        # what the theatre does not offer is told with the rest of the state
        filters = Filters.model_construct(
            assertions=assertion, actors=actor, sources=source, search=search.strip()
        )
        state = replace(
            start, layers=chosen, view=view or start.view, select=select, theme=theme, symbols=symbols,
            scene=scene, filters=start.filters if filters == NO_FILTERS else filters, until=until,
            brief=brief,
        ).checked(catalogue)  # fmt: skip
    except StateError as error:
        raise click.UsageError(str(error)) from None
    page = drawn(catalogue, state)
    _write(output, page)
    shown = f"{len(state.layers)} of {_count(len(catalogue.theatre.layers), 'layer')}"
    name = "standard output" if output == STANDARD else output
    click.echo(f"wrote {name} ({len(page) / 1000:.0f} KB, {shown}, data {catalogue.digest})", err=True)


@main.command()
@THEATRE
@click.option(
    "--article", required=True, metavar="FILE", help="Your copy, as UTF-8 text; - is standard input."
)
@click.option(
    "--source", metavar="ID", help="The source it is a copy of; needed where several could be meant."
)
def cite(theatre: Path, article: str, source: str | None) -> None:
    """Check the citations of THEATRE against your own copy of the article.

    The data keeps no text of a source, only each cited paragraph’s SHA-256. A paragraph is a line that is not
    blank, or a block between blank lines. Statements and notes are in the curator’s own words: seven or more
    in a row that your copy has too are told as a problem.

    \b
    Examples:
      posture cite seeds/southcom-2025 --article article.txt
      pdftotext article.pdf - | posture cite seeds/southcom-2025 --article - --source article
    """
    from layers.curating.citing import borrowings, compare
    from layers.reading.problems import printable

    catalogue = _read(theatre)
    claims = list(catalogue.claims.values())
    source = _cited(claims, source)
    text = _text(article)
    findings, borrowed = compare(claims, source, text), borrowings(claims, source, text)
    for finding in findings:
        click.echo(f"{finding.claim}: {_finding(finding)}")
    for borrowing in borrowed:
        click.echo(printable(f"{borrowing.claim}: {_borrowing(borrowing)}"))
    counts = Counter(finding.verdict for finding in findings)
    click.echo(
        f"{_count(len(findings), 'citation')} of {source}: {counts['match']} match, {counts['moved']} moved, "
        f"{counts['missing']} no longer match, {counts['no fingerprint']} without a fingerprint"
        + (f"; {_count(len(borrowed), 'text')} not in own words" if borrowed else "")
    )
    if counts["moved"] or counts["missing"] or borrowed:
        raise click.exceptions.Exit(1)


@main.command()
@THEATRE
@click.option(
    "--article", metavar="FILE", help="A source’s text (UTF-8), to add fingerprints; - is standard input."
)
@click.option("--source", metavar="ID", help="The source it is the text of; goes with --article.")
def fill(theatre: Path, article: str | None, source: str | None) -> None:
    """Complete the claims of THEATRE: geometry from the gazetteer, fingerprints from the article.

    Give a claim its place and a null geometry, and its citation a paragraph; this adds the rest to
    claims.geojson and touches nothing else. The claims need not pass the check yet.

    \b
    Examples:
      posture fill seeds/southcom-2025
      posture fill seeds/southcom-2025 --article article.txt --source article
    """
    if (article is None) != (source is None):
        raise click.UsageError("--article and --source go together")
    from layers.curating.filling import fill as filled
    from layers.reading.gazetteer import gazetteer_for
    from layers.reading.problems import TheatreError
    from layers.reading.theatre import FILES, PARQUET
    from layers.writing.geojson import format_geojson

    path = theatre / FILES[2]
    if not path.exists() and (theatre / PARQUET).exists():
        raise Fail(f"{theatre}: expected {FILES[2]}, found {PARQUET} (see “posture convert”)")
    try:
        raw = _collection(path)
        gazetteer = gazetteer_for(theatre)
    except TheatreError as error:
        _fail(error)
    text = "" if article is None else _text(article)
    completed, changed = filled(raw, gazetteer, source, text)
    if changed:
        _write(str(path), format_geojson(completed))
    click.echo(f"{path}: {changed} of {_count(len(completed['features']), 'claim')} changed")


@main.command()
@THEATRE
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(["geojson", "parquet"]),
    help="The form to write: GeoJSON to edit by hand, GeoParquet for very many claims.",
)
def convert(theatre: Path, form: str) -> None:
    """Write the claims of THEATRE in another form, beside the file that has them.

    Nothing is removed: a theatre has its claims in one file, so move the old one away once you have looked at
    the new. The claims stay the same, and so does the digest of the data.

    \b
    Examples:
      posture convert sahel --to parquet && rm sahel/claims.geojson
      posture convert sahel --to geojson && rm sahel/claims.parquet
    """
    catalogue = _read(theatre)
    from layers.reading.theatre import FILES, PARQUET

    name = PARQUET if form == "parquet" else FILES[2]
    if name == catalogue.file:
        raise click.UsageError(f"the claims of {theatre} are in {name} already")
    _progress("writing …")
    if form == "parquet":
        from layers.writing.geoparquet import geoparquet

        _write(str(theatre / name), [geoparquet(catalogue.claims)])
    else:
        from layers.writing.geojson import geojson

        _write(str(theatre / name), geojson(catalogue.claims.members, catalogue.claims.features()))
    click.echo(f"{theatre / name}: {_count(len(catalogue.claims), 'claim')} written")
    click.echo(f"a theatre has its claims in one file: now remove {catalogue.file}", err=True)


@main.command("import")
@click.argument("file")
@click.option(
    "--from",
    "kind",
    required=True,
    type=click.Choice(["ucdp-ged", "acled", "geojson"]),
    help="The format of FILE: UCDP GED or ACLED as CSV, or any GeoJSON.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="THEATRE",
    help="The new theatre’s folder.",
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    callback=_pairs,
    metavar="FIELD=COLUMN",
    help="For GeoJSON: the property that gives a field; once for each.",
)
@click.option("--force", is_flag=True, help="Write over the theatre that is there; its other files stay.")
def import_(file: str, kind: str, output: Path, pairs: dict[str, str], force: bool) -> None:
    """Make a new THEATRE of FILE, a dataset that others publish; - is standard input.

    The answer is a report: what was mapped to what, what was rounded, drawn as a country, left out, and in
    which rows (counted from 1, without the header).

    \b
    Examples:
      posture import --from ucdp-ged GEDEvent.csv -o sahel
      posture import --from acled export.csv -o sahel --force
      posture import --from geojson bases.geojson -o bases --map label=NAME --map where.precision=PREC
    """
    if pairs and kind != "geojson":
        raise click.UsageError("--map goes with --from geojson; the columns of the others are known")
    _progress("reading …")
    from layers.importing import Atlas, Draft, FieldError, FolderError, FormatError, write_theatre
    from layers.importing.folder import check_free
    from layers.importing.wording import slug
    from layers.reading.gazetteer import gazetteer_for
    from layers.reading.problems import TheatreError, printable

    try:
        check_free(output, force)
        gazetteer = gazetteer_for(output)
        reading = _reading(kind, file, Atlas(gazetteer), pairs)
        draft = Draft(reading, gazetteer, date.today().isoformat())
        draft.fill(_watched(reading.events))
        if draft.tally.written:
            write_theatre(output, draft.files(slug(output.resolve().name)), force)
    except FieldError as error:
        raise click.UsageError(str(error)) from None
    except FormatError as error:
        raise Fail(f"{file}: {error}") from None
    except FolderError as error:
        raise Fail(f"{output}: {error}") from None
    except OSError as error:
        raise Fail(f"{output}: cannot be written: {error.strerror}") from None
    except TheatreError as error:
        _fail(error)
    for line in draft.tally.lines(reading.name, reading.mapped, reading.unused):
        click.echo(printable(line))
    if not draft.tally.written:
        raise Fail(f"{file}: expected at least one row that can be a claim, found none")
    click.echo(f"wrote {output}", err=True)


@main.command()
@click.argument("theatre", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def app(theatre: Path | None) -> None:
    """Start the dashboard, with THEATRE in its list if one is given. Ctrl-C ends it.

    \b
    Examples:
      posture app
      posture app ~/theatres/north-sea
    """
    found = importlib.util.find_spec("dashboard")
    folders = list(found.submodule_search_locations or ()) if found else []
    scripts = [script for folder in folders if (script := Path(folder, "app.py")).is_file()]
    if not scripts:
        raise Fail("the dashboard is not installed: expected dashboard/app.py beside layers/")
    options = ["--", "--theatre", str(theatre.resolve())] if theatre else []
    process = subprocess.Popen(  # noqa: S603 - our own script, no shell
        [sys.executable, "-m", "streamlit", "run", str(scripts[0]), *options]
    )
    try:
        status = process.wait()
    except KeyboardInterrupt:
        # the terminal has sent Streamlit the same signal
        process.wait()
        status = 0
    raise click.exceptions.Exit(status)


@main.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Else the shipped seeds/schema."
)
def schema(output: Path | None) -> None:
    """Write the JSON Schemas of a theatre’s files.

    \b
    Examples:
      posture schema
      posture schema -o schemas
    """
    from layers.reading.gazetteer import GAZETTEER
    from layers.theatre.schema import schema_text, schemas

    folder = output or GAZETTEER.parent / "schema"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fail(f"{folder}: cannot be made: {error.strerror}") from None
    for name, content in schemas().items():
        _write(str(folder / name), schema_text(content))
    click.echo(f"{folder}: {_count(len(schemas()), 'schema')} written")


def _reading(kind: str, file: str, atlas: "Atlas", pairs: dict[str, str]) -> "Reading":
    """Return the events of a file in that format."""
    from layers.importing import acled, geojson, ucdp

    text = _text(file)
    if kind == "geojson":
        return geojson.read(text, atlas, "standard input" if file == STANDARD else Path(file).name, pairs)
    read = ucdp.read if kind == "ucdp-ged" else acled.read
    return read(text, atlas)


def _watched(rows: Iterable[T]) -> Iterator[T]:
    """Yield the rows; from the second second on, tell somebody who watches how many."""
    told = time.monotonic()
    for number, row in enumerate(rows, start=1):
        yield row
        if time.monotonic() - told > 1:
            told = time.monotonic()
            _progress(f"{number} rows …")


def _read(theatre: Path) -> "Catalogue":
    """Return the theatre; its problems are told, one a line, and end the command."""
    _progress("reading …")
    from layers.reading.problems import TheatreError
    from layers.reading.theatre import read

    try:
        return read(theatre)
    except TheatreError as error:
        _fail(error)


def _fail(error: Any) -> NoReturn:
    """Tell every problem of a TheatreError, and how many they are."""
    for problem in error.problems:
        click.echo(f"error: {problem}", err=True)
    if error.rest:
        click.echo(error.rest, err=True)
    click.echo(_count(error.count, "problem"), err=True)
    raise click.exceptions.Exit(1)


def _collection(path: Path) -> dict[str, Any]:
    """Return a FeatureCollection as read; TheatreError says why not."""
    from layers.reading.problems import Problems, TheatreError
    from layers.reading.records import features
    from layers.reading.strict_json import load

    problems = Problems()
    raw = load(path, problems)
    features(raw, problems, path.name)
    if problems:
        raise TheatreError(problems)
    collection: dict[str, Any] = raw
    return collection


def _cited(claims: "list[Claim]", source: str | None) -> str:
    """Return the source to compare: the one asked for, or the only one with fingerprints."""
    citations = [citation for claim in claims for citation in claim.properties.citations]
    if source is not None:
        cited = sorted({citation.source for citation in citations})
        if source not in cited:
            raise click.UsageError(f"expected --source from {', '.join(cited)}; found “{source}”")
        return source
    marked = sorted({citation.source for citation in citations if citation.sha256})
    if len(marked) != 1:
        found = f"{len(marked)} ({', '.join(marked)})" if marked else "none"
        raise click.UsageError(f"say which --source: expected one with fingerprints, found {found}")
    return marked[0]


def _finding(finding: "Finding") -> str:
    """Return what became of a citation, in words."""
    at = "it" if finding.paragraph is None else f"paragraph {finding.paragraph}"
    match finding.verdict:
        case "match":
            return f"{at} matches"
        case "moved":
            return f"{at} has moved to {', '.join(str(number) for number in finding.found_at)}"
        case "missing":
            return f"{at} no longer matches"
    return f"{at} has no fingerprint"


def _borrowing(borrowing: "Borrowing") -> str:
    """Return what a claim has of the source's wording, in words."""
    return (
        f"{borrowing.field}: expected own words only, "
        f"found {borrowing.count} in a row of the source’s: “{borrowing.words}”"
    )


def _text(name: str) -> str:
    """Return the text of a file, or of standard input."""
    try:
        content = _open(sys.stdin).buffer.read() if name == STANDARD else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fail(f"{name}: expected UTF-8 text, found another byte at position {error.start}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Fail(f"{name}: cannot be read: {reason}") from None


def _write(name: str, content: bytes | Iterable[bytes]) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if name == STANDARD:
        output = _open(sys.stdout).buffer
        output.writelines([content] if isinstance(content, bytes) else content)
        output.flush()
        return
    from layers.writing.whole import write_whole

    try:
        write_whole(Path(name), content)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Fail(f"{name}: cannot be written: {reason}") from None


def _open(stream: TextIO | None) -> TextIO:
    """Return a standard stream; Python has None for one that was closed when it started."""
    if stream is None:
        raise OSError(errno.EBADF, "it is closed")
    return stream


def _progress(words: str) -> None:
    """Say what takes its time, to somebody who watches."""
    if sys.stderr and sys.stderr.isatty():
        click.echo(words, err=True)


def _sizes(**collections: Any) -> str:
    return ", ".join(_count(len(collection), name) for name, collection in collections.items())


def _count(number: int, name: str) -> str:
    """Return "1 claim", "2 claims"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
