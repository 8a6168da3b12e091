"""Import what others publish: rows of a dataset become the claims of a new theatre.

::

    FormatError(Exception)      a file that is not of the format at all
    FieldError(ValueError)      a field or a column of ``--map`` that there is not (wrong use)
    FolderError(Exception)      a folder that is not to be written to

One module reads each format into events (:mod:`layers.importing.event`); what they share is here.
"""

from layers.importing.draft import Draft
from layers.importing.event import FieldError, FormatError, Reading
from layers.importing.folder import FolderError, write_theatre
from layers.importing.spot import Atlas
from layers.importing.tally import Tally

__all__ = ["Atlas", "Draft", "FieldError", "FolderError", "FormatError", "Reading", "Tally", "write_theatre"]
