from pathlib import Path

from tests.dashboard.conftest import Run


def test_the_language_is_that_of_the_address_else_english(run: Run, invented: Path) -> None:
    assert run(invented).session_state["language"] == "en"
    assert run(invented, lang="es").session_state["language"] == "es"
    assert run(invented, lang="xx").session_state["language"] == "en"


def test_a_text_that_nobody_translated_is_marked(run: Run, invented: Path) -> None:
    data = (invented / "theatre.json").read_text(encoding="utf-8")
    figures = data.replace('"figures": [', '"figures": ["amber-denial", ')
    (invented / "theatre.json").write_text(figures, encoding="utf-8")
    shown = [each.value for each in run(invented, lang="es").sidebar.text]
    assert shown[0] == "No ships there (denied) [EN]"
    assert shown[2] == "300–500 en la guarnición"


def test_a_language_chosen_beside_the_map_is_spoken_and_told_to_the_map(run: Run, invented: Path) -> None:
    app = run(invented)
    app.selectbox(key="language en").set_value("es").run()
    assert not app.exception
    assert app.subheader[0].value == "Cifras clave"
    assert app.session_state["language chosen"] == "es"
