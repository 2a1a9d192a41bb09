"""Two texts compared: which article became which, and what changed in each."""
