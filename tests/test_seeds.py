"""The shipped data, row by row."""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest
import shapely

from layers.reading.checks.placement import AREAS
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.spelled_numbers import numbers_in
from layers.reading.theatre import theatres
from layers.reading.world import TABLES
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation, Claim, ClaimProperties, Quantity, Rating, Related, When, Where
from layers.theatre.credits import origins
from layers.theatre.fields import Record
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.geometry import LINES, faults, to_shapely
from layers.theatre.kinds import GLYPHS
from layers.theatre.place import Place, PlaceProperties
from layers.theatre.schema import PlacesFile
from layers.theatre.source import Source
from layers.theatre.theatre import Actor, Change, Chart, Collection, Filters, Kind, Layer, Scene, Theatre
from layers.theatre.vocabulary import ASSERTIONS, RELATIONS, SOURCE_KINDS, STATUSES, Texture

FOLDER = GAZETTEER.parent / "southcom-2025"
THEATRE = json.loads((FOLDER / "theatre.json").read_text(encoding="utf-8"))


OTHER = tuple(each["id"] for each in THEATRE["layers"] if each["collection"] != "the-article")
"""The layers of other reporting and of what came after, whose pages seldom have words of attribution."""


ABOUT = re.compile(
    r"\b(around|roughly|about|approximately|some|rund|environ|aproximadamente)\b|civarında|yaklaşık|حوالي",
    re.IGNORECASE,
)
"""Words that make a figure approximate, in the languages of the pages that are quoted."""


UNENCRYPTED = ["guardiantt-1117", "guardiantt-grenada"]
"""Pages that were read, and are linked, without encryption."""


def rows(path: Path) -> list[Any]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return [row["id"] for row in (data["features"] if isinstance(data, dict) else data)]


@pytest.fixture(params=rows(FOLDER / "claims.geojson"))
def claim(request: pytest.FixtureRequest, southcom: Catalogue) -> Claim:
    return southcom.claims[request.param]


@pytest.fixture(params=rows(FOLDER / "sources.json"))
def source(request: pytest.FixtureRequest, southcom: Catalogue) -> Source:
    return southcom.sources[request.param]


@pytest.fixture(params=[each["id"] for each in THEATRE["scenes"]])
def scene(request: pytest.FixtureRequest, southcom: Catalogue) -> Scene:
    return next(each for each in southcom.theatre.scenes if each.id == request.param)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return read_gazetteer(GAZETTEER)


def test_the_theatre_ships() -> None:
    assert FOLDER in theatres(GAZETTEER.parent)


class TestClaim:
    def test_what_it_rests_on_is_no_name_in_a_list(self, claim: Claim, southcom: Catalogue) -> None:
        cited = [southcom.sources[citation.source] for citation in claim.properties.citations]
        assert [source.id for source in cited if source.kind == "unnamed"] == []

    def test_the_article_is_cited_by_paragraph_and_fingerprint(self, claim: Claim) -> None:
        for citation in claim.properties.citations:
            if citation.source == "article":
                assert 1 <= (citation.paragraph or 0) <= 15
                assert citation.sha256
                assert citation.credits is not None, "each paragraph says whom it credits"

    def test_nobody_drew_its_shape(self, claim: Claim) -> None:
        where = claim.properties.where
        assert (where.precision == 0) is (where.place is None and where.ends is None)

    def test_its_label_keeps_the_hedge(self, claim: Claim) -> None:
        says = claim.properties
        if says.assertion != "stated":
            assert says.label.endswith(f"({says.assertion})")
            assert says.hedge or (says.assertion in ("reported", "denied") and says.layer in OTHER)
        if says.quantity and ABOUT.search(says.quantity.verbatim):
            assert "≈" in says.label
            assert (says.quantity.low, says.quantity.high) == (None, None), "no invented range"
        else:
            assert "≈" not in says.label

    def test_its_figures_are_those_of_the_words(self, claim: Claim, southcom: Catalogue) -> None:
        quantity = claim.properties.quantity
        if quantity:
            if southcom.sources[claim.properties.citations[0].source].language:
                return  # numbers in words are known in English only
            written = numbers_in(quantity.verbatim)
            assert {v for v in (quantity.low, quantity.best, quantity.high) if v is not None} <= written

    def test_nobody_rated_it(self, claim: Claim) -> None:
        rating = claim.properties.rating
        assert (rating.reliability, rating.credibility, rating.by) == ("F", 6, None)

    def test_it_links_to_others(self, claim: Claim) -> None:
        assert claim.id not in {related.claim for related in claim.properties.related}


