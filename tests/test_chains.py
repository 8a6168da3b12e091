from layers.catalogue import Catalogue
from layers.chains import graph


def test_every_arrow_goes_from_who_repeats_to_who_is_repeated(southcom: Catalogue) -> None:
    text = graph(southcom)
    assert "The War Zone" in text
    node = {
        who: text.split(f'label="{who}')[0].split()[-2] for who in ("The War Zone", "Lt. Gen. Kyrylo Budanov")
    }
    assert f"{node['The War Zone']} -> {node['Lt. Gen. Kyrylo Budanov']}" in text
    assert f"{node['Lt. Gen. Kyrylo Budanov']} -> " not in text


def test_origins_are_filled_dark(southcom: Catalogue) -> None:
    lines = [line for line in graph(southcom).splitlines() if "#1d2733" in line]
    assert any("Budanov" in line for line in lines)
    assert not any("The War Zone" in line for line in lines)
