import gc
from threading import Thread

from layers.reading.garbage import uncollected


def test_the_collector_rests_until_the_last_block_has_ended() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_blocks_in_several_threads_may_end_in_any_order() -> None:
    first, second = uncollected(), uncollected()
    first.__enter__()
    second.__enter__()
    ending = Thread(target=first.__exit__, args=(None, None, None))
    ending.start()
    ending.join()
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
