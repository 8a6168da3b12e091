import re
from pathlib import Path

import pytest

from layers.exporting.credit_graph import credit_graph
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.reading.broken import broken, put


def test_every_arrow_goes_from_who_repeats_to_who_is_repeated(southcom: Catalogue) -> None:
    text = credit_graph(southcom)
    node = {found[2]: found[1] for found in re.finditer(r'(\d+) \[label="([^"\\]*)', text)}
    assert f"\t{node['The War Zone']} -> {node['Lt. Gen. Kyrylo Budanov']}\n" in text
    assert f"\t{node['Lt. Gen. Kyrylo Budanov']} -> " not in text


def test_a_source_that_repeats_nobody_and_is_not_repeated_is_left_out(southcom: Catalogue) -> None:
    assert "Al Jazeera" in (southcom.sources["aljazeera-1102"].publisher or "")
    assert "Al Jazeera" not in credit_graph(southcom)
    assert "Charter97" in credit_graph(southcom)


def test_origins_are_filled_dark(southcom: Catalogue) -> None:
    lines = [line for line in credit_graph(southcom).splitlines() if "#1d2733" in line]
    assert any("Budanov" in line for line in lines)
    assert any("Der Spiegel" in line for line in lines)
    assert not any("Charter97" in line for line in lines)


@pytest.mark.parametrize(
    ("publisher", "label"),
    [
        ("AT&amp;T", "AT&amp;amp;T"),
        ("AT&T &lt;", "AT&amp;T &amp;lt;"),
        ("<b>Bold</b>", "<b>Bold</b>"),
        (r"\N \L back\\", r"\\N \\L back\\\\"),
        ('a "quote"', r"a \"quote\""),
    ],
)
def test_a_label_shows_what_is_written(invented: Path, publisher: str, label: str) -> None:
    assert broken(invented, "sources.json", put("0.publisher", publisher)) == []
    assert rf'[label="{label}\n2026-03-12"' in credit_graph(read(invented))
