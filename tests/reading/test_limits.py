import pytest

from layers.reading.limits import VARIABLE, WORDS, LimitError, Limits, check, limits


def test_each_limit_has_words_and_a_message_that_says_how_to_allow_more() -> None:
    assert WORDS.keys() == vars(Limits()).keys()
    with pytest.raises(LimitError) as found:
        check("vertices", 1_000_001)
    assert str(found.value) == (
        "expected at most 1,000,000 positions in one geometry, found 1,000,001 "
        "(POSTURE_LIMITS=vertices=… allows more)"
    )
    check("vertices", 1_000_000)


def test_the_environment_changes_limits_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "vertices=2000000, nesting=9")
    assert limits() == Limits(vertices=2_000_000, nesting=9)
    check("vertices", 2_000_000)


@pytest.mark.parametrize("pair", ["vertices", "vertices=many", "vertices=0", "vertices=-1", "size=5", "=5"])
def test_a_limit_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, pair: str) -> None:
    monkeypatch.setenv(VARIABLE, pair)
    with pytest.raises(LimitError, match=f"^expected POSTURE_LIMITS as pairs .*; found “{pair}”$"):
        limits()
