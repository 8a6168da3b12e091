"""The modules that a program loads."""

import subprocess
import sys


def loaded(code: str) -> set[str]:
    """Return the names of all modules that are loaded once the code has run in a Python of its own."""
    command = [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