class TestSource:
    def test_its_link_is_to_a_page_and_encrypted(self, source: Source) -> None:
        secure = "http" if source.id in UNENCRYPTED else "https"
        assert source.url is None or re.match(rf"{secure}://[\w.-]+/.", source.url)

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

    def test_each_of_the_article_can_be_pressed_as_a_digit(self, southcom: Catalogue) -> None:
        collections = [layer.collection for layer in southcom.theatre.layers[:9]]
        assert collections[:8] == ["the-article"] * 8
        assert "the-article" not in {layer.collection for layer in southcom.theatre.layers[9:]}

    def test_the_approximate_waters_are_off(self, southcom: Catalogue) -> None:
        assert not next(layer for layer in southcom.theatre.layers if layer.id == "aor-waters").on


OLD = json.loads((Path(__file__).parent / "kept" / "places.json").read_text(encoding="utf-8"))
"""The ids of all places that any version shipped: theatres out there name them."""


def table(name: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(GAZETTEER / f"{name}.gpkg")) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {name} ORDER BY id")]  # noqa: S608


@pytest.fixture(scope="module", params=TABLES)
def places(request: pytest.FixtureRequest) -> list[Place]:
    gazetteer = read_gazetteer(GAZETTEER)
    return [gazetteer.places[row["id"]] for row in table(request.param)]


class TestPlace:
    """Each row of each file; a test that names the rows at fault, because there are 39,000."""

    def test_it_keeps_the_contract(self, places: list[Place]) -> None:
        assert len(places) > 5
        wrong = [place.id for place in places if Place.model_validate_json(place.model_dump_json()) != place]
        assert wrong == []

    def test_its_geometry_is_sound(self, places: list[Place]) -> None:
        decimals = {place.id: 4 if place.properties.kind == "settlement" else 3 for place in places}
        found = {place.id: list(faults(place.geometry, decimals[place.id])) for place in places}
        assert {id_: told for id_, told in found.items() if told} == {}

    def test_its_anchors_are_inside_it(self, places: list[Place]) -> None:
        wrong = [
            (place.id, anchor)
            for place in places
            if place.geometry.type in AREAS
            for anchor in place.properties.anchors
            if not shapely.contains_xy(to_shapely(place.geometry), *anchor)
        ]
        assert wrong == []

    def test_only_lines_are_lines(self, places: list[Place]) -> None:
        assert [p.id for p in places if (p.geometry.type in LINES) is not (p.properties.kind == "line")] == []

    def test_its_provenance_is_told(self, places: list[Place], gazetteer: Gazetteer) -> None:
        told = {entry["id"] for entry in gazetteer.provenance}
        assert {place.properties.provenance for place in places} <= told

    def test_every_id_is_there_once(self) -> None:
        counts = Counter(row["id"] for name in TABLES for row in table(name))
        assert [id_ for id_, count in counts.items() if count > 1] == []

    def test_every_old_id_is_still_there(self, gazetteer: Gazetteer) -> None:
        assert [id_ for id_ in OLD if id_ not in gazetteer.places] == []

    def test_a_town_is_in_a_province_of_its_unit(self) -> None:
        units = {row["id"]: row["unit"] for row in table("provinces")}
        assert [row["id"] for row in table("towns") if units[row["province"]] != row["unit"]] == []
        assert {row["unit"] for row in table("provinces")} == {row["id"] for row in table("units")}

    def test_a_disputed_line_says_who_claims(self) -> None:
        assert [row["id"] for row in table("disputed") if "imply endorsement" not in row["note"]] == []


