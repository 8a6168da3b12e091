"""Run a Streamlit script as its users do, in a process of its own."""

import socket
import subprocess
import sys
import threading
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
    """Run a script likewise, and give the address and the id of the process.

    One that is called ``__main__.py`` starts Streamlit itself.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        python, *([] if script.name == "__main__.py" else ["-m", "streamlit", "run"]), str(script),
        "--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}",
        "--server.fileWatcherType=none", *options, "--", *arguments,
    ]  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    with TemporaryFile() as output:
        # started from elsewhere, so that nothing depends on the current folder
        started = subprocess.Popen(command, cwd="/", stdout=output, stderr=subprocess.STDOUT)
        try:
            if not answers(f"{address}/_stcore/health", started):
                output.seek(0)
                raise RuntimeError(f"no answer from {address}:\n{output.read().decode(errors='replace')}")
            yield address, started.pid
        finally:
            started.terminate()
            started.wait(timeout=20)


@contextmanager
def folder_served(folder: Path) -> Iterator[str]:
    """Serve a folder as ``posture serve`` does, from a thread, and give the address."""
    import uvicorn

    from layers.cli.serve import serving as application

    config = uvicorn.Config(application(folder), host="127.0.0.1", port=0, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


def answers(address: str, process: "subprocess.Popen[bytes]") -> bool:
    """Return whether the address answers within a minute, while the process runs."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  # our own server
                return True
        except OSError:
            time.sleep(0.1)
    return False
