"""The tables and documents people take away."""
