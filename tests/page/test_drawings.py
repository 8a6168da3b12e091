import json

import deflate
import milsymbol.symbol
import pytest

from layers.page.drawings import FILE, Drawings
from layers.page.symbols import symbol


@pytest.fixture(scope="module")
def drawings() -> Drawings:
    return Drawings(milsymbol.symbol._DATA_DIR / FILE)


def test_drawings_are_those_that_milsymbol_reads(drawings: Drawings) -> None:
    whole = json.loads(bytes(deflate.gzip_decompress((milsymbol.symbol._DATA_DIR / FILE).read_bytes())))
    known = [*whole][::2000]
    assert {code: drawings[code] for code in known} == {code: whole[code] for code in known}


@pytest.mark.parametrize("code", ["9" * 20, "", "di", "type"])
def test_a_code_without_a_drawing_is_not_there(drawings: Drawings, code: str) -> None:
    assert code not in drawings
    with pytest.raises(KeyError):
        drawings[code]


def test_milsymbol_looks_its_drawings_up() -> None:
    symbol("10031000001211000000")
    assert isinstance(milsymbol.symbol._load_number_data(), Drawings)
