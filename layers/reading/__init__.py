"""From files to a theatre: read, validate, check; every problem at once, each with its address."""
