"""Feeds of any size: events that nobody could look at one by one, read, placed and counted.

A feed is never a claim. It becomes a dataset of Parquet files, of which come counts, and candidates that a
curator looks at. Only the command line loads this room, when one of its commands is given.
"""
