"""An excerpt holds what a state shows, and nothing else."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layers.page.excerpt import excerpt, excerpt_files, narrowed
from layers.page.handover import handover
from layers.page.snapshot import read_snapshot, snapshot
from layers.page.state import State, opening
from layers.page.visible import visible
from layers.reading.gazetteer import gazetteer_for
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Filters
from tests.theatres import write_invented

Cut = tuple[Catalogue, State, Catalogue]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_invented(tmp_path_factory.mktemp("excerpt") / "invented"))


@pytest.fixture(scope="module")
def cut(whole: Catalogue) -> Iterator[Cut]:
    state = opening(whole)
    with excerpt(whole, state) as part:
        yield whole, state, part


def test_its_claims_are_those_that_are_shown(cut: Cut) -> None:
    whole, state, part = cut
    assert list(part.claims) == visible(whole, state)
    assert len(part.claims) < len(whole.claims)
    assert visible(part, narrowed(state, part)) == list(part.claims)


def test_nothing_that_only_others_need_is_in_the_file(cut: Cut) -> None:
    whole, state, part = cut
    page = json.dumps(read_snapshot(snapshot(part, narrowed(state, part))), ensure_ascii=False)
    for id_, claim in whole.claims.items():
        assert (claim.properties.statement in page) is (id_ in part.claims)
    gone = whole.sources.keys() - part.sources.keys()
    assert gone
    assert not [id_ for id_ in gone if whole.sources[id_].title in page]
    assert [layer.id for layer in part.theatre.layers] == list(state.layers)


def test_it_says_of_how_many_claims_it_is_an_excerpt_in_every_language(cut: Cut) -> None:
    whole, _, part = cut
    said = f"{len(part.claims)} of the {len(whole.claims)} claims of a theatre (data {whole.digest})"
    assert said in part.theatre.notes[0]
    assert part.theatre.notes[1:] == whole.theatre.notes
    words = part.theatre.translations["es"].notes
    assert words
    assert words[0].startswith("Un extracto")
    assert len(words) == len(part.theatre.notes)


def test_what_is_said_of_other_claims_is_left_out(whole: Catalogue) -> None:
    related = {
        id_: [each.claim for each in claim.properties.related]
        for id_, claim in whole.claims.items()
        if claim.properties.related
    }
    assert related
    everything = replace(opening(whole), layers=tuple(layer.id for layer in whole.theatre.layers))
    for id_, others in related.items():
        kinds = Filters(actors=(whole.claims[id_].properties.actor,))
        with excerpt(whole, replace(everything, filters=kinds)) as part:
            kept = [each.claim for each in part.claims[id_].properties.related]
            assert kept == [other for other in others if other in part.claims]


def test_scenes_that_show_more_are_left_out(southcom: Catalogue) -> None:
    one = southcom.theatre.scenes[0]
    with excerpt(southcom, opening(southcom, one.id)) as part:
        assert one.id in {each.id for each in part.theatre.scenes}
        assert len(part.theatre.scenes) < len(southcom.theatre.scenes)
        assert narrowed(opening(southcom, one.id), part).scene == one.id
    everything = replace(opening(southcom), layers=tuple(layer.id for layer in southcom.theatre.layers))
    scenes = json.loads(excerpt_files(southcom, everything)["theatre.json"])["scenes"]
    assert [each["id"] for each in scenes] == [each.id for each in southcom.theatre.scenes]


def test_the_presenter_s_notes_are_told_of_and_left_out(tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8"))
    on = [layer["id"] for layer in theatre["layers"]]
    words = {"es": {"title": "Uno", "notes": "Confidencial"}}
    scene = {
        "id": "one",
        "title": "One",
        "caption": "Words.",
        "layers": on,
        "notes": "Private",
        "translations": words,
    }
    theatre["scenes"] = [scene]
    (folder / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
    whole = read(folder)
    state = opening(whole, "one")
    assert [each.id for each in handover(whole, state, whole).noted] == ["one"]
    with excerpt(whole, state) as part:
        (kept,) = part.theatre.scenes
        assert (kept.notes, kept.translations["es"].notes, kept.translations["es"].title) == (
            None,
            None,
            "Uno",
        )
        assert handover(whole, state, part).noted == ()


def test_the_same_state_gives_the_same_files(whole: Catalogue) -> None:
    assert excerpt_files(whole, opening(whole)) == excerpt_files(whole, opening(whole))


def test_a_state_that_shows_nothing_has_no_excerpt(whole: Catalogue) -> None:
    nothing = replace(opening(whole), filters=Filters(search="zzzz"))
    with pytest.raises(ValueError, match="none shown"):
        excerpt_files(whole, nothing)


def test_the_shared_places_beside_a_theatre_come_along(tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    own = json.loads((folder / "places.geojson").read_text(encoding="utf-8"))
    shipped = [gazetteer_for(folder).places[id_].model_dump(mode="json") for id_ in ("fji", "ton")]
    known = {"provenance": own["provenance"][0]["id"]}
    shipped = [{**each, "properties": {**each["properties"], **known}} for each in shipped]
    features = [*own["features"], *shipped]
    (tmp_path / "gazetteer.geojson").write_text(json.dumps({**own, "features": features}), encoding="utf-8")
    (folder / "places.geojson").unlink()
    whole = read(folder)
    with excerpt(whole, opening(whole)) as part:
        assert list(part.claims) == visible(whole, opening(whole))


def test_a_theatre_without_notes_has_an_excerpt_too(tmp_path: Path) -> None:
    folder = write_invented(tmp_path / "invented")
    theatre = json.loads((folder / "theatre.json").read_text(encoding="utf-8"))
    del theatre["notes"], theatre["translations"]["es"]["notes"]
    (folder / "theatre.json").write_text(json.dumps(theatre), encoding="utf-8")
    whole = read(folder)
    with excerpt(whole, opening(whole)) as part:
        assert len(part.theatre.notes) == 1
        assert len(part.theatre.translations["es"].notes or ()) == 1


def test_what_a_recipient_gets(cut: Cut) -> None:
    whole, state, part = cut
    all_ = handover(whole, state, whole)
    assert (all_.claims, all_.seen) == (len(whole.claims), len(part.claims))
    assert {layer.id for layer in all_.off} == {layer.id for layer in whole.theatre.layers} - {*state.layers}
    assert all_.left_out == ()
    some = handover(whole, state, part)
    assert (some.claims, some.seen, some.off) == (len(part.claims), len(part.claims), ())
    assert {layer.id for layer in some.left_out} == {layer.id for layer in all_.off}
    hidden = handover(whole, replace(state, filters=Filters(search="zzzz")), whole)
    assert (hidden.seen, hidden.hidden, hidden.hidden_inside) == (0, len(part.claims), True)
    assert [each.name for each in hidden.narrowed] == ["search"]
