import pytest

from layers.cli import main
from tests.cli.conftest import run

COMMANDS = sorted(main.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_examples(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Examples:\n    posture {command}" in result.output


def test_the_group_lists_the_commands() -> None:
    result = run("--help")
    assert COMMANDS == [
        "agree",
        "app",
        "candidates",
        "check",
        "cite",
        "convert",
        "counts",
        "desk",
        "diff",
        "export",
        "feed",
        "fill",
        "impact",
        "import",
        "key",
        "log",
        "new",
        "place",
        "propose",
        "schema",
        "serve",
        "sign",
        "snapshot",
        "tiles",
        "unpack",
        "verify",
    ]
    assert all(f"\n  {command}" in result.output for command in COMMANDS)


def test_the_version() -> None:
    assert run("--version").output.startswith("posture, version ")


@pytest.mark.parametrize("arguments", [["rename"], ["check"], ["check", "a", "b"], ["check", "--loud"]])
def test_wrong_use(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
