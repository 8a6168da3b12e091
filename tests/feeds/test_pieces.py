import io

import pytest

from layers.feeds.pieces import QuoteError, pieces, rows

ROWS = [b'1,"a\nb"\n', b"2,c\n", b'3,"d ""e""\n\nf"\n', b"4,g\n", b'5,"h,i"\n', b"6,last"]


@pytest.mark.parametrize("size", range(1, 60))
def test_a_piece_ends_where_a_row_does_whatever_its_size(size: int) -> None:
    text = b"".join(ROWS)
    found = list(pieces(io.BytesIO(text), quoted=True, size=size))
    assert b"".join(piece.data for piece in found) == text
    ends = {sum(map(len, ROWS[:number])): number for number in range(len(ROWS) + 1)}
    assert [piece.first - 1 for piece in found] == [ends[piece.start] for piece in found]


def test_rows_are_counted_outside_of_quotes_alone() -> None:
    assert rows(b"".join(ROWS), quoted=True) == 6
    assert rows(b"".join(ROWS), quoted=False) == 9, "a feed without quotes has a row a line"


@pytest.mark.parametrize("size", [4, 1000])
def test_a_quote_that_is_not_closed_is_told_with_its_row(size: int) -> None:
    with pytest.raises(QuoteError, match="in or after row 3"):
        list(pieces(io.BytesIO(b'1,a\n2,b\n3,"c\n4,d\n'), quoted=True, size=size))
