"""Report failures in one line, and exit with status 1."""

import contextlib
import gc
import os
import sys
from typing import Any

import click

from layers.cli.printing import tell
from layers.reading.problems import printable

RARELY = 100_000
"""Objects made, fewer those deleted, after which Python looks for garbage, as it loads libraries too: a
command is short, and a tenth of its time went there."""


class Fail(click.ClickException):
    """A problem with a file or an argument, reported in one line; the exit status is 1."""

    exit_code = 1

    def show(self, _file: Any = None) -> None:
        """Print the line to standard error."""
        tell(f"error: {self.message}")


class Guarded(click.Group):
    """A group of commands that reports wrong use, and output that fails, as on a full disk, in one line."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line, and exit with its status; it is 1 if the output cannot be written.

        If the reader of a pipe has gone, click exits by itself without a message.
        """
        gc.set_threshold(RARELY)
        # else pydantic reads the metadata of every installed package to look for some
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        try:
            sys.exit(self._status(*args, **extra))
        except OSError as error:
            what = error.filename or "standard output"
            with contextlib.suppress(OSError):
                tell(f"error: {what}: cannot be used: {error.strerror or error}")
            _drop_output()
            sys.exit(1)

    def _status(self, *args: Any, **extra: Any) -> Any:
        """Run the command line, and return its exit status after reporting wrong use."""
        try:
            return super().main(*args, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            return error.exit_code
        except click.ClickException as error:
            # click quotes arguments as they are
            error.message = printable(error.message)  # type: ignore[misc]  # final, and shown by its class
            error.show()
            return error.exit_code
        except click.Abort:
            tell("interrupted")
            return 1


def _drop_output() -> None:
    """Discard buffered output, which Python would else try to write on exit, and print a traceback."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        # AttributeError: None, closed when Python started; OSError: a stream without a file, in tests
        with contextlib.suppress(AttributeError, OSError):
            stream.flush()
            continue
        with contextlib.suppress(AttributeError, OSError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
