"""The errors of an import.

::

    FormatError             a file of another format
      HeaderError           a table in which no row has the usual names of columns
    FieldError(ValueError)  an unknown field or column in what was told
"""


class FormatError(Exception):
    """A file that is not of the format at all; the message says what was expected and what was found."""


class HeaderError(FormatError):
    """A table without a header that is known; ``columns`` is what stands in the row that could be it."""

    def __init__(self, message: str, columns: tuple[str, ...]) -> None:
        super().__init__(message)
        self.columns = columns


class FieldError(ValueError):
    """An unknown field or column in what was told; the message names the known ones."""
