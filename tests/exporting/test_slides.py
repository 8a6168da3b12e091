"""Slides, read back with python-pptx; and looked at by LibreOffice, where there is one."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from layers.exporting.choice import Choice, size_of
from layers.exporting.drawing.sheet import Course, Figure, Line, Paragraph, Run
from layers.exporting.slides import shapes
from layers.exporting.slides.deck import deck
from layers.page.state import opening
from layers.page.visible import visible
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.theatre.marking import marking
from tests.cli.conftest import run
from tests.theatres import write_hostile, write_invented

SCENE = "unknown"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def slides(southcom: Catalogue) -> Any:
    """The slides of the scene with the most claims."""
    return opened(deck(southcom, Choice(opening(southcom, SCENE), False)))


def opened(content: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(content))


def said(shape: Any) -> str:
    return str(shape._element.nvSpPr.cNvPr.get("descr") or "")


def text_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes)


def test_each_claim_is_in_the_notes_with_its_hedge_and_its_chain(slides: Any, southcom: Catalogue) -> None:
    notes = slides.slides[0].notes_slide.notes_text_frame.text
    for id_ in visible(southcom, opening(southcom, SCENE)):
        claim = southcom.claims[id_].properties
        assert claim.label in notes
        assert claim.hedge is None or claim.hedge in notes
        assert claim.statement in notes
        assert f"Claim id: {id_}" in notes
    assert "prophecyupdate.blogspot.com (repost) ← The War Zone ← Lt. Gen. Kyrylo Budanov" in notes


def test_each_claim_has_a_shape_whose_alternative_text_says_what_it_rests_on(
    slides: Any, southcom: Catalogue
) -> None:
    alternatives = [said(shape) for slide in slides.slides for shape in slide.shapes]
    for id_ in visible(southcom, opening(southcom, SCENE)):
        own = [
            words for words in alternatives if any(each.startswith(f"{id_}: ") for each in words.split("\n"))
        ]
        assert own, id_
        cited = southcom.claims[id_].properties.citations[0]
        for part in (
            southcom.claims[id_].properties.label,
            f"paragraph {cited.paragraph}" if cited.paragraph else "",
        ):
            assert part in own[0]
        assert cited.sha256 is None or cited.sha256[:12] in own[0]


def test_a_paragraph_is_written_from_the_side_of_its_first_letter() -> None:
    words = (Paragraph((Run("جنود روس (reported)"),)), Paragraph((Run("troops"),)))
    _, *paragraphs = shapes.shape(Figure("label", 0, 0, 90, 40, words=words), 2).split("<a:p>")
    assert ['rtl="1"' in each for each in paragraphs] == [True, False]


def test_every_slide_is_marked_at_top_and_bottom_and_numbered(slides: Any, southcom: Catalogue) -> None:
    pages = list(slides.slides)
    for number, page in enumerate(pages, 1):
        marked = [shape for shape in page.shapes if shape.text_frame.text == marking(southcom.theatre, "en")]
        tops = sorted(shape.top for shape in marked)
        assert tops[0] == 0
        assert tops[-1] + marked[0].height == slides.slide_height
        assert f"{number} / {len(pages)}" in text_of(page)
        assert page.shapes.title.text_frame.text
    assert "Sources" in [page.shapes.title.text_frame.text for page in pages]
    assert "Not on the map" in [page.shapes.title.text_frame.text for page in pages]


def test_the_map_is_shapes_to_edit_within_the_slide(slides: Any) -> None:
    for page in slides.slides:
        for each in page.shapes:
            assert each.shape_type != MSO_SHAPE_TYPE.PICTURE
            assert each.left >= -1
            assert each.top >= -1
            assert each.left + each.width <= slides.slide_width + 1
            assert each.top + each.height <= slides.slide_height + 1
    shapes = {shape.name: shape._element for shape in slides.slides[0].shapes}
    ground = [len(list(shapes[name].iter(f"{DRAWING}pt"))) for name in ("land", "borders")]
    assert 200 < sum(ground) < 3000
    patterns = {each.get("prst") for each in slides.slides[0].shapes._spTree.iter(f"{DRAWING}pattFill")}
    assert {"wdUpDiag", "ltDnDiag"} <= patterns, "a country and a sea have PowerPoint's own patterns"


def test_a_figure_so_many_times_larger_is_so_in_all_its_parts() -> None:
    def figure(by: float) -> Figure:
        return Figure(
            "a",
            *(1 * by, 2 * by, 3 * by, 4 * by),
            form="path",
            courses=(Course(((5 * by, 6 * by), (7 * by, 8 * by)), True),),
            line=Line("#000000", 2 * by, (3 * by, 1 * by), 0.5, True),
            words=(Paragraph((Run("words"),), 13 * by, "right", 4 * by),),
            says="A shape",
        )

    assert shapes.scaled(figure(1), 2.5) == figure(2.5)


def test_a_scene_has_a_slide_and_a_deck_its_size(tmp_path: Path) -> None:
    invented = read(write_invented(tmp_path / "invented"))
    file = opened(deck(invented, Choice(opening(invented), True, size_of("slide43"))))
    assert file.slide_width / file.slide_height == pytest.approx(4 / 3, abs=0.01)
    titles = [page.shapes.title.text_frame.text for page in file.slides]
    wanted = [scene.title for scene in invented.theatre.scenes] or [invented.theatre.title]
    assert titles[: len(wanted)] == wanted
    assert file.core_properties.keywords == f"data {invented.digest}"


def test_hostile_text_is_text_on_slides(tmp_path: Path) -> None:
    hostile = read(write_hostile(tmp_path / "hostile"))
    file = opened(deck(hostile, Choice(opening(hostile), False)))
    notes = file.slides[0].notes_slide.notes_text_frame.text
    labels = [hostile.claims[id_].properties.label for id_ in visible(hostile, opening(hostile))]
    assert all(" ".join(label.split()) in notes for label in labels)


def test_a_label_that_lost_its_hedge_is_found(southcom: Catalogue, tmp_path: Path) -> None:
    content = deck(southcom, Choice(opening(southcom, "ru-reported"), False))
    path = tmp_path / "deck.pptx"
    path.write_bytes(content)
    done = run("verify", path)
    assert (done.exit_code, done.stderr.count("error")) == (0, 0)
    assert f"8 claims, data {southcom.digest}: as it was written" in done.stdout
    file = opened(content)
    (label,) = (run for run in _runs(file) if run.text == "≈120 troops (reported)")
    label.text = "120 troops"
    file.save(path)
    done = run("verify", path)
    assert done.exit_code == 1
    assert "claim ru-etf-strength: changed since it was written" in done.stderr
    file = opened(content)
    file.slides[0].notes_slide.notes_text_frame.text = "Certain."
    file.save(path)
    assert "the notes of the slides: changed" in run("verify", path).stderr


def _runs(file: Any) -> list[Any]:
    shapes = [shape for slide in file.slides for shape in slide.shapes]
    return [run for shape in shapes for each in shape.text_frame.paragraphs for run in each.runs]


def test_slides_of_others_are_refused(tmp_path: Path) -> None:
    pptx.Presentation().save(str(tmp_path / "foreign.pptx"))
    done = run("verify", tmp_path / "foreign.pptx")
    assert done.exit_code == 1
    assert "expected a file that Posture wrote" in done.stderr


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice Impress (soffice)")
def test_libreoffice_opens_it_with_all_slides(tmp_path: Path) -> None:
    invented = read(write_invented(tmp_path / "invented"))
    content = deck(invented, Choice(opening(invented), True))
    (tmp_path / "deck.pptx").write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "deck.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    import pypdf

    pages = pypdf.PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(opened(content).slides)
    assert invented.theatre.title in pages[0].extract_text()
