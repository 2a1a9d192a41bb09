"""Regulations of several jurisdictions on one subject: analogues, articles side by side, topics.

A regulation is prepared once (`profile` for comparing, `subject` for finding analogues) and what is
prepared can be kept.
"""

from lawdiff.comparing.analogues import (
    LOOKED_AT,
    Candidate,
    Counts,
    Index,
    Places,
    analogues,
    most_sharing,
)
from lawdiff.comparing.elements import elements
from lawdiff.comparing.matrix import FEWEST, MOST, check_size, compare, compare_profiles
from lawdiff.comparing.pairing import pair, pair_profiles
from lawdiff.comparing.parents import name_of, parents
from lawdiff.comparing.profile import Profile, profile
from lawdiff.comparing.subjects import Subject, core, subject

__all__ = [
    "FEWEST",
    "LOOKED_AT",
    "MOST",
    "Candidate",
    "Counts",
    "Index",
    "Places",
    "Profile",
    "Subject",
    "analogues",
    "check_size",
    "compare",
    "compare_profiles",
    "core",
    "elements",
    "most_sharing",
    "name_of",
    "pair",
    "pair_profiles",
    "parents",
    "profile",
    "subject",
]
