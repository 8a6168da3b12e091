"""What was reported elsewhere and later: none lost, none added unseen."""

import hashlib
import json
from collections import Counter
from typing import Any

import pytest

from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import ClaimProperties
from layers.theatre.credits import origins
from layers.theatre.geometry import to_shapely
from tests.seeds.conftest import FOLDER, OTHER

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
