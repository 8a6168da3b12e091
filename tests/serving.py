"""Run a Streamlit script as its users do, in a process of its own."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile


@contextmanager
def serving(
    script: Path, *arguments: str, python: str = sys.executable, options: Sequence[str] = ()
) -> Iterator[str]:
    """Run a script with arguments, and Streamlit with options, and give the address."""
    with process(script, *arguments, python=python, options=options) as (address, _):
        yield address


@contextmanager
def process(
    script: Path, *arguments: str, python: str = sys.executable, options: Sequence[str] = ()
) -> Iterator[tuple[str, int]]:
    """Run a script likewise, and give the address and the id of the process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        python, "-m", "streamlit", "run", str(script), "--server.headless=true", "--server.address=127.0.0.1",
        f"--server.port={port}", "--server.fileWatcherType=none", *options, "--", *arguments,
    ]  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    with TemporaryFile() as output:
        # started from elsewhere, so that nothing depends on the current folder
        started = subprocess.Popen(command, cwd="/", stdout=output, stderr=subprocess.STDOUT)
        try:
            if not _answers(f"{address}/_stcore/health", started):
                output.seek(0)
                raise RuntimeError(f"no answer from {address}:\n{output.read().decode(errors='replace')}")
            yield address, started.pid
        finally:
            started.terminate()
            started.wait(timeout=20)


def _answers(address: str, process: "subprocess.Popen[bytes]") -> bool:
    """Return whether the address answers within a minute, while the process runs."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  # our own server
                return True
        except OSError:
            time.sleep(0.1)
    return False
