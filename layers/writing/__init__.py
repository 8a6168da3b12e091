"""From a theatre to files, each written whole or not at all."""
