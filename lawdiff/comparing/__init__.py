"""Regulations of several jurisdictions on one subject: analogues, articles side by side, topics."""
