"""The jipu command: each subcommand in a module of its own, imported only when it runs."""

from kg.cli.main import main

__all__ = ["main"]
