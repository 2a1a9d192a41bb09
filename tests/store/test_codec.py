"""Versions as files: what is written must be the same bytes for ever, or commit ids change."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from lawdiff.store.codec import printed

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_VALUES)
def test_facts_are_printed_as_the_standard_library_indents_them(value: object) -> None:
    assert printed(value) == json.dumps(value, ensure_ascii=False, indent=1)