def test_units_and_provinces_are_made_of_shared_borders() -> None:
    with closing(sqlite3.connect(GAZETTEER / "borders.gpkg")) as database:
        blobs = database.execute("SELECT geom, middle, coarse FROM arcs ORDER BY number").fetchall()
    lines = {
        "fine": [shapely.from_wkb(geom[40:]) for geom, _, _ in blobs],
        "middle": [shapely.from_wkb(middle) for _, middle, _ in blobs],
    }
    for name, level in (("provinces", "fine"), ("units", "middle")):
        wrong = [
            row["id"]
            for row in table(name)
            if not stitched(json.loads(row["rings"]), lines[level]).equals(shapely.from_wkb(row["geom"][40:]))
        ]
        assert wrong == []


def stitched(rings: list[list[list[int]]], lines: list[Any]) -> Any:
    """The polygons of rings of arc numbers; ~i is arc i backwards."""

    def ring(arcs: list[int]) -> list[Any]:
        return [
            at
            for number in arcs
            for at in (lines[number].coords if number >= 0 else reversed(lines[~number].coords))
        ]

    return shapely.MultiPolygon([(ring(outer), list(map(ring, holes))) for outer, *holes in rings])


class TestComposite:
    @pytest.mark.parametrize(
        "place",
        ["southcom-aor", "southcom-aor-listed", "southcom-aor-inferred", "africa", "northcom-islands"],
    )
    def test_a_composite_is_the_union_of_its_members(self, place: str, gazetteer: Gazetteer) -> None:
        entry = gazetteer.places[place]
        parts = [to_shapely(gazetteer.places[id_].geometry) for id_ in entry.properties.members or ()]
        assert len(parts) > 1
        assert to_shapely(entry.geometry).equals(shapely.union_all(parts))

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


def test_every_source_of_geometry_may_be_passed_on(gazetteer: Gazetteer) -> None:
    free = re.compile(r"Public domain\b|CC BY 4\.0$")
    assert [entry["id"] for entry in gazetteer.provenance if not free.match(entry["licence"])] == []


def test_every_source_of_geometry_is_used(gazetteer: Gazetteer) -> None:
    used = {place.properties.provenance for place in gazetteer.places.values()}
    assert {entry["id"] for entry in gazetteer.provenance} == used


class TestGuide:
    """The guide for whoever adds data is in step with the models."""

    TEXT = (GAZETTEER.parent / "README.md").read_text(encoding="utf-8")

    def test_its_example_of_places_is_one(self) -> None:
        PlacesFile.model_validate(json.loads(self.TEXT.split("```json")[2].split("```")[0]))

    @pytest.mark.parametrize(
        "model",
        [
            *(ClaimProperties, Quantity, When, Where, Citation, Rating, Related, Source),
            *(Theatre, Actor, Kind, Collection, Layer, Chart, Change, Scene, Filters, PlaceProperties),
        ],
    )
    def test_it_names_every_field(self, model: type[Record]) -> None:
        names = [field.alias or name for name, field in model.model_fields.items()]
        assert [name for name in names if not re.search(rf"[`.]{name}[`.]", self.TEXT)] == []

    @pytest.mark.parametrize("model", [Actor, Layer])
    def test_each_field_of_actors_and_layers_has_a_row(self, model: type[Record]) -> None:
        table = self.TEXT.split(f"**{model.__name__.lower()}**")[1].split("\n\n")[1]
        assert [name for name in model.model_fields if f"`{name}`" not in table] == []

    @pytest.mark.parametrize(
        "words", [ASSERTIONS, STATUSES, RELATIONS, SOURCE_KINDS, GLYPHS, get_args(Texture), range(7)]
    )
    def test_it_names_every_word(self, words: Iterable[Any]) -> None:
        assert [word for word in words if f"`{word}`" not in self.TEXT] == []


