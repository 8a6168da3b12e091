from pathlib import Path

from tests.dashboard.conftest import Run


def test_a_file_is_opened_on_a_page_of_its_own_and_the_theatre_comes_back_as_it_was_left(
    run: Run, invented: Path
) -> None:
    app = run(invented)
    # as the map reports it
    app.query_params["layers"] = "talk"
    next(each for each in app.sidebar.button if each.label == "Open a file").click().run()
    assert not app.exception
    assert [each.value for each in app.title] == ["Open a file"]
    assert not app.sidebar.children
    next(each for each in app.button if each.label == "Back to the theatre").click().run()
    assert not app.exception
    assert not app.title
    assert app.session_state["opened"].state.layers == ("talk",)
