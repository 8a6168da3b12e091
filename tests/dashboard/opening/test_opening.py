from pathlib import Path

from tests.dashboard.conftest import Run


def test_a_file_is_opened_on_a_page_of_its_own_and_the_theatre_comes_back_as_it_was(
    run: Run, invented: Path
) -> None:
    app = run(invented, layers="talk", theme="dark")
    button = next(each for each in app.sidebar.button if each.label == "Open a file")
    button.click().run()
    assert not app.exception
    assert [each.value for each in app.title] == ["Open a file"]
    assert not app.sidebar.children
    next(each for each in app.button if each.label == "Back to the theatre").click().run()
    assert not app.exception
    assert not app.title
    state = app.session_state["opened"].state
    assert (state.layers, state.theme) == (("talk",), "dark")
