from layers.feeds.account import Account


def test_a_report_names_the_first_rows_that_were_left_out_file_by_file_and_counts_the_rest() -> None:
    account = Account(read=1_009, kept=1_001)
    account.leave_out("no date", "a.csv", [2, 3])
    other = Account()
    other.leave_out("no date", "b.csv", range(5, 11))
    account.add(other)
    assert list(account.lines()) == [
        "rows read 1,009, kept 1,001",
        "left out, no date: 8 (a.csv, row 2; a.csv, row 3; b.csv, row 5; b.csv, row 6; b.csv, row 7"
        " and 3 more)",
    ]
