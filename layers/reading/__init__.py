"""Read, validate and check the files of a theatre.

Every problem is found at once, each with its address: file, record, field.
"""
