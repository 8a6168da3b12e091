import hashlib
import io
import sys
import zipfile
from typing import Any

import pytest

from layers.curating.citing import paragraphs
from layers.curating.receiving import READERS, ReceiveError, receive
from layers.curating.receiving.pdf_file import joined

PAGE = """<html lang="en"><head><title>Ships off the coast</title>
<meta property="og:site_name" content="Harbour Gazette"><meta name="author" content="Ann Lake">
<meta property="article:published_time" content="2025-11-22T10:00:00Z"></head>
<body><nav>Home | About | Log in</nav><article><h1>Ships off the coast</h1>
<p>Seven warships are <b>allegedly</b> on their way, the <a href="#">agency</a> said in a long statement.</p>
<p>Roughly 120 troops are on the island, in infantry and in drones, as the report says in so many words.</p>
</article><footer>All rights reserved. Subscribe now.</footer></body></html>"""


def document(*texts: str) -> bytes:
    import docx

    made, content = docx.Document(), io.BytesIO()
    for text in texts:
        made.add_paragraph(text)
    table = made.add_table(1, 2)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "A cell."
    made.core_properties.title = "Ships"
    made.core_properties.author = ""
    made.save(content)
    return content.getvalue()


def portable(
    *lines: str, info: str = "/Title (Ships) /Author (Ann Lake) /CreationDate (D:20200101)"
) -> bytes:
    """A PDF of one page, a line of text each; without lines, a page of nothing."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 700 Td {shown}ET" if lines else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    body, starts = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        starts.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    count = len(objects) + 1
    trailer = f"trailer << /Size {count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_text_has_the_paragraphs_that_cite_counts_and_the_hash_of_its_bytes() -> None:
    content = "One  line.\r\n\r\nAnother – line.\n".encode()
    received = receive(content, "article.TXT")
    assert received.paragraphs == ("One line.", "Another – line.")
    assert received.sha256 == hashlib.sha256(content).hexdigest()
    assert received.title is None
    assert paragraphs(received.text) == list(received.paragraphs)


def test_wrapped_text_is_joined_and_says_so() -> None:
    received = receive(b"The first is\nwrapped here.\n\nThe second\nis too.\n", "a.txt")
    assert received.paragraphs == ("The first is wrapped here.", "The second is too.")
    assert [each.key for each in received.remarks] == ["app.receive.joined"]


def test_a_web_page_has_its_main_text_and_says_what_it_is() -> None:
    read = receive(PAGE.encode(), "page.html")
    assert read.paragraphs[0] == "Ships off the coast"
    assert read.paragraphs[1].startswith("Seven warships are allegedly on their way, the agency said")
    assert len(read.paragraphs) == 3
    assert (read.title, read.publisher, read.author) == ("Ships off the coast", "Harbour Gazette", "Ann Lake")
    assert (read.published, read.language) == ("2025-11-22", "en")


def test_a_date_in_the_running_text_is_not_that_of_the_page() -> None:
    read = receive(
        b"<html><body><p>On 3 May 2024 ships came, it says here in so many words.</p></body></html>", "a.htm"
    )
    assert read.paragraphs == ("On 3 May 2024 ships came, it says here in so many words.",)
    assert (read.published, read.title, read.author, read.publisher) == (None, None, None, None)


def test_a_document_has_its_paragraphs_and_cells_once() -> None:
    received = receive(document("First\nline.", " ", "Second."), "a.docx")
    assert received.paragraphs == ("First line.", "Second.", "A cell.")
    assert (received.title, received.author, received.published) == ("Ships", None, None)
    assert received.remarks == ()


def test_what_a_document_holds_and_nobody_reads_is_said() -> None:
    content, changed = io.BytesIO(document("First.")), io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                inserted = b"<w:ins w:id='1' w:author='x'><w:r><w:t>more</w:t></w:r></w:ins></w:p>"
                data = data.replace(b"</w:p>", inserted, 1)
            new.writestr(name, data)
    assert [each.key for each in receive(changed.getvalue(), "a.docx").remarks] == ["app.receive.insertions"]


def test_a_pdf_has_its_lines_joined_and_no_date_of_its_making() -> None:
    content = portable(
        "Seven warships are on their way to the har-",
        "bour, the agency said on a day that was cold.",
        "Roughly 120 came.",
        "A second paragraph begins here and is long, as",
        "it should be.",
    )
    read = receive(content, "a.pdf")
    assert read.paragraphs[0].startswith("Seven warships are on their way to the harbour, the agency")
    assert read.paragraphs[1:] == ("A second paragraph begins here and is long, as it should be.",)
    assert (read.title, read.author, read.published) == ("Ships", "Ann Lake", None)


def test_lines_are_joined_until_a_short_one_ends_a_sentence() -> None:
    lines = ["A line of some length that goes", "on, and ends.", "Next one is of the same length.", "End."]
    assert [each for each in joined(lines) if each] == [
        "A line of some length that goes on, and ends.",
        "Next one is of the same length. End.",
    ]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"\xff\xfe\xff", "a.txt", "expected UTF-8 text, found another byte at position 0; save it as UTF-8"),
        (b" \n\n", "a.txt", "expected text, found none"),
        (b"", "a.html", "expected text, found none: it is no web page"),
        (b"not a zip", "a.docx", "expected a Word document (.docx), found another file"),
        (portable(), "a.pdf", "expected text, found none: its pages are pictures"),
        (b"MZ", "a.exe", f"expected a file that ends in {', '.join(READERS)}, found another"),
    ],
)
def test_a_file_that_no_source_can_be_made_of_is_told_by_its_name(
    content: bytes, name: str, message: str
) -> None:
    with pytest.raises(ReceiveError) as told:
        receive(content, name)
    assert str(told.value) == f"{name}: {message}"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html"])
@pytest.mark.parametrize("content", [b"%PDF-1.4\n1 0 obj", b"PK\x03\x04" + b"\0" * 40, b"\0" * 99])
def test_a_broken_file_is_a_message_and_no_traceback(content: bytes, name: str) -> None:
    with pytest.raises(ReceiveError, match=rf"^{name}: expected ") as told:
        receive(content, name)
    assert "\n" not in str(told.value)


def test_a_package_that_is_missing_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ReceiveError, match=r'pypdf; pip install -e "\.\[desk\]" installs it'):
        receive(portable("A line."), "a.pdf")


def test_a_document_that_unpacks_to_very_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content: Any = document("First.")
    monkeypatch.setenv("POSTURE_LIMITS", f"whole_bytes={len(content) + 1}")
    with pytest.raises(ReceiveError, match=r"a\.docx: expected at most"):
        receive(content, "a.docx")
