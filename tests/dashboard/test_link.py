from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import Run


def test_an_address_opens_the_state_that_it_names(run: Run, invented: Path) -> None:
    app = run(invented, layers="talk,flights", theme="dark", select="amber-intent")
    state = app.session_state["opened"].state
    assert (state.layers, state.theme, state.select) == (("flights", "talk"), "dark", "amber-intent")
    assert not app.warning


def test_an_address_that_cannot_be_followed_is_explained_and_the_theatre_opens_as_usual(
    run: Run, invented: Path
) -> None:
    app = run(invented, layers="nowhere", theme="dark")
    assert len(app.warning) == 1
    assert app.code[0].value.endswith("found “nowhere”")
    state = app.session_state["opened"].state
    assert (state.layers, state.theme) == (("blue-side", "amber-side"), None)


def test_an_address_names_one_of_the_theatres_on_offer(run: Run, invented: Path) -> None:
    assert run(invented, theatre="southcom-2025").selectbox(key="theatre").value == "southcom-2025"
    unknown = run(invented, theatre="atlantis")
    assert unknown.selectbox(key="theatre").value == "invented"
    assert "found “atlantis”" in unknown.code[0].value


def test_the_address_is_read_once(run: Run, invented: Path) -> None:
    app = run(invented, layers="talk")
    app.query_params["layers"] = "flights"
    app.run()
    assert app.session_state["opened"].state.layers == ("talk",)


def follow(folder: str) -> None:
    """A page that writes two states into its address: the one the page fits, then one with another theme."""
    from dataclasses import replace
    from pathlib import Path

    import streamlit as st

    from dashboard import link
    from layers.reading.theatre import read

    st.session_state[link.THEATRE] = st.session_state["usual"] = "invented"
    catalogue = read(Path(folder))
    start = link.opened(catalogue)
    fitted = replace(start.state, view=(160.0, -31.0, -160.0, 11.0))
    link.follow(catalogue, start, fitted)
    st.session_state["first"] = st.query_params.to_dict()
    link.follow(catalogue, start, replace(fitted, theme="dark"))
    st.session_state["second"] = st.query_params.to_dict()
    # opened once more as it was, while it is moved
    link.follow(catalogue, start, start.state)
    st.session_state.pop(link.OPENED)
    again = link.opened(catalogue)
    link.follow(catalogue, again, replace(again.state, view=(10.0, 0.0, 20.0, 10.0)))
    st.session_state["moved"] = st.query_params.to_dict()


def test_the_address_keeps_up_without_the_fitted_view_and_leaves_what_is_not_its_own(invented: Path) -> None:
    app = AppTest.from_function(follow, kwargs={"folder": str(invented)}, default_timeout=60)
    app.query_params["utm"] = "mail"
    app.run()
    assert not app.exception
    assert app.session_state["first"] == {"utm": "mail"}
    assert app.session_state["second"] == {"utm": "mail", "theme": "dark"}


def test_the_address_keeps_the_view_that_it_asked_for(invented: Path) -> None:
    app = AppTest.from_function(follow, kwargs={"folder": str(invented)}, default_timeout=60)
    app.query_params["view"] = asked = "170,-25,-170,5"
    app.run()
    assert not app.exception
    assert app.session_state["first"] == {"view": asked}
    assert app.session_state["second"] == {"view": asked, "theme": "dark"}


def test_a_map_that_is_opened_once_more_as_it_was_keeps_the_view_it_is_moved_to(invented: Path) -> None:
    app = AppTest.from_function(follow, kwargs={"folder": str(invented)}, default_timeout=60)
    app.run()
    assert not app.exception
    assert app.session_state["moved"] == {"view": "10,0,20,10"}


def test_a_run_asked_for_from_the_address_before_opens_what_was_written_since(invented: Path) -> None:
    app = AppTest.from_function(follow, kwargs={"folder": str(invented)}, default_timeout=60)
    app.run()
    assert app.session_state["moved"] == {"view": "10,0,20,10"}
    # as the browser had it, and with a language chosen meanwhile
    app.query_params.clear()
    app.query_params["lang"] = "es"
    del app.session_state["opened"]
    app.run()
    state = app.session_state["opened"].state
    assert (state.view, state.language) == ((10, 0, 20, 10), "es")
