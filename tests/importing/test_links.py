import pytest

from layers.importing.links import links, publisher


@pytest.mark.parametrize(
    ("cell", "found", "words"),
    [
        ("https://a.example/1; https://b.example/2", ["https://a.example/1", "https://b.example/2"], ""),
        ("https://a.example/1,https://b.example/2", ["https://a.example/1", "https://b.example/2"], ""),
        ("https://a.example/1\nhttps://a.example/1", ["https://a.example/1"], ""),
        ("Gazette (https://gazette.example/1).", ["https://gazette.example/1"], "Gazette"),
        ("see https://wiki.example/A_(b), p. 3", ["https://wiki.example/A_(b)"], "see p. 3"),
        ("www.gazette.example/x", ["https://www.gazette.example/x"], ""),
        (
            "https://news.example/новости",
            ["https://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"],
            "",
        ),
        ("javascript:alert(1)", [], "javascript:alert(1)"),
        ("Wire; Post", [], "Wire; Post"),
    ],
)
def test_links_in_a_cell(cell: str, found: list[str], words: str) -> None:
    assert links(cell) == (found, words)


@pytest.mark.parametrize(
    ("link", "who"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("https://news.bbc.co.uk/1", "bbc.co.uk"),
        ("https://t.me/s/Channel/12", "t.me/channel"),
        ("https://twitter.com/Name/status/1", "x.com/name"),
        ("https://x.com/name/status/2", "x.com/name"),
        ("https://youtu.be/abc", None),
        ("https://web.archive.org/web/2020/https://www.gazette.example/a", "gazette.example"),
        ("https://archive.ph/abc", None),
        ("http://192.0.2.1/x", None),
        ("https://localhost/x", None),
        ("https://[::1/x", None),
    ],
)
def test_the_publisher_of_a_link(link: str, who: str | None) -> None:
    assert publisher(link) == who
