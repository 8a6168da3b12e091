import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from layers.curating.warnings import warnings
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue

Warnings = Callable[..., list[str]]


@pytest.fixture
def warned(invented: Path) -> Warnings:
    """The warned about the invented theatre after changes to its claims (by id) and sources."""

    def told(sources: dict[str, Any] | None = None, **claims: dict[str, Any]) -> list[str]:
        collection = json.loads((invented / "claims.geojson").read_text(encoding="utf-8"))
        for feature in collection["features"]:
            feature["properties"] |= claims.get(feature["id"].replace("-", "_"), {})
        (invented / "claims.geojson").write_text(json.dumps(collection), encoding="utf-8")
        documents = json.loads((invented / "sources.json").read_text(encoding="utf-8"))
        for document in documents:
            document |= {"accessed": "2026-03-14"} if sources is None else sources
        (invented / "sources.json").write_text(json.dumps(documents), encoding="utf-8")
        found = [str(doubt) for doubt in warnings(read(invented))]
        return [each for each in found if "expected a citation with the paragraph" not in each]

    return told


CONFIRMED = {"rating": {"reliability": "B", "credibility": 1, "by": "A rater", "on": "2026-03-14"}}


def test_the_shipped_theatre_is_doubted_only_for_what_its_guide_explains(southcom: Catalogue) -> None:
    doubts = list(warnings(southcom))
    assert {doubt.file for doubt in doubts} == {"claims.geojson"}
    for doubt in doubts:
        says = southcom.claims[doubt.record.partition("(")[2].rstrip(")")].properties
        if doubt.field == "quantity.verbatim":
            assert southcom.sources[says.citations[0].source].language, "numbers in words of other languages"
        else:
            assert doubt.field == "where.precision"
            assert [each.paragraph for each in says.citations] == [None], "a caption, or not found again"


class TestConfirmation:
    def test_one_origin_confirms_nothing(self, warned: Warnings) -> None:
        (doubt,) = warned(amber_pier=CONFIRMED)
        assert doubt == (
            "claims.geojson, feature 3 (amber-pier), rating.credibility: "
            "expected two origins or more behind 1 (confirmed), found one: harbour-gazette"
        )

    def test_outlets_that_repeat_one_origin_are_one(self, warned: Warnings) -> None:
        both = [{"source": "harbour-gazette", "paragraph": 4}, {"source": "island-wire"}]
        (doubt,) = warned(amber_pier=CONFIRMED | {"citations": both})
        assert doubt.endswith("found one: island-wire")

    def test_two_origins_do(self, warned: Warnings) -> None:
        both = [{"source": "amber-ministry"}, {"source": "island-wire", "paragraph": 1}]
        assert warned(amber_pier=CONFIRMED | {"citations": both}) == []

    @pytest.mark.parametrize(("one", "other"), [("pier", "denial"), ("denial", "pier")])
    def test_so_does_another_claim_that_says_the_same(self, warned: Warnings, one: str, other: str) -> None:
        same = {"related": [{"claim": f"amber-{other}", "relation": "same_as"}]}
        changes: dict[str, dict[str, Any]] = {f"amber_{one}": dict(same)}
        changes["amber_pier"] = changes.get("amber_pier", {}) | CONFIRMED
        assert warned(**changes) == []

    def test_a_lower_rating_asks_for_none(self, warned: Warnings) -> None:
        assert warned(amber_pier={"rating": CONFIRMED["rating"] | {"credibility": 2}}) == []


class TestFigures:
    @pytest.mark.parametrize(
        "label", ["12 piers", "≈1,200 piers", "Piers: 3.", "Pier, 4 m", "12¹ piers", "١٢ piers"]
    )
    def test_a_figure_without_a_quantity(self, warned: Warnings, label: str) -> None:
        (doubt,) = warned(amber_pier={"label": label})
        assert "(amber-pier), label: expected a quantity with the source’s words for a figure" in doubt

    @pytest.mark.parametrize(
        "label",
        [
            "Pier since 1989",
            "F-35s",
            "M23 pier",
            "Pier at 28°N",
            "Boeing 747-style",
            "Pier",
            "Pier²",
            "① pier",
        ],
    )
    def test_a_year_a_name_and_an_angle_are_no_figures(self, warned: Warnings, label: str) -> None:
        assert warned(amber_pier={"label": label, "statement": label}) == []

    @pytest.mark.parametrize("verbatim", ["15,000¹ troops", "١٥٬٠٠٠ troops", "１５，０００ ①", "⑮ of 15,000"])
    def test_a_figure_with_a_footnote_or_in_another_script(self, warned: Warnings, verbatim: str) -> None:
        quantity = {"verbatim": verbatim, "best": 15000, "unit": "troops"}
        assert warned(amber_pier={"quantity": quantity}) == []

    def test_a_footnote_is_no_figure(self, warned: Warnings) -> None:
        quantity = {"verbatim": "troops¹", "best": 1, "unit": "troops"}
        (doubt,) = warned(amber_pier={"quantity": quantity})
        assert "quantity.verbatim: expected the words for best 1" in doubt

    def test_statements_too(self, warned: Warnings) -> None:
        (doubt,) = warned(amber_pier={"statement": "Amber has 2 piers."})
        assert "(amber-pier), statement: " in doubt
        assert doubt.endswith("found 2 alone")

    @pytest.mark.parametrize(
        ("quantity", "unsaid"),
        [
            ({"verbatim": "several", "best": 12}, "best 12"),
            ({"verbatim": "Four", "low": 3, "best": 4, "high": 5}, "low 3, high 5"),
            ({"verbatim": "up to 1,500", "high": 15000}, "high 15000"),
        ],
    )
    def test_a_figure_that_its_words_do_not_have(
        self, warned: Warnings, quantity: dict[str, Any], unsaid: str
    ) -> None:
        (doubt,) = warned(amber_pier={"quantity": quantity | {"unit": "piers"}})
        assert doubt.startswith("claims.geojson, feature 3 (amber-pier), quantity.verbatim: ")
        assert f"expected the words for {unsaid}, found “{quantity['verbatim']}”" in doubt

    def test_a_best_between_what_the_words_have(self, warned: Warnings) -> None:
        assert warned() == [], "300–500 has 400 for its best"


