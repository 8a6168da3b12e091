"""Find a Chromium, or install one: the machine's own, then Playwright's, then what can be had."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find(bundled: str) -> str | None:
    """Return a browser's path: $CHROMIUM, one on the PATH, one in its usual place, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or next((place for place in (*PLACES, bundled) if Path(place).is_file()), None)


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
        found = find(bundled)
        if found:
            return found
    raise RuntimeError(
        "The browser tests need Chromium, Chrome or Edge, and none could be installed: install one, or set "
        "CHROMIUM to its path."
    )
