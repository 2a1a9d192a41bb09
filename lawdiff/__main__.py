"""``python -m lawdiff``."""

from lawdiff.cli import main

main()
