"""Import what others publish: rows of a dataset become the claims of a new theatre.

::

    FormatError(Exception)      a file that is not of the format at all
    FieldError(ValueError)      an unknown field or column in ``--map`` (wrong use)
    FolderError(Exception)      a folder that must not be written to

Each format is one module of :mod:`layers.importing.formats`. It reads rows into events
(:mod:`layers.importing.event`), from which :mod:`layers.importing.draft` makes a theatre.
"""
