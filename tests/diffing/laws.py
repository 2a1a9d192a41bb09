"""Regulations of places that do not exist, for the tests of diffing."""

from hypothesis import strategies as st

from lawdiff.model import Article, Document, TextName
from lawdiff.numbering import Number

CLAUSES = (
    "县级以上人民政府应当加强对湿地的保护",
    "河东市水务部门负责本条例的实施",
    "任何单位和个人不得占用公共绿地",
    "违反本条例第三条规定的",
    "由青川省林业部门责令限期改正",
    "处三千元以上三万元以下的罚款",
    "应当自收到申请之日起三十日内作出决定",
    "申请人可以在十五日内申请复核",
    "依照第十二条第二款的规定办理",
    "（一）有固定的场所",
    "（二）有三名以上专职人员",
    "𠀀字号档案由档案馆保存😀",
    "应当",
    "的",
)
MARKS = "，。；：、\n"

TEXTS = st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from(MARKS)), max_size=8).map(
    lambda parts: "".join(clause + mark for clause, mark in parts).strip("\n")
)
ANY_TEXT = st.text(
    st.sampled_from("应当的三十五百第条之一（）二，。；\n|a1１\u200b\u202e😀𠀀"), max_size=30
)


def document(*texts: str, first: int = 1, title: str = "河东市湿地保护条例") -> Document:
    """A regulation whose articles are numbered in order."""
    numbers = [Number(first + place) for place in range(len(texts))]
    articles = (Article(n, n.label, text) for n, text in zip(numbers, texts, strict=True))
    return Document(title=title, articles=tuple(articles))


DOCUMENTS = st.lists(st.one_of(TEXTS, ANY_TEXT), max_size=6).map(lambda texts: document(*texts))
OLD, NEW = TextName("旧"), TextName("新")
