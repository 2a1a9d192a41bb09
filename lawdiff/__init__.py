"""Versions of Chinese regulations in git, compared article by article."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("lawdiff")
except PackageNotFoundError:  # run from a checkout that is not installed
    __version__ = "0.0.0"
