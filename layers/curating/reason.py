"""Why something is proposed, or what a curator should know of it: a message that every language has."""

from dataclasses import dataclass, field
from typing import Any

from layers.messages.language import Language, text


@dataclass(frozen=True)
class Reason:
    """A message of the interface by its key, and the values of its placeholders."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return the message in a language."""
        return text(language, self.key, **self.values)
