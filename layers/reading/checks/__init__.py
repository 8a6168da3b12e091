"""Checks that need more than the one record: references, chains of credit, hedges, geometry, translations."""
