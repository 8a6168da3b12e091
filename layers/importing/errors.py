"""The errors of an import."""


class FormatError(Exception):
    """A file that is not of the format at all; the message says what was expected and what was found."""


class FieldError(ValueError):
    """An unknown field or column in what was told; the message names the known ones."""