class TestApproximation:
    FIGURE: ClassVar[dict[str, Any]] = {"best": 1200, "unit": "piers"}

    @pytest.mark.parametrize(
        "word",
        [
            *("around", "about", "roughly", "some", "nearly", "almost", "approximately", "up to"),
            *("more than", "at least", "over", "fewer than", "less than", "Around", "up  to"),
        ],
    )
    def test_a_word_that_the_label_loses(self, warned: Warnings, word: str) -> None:
        quantity = {"quantity": self.FIGURE | {"verbatim": f"{word} 1,200 piers"}}
        (doubt,) = warned(amber_pier={"label": "1,200 piers"} | quantity)
        assert doubt == (
            "claims.geojson, feature 3 (amber-pier), label: "
            f"expected “{word}” or a sign for it (≈ > < ≥ ≤), found “1,200 piers”"
        )

    @pytest.mark.parametrize("label", ["1200 piers", "Piers: 1,200.", "1 200 piers", "1.2k piers"])
    def test_however_the_digits_are_written(self, warned: Warnings, label: str) -> None:
        quantity = {"quantity": self.FIGURE | {"verbatim": "about 1,200 piers"}}
        (doubt,) = warned(amber_pier={"label": label} | quantity)
        assert "label: expected “about”" in doubt

    def test_words_that_give_the_figure_as_a_word(self, warned: Warnings) -> None:
        (doubt,) = warned(amber_flotilla={"label": "12 ships (reported)"})
        assert "(amber-flotilla), label: expected “about”" in doubt

    @pytest.mark.parametrize(
        "label",
        [
            "≈1,200 piers",
            ">1,200 piers",
            "≥ 1,200",
            "<1,200",
            "≤1,200",
            "About 1,200 piers",
            "Piers",
            "F-1200s",
        ],
    )
    def test_a_sign_a_word_or_no_figure(self, warned: Warnings, label: str) -> None:
        quantity = {"quantity": self.FIGURE | {"verbatim": "more than 1,200 piers"}}
        assert warned(amber_pier={"label": label} | quantity) == []

    @pytest.mark.parametrize("verbatim", ["1,200 piers", "1,200 handsome piers, moreover"])
    def test_an_exact_figure_needs_none(self, warned: Warnings, verbatim: str) -> None:
        quantity = {"quantity": self.FIGURE | {"verbatim": verbatim}}
        assert warned(amber_pier={"label": "1,200 piers"} | quantity) == []


class TestFineness:
    def test_a_place_without_a_paragraph(self, invented: Path) -> None:
        told = [str(doubt) for doubt in warnings(read(invented)) if doubt.field == "where.precision"]
        assert told == [
            "claims.geojson, feature 4 (blue-radar), where.precision: "
            "expected a citation with the paragraph that places it at 2, found none",
            "claims.geojson, feature 5 (amber-exercise), where.precision: "
            "expected a citation with the paragraph that places it at 5, found none",
        ]

    def test_another_claim_of_the_paragraph_is_coarser(self, warned: Warnings) -> None:
        (doubt,) = warned(
            amber_pier={"citations": [{"source": "harbour-gazette", "paragraph": 1}]},
        )
        assert doubt == (
            "claims.geojson, feature 3 (amber-pier), where.precision: expected a place no finer than "
            "paragraph 1 of harbour-gazette gives, found 1 beside 6 (blue-garrison)"
        )

    def test_a_sea_is_neither_finer_nor_coarser(self, warned: Warnings) -> None:
        assert warned(amber_pier={"citations": [{"source": "harbour-gazette", "paragraph": 2}]}) == []

    def test_a_dataset_has_no_paragraphs(self, warned: Warnings, invented: Path) -> None:
        warned(sources={"kind": "dataset", "accessed": "2026-03-14"})
        assert list(warnings(read(invented))) == []


