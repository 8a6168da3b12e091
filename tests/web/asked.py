"""The viewer's modules, asked from Python."""

import json
import subprocess
from pathlib import Path
from typing import Any, Literal

from deno import find_deno_bin

from layers.messages.language import LANGUAGES, header, messages
from layers.page.payload import pack, payload
from layers.theatre.catalogue import Catalogue

Question = Literal["links", "states", "visible", "citations", "lengths", "distances"]


def ask(catalogue: Catalogue | None, question: Question, given: list[Any]) -> Any:
    """Return what the viewer’s modules make of each of the given, on that theatre if any (see ask.js)."""
    asked = {
        "packed": catalogue and pack(payload(catalogue)),
        "messages": {
            language: messages(language) | {"$locale": header(language).locale} for language in LANGUAGES
        },
        "question": question,
        "given": given,
    }
    command = [find_deno_bin(), "run", "--no-check", str(Path(__file__).with_name("ask.js"))]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
