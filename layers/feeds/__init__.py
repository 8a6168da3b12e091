"""Feeds of any size: events that nobody could look at one by one, read, placed and counted.

A feed is never a claim. It becomes a dataset of Parquet files, of which come counts, and candidates that a
curator looks at. The command line loads this room when one of its commands is given, the dashboard when it is
started with a dataset.
"""

MOST = 500
"""Candidates that are taken at once, where nobody says how many."""
