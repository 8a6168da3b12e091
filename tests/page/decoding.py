from itertools import accumulate

SCALE = 250
"""Steps in a degree, in most tests."""


def points(text: str, scale: int = SCALE) -> list[tuple[float, float]]:
    """Decode a line independently of the code under test."""
    numbers, value, shift = [], 0, 0
    for character in text:
        group = ord(character) - 63
        value += (group % 32) << shift
        shift += 5
        if group < 32:
            numbers.append(-(value + 1) // 2 if value % 2 else value // 2)
            value = shift = 0
    lons, lats = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return [(lon / scale, lat / scale) for lon, lat in zip(lons, lats, strict=True)]
