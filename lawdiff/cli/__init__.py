"""The command line: one thin command a file, loaded when it is called."""

from lawdiff.cli.main import main

__all__ = ["main"]
