"""Start the dashboard: ``python dashboard/__main__.py``, with Streamlit's options, then ``--`` and the app's.

Streamlit ends by SIGTERM and Ctrl-C. Here it does by SIGHUP too, and also when nobody can read any more what
it says as it ends, because the terminal or the other end of a pipe is gone.
"""

import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from streamlit.web import cli

from dashboard import preparation

if TYPE_CHECKING:
    from typing_extensions import Buffer


def main() -> None:
    """Run Streamlit in this process."""
    # nohup has it ignored
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    sys.stdout, sys.stderr = map(_unheard, (sys.stdout, sys.stderr))
    sys.argv = ["streamlit", "run", str(Path(__file__).with_name("app.py")), *sys.argv[1:]]
    preparation.begin(sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else [])
    run: Callable[[], None] = cli.main
    run()


class _Unheard(io.FileIO):
    """A file that takes what cannot be written for written."""

    def write(self, data: "Buffer", /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _unheard(stream: TextIO) -> TextIO:
    """Return a standard stream that fails at nothing; it is None if it was closed when Python started."""
    if not stream:
        return stream
    file = io.BufferedWriter(_Unheard(stream.fileno(), "wb", closefd=False))
    return io.TextIOWrapper(file, stream.encoding, stream.errors, line_buffering=True)


if __name__ == "__main__":
    main()
