"""The characters that no text of a record may have, and those that show nothing by themselves.

Both are the inside of a character class: the first in any dialect of regular expressions that knows escapes
of eight digits, as those of Python and pydantic do, the second in pydantic's alone.
"""

import re

UNWRITABLE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17)
)
"""Control characters (C0 and C1) and noncharacters.

Left out are a tab and the ends of lines, which XML 1.0 allows in text too: a note may have paragraphs.
"""


UNSEEN = r"\s\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800"
"""White space, formats, combining marks, fillers, and the blank of Braille."""


def unwritable(text: str) -> re.Match[str] | None:
    """Return where a text first has a control character or a noncharacter, or None if it has none."""
    return re.search(f"[{UNWRITABLE}]", text)
