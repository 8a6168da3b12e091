"""How fast and how small, ours beside its peers: one run, one machine, one table (``python -m tests.bench``)."""
