"""Until when a theatre was read, in words: as a date, or in the form of a date-time group.

A date-time group (ACP 121) is day, hour, minute, zone, month and year: “110930Z DEC 25”. Where only a day is
known it keeps the form and has neither hour nor zone, “11 DEC 25”: midnight would be a time that nobody gave.
Months are the English ones in every language, as they are there.
"""

from layers.theatre.fields import PartialDate
from layers.theatre.theatre import Theatre
from layers.theatre.vocabulary import Dates

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def date_group(date: PartialDate, time: str | None = None) -> str:
    """Return a date, and a time in UTC (“09:30”) where there is one, as a date-time group.

    Without a day the year has all its digits: “DEC 25” would pass for a day.
    """
    year, month, day = [*date.split("-"), "", ""][:3]
    if not day:
        return f"{MONTHS[int(month) - 1]} {year}" if month else year
    clock = f"{time.replace(':', '')}Z" if time else ""
    return f"{day}{clock} {MONTHS[int(month) - 1]} {year[2:]}"


def read_until(theatre: Theatre, dates: Dates) -> str:
    """Return until when a theatre was read, with the time (UTC) where it says one."""
    if dates == "dtg":
        return date_group(theatre.as_of, theatre.as_of_time)
    return f"{theatre.as_of}, {theatre.as_of_time} UTC" if theatre.as_of_time else theatre.as_of


def date_groups(theatre: Theatre) -> dict[str, str]:
    """Return the group of each collection that has a date of its own, by id, and of the theatre, by “”."""
    own = {each.id: date_group(each.as_of) for each in theatre.collections if each.as_of}
    return {"": read_until(theatre, "dtg"), **own}
