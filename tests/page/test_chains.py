import pytest

from layers.page.chains import Chains, thinned

SQUARE = {
    # two squares side by side, the left one of two arcs that meet at (0, 1), and an island
    0: [(1.0, 0.0), (0.0, 0.0), (0.0, 1.0)],
    1: [(0.0, 1.0), (1.0, 1.0)],
    2: [(1.0, 1.0), (1.0, 0.0)],
    3: [(1.0, 1.0), (2.0, 1.0), (2.0, 0.0), (1.0, 0.0)],
    4: [(5.0, 5.0), (6.0, 5.0), (5.0, 6.0), (5.0, 5.0)],
}
ALL = dict.fromkeys(SQUARE, "coarse")


def corners(chains: Chains, ring: list[int]) -> list[tuple[float, float]]:
    """Return the corners of a ring of chains, put together as the page does."""
    found: list[tuple[float, float]] = []
    for chain in ring:
        line, _ = chains.line(chains.chains[chain if chain >= 0 else ~chain])
        own = line if chain >= 0 else line[::-1]
        assert not found or found[-1] == own[0], "one chain begins where the last one ends"
        found += own if not found else own[1:]
    return found


def test_arcs_are_one_chain_where_nothing_else_meets_them() -> None:
    chains = Chains(SQUARE, ALL)
    assert [chain.arcs for chain in chains.chains] == [(0, 1), (2,), (3,), (4,)]


@pytest.mark.parametrize("ring", [[0, 1, 2], [1, 2, 0], [~2, ~1, ~0], [3, ~2], [4], [~4]])
def test_a_ring_of_arcs_is_the_same_ring_of_chains(ring: list[int]) -> None:
    chains = Chains(SQUARE, ALL)
    found = corners(chains, chains.ring(ring))
    plain: list[tuple[float, float]] = []
    for arc in ring:
        own = SQUARE[arc] if arc >= 0 else SQUARE[~arc][::-1]
        plain += own if not plain else own[1:]
    assert found[0] == found[-1]
    assert len(found) == len(plain)
    assert set(found) == set(plain)


def test_arcs_of_two_levels_stay_apart() -> None:
    chains = Chains(SQUARE, {**ALL, 1: "fine"})
    assert [(chain.arcs, chain.level) for chain in chains.chains][:2] == [((0,), "coarse"), ((1,), "fine")]


def test_an_island_of_several_arcs_is_one_closed_chain() -> None:
    ring = {0: [(0.0, 0.0), (1.0, 0.0)], 1: [(1.0, 0.0), (0.0, 1.0)], 2: [(0.0, 0.0), (0.0, 1.0)]}
    chains = Chains(ring, dict.fromkeys(ring, "fine"))
    assert len(chains.chains) == 1
    assert chains.ring([0, 1, ~2]) == [0]
    assert corners(chains, [0])[0] == corners(chains, [0])[-1]


def test_a_joint_is_left_out_where_the_line_is_nearly_straight_but_not_at_the_edge_of_the_map() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 3.0)]
    assert thinned(line, [1, 2], 0.35) == [line[0], *line[2:]]
    assert thinned([(179.0, 0.0), (180.0, 0.001), (180.0, 0.002)], [1], 0.35)[1] == (180.0, 0.001)
