"""The colours of a sheet: those of the light theme in ``layers/web/dom/base.css``."""

INK = "#1d2733"
QUIET = "#51606e"
HAIRLINE = "#d5dce2"
WATER = "#e7eff4"
LAND = "#fbfaf6"
BORDER = "#b3bcc4"
NAME = "#56616c"
SEA_NAME = "#476a82"
CARD_EDGE = "#aab4bd"
PANEL = "#ffffff"
CLAIMED = "#6f7b86"
BANNER = "#8a4b00"
BANNER_GROUND = "#fff4e0"
LINK = "#0b57d0"


def ink_on(colour: str) -> str:
    """Return whichever of black and white reads better on a colour (contrast by WCAG 2.2)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#ffffff" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000000"
