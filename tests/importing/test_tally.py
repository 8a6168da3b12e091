from layers.importing.tally import Tally


def report(tally: Tally, unused: tuple[str, ...] = ()) -> list[str]:
    return list(tally.lines("Ships", {"NAME": "label, where.name", "N": "quantity.best"}, unused))


def test_the_report_says_what_was_read_written_mapped_and_not_used() -> None:
    assert report(Tally(read=9, claims=7, sources=2), ("TAGS", "ISO")) == [
        "Ships: rows read 9, claims written 7, sources 2",
        "mapped: NAME → label, where.name, N → quantity.best",
        "not used: TAGS, ISO",
        "left out: nothing",
    ]


def test_the_report_has_no_line_for_columns_that_are_all_used() -> None:
    assert not [line for line in report(Tally()) if line.startswith("not used")]


def test_each_remark_and_each_reason_names_its_rows_up_to_five() -> None:
    tally = Tally()
    tally.remark("undated", 4)
    for row in (2, 3, 5, 8, 13):
        tally.leave_out("no id", row)
    for row in range(1, 8):
        tally.leave_out("no name", row)
    assert report(tally)[2:] == [
        "undated: 1 (row 4)",
        "left out, no id: 5 (rows 2, 3, 5, 8, 13)",
        "left out, no name: 7 (rows 1, 2, 3, 4, 5 and 2 more)",
    ]
