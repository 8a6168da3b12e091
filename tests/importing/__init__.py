"""Tests of importing what others publish; the rows are invented, only the column names are published."""
