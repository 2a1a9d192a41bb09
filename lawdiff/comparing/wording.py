"""What of an article is compared: its wording without what each jurisdiction says in its own way.

县级以上人民政府水行政主管部门 here is 市和区人民政府水务部门 there: which levels of government
there are, and what departments are called, says nothing of the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lawdiff.diffing.similarity import wording

_HERE = re.compile("本(?:[省市州县]|自治区)|全(?:[省市州]|自治区)|设区的市|省辖市")
# It begins with what it may begin with: most places of a text are passed over at a glance.
_GOVERNMENT = re.compile(
    r"(?=[县地各乡自省市州区镇、()和与及人])"
    r"(?:县级以上|地方|各级|乡镇|自治[区州县]|[省市州县区乡镇、()和与及])*人民政府"
)
_DEPARTMENT = re.compile("(?:行政(?:主管|管理)?|主管)(?:部门|机关)")


def comparable(text: str) -> list[str]:
    """The lines of ``text`` as they are compared."""
    plain = _HERE.sub("", "\n".join(wording(text)))
    lines = (
        _GOVERNMENT.sub("政府", line) if "人民政府" in line else line for line in plain.split("\n")
    )
    return _DEPARTMENT.sub("部门", "\n".join(lines)).split("\n")


def comparable_texts(texts: Sequence[str]) -> list[str]:
    """Each of ``texts`` as it is compared, in one line; to go through all at once is faster."""
    lines = iter(comparable("\n".join(texts)))
    return ["".join(islice(lines, text.count("\n") + 1)) for text in texts]
