"""``posture verify``, ``sign``, ``key``: whether a file is as it was written, and by whom."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer, tell
from layers.cli.progress import progress
from layers.cli.streams import read_bytes, write
from layers.cli.theatre import exit_with, opened
from layers.cli.words import count

if TYPE_CHECKING:
    from layers.exporting.carriers import Carried, Given
    from layers.theatre.catalogue import Catalogue

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command()
@FILE
@click.option(
    "--against",
    metavar="THEATRE",
    type=click.Path(path_type=Path),
    help="A theatre or snapshot to compare with.",
)
@click.option(
    "--key", metavar="FILE", type=click.Path(path_type=Path), help="The public key of whoever signed it."
)
@click.option("--signature", metavar="FILE", help="The signature; else FILE.sig.")
def verify(file: Path, against: Path | None, key: Path | None, signature: str | None) -> None:
    """Say whether FILE, a snapshot or an export, is as it was written.

    What can be computed anew is, and compared with the hashes that FILE carries; the answer names what was
    looked at. --against compares it with a theatre too, claim by claim. A hash finds what was changed, not
    who wrote it: whoever writes a whole file can write its hashes. A signature says who. The exit status is 1
    if anything differs.

    \b
    Examples:
      posture verify received.html
      posture verify claims.kml --against my-theatre
      posture verify map.html --key desk.pub
    """
    from layers.exporting.carriers import Given, carried
    from layers.exporting.verification import differences
    from layers.reading.door import guarded
    from layers.reading.problems import TheatreError

    progress("reading …")
    content = read_bytes(str(file))
    given = Given(file.name, content, file.resolve().parent)
    faults = [] if key is None else _unsigned(content, signature or f"{file}.sig", key)
    try:
        with guarded(file, str(file)):
            found = carried(given)
        faults += found.faults
        if against is not None:
            with opened(against) as theatre, guarded(file, str(file)):
                faults += differences(found, _as_written(given, theatre, found))
    except TheatreError as error:
        exit_with(error)
    for fault in faults:
        tell(f"error: {file}, {fault}")
    held = ", ".join((f"{file}: {count(len(found.claims), 'claim')}", f"data {found.data}", *found.besides))
    if faults:
        tell(f"{held}: {count(len(faults), 'difference')}")
        raise click.exceptions.Exit(1)
    known = ["as it was written"]
    known += [f"as in {against}"] if against else []
    known += [f"signed by the owner of {key}"] if key else []
    answer(f"{held}: {', '.join(known)}")


def _as_written(given: "Given", theatre: "Catalogue", found: "Carried") -> "dict[str, Any]":
    """Return the claims of a theatre as a file of the same form has them; where drawn, those that it has."""
    from dataclasses import replace

    from layers.exporting.carriers import carried
    from layers.exporting.choice import Choice
    from layers.exporting.exporters import EXPORTERS
    from layers.page.snapshot import snapshot
    from layers.page.state import opening

    if found.alike:
        return {id_: claim for id_, claim in found.alike(theatre).items() if id_ in found.claims}
    suffix = Path(given.name).suffix.lower().removeprefix(".")
    exporter = next((each for each in EXPORTERS if each.suffix == suffix), None)
    state = opening(theatre)
    content = exporter.make(theatre, Choice(state, scenes=True)) if exporter else snapshot(theatre, state)
    return carried(replace(given, content=content, beside=theatre.path.parent)).claims


def _unsigned(content: bytes, signature: str, key: Path) -> list[str]:
    from layers.exporting.signing import SigningError, is_signed

    try:
        if is_signed(content, read_bytes(signature), read_bytes(str(key))):
            return []
    except SigningError as error:
        raise Fail(f"{signature}: {error}") from None
    return [f"the signature: expected one by the owner of {key}, found that it does not fit"]


@click.command()
@FILE
@click.option(
    "--key", required=True, metavar="FILE", type=click.Path(path_type=Path), help="Your private key."
)
def sign(file: Path, key: Path) -> None:
    """Write FILE.sig, which says that FILE is yours to whoever has your public key.

    \b
    Examples:
      posture sign map.html --key desk.key
    """
    from layers.exporting.signing import SigningError, signed

    try:
        content = signed(read_bytes(str(file)), read_bytes(str(key)))
    except SigningError as error:
        raise Fail(f"{key}: {error}") from None
    write(f"{file}.sig", content)
    tell(f"wrote {file}.sig")


@click.command("key")
@click.argument("name", metavar="FILE", type=click.Path(path_type=Path))
def new_key(name: Path) -> None:
    """Write a new private key into FILE, for you alone, and its public key into FILE.pub, for the others.

    \b
    Examples:
      posture key desk.key
    """
    from layers.exporting.signing import SigningError, new_keys

    public = name.with_name(f"{name.name}.pub")
    if taken := [str(each) for each in (name, public) if each.exists()]:
        raise Fail(f"{', '.join(taken)}: expected no file there, found one: a lost key cannot be had back")
    try:
        secret, shared = new_keys()
    except SigningError as error:
        raise Fail(str(error)) from None
    write(str(name), secret, new=0o600)
    write(str(public), shared)
    tell(f"wrote {name} (keep it) and {public} (give it away)")
