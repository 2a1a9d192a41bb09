"""Regulations of several jurisdictions as tables: by topic, by element, by likeness."""