def test_the_guides_table_counts_the_claims_as_they_are(southcom: Catalogue) -> None:
    text = TestGuide.TEXT
    groups = {
        layer.label: [says for says in southcom.claims.values() if says.properties.layer == layer.id]
        for layer in southcom.theatre.layers
    }
    for label, claims in {**groups, "**all**": list(southcom.claims.values())}.items():
        put: Counter[str] = Counter(claim.properties.assertion for claim in claims)
        placed = Counter(claim.properties.where.precision for claim in claims)
        found = [origins(claim.properties.citations, southcom.sources) for claim in claims]
        cells = [
            *(label, len(claims), *(put[each] or "–" for each in GUIDED)),
            " · ".join(f"{level}: {placed[level]}" for level in sorted(placed)),
            len({origin for each in found for origin in each}),
            sum(not each for each in found) or "–",
        ]
        assert f"| {' | '.join(map(str, cells))} |" in text, label


GUIDED = ("stated", "reported", "assessed", "alleged", "speculated", "conditional", "denied")
"""The order of assertions in the guide's table."""


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


UNCHANGED = "817602b572b6b2bfbd691398b51c5e050a525ac0a14e4044835df350b9842376"
"""SHA-256 of the ids and properties of the first 31 features as JSON: sorted keys, no white space.

Their geometry is the gazetteer's and follows it.
"""

COUNTS = {
    "other-us": 40,
    "other-us-land": 32,
    "strikes": 12,
    "other-ve": 15,
    "other-ru": 27,
    "other-outside": 4,
    "after-raid": 14,
    "after-us": 15,
}
"""How many claims each layer of other reporting and of what came after has: none lost, none added unseen."""

BUDANOV = [
    *("twz-etf-strength", "twz-etf-command", "twz-not-reaction", "twz-stay"),
    *("charter97-caracas", "charter97-maracaibo", "charter97-la-guaira", "charter97-aves-island"),
    *("charter97-arrival", "charter97-unchanged", "portfolio-arrival", "portfolio-buk-m2"),
    "portfolio-pantsir-unconfirmed",
]
"""What three outlets print of one person’s word."""

NOT_FOUND = {"spiegel-15000", "spiegel-warships", "right2024-airlift", "right2024-wagner"}
"""What rests on pages that were not found again."""

FIGURES = {
    "twz-etf-strength": ("more than 120 troops", 120, None),
    "charter97-caracas": ("about 90 officers and enlisted personnel", None, 90),
    "military-22nd-meu": ("more than 2,200 Marines", 2200, None),
    "military-12000": ("around 12,000 sailors and Marines", None, 12000),
    "cnn-15000": ("roughly 15,000 personnel in the region", None, 15000),
    "elroihub-puerto-rico": ("about 5,000 personnel at bases in Puerto Rico", None, 5000),
    "particle-4500": ("roughly 4,500 sailors and Marines", None, 4500),
    "particle-submarine": ("a fast attack submarine", None, 1),
    "reuters-4500": ("approximately 4,500 service members, including 2,200 Marines", None, 4500),
    "spiegel-warships": ("12–15 warships", 12, None),
    "after-199": ("at least 199", 199, None),
}
"""Figures as printed: their words, a lower bound, the figure itself."""


def untranslated(data: Any) -> Any:
    """Return JSON data without the translations in it."""
    if isinstance(data, list):
        return [untranslated(part) for part in data]
    if isinstance(data, dict):
        return {key: untranslated(part) for key, part in data.items() if key != "translations"}
    return data


