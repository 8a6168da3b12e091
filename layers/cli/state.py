"""The options of a command for the state that a page opens in, made from the table of parameters."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from layers.page.parameters import PARAMETERS, Box, Kind, Parameter, nested

if TYPE_CHECKING:
    from layers.page.state import State
    from layers.theatre.catalogue import Catalogue

F = TypeVar("F", bound=Callable[..., Any])


def state_options(names: Collection[str] | None = None) -> Callable[[F], F]:
    """Return what adds an option for each parameter with a help text, or for those of these names.

    They stand in the order of the table. The value of an option that is not given is None.
    """

    def add(command: F) -> F:
        for parameter in reversed(PARAMETERS):
            if parameter.help and (names is None or parameter.name in names):
                command = _option(parameter)(command)
        return command

    return add


def chosen(catalogue: "Catalogue", given: Mapping[str, Any]) -> "State":
    """Return the opening state, or that of the scene, changed by the options that are given.

    If any filter is given, the scene's own filters do not apply.

    Raises:
        click.UsageError: if the theatre does not offer what an option asks for.

    """
    from layers.page.state import NO_FILTERS, StateError, opening
    from layers.theatre.theatre import Filters

    values = {each.field: given[each.name] for each in PARAMETERS if given.get(each.name) is not None}
    changes = nested(values)
    # not validated, because State.checked reports what the theatre does not offer
    filters = Filters.model_construct(**changes.pop("filters", {}))
    if filters != NO_FILTERS:
        changes["filters"] = filters
    try:
        return replace(opening(catalogue, given["scene"]), **changes).checked(catalogue)
    except StateError as error:
        raise click.UsageError(str(error)) from None


def _option(parameter: Parameter) -> Callable[[F], F]:
    return click.option(
        f"--{parameter.name}",
        help=parameter.help,
        metavar=parameter.metavar,
        **KINDS[parameter.kind](parameter),
    )


def _ids(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Return the ids in a list with commas; raise BadParameter if one of them is there twice."""
    if value is None:
        return None
    ids = [part.strip() for part in value.split(",") if part.strip()]
    if twice := [id_ for id_, times in Counter(ids).items() if times > 1]:
        raise click.BadParameter(f"expected each once, found again: {', '.join(twice)}")
    return tuple(ids)


def _view(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Box | None:
    if value is None:
        return None
    try:
        west, south, east, north = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(
            f"expected four numbers W,S,E,N (like -90,0,-50,25), found “{value}”"
        ) from None
    return west, south, east, north


def _text(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return value and value.strip()


KINDS: dict[Kind, Callable[[Parameter], dict[str, Any]]] = {
    "ids": lambda _: {"callback": _ids},
    "id": lambda _: {},
    "choice": lambda own: {
        "type": click.Choice(own.choices),
        "default": own.choices[0],
        "show_default": True,
    },
    "view": lambda _: {"callback": _view},
    "date": lambda _: {},
    "text": lambda _: {"callback": _text},
    "flag": lambda _: {"is_flag": True},
}
"""The arguments of ``click.option`` by kind of parameter."""
