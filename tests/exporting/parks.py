"""Two texts of a regulation of a place that does not exist, and made-up ones, to be exported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from lawdiff import diffing
from lawdiff.exporting import Compared, Edition
from lawdiff.model import Annex, Article, Dates, Document, Heading, TextName
from lawdiff.numbering import Number, print_numeral

Chapters = Sequence[tuple[str, Sequence[str]]]

_ADOPTED = "2015年3月27日河东市第三届人民代表大会常务委员会第九次会议通过"
_AMENDED = (
    "根据2022年5月20日河东市第五届人民代表大会常务委员会第二次会议"
    "《关于修改〈河东市公园条例〉的决定》修正"
)
_TREES = "公园内的树木应当挂牌，载明名称、树龄和养护责任人；古树名木另行登记造册。"
_LIGHT = "公园应当在每日日落之后一小时内开启照明，在闭园之后三十分钟内关闭。"
_DOGS = "携带犬只进入公园的，应当使用长度不超过一点五米的牵引绳，并即时清除粪便。"
_BOATS = "游船每年至少检验一次，检验不合格的不得载客；载客人数不得超过核定人数。"
_GUIDES = "导盲犬、扶助犬不受本条例第五条规定的限制。"
_SHOPS = "园林主管部门应当会同市场监督管理部门核定公园内商铺的数量，并向社会公布。"
_PLAN = "园林主管部门应当编制公园专项规划，征求公众意见后报市人民政府批准。"
_STAFF = (
    "公园管理单位应当按照下列规定配备人员：\n"
    "（一）面积一公顷以下的，不少于二名；\n（二）面积超过一公顷的，不少于五名。"
)
_RULE = "违反本条例第五条规定的，由园林主管部门责令改正，处二百元以上五百元以下罚款。"
_BALL = "在公园内踢球的，应当在园林主管部门划定的场地进行，不得影响他人通行。"
_FORCE = "本条例自2015年6月1日起施行。"

OLD_CHAPTERS: Chapters = (
    (
        "总则",
        (
            "为了规范公园管理，方便公众游览，制定本条例。",
            "本市公园的规划、建设和管理，适用本条例。",
            _PLAN,
        ),
    ),
    ("管理", (_STAFF, _DOGS, _BOATS, _TREES, _LIGHT, _GUIDES, _SHOPS, _BALL)),
    ("罚则", (_RULE, _FORCE)),
)
_NEW = {
    text: text.replace("园林主管", "公园主管") for text in (_PLAN, _STAFF, _RULE, _SHOPS, _BALL)
}
NEW_CHAPTERS: Chapters = (
    (
        "总则",
        (
            "为了规范公园管理，方便公众游览，制定本条例。",
            "本市公园的规划、建设和管理，适用本条例。",
            _NEW[_PLAN],
        ),
    ),
    (
        "服务",
        (
            "公园免费开放，法律另有规定的除外。\n公园的开放时间由管理单位公布，每日不少于十二小时。",
            _NEW[_BALL],
        ),
    ),
    (
        "管理",
        (
            _NEW[_STAFF] + "\n配备人员应当经过急救培训。",
            _DOGS,
            _TREES,
            _LIGHT,
            _GUIDES.replace("第五条", "第七条"),
            _NEW[_SHOPS].replace("核定", "按照规划核定"),
        ),
    ),
    (
        "法律责任",
        (
            _NEW[_RULE]
            .replace("第五条", "第七条")
            .replace("二百元以上五百元以下", "五百元以上二千元以下"),
            "违反本条例规定，构成犯罪的，依法追究刑事责任。",
            _FORCE,
        ),
    ),
)
FEES_BEFORE = "| 设施 | 每次收费 |\n| --- | --- |\n| 游船 | 二十元 |\n| 停车 | 五元 |"
FEES_AFTER = "| 设施 | 每次收费 |\n| --- | --- |\n| 游船 | 二十五元 |\n| 停车 | 五元 |"


def document(chapters: Chapters, **facts: object) -> Document:
    """A regulation with chapters, its articles numbered throughout."""
    articles: list[Article] = []
    outline = []
    for place, (title, texts) in enumerate(chapters, 1):
        first = len(articles) + 1
        for number, text in enumerate(texts, first):
            articles.append(Article(Number(number), Number(number).label, text))
        ends = (Number(first), Number(len(articles))) if texts else (None, None)
        outline.append(Heading("章", f"第{print_numeral(place)}章", title, *ends))
    return Document(
        **{
            "title": "河东市公园条例",
            "jurisdiction": "河东市",
            "outline": tuple(outline),
            "articles": tuple(articles),
            **facts,
        }
    )


OLD = document(
    OLD_CHAPTERS,
    note=f"（{_ADOPTED}）",
    dates=Dates(adopted=dt.date(2015, 3, 27), effective=dt.date(2015, 6, 1)),
    annexes=(Annex("附表　公园收费标准", FEES_BEFORE),),
)
NEW = document(
    NEW_CHAPTERS,
    note=f"（{_ADOPTED}　{_AMENDED}）",
    dates=Dates(
        adopted=dt.date(2015, 3, 27), amended=dt.date(2022, 5, 20), effective=dt.date(2015, 6, 1)
    ),
    annexes=(Annex("附表　公园收费标准", FEES_AFTER),),
)


def edition(text: Document, name: str, **facts: object) -> Edition:
    """A text as read from a file."""
    return Edition(name=TextName(text.title, file=name), document=text, **facts)


def compared(old: Document, new: Document, **facts: object) -> Compared:
    """Two texts compared."""
    before, after = edition(old, "旧.docx", **facts), edition(new, "新.docx", **facts)
    diff = diffing.diff(old, new, old_name=before.name, new_name=after.name)
    return Compared(diff, before, after, diffing.concordance(diff))


PARKS = compared(OLD, NEW)
"""A comparison with a row of every kind."""

_SENTENCES = (
    "公园管理单位应当公布收费标准",
    "游客不得攀折花木",
    "处三百元以上三千元以下罚款",
    "自受理之日起二十日内作出决定",
    "依照本条例第二条的规定执行",
    "=1+1 & <b>不是公式</b>",
    "𠮷野家旁的𪚥园😀",
    "*星号*_下划线_~波浪~`反引号`[方括号]",
)
_LINES = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3).map(
    lambda parts: "，".join(parts) + "。"
)
_ROWS = st.lists(st.sampled_from(("甲", "乙", "丙 丁", "a")), min_size=2, max_size=2).map(
    lambda cells: f"| {' | '.join(cells)} |"
)
_TABLES = st.lists(_ROWS, min_size=1, max_size=3).map(
    lambda rows: "\n".join([rows[0], "| --- | --- |", *rows[1:]])
)
TEXTS = st.lists(st.one_of(_LINES, _LINES, _TABLES), min_size=1, max_size=4).map("\n".join)
_CHAPTERS = st.lists(
    st.tuples(
        st.sampled_from(("总则", "规划", "管理", "罚则", "附则")), st.lists(TEXTS, max_size=3)
    ),
    max_size=4,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any regulation of chapters, articles, tables, a note and an annex."""
    note = draw(st.sampled_from((None, f"（{_ADOPTED}）", f"（{_ADOPTED}　{_AMENDED}）")))
    annexes = draw(st.lists(TEXTS, max_size=2))
    return document(
        draw(_CHAPTERS),
        note=note,
        preamble=draw(st.sampled_from((None, "公园属于全体市民。"))),
        annexes=tuple(Annex(f"附件{n}", text) for n, text in enumerate(annexes, 1)),
    )
