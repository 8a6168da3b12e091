"""How fast and how small, ours beside its peers, in one run (``python -m tests.bench``)."""
