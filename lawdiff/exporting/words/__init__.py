"""What exports say beside the matter itself."""

from collections.abc import Mapping
from types import MappingProxyType

from lawdiff.exporting.words.chinese import ZH
from lawdiff.exporting.words.english import EN
from lawdiff.exporting.words.vocabulary import Words

__all__ = ["LANGUAGES", "Words"]

LANGUAGES: Mapping[str, Words] = MappingProxyType({"zh": ZH, "en": EN})
"""Every language by its code."""
