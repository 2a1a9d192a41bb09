"""References inside old text follow the renumbering; those to other laws do not."""

import pytest

from lawdiff.amending.phrases import applied
from lawdiff.amending.references import followed
from lawdiff.numbering import Number

NUMBERS = {Number(n): Number(n + 1) for n in range(3, 30)} | {Number(1): Number(1)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("依照本条例第三条处理", "依照本条例第四条处理"),
        ("有第三条、第五条所列行为", "有第四条、第六条所列行为"),
        ("第四条至第六条的规定", "第五条至第七条的规定"),
        ("依照第九条第一款第二项和第十条", "依照第十条第一款第二项和第十一条"),
        ("依照本条例第一条", "依照本条例第一条"),
        ("依照《某法》第三条", "依照《某法》第三条"),
        ("依照民法典第三条、第四条", "依照民法典第三条、第四条"),
        ("依照某法第三条第一款、第四条", "依照某法第三条第一款、第四条"),
        ("依照《某法》（以下称某法）第三条", "依照《某法》（以下称某法）第三条"),
        ("依照《某法》第三条和本条例第三条", "依照《某法》第三条和本条例第四条"),
        ("依照本条例第三条之一", "依照本条例第三条之一"),
    ],
)
def test_what_follows(old: str, new: str) -> None:
    assert applied(old, followed(old, NUMBERS)) == new
