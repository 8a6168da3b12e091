"""Find a Chromium, or install one: the machine's own, then Playwright's, then what can be had."""

import os
import shutil
import subprocess
import sys

from layers.exporting.rendering.browser import found

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def find(bundled: str) -> str | None:
    """Return a browser's path: $CHROMIUM, or the one that the product would find."""
    return os.environ.get("CHROMIUM") or found(bundled)


def install(bundled: str) -> str:
    """Install a browser and return its path.

    Raises:
        RuntimeError: when neither Playwright's download nor the system's packages can be had.

    """
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        attempts += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    for command in attempts:
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, timeout=600)
        if path := find(bundled):
            return path
    raise RuntimeError(
        "The browser tests need Chromium, Chrome or Edge, and none could be installed: install one, or set "
        "CHROMIUM to its path."
    )
