from itertools import count

from layers.theatre.identity import KEPT, Remembered


def test_the_same_object_is_worked_on_once() -> None:
    numbers = count(1)
    remembered = Remembered(lambda _: next(numbers))
    one, equal = [1.0, 2.0], [1.0, 2.0]
    assert (remembered(one), remembered(one), remembered(equal)) == (1, 1, 2)


def test_an_object_stays_while_it_is_remembered_so_that_no_other_takes_its_id() -> None:
    remembered = Remembered(lambda each: list(each))
    for number in range(3 * KEPT):
        assert remembered([number]) == [number]
