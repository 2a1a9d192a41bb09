"""A regulation as lines of print, and two of them as one run of lines with their edits."""
