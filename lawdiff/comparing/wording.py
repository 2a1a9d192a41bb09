"""What of an article is compared: its wording without what each jurisdiction says in its own way.

县级以上人民政府水行政主管部门 here is 市和区人民政府水务部门 there: which levels of government
there are, and what departments are called, says nothing of the matter.
"""

from __future__ import annotations

import re

from lawdiff.diffing.similarity import wording

# Each begins with what it may begin with: most places of a text are passed over at a glance.
_HERE = re.compile(
    "(?=[本全设省])(?:本省|本市|本州|本县|全省|全市|全州|本自治区|全自治区|设区的市|省辖市)"
)
_GOVERNMENT = re.compile(
    r"(?=[县地各乡自省市州区镇、()和与及人])"
    r"(?:县级以上|地方|各级|乡镇|自治[区州县]|[省市州县区乡镇、()和与及])*人民政府"
)
_DEPARTMENT = re.compile("(?:行政主管|行政管理|主管|行政)(?:部门|机关)")


def comparable(text: str) -> list[str]:
    """The lines of ``text`` as they are compared."""
    return [_plain(line) for line in wording(text)]


def _plain(line: str) -> str:
    line = _HERE.sub("", line)
    if "人民政府" in line:
        line = _GOVERNMENT.sub("政府", line)
    if "行政" in line or "主管" in line:
        line = _DEPARTMENT.sub("部门", line)
    return line
