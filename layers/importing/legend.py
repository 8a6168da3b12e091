"""The legend of an imported theatre: its layers in order, with colours, textures and collections."""

from collections.abc import Mapping
from typing import Any

from layers.theatre.vocabulary import Texture

HUES = (
    *("#006CAF", "#DD4D00", "#02A66C", "#CF79A6", "#302589", "#9966FF", "#990000", "#99DD11"),
    *("#665566", "#FFDD77", "#88AAEE", "#883333", "#7711CC", "#AAAA55", "#44DDAA"),
)
"""Colours of which any two are apart for everybody, the first ones the farthest.

ΔE (CIE 1976) is 20 or more between any two, and from land and water, with and without protan, deutan and
tritan deficiency, in every theme. No way was found to have more than these: a search among all colours that
keep the first five, which the first theatre has. Those of Okabe and Ito are seven, and 16 apart.
"""

TEXTURES: tuple[Texture, ...] = ("hatch-up", "dots", "hatch-down", "hatch-flat", "tint")

KEYS = 10
"""Layers that a digit switches. If there are more, the legend has them in two collections."""

COLLECTIONS = {"most": f"The {KEYS} layers with most claims", "others": "Other layers"}


def hue(count: int) -> str:
    """Return the colour of the layer or actor after so many others."""
    return HUES[count % len(HUES)]


def legend(names: Mapping[str, str], claims: Mapping[str, int]) -> dict[str, list[dict[str, Any]]]:
    """Return the ``layers`` of a theatre, and its ``collections`` if it has more layers than digits.

    ``names`` are the layers' names by id, in the order of the file; ``claims`` is how many each has. More
    layers than digits are in the order of their claims, so that the digits are those of the fullest.
    """
    if len(names) <= KEYS:
        return {"layers": [_layer(id_, names[id_], at) for at, id_ in enumerate(names)]}
    order = sorted(names, key=lambda id_: -claims[id_])
    places = ("most", "others")
    return {
        "collections": [{"id": id_, "label": label} for id_, label in COLLECTIONS.items()],
        "layers": [
            _layer(id_, names[id_], at) | {"collection": places[at >= KEYS]} for at, id_ in enumerate(order)
        ],
    }


def shared(count: int) -> tuple[str, ...]:
    """Return what the report says of so many layers: how many have a colour that another has as well."""
    more = count - len(HUES)
    return (f"layers in a colour that another layer has too, in another pattern: {more}",) if more > 0 else ()


def _layer(id_: str, label: str, at: int) -> dict[str, Any]:
    """Return a layer; one in the colour of an earlier one has another texture."""
    texture = TEXTURES[(at + at // len(HUES)) % len(TEXTURES)]
    return {"id": id_, "label": label, "colour": hue(at), "texture": texture, "on": True}
