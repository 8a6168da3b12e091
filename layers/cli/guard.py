"""Report failures in one line, and exit with status 1."""

import contextlib
import os
import sys
from typing import Any

import click


class Fail(click.ClickException):
    """A problem with a file or an argument, reported in one line; the exit status is 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print the line to standard error, or to ``file`` if one is given."""
        click.echo(f"error: {self.message}", err=True, file=file)


class Guarded(click.Group):
    """A group of commands that reports in one line if output fails, as on a full disk or a closed stream."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line, and exit with status 1 if its output cannot be written.

        If the reader of a pipe has gone, click exits by itself without a message.
        """
        try:
            return super().main(*args, **extra)
        except OSError as error:
            what = error.filename or "standard output"
            with contextlib.suppress(OSError):
                click.echo(f"error: {what}: cannot be used: {error.strerror or error}", err=True)
            _drop_output()
            sys.exit(1)


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
