"""Tests, a module for each module; theatres.py writes the theatres they share."""