class TestSpanish:
    def test_every_claim_says_what_it_says(self, claim: Claim) -> None:
        words = claim.properties.translations["es"]
        assert words.label
        assert words.statement
        assert bool(words.items) is bool(claim.properties.items)
        assert bool(words.note) is bool(claim.properties.note)

    def test_figures_are_the_same(self, claim: Claim) -> None:
        def figures(text: str | None) -> list[str]:
            return re.findall(r"[≈≥>]?\d+(?:–\d+)?", re.sub(r"(?<=\d)[.,](?=\d{3})", "", text or ""))

        assert figures(claim.properties.translations["es"].label) == figures(claim.properties.label)

    def test_the_theatre_and_every_place_have_names(self, southcom: Catalogue) -> None:
        theatre = southcom.theatre
        records = (theatre, *theatre.layers, *theatre.actors, *theatre.collections, *theatre.scenes)
        for record in map(Record.model_dump, records):
            assert record["translations"]["es"], record
        # provinces and towns have their own names; a reader of Spanish reads those too
        for id_ in (*OLD, *southcom.gazetteer.own, *(row["id"] for row in table("units"))):
            assert southcom.gazetteer.places[id_].properties.translations["es"].name, id_


class TestScenes:
    """What the check sees of scenes (their references, the layers of what is marked) is not repeated."""

    def test_they_are_those(self, southcom: Catalogue) -> None:
        found = [scene.id for scene in southcom.theatre.scenes]
        assert found == [
            *("aor", "us-moved", "ru-reported", "ru-alleged", "what-if"),
            *("us-bases", "strikes", "ve-forces", "denials", "who-repeats-whom"),
            *("unknown", "after"),
        ]

    def test_what_they_speak_of_passes_their_filters(self, scene: Scene, southcom: Catalogue) -> None:
        assert scene.claims
        assert scene.view
        for id_ in scene.claims:
            says = southcom.claims[id_].properties
            assert not scene.filters.assertions or says.assertion in scene.filters.assertions, id_

    def test_captions_keep_the_hedges_of_what_is_spoken_of(self, scene: Scene, southcom: Catalogue) -> None:
        words = {"reported": "report|could not verify|not confirm", "denied": "den"}
        for id_ in scene.claims:
            assertion = southcom.claims[id_].properties.assertion
            if assertion != "stated":
                assert re.search(words.get(assertion, assertion), scene.caption), id_

    def test_every_figure_in_a_caption_is_one_of_a_visible_claim(
        self, scene: Scene, southcom: Catalogue
    ) -> None:
        said = {
            number
            for claim in southcom.claims.values()
            if claim.properties.layer in scene.layers
            for text in (claim.properties.label, claim.properties.statement)
            for number in numbers_in(text)
        }
        figures = re.findall(r"\b\d[\d,]*\b", scene.caption)
        assert {float(figure.replace(",", "")) for figure in figures} <= said

    def test_a_caption_can_be_read_out_in_half_a_minute(self, scene: Scene) -> None:
        assert len(scene.caption.split()) <= 75

    def test_other_reporting_is_kept_apart_in_words(self, scene: Scene, southcom: Catalogue) -> None:
        collection = {layer.id: layer.collection for layer in southcom.theatre.layers}
        others = {
            southcom.sources[citation.source].publisher
            for id_ in scene.claims
            if collection[southcom.claims[id_].properties.layer] != "the-article"
            for citation in southcom.claims[id_].properties.citations
        }
        if others:
            assert "article" in scene.caption
            assert [name for name in others if str(name) in scene.caption], "says whose words these are"


