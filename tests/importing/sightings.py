"""The README's first example: a spreadsheet of ten rows, all of them invented.

The seventh row has its date in words, the ninth a place without coordinates, and so has the tenth, of whose
name there are several places. ``python -m tests.importing.sightings`` writes the file anew.
"""

from datetime import datetime
from pathlib import Path

import xlsxwriter

SIGHTINGS = Path(__file__).with_name("sightings.xlsx")

HEADER = ("Title", "Date", "Lat", "Lon", "Place", "Figure", "Category", "Source", "Link")

HARBOUR, NOTES, ROADSIDE = "The Harbour Gazette", "Baltic Shipping Notes", "Roadside Weekly"

Row = tuple[str, int | str, float | None, float | None, str, str, str, str, str]

ROWS: tuple[Row, ...] = (
    ("Patrol ships alongside", 2, 59.4486, 24.7583, "Tallinn", "two", "Ships", HARBOUR, "gazette"),
    ("Minehunters sail", 3, 57.0486, 24.0277, "Riga", "at least three", "Ships", HARBOUR, "gazette"),
    ("Vehicles wait at a ferry", 4, 55.7065, 21.1284, "Klaipėda", "nearly 120", "Transport", NOTES, "notes"),
    ("Bridges on the road", 5, 58.38, 26.72, "Tartu", "some 40–50", "Transport", ROADSIDE, "roadside"),
    ("Tents in a field", 6, 55.12, 24.35, "Ukmergė", "at least a dozen", "Exercise", ROADSIDE, "roadside"),
    ("Helicopters overhead", 7, 54.69, 25.28, "Vilnius", "dozens", "Exercise", ROADSIDE, "roadside"),
    ("Landing craft at a quay", "8 March 2026", 58.2, 22.5, "Kuressaare", "two", "Ships", HARBOUR, "gazette"),
    ("Ships return", 12, 60.15, 24.95, "Helsinki", "more than 2,000 people", "Ships", HARBOUR, "gazette"),
    ("Exercise opens", 9, None, None, "Turku", "around 600", "Exercise", NOTES, "notes"),
    ("Port visit announced", 10, None, None, "Brest", "", "Ships", NOTES, "notes"),
)
"""The rows; a number as a date is a day of March 2026."""


def write(path: Path) -> None:
    """Write the spreadsheet: the same bytes each time."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 3, 14)})
        sheet = book.add_worksheet("Sightings")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
        sheet.write_row(0, 0, HEADER, bold)
        for number, (title, date, latitude, longitude, *words, site) in enumerate(ROWS, start=1):
            sheet.write_row(
                number, 0, (title, "", latitude, longitude, *words, f"https://{site}.example/{number}")
            )
            if isinstance(date, int):
                sheet.write_datetime(number, 1, datetime(2026, 3, date), day)
            else:
                sheet.write(number, 1, date)
        sheet.set_column(0, 8, 16)


if __name__ == "__main__":
    write(SIGHTINGS)
