"""Compares the output of this checkout with that of another one, byte for byte: ``python -m tests.compare --help``."""
