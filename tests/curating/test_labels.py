from typing import Any

import pytest

from layers.curating.labels import LONGEST, label_for


def quantity(verbatim: str, unit: str = "troops", **numbers: float) -> dict[str, Any]:
    return {"verbatim": verbatim, "unit": unit, **numbers}


@pytest.mark.parametrize(
    ("given", "label"),
    [
        (("", "reported", quantity("roughly 120 Russian troops", best=120)), "≈120 troops (reported)"),
        (("warships", "stated", quantity("seven warships", best=7)), "7 warships"),
        (
            ("", "alleged", quantity("more than 2,200 Marines", "Marines", low=2200)),
            ">2,200 Marines (alleged)",
        ),
        (("killed", "stated", quantity("at least 83 people", low=83)), "≥83 killed"),
        (("tons", "speculated", quantity("as much as 34 tons", high=34)), "≤34 tons (speculated)"),
        (("warships", "reported", quantity("12–15 warships", low=12, high=15)), "12–15 warships (reported)"),
        (("militia", "stated", quantity("4.5 tons", best=4.5)), "4.5 militia"),
        (("Troops in the hundreds", "stated", quantity("hundreds of troops")), "Troops in the hundreds"),
        (("A need for skills", "assessed", None), "A need for skills (assessed)"),
    ],
)
def test_a_label_keeps_the_sign_and_the_hedge(given: tuple[Any, ...], label: str) -> None:
    assert label_for(*given) == label


def test_a_label_is_in_the_language_of_the_theatre() -> None:
    given = quantity("unos 15.000 efectivos", "efectivos", best=15000)
    assert label_for("", "reported", given, "es") == "≈15.000 efectivos (según informes)"


def test_only_what_it_is_about_is_cut() -> None:
    label = label_for("troops of a brigade " * 3, "conditional", quantity("about 120", best=120))
    assert len(label) <= LONGEST
    assert label.startswith("≈120 troops of a brigade")
    assert label.endswith("… (conditional)")
