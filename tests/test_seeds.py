"""The shipped data, row by row."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import shapely

from layers.catalogue import GAZETTEER, Catalogue, Gazetteer, read_gazetteer, theatres
from layers.checks import AREAS, LINES
from layers.fill import fill
from layers.geometry import to_shapely
from layers.model import (
    Citation,
    Claim,
    ClaimProperties,
    PlaceProperties,
    Quantity,
    Rating,
    Record,
    Related,
    Source,
    Theatre,
    When,
    Where,
)
from layers.schema import Places
from layers.vocabulary import ASSERTIONS, KINDS, RELATIONS, SOURCE_KINDS, STATUSES

FOLDER = GAZETTEER.parent / "southcom-2025"


def rows(path: Path) -> list[Any]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return [row["id"] for row in (data["features"] if isinstance(data, dict) else data)]


@pytest.fixture(params=rows(FOLDER / "claims.geojson"))
def claim(request: pytest.FixtureRequest, southcom: Catalogue) -> Claim:
    return southcom.claims[request.param]


@pytest.fixture(params=rows(FOLDER / "sources.json"))
def source(request: pytest.FixtureRequest, southcom: Catalogue) -> Source:
    return southcom.sources[request.param]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return read_gazetteer(GAZETTEER)


def test_the_theatre_ships() -> None:
    assert FOLDER in theatres(GAZETTEER.parent)


class TestClaim:
    def test_its_citations_resolve(self, claim: Claim, southcom: Catalogue) -> None:
        assert claim.properties.citations
        assert {citation.source for citation in claim.properties.citations} <= set(southcom.sources)

    def test_the_article_is_cited_by_paragraph_and_fingerprint(self, claim: Claim) -> None:
        for citation in claim.properties.citations:
            if citation.source == "article":
                assert 1 <= (citation.paragraph or 0) <= 15
                assert citation.sha256
                assert citation.credits is not None, "each paragraph says whom it credits"

    def test_its_geometry_is_the_places(self, claim: Claim, southcom: Catalogue) -> None:
        where = claim.properties.where
        if where.place:
            assert claim.geometry == southcom.gazetteer.places[where.place].geometry
        elif where.ends:
            assert claim.geometry
            assert claim.geometry.type in LINES
        else:
            assert claim.geometry is None
            assert where.precision == 0

    def test_it_is_no_pin_where_the_source_names_no_place(self, claim: Claim) -> None:
        if claim.properties.where.precision >= 5:
            assert claim.geometry
            assert claim.geometry.type in AREAS + LINES

    def test_its_label_keeps_the_hedge(self, claim: Claim) -> None:
        says = claim.properties
        if says.assertion != "stated":
            assert says.label.endswith(f"({says.assertion})")
            assert says.hedge
        if says.quantity and re.search(
            r"\b(around|roughly|about|approximately|some)\b", says.quantity.verbatim
        ):
            assert "≈" in says.label
            assert (says.quantity.low, says.quantity.high) == (None, None), "no invented range"
        else:
            assert "≈" not in says.label

    def test_its_figures_are_those_of_the_words(self, claim: Claim) -> None:
        quantity = claim.properties.quantity
        if quantity:
            written = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", quantity.verbatim)}
            assert {v for v in (quantity.low, quantity.best, quantity.high) if v is not None} <= written

    def test_nobody_rated_it(self, claim: Claim) -> None:
        rating = claim.properties.rating
        assert (rating.reliability, rating.credibility, rating.by) == ("F", 6, None)

    def test_it_links_to_others(self, claim: Claim) -> None:
        assert claim.id not in {related.claim for related in claim.properties.related}


class TestSource:
    def test_its_link_is_of_the_web(self, source: Source) -> None:
        assert source.url is None or re.match(r"https?://[\w.-]+/", source.url)

    def test_it_says_whose_it_is(self, source: Source) -> None:
        assert source.publisher or source.author or source.kind == "unnamed"

    def test_somebody_uses_it(self, source: Source, southcom: Catalogue) -> None:
        citations = [c for claim in southcom.claims.values() for c in claim.properties.citations]
        cited = {citation.source for citation in citations}
        credited = {credit for citation in citations for credit in citation.credits or ()}
        credited |= {credit for other in southcom.sources.values() for credit in other.credits}
        assert source.id in cited | credited


class TestLayers:
    def test_the_three_that_lead_come_first_and_are_the_only_ones_on(self, southcom: Catalogue) -> None:
        layers = southcom.theatre.layers
        assert [layer.id for layer in layers][:3] == ["aor", "us-deployments", "ru-advisory"]
        assert [layer.id for layer in layers if layer.on] == ["aor", "us-deployments", "ru-advisory"]

    def test_each_has_a_claim(self, southcom: Catalogue) -> None:
        used = {claim.properties.layer for claim in southcom.claims.values()}
        assert used == {layer.id for layer in southcom.theatre.layers}

    def test_each_can_be_pressed_as_a_digit(self, southcom: Catalogue) -> None:
        assert len(southcom.theatre.layers) <= 9

    def test_the_approximate_waters_are_off(self, southcom: Catalogue) -> None:
        assert not next(layer for layer in southcom.theatre.layers if layer.id == "aor-waters").on


PLACES = rows(GAZETTEER)


class TestPlace:
    """What read_gazetteer checks (valid rings, references) is not repeated."""

    @pytest.mark.parametrize("place", PLACES)
    def test_its_anchors_are_inside_it(self, place: str, gazetteer: Gazetteer) -> None:
        shape = to_shapely(gazetteer.places[place].geometry)
        anchors = gazetteer.anchors(place)
        assert anchors
        if shape.geom_type in AREAS:
            assert [anchor for anchor in anchors if not shapely.contains_xy(shape, *anchor)] == []
        elif shape.geom_type == "Point":
            assert anchors[0] == pytest.approx((shape.x, shape.y), abs=0.001)
        else:
            assert shape.distance(shapely.Point(anchors[0])) < 0.01

    @pytest.mark.parametrize("place", PLACES)
    def test_only_lines_are_lines(self, place: str, gazetteer: Gazetteer) -> None:
        entry = gazetteer.places[place]
        assert (entry.geometry.type in LINES) is (entry.properties.kind == "line")
        if entry.properties.kind == "line":
            assert entry.properties.basemap
            assert "claimed by" in (entry.properties.note or "")

    @pytest.mark.parametrize("place", PLACES)
    def test_the_basemap_is_made_of_lands_lines_and_sea_names(self, place: str, gazetteer: Gazetteer) -> None:
        properties = gazetteer.places[place].properties
        if properties.basemap:
            assert properties.kind in {"country", "territory", "line", "sea"}
            assert not properties.members

    def test_every_country_with_an_area_is_on_the_basemap(self, gazetteer: Gazetteer) -> None:
        left_out = [
            id_
            for id_, place in gazetteer.places.items()
            if place.properties.kind == "country"
            and not place.properties.basemap
            and place.geometry.type in AREAS
        ]
        assert left_out == []

    @pytest.mark.parametrize(
        "place",
        ["southcom-aor", "southcom-aor-listed", "southcom-aor-inferred", "africa", "northcom-islands"],
    )
    def test_a_composite_is_the_union_of_its_members(self, place: str, gazetteer: Gazetteer) -> None:
        entry = gazetteer.places[place]
        parts = [to_shapely(gazetteer.places[id_].geometry) for id_ in entry.properties.members or ()]
        assert len(parts) > 1
        assert to_shapely(entry.geometry).equals(shapely.union_all(parts))

    def test_the_composites_are_those(self, gazetteer: Gazetteer) -> None:
        composites = {id_ for id_, place in gazetteer.places.items() if place.properties.members}
        assert len(composites) == 5

    def test_the_aor_has_31_listed_and_15_inferred_members(
        self, gazetteer: Gazetteer, southcom: Catalogue
    ) -> None:
        listed, inferred, whole = (
            set(gazetteer.places[id_].properties.members or ())
            for id_ in ("southcom-aor-listed", "southcom-aor-inferred", "southcom-aor")
        )
        assert (len(listed), len(inferred)) == (31, 15)
        assert listed | inferred == whole
        for claim, members in (("aor-listed", listed), ("aor-inferred", inferred)):
            items = southcom.claims[claim].properties.items
            assert set(items) == {gazetteer.places[id_].properties.name for id_ in members}

    def test_northcoms_places_are_outside_the_aor(self, gazetteer: Gazetteer) -> None:
        aor = set(gazetteer.places["southcom-aor"].properties.members or ())
        assert aor.isdisjoint({"mex", "pri", "vir", "bhs", "tca", "usa"})


def test_every_source_of_geometry_names_its_licence(gazetteer: Gazetteer) -> None:
    used = {place.properties.provenance for place in gazetteer.places.values()}
    assert used | {"natural-earth-410-10m"} <= {entry["id"] for entry in gazetteer.provenance}
    assert all(entry["licence"] for entry in gazetteer.provenance)


class TestGuide:
    """The guide for whoever adds data is in step with the models."""

    TEXT = (GAZETTEER.parent / "README.md").read_text(encoding="utf-8")

    def test_its_example_is_a_claim_that_fill_completes(
        self, southcom: Catalogue, gazetteer: Gazetteer
    ) -> None:
        example = json.loads(self.TEXT.split("```json")[1].split("```")[0])
        filled, changed = fill({"features": [example]}, gazetteer)
        assert changed == 1
        claim = Claim.model_validate(filled["features"][0])
        assert claim.geometry == southcom.claims[claim.id].geometry

    def test_its_example_of_places_is_one(self) -> None:
        Places.model_validate(json.loads(self.TEXT.split("```json")[2].split("```")[0]))

    @pytest.mark.parametrize(
        "model",
        [ClaimProperties, Quantity, When, Where, Citation, Rating, Related, Source, Theatre, PlaceProperties],
    )
    def test_it_names_every_field(self, model: type[Record]) -> None:
        names = [field.alias or name for name, field in model.model_fields.items()]
        assert [name for name in names if not re.search(rf"[`.]{name}[`.]", self.TEXT)] == []

    @pytest.mark.parametrize("words", [ASSERTIONS, STATUSES, RELATIONS, SOURCE_KINDS, KINDS])
    def test_it_names_every_word(self, words: dict[str, Any]) -> None:
        assert [word for word in words if f"`{word}`" not in self.TEXT] == []


REQUIRED = [
    ("us-15000", 1), ("ve-dispersal", 2), ("ve-asks-allies", 2), ("ru-makarevich", 4),
    ("ru-etf-strength", 4), ("ru-advisory-roles", 5), ("ru-etf", 6), ("ru-larger-movement", 6),
    ("ru-airlift", 6), ("ru-africa-corps", 7), ("ru-jungle", 7), ("us-advisers-ukraine", 7),
    ("ru-non-combat", 7), ("ru-wagner", 8), ("whatif-insurgency", 8),
    ("ru-power-projection", 9), ("us-power-projection", 9), ("whatif-freedom", 9), ("whatif-exchange", 10),
    ("us-levels-1989", 11), ("whatif-casualties", 11), ("ru-asymmetric", 11), ("whatif-weapons", 12),
    ("ru-weapons-hint", 12), ("ru-signal", 13), ("whatif-alignments", 14), ("ru-not-leaving", 15),
]  # fmt: skip
"""What the article says of forces, paragraph by paragraph: nothing left out, nothing added."""


def test_no_statement_of_the_article_is_left_out_and_none_added(southcom: Catalogue) -> None:
    coded = [
        (claim.id, citation.paragraph)
        for claim in southcom.claims.values()
        for citation in claim.properties.citations
        if citation.source == "article"
    ]
    assert sorted(coded) == sorted(REQUIRED)