class TestAsOf:
    def test_the_newest_source_after_it(self, warned: Warnings, invented: Path) -> None:
        dates = [("2026-03-12", "article"), ("2026-03-15", "report"), ("2026-03-17", "official")]
        assert self.told(invented, warned, "2026-03-14", dates) == [
            "sources.json, source 2 (amber-ministry), published: "
            "expected none after the theatre’s as-of date, 2026-03-14, found 2026-03-17"
        ]
        assert self.told(invented, warned, "1962", dates)[0].endswith("as-of date, 1962, found 2026-03-17")

    @pytest.mark.parametrize("as_of", ["2026-03", "2026-03-14", "2026"])
    def test_a_month_is_not_after_its_days(self, warned: Warnings, invented: Path, as_of: str) -> None:
        dates = [("2026-03-14", "article"), ("2026-03", "report"), ("2026", "official")]
        assert self.told(invented, warned, as_of, dates) == []

    def test_a_collection_may_have_been_read_to_another_date(self, warned: Warnings, invented: Path) -> None:
        dates = [("2026-03-12", "article"), ("2026-05", "report"), ("2026-03", "official")]
        assert self.told(invented, warned, "2026-03", dates)[0].endswith("2026-03, found 2026-05")
        theatre = json.loads((invented / "theatre.json").read_text(encoding="utf-8"))
        whole = {"id": "whole", "label": "Whole"}
        theatre["collections"] = [whole | {"as_of": "2026-05"}]
        for layer in theatre["layers"]:
            layer["collection"] = "whole"
        (invented / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
        assert warned() == []
        theatre["collections"] = [whole | {"as_of": "2026-04"}]
        (invented / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
        assert warned()[0].endswith("its collection’s as-of date, 2026-04, found 2026-05")

    def test_an_edition_of_a_dataset_may_be_later_than_its_events(
        self, warned: Warnings, invented: Path
    ) -> None:
        dates = [("2026-03-12", "article"), ("2026-03", "report"), ("2027", "dataset")]
        assert self.told(invented, warned, "2026-03-14", dates) == []

    def told(self, folder: Path, warned: Warnings, as_of: str, dates: list[tuple[str, str]]) -> list[str]:
        theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8")) | {"as_of": as_of}
        (folder / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
        documents = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
        for document, (published, kind) in zip(documents, dates, strict=True):
            document |= {"published": published, "kind": kind}
        (folder / "sources.json").write_text(json.dumps(documents), encoding="utf-8")
        return warned()


class TestLinks:
    def test_nobody_dated_or_archived_them(self, warned: Warnings) -> None:
        told = warned(sources={"accessed": None})
        assert [each.partition(": expected")[0] for each in told] == [
            "sources.json, source 0 (harbour-gazette), url",
            "sources.json, source 1 (island-wire), url",
            "sources.json, source 2 (amber-ministry), url",
        ]

    @pytest.mark.parametrize(
        "source", [{"accessed": "2026-03"}, {"archived": "https://archive.example/1"}, {"url": None}]
    )
    def test_a_day_a_copy_or_no_link_will_do(self, warned: Warnings, source: dict[str, Any]) -> None:
        assert warned(sources={"accessed": None} | source) == []


class TestTranslations:
    def test_another_figure_in_a_translated_label(self, warned: Warnings) -> None:
        words = {"translations": {"es": {"label": "≈1.200 (según informes)"}}}
        assert warned(amber_flotilla=words) == [
            "claims.geojson, feature 1 (amber-flotilla), translations.es.label: "
            "expected the figures of the label (12), found 1200"
        ]

    @pytest.mark.parametrize("figure", ["١٥٬٠٠٠", "１５，０００", "15.000³"])
    def test_so_has_each_script(self, warned: Warnings, figure: str) -> None:
        found = warned(
            amber_flotilla={
                "label": "≈15,000 (reported)",
                "translations": {"es": {"label": f"≈{figure} (según informes)"}},
            }
        )
        assert [doubt for doubt in found if "translations" in doubt] == []

    def test_each_language_has_its_own_way_to_write_a_figure(self, warned: Warnings) -> None:
        found = warned(
            amber_flotilla={
                "label": "≈15,000 (reported)",
                "translations": {"es": {"label": "≈15.000 (según informes)"}},
            }
        )
        assert [doubt for doubt in found if "translations" in doubt] == []


class TestCoverage:
    def test_open_paragraphs_of_a_source_that_was_begun_are_named(self, warned: Warnings) -> None:
        found = warned({"accessed": "2026-03-14", "coverage": {"paragraphs": 9}})
        gazette = [each for each in found if "harbour-gazette" in each]
        assert gazette == [
            "sources.json, source 0 (harbour-gazette), coverage: expected each paragraph coded or left out, "
            "found open 6–9"
        ]

    def test_a_claim_on_a_paragraph_that_is_left_out_or_beyond_the_last_is_named(
        self, warned: Warnings
    ) -> None:
        left = {"paragraphs": 4, "left_out": [{"paragraph": 1, "reason": "heading"}]}
        found = warned({"accessed": "2026-03-14", "coverage": left})
        told = [each.partition("coverage: ")[2] for each in found if "harbour-gazette" in each]
        assert told == [
            "expected no claim on what is left out, found claims on 1",
            "expected claims on its 4 paragraphs only, found claims on 5",
        ]
