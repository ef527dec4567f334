"""``python -m kg`` is ``jipu``."""

from kg.cli import main

main()