class TestOtherReporting:
    @pytest.fixture
    def others(self, southcom: Catalogue) -> dict[str, ClaimProperties]:
        return {
            id_: claim.properties for id_, claim in southcom.claims.items() if claim.properties.layer in OTHER
        }

    def test_the_articles_claims_are_as_they_were(self) -> None:
        data = json.loads((FOLDER / "claims.geojson").read_text(encoding="utf-8"))
        article = [feature for feature in data["features"] if feature["properties"]["layer"] not in OTHER]
        assert data["features"][:31] == article
        said = [{"id": each["id"], "properties": each["properties"]} for each in article]
        whole = json.dumps(untranslated(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(whole.encode()).hexdigest() == UNCHANGED

    def test_each_layer_has_its_claims(self, others: dict[str, ClaimProperties]) -> None:
        assert Counter(says.layer for says in others.values()) == COUNTS

    def test_the_collections_are_apart_and_off(self, southcom: Catalogue) -> None:
        found = [(each.id, each.as_of) for each in southcom.theatre.collections]
        assert found == [
            ("the-article", None),
            ("other-reporting", "2026-01"),
            ("what-came-after", "2026-05"),
        ]
        layers = [each for each in southcom.theatre.layers if each.collection != "the-article"]
        assert [layer.id for layer in layers] == list(COUNTS)
        assert not any(layer.on for layer in layers)

    def test_what_opens_says_that_later_events_are_elsewhere(self, southcom: Catalogue) -> None:
        note = southcom.theatre.notes[0]
        assert "November 2025" in note
        assert southcom.theatre.collections[-1].label in note

    def test_no_layer_looks_like_another_of_its_colour(self, southcom: Catalogue) -> None:
        layers = southcom.theatre.layers
        articles = {(each.colour, each.texture) for each in layers if each.id not in OTHER}
        others = [(each.colour, each.texture) for each in layers if each.id in OTHER]
        assert len(set(others)) == len(others)
        assert articles.isdisjoint(others)
        assert {colour for colour, _ in others} <= {colour for colour, _ in articles}

    @pytest.mark.parametrize("id_", BUDANOV)
    def test_reports_that_repeat_one_person_have_one_origin(self, southcom: Catalogue, id_: str) -> None:
        assert origins(southcom.claims[id_].properties.citations, southcom.sources) == ["budanov"]

    def test_they_and_the_article_are_four_sources_and_one_origin(self, southcom: Catalogue) -> None:
        ids = ("ru-etf-strength", "twz-etf-strength", "charter97-caracas", "portfolio-buk-m2")
        citations = [citation for id_ in ids for citation in southcom.claims[id_].properties.citations]
        assert {citation.source for citation in citations} == {
            "article", "the-war-zone", "charter97", "portfolio-hu",
        }  # fmt: skip
        assert origins(citations, southcom.sources) == ["budanov"]

    @pytest.mark.parametrize(
        ("id_", "expected"),
        [
            ("military-12000", ["military-com"]),
            ("elroihub-15000", ["the-conversation"]),
            ("southcom-15000", ["southcom-statements"]),
            ("southcom-ford-aor", ["southcom-statements"]),
            ("particle-4500", ["reuters", "us-navy"]),
            ("reuters-seven-warships", []),
            ("twz-drone-unit", ["intelligence-online"]),
            ("zhuravlev-pantsir", ["zhuravlev"]),
            ("right2024-wagner", []),
        ],
    )
    def test_every_chain_of_credit_ends(self, southcom: Catalogue, id_: str, expected: list[str]) -> None:
        assert origins(southcom.claims[id_].properties.citations, southcom.sources) == expected

    @pytest.mark.parametrize("id_", FIGURES)
    def test_its_figures_are_as_printed(self, others: dict[str, ClaimProperties], id_: str) -> None:
        quantity = others[id_].quantity
        assert quantity
        assert (quantity.verbatim, quantity.low, quantity.best) == FIGURES[id_]

    def test_what_was_not_verified_says_so(self, others: dict[str, ClaimProperties]) -> None:
        assert others["twz-unverified"].assertion == "stated"
        assert "could not verify" in others["twz-unverified"].label
        assert "not confirmed" in others["portfolio-pantsir-unconfirmed"].label
        assert others["portfolio-pantsir-unconfirmed"].assertion == "reported", "not confirmed is not denied"

    def test_what_was_not_found_again_wants_work(self, others: dict[str, ClaimProperties]) -> None:
        assert {id_ for id_, says in others.items() if says.status == "work_needed"} == NOT_FOUND
        assert all("Not found again" in (others[id_].note or "") for id_ in NOT_FOUND)

    def test_a_denial_stands_beside_what_it_denies(
        self, southcom: Catalogue, others: dict[str, ClaimProperties]
    ) -> None:
        denials = {id_: says for id_, says in others.items() if says.assertion == "denied"}
        alone = {
            id_ for id_, says in denials.items() if not {link.relation for link in says.related} & {"denies"}
        }
        assert alone == {"antigua-no", "panama-not-venezuela"}, "what refuses or excludes denies no claim"
        for says in denials.values():
            for link in says.related:
                assert southcom.claims[link.claim].properties.assertion != "denied"

    def test_a_pin_is_a_place_that_is_named(self, southcom: Catalogue) -> None:
        for claim in southcom.claims.values():
            if claim.geometry and claim.geometry.type == "Point":
                place = claim.properties.where.place
                assert place, claim.id
                assert claim.properties.where.precision in (1, 2), claim.id
                assert southcom.gazetteer.places[place].properties.kind in ("settlement", "territory")

    def test_puerto_rico_is_said_to_be_outside_the_aor(
        self, southcom: Catalogue, others: dict[str, ClaimProperties]
    ) -> None:
        island = to_shapely(southcom.gazetteer.places["pri"].geometry).buffer(0.1)
        there = [
            says
            for id_, says in others.items()
            if (geometry := southcom.claims[id_].geometry) and island.contains(to_shapely(geometry))
        ]
        assert len(there) > 15
        assert [says.label for says in there if "outside the AOR" not in (says.where.note or "")] == []

    def test_the_status_is_conflict_where_claims_conflict(self, others: dict[str, ClaimProperties]) -> None:
        for id_, says in others.items():
            conflicts = "conflicts_with" in {link.relation for link in says.related}
            assert says.status == (
                "conflict" if conflicts else "work_needed" if id_ in NOT_FOUND else "accepted"
            )

    def test_a_conflict_holds_both_ways(self, others: dict[str, ClaimProperties]) -> None:
        pairs = {
            (id_, link.claim)
            for id_, says in others.items()
            for link in says.related
            if link.relation == "conflicts_with" and link.claim in others
        }
        assert {(b, a) for a, b in pairs} == pairs

    def test_a_strike_groups_mark_stands_for_its_flagship(self, others: dict[str, ClaimProperties]) -> None:
        for id_ in ("military-ford-aor", "southcom-ford-aor", "military-ford-caribbean"):
            assert "flagship" in (others[id_].where.note or "")

    def test_nothing_is_reported_before_it_happened(self, others: dict[str, ClaimProperties]) -> None:
        for id_, says in others.items():
            if says.when.from_ and says.when.reported_on and says.assertion != "conditional":
                shorter = min(len(says.when.from_), len(says.when.reported_on))
                assert says.when.from_[:shorter] <= says.when.reported_on[:shorter], id_

    def test_nothing_was_reported_after_its_collection_was_read(
        self, southcom: Catalogue, others: dict[str, ClaimProperties]
    ) -> None:
        for id_, says in others.items():
            as_of = southcom.theatre.read_until(says.layer)
            assert (says.when.reported_on or "")[: len(as_of)] <= as_of, id_

    def test_what_came_after_is_not_in_the_autumn(self, others: dict[str, ClaimProperties]) -> None:
        for id_, says in others.items():
            if says.when.from_:
                assert says.layer.startswith("after-") is (says.when.from_ >= "2026"), id_

    def test_no_reader_is_sent_to_notes_that_nobody_else_has(self) -> None:
        for name in ("claims.geojson", "sources.json", "theatre.json"):
            assert "our notes" not in (FOLDER / name).read_text(encoding="utf-8"), name
