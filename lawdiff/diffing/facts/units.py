"""Units as printed, and the names and families they have as values."""

from __future__ import annotations

from typing import Literal

Family = Literal["money", "measure", "time", "share", "multiple"]

_MONEY = ("美元", "港元", "港币", "欧元", "元人民币", "元")
_TIME = {
    "法定工作日": "工作日",
    "工作日": "工作日",
    "自然日": "日",
    "日历日": "日",
    "日": "日",
    "天": "日",
    "小时": "小时",
    "分钟": "分钟",
    "星期": "周",
    "周": "周",
    "个月": "月",
    "年": "年",
}
_LISTED = """
    平方公里 平方千米 平方米 平方厘米 立方米 公里 千米 海里 厘米 毫米 米 公顷 亩 蒸吨 总吨 吨 公斤
    千克 毫克 克 斤 毫升 升 千瓦时 千瓦 兆瓦 瓦 千伏 分贝 摄氏度 马力 户 名 人
"""
_MEASURES = tuple(_LISTED.split())

# A unit is none where it begins another word: 三人民法庭, 一年级, 两名镇.
_NOT_BEFORE = {
    "元": "[旦化素件月首]|结构",
    "日": "[报常均托游志用照本]",
    "天": "[然气津窗平]",
    "周": "[岁年边期长转]",
    "年": "[度级代龄检审报制轮]|义务|期?规划|行动|计划|[0-9０-９一二三四五六七八九十]{1,3}月",
    "米": "[面制]",
    "吨": "[位级]|公里",
    "克": "[拉隆服]",
    "升": "[学级降入]",
    "户": "[籍口外型主内均数一]",
    "名": "[称录单义镇村木城额胜誉牌优特册次列师家贵人]",
    "人": "[民大口才均次身工力事为士家体行数类选伙犯罪质格防有]|员(?!以)",
}
_COUNTED = ("法定工作日", "工作日", "自然日", "日历日", "小时", "星期")  # 个 may precede

_NAMES: dict[str, tuple[str, Family]] = {
    **{unit: ("元" if unit[0] == "元" else unit, "money") for unit in _MONEY},
    **{printed: (unit, "time") for printed, unit in _TIME.items()},
    **{unit: (unit, "measure") for unit in _MEASURES},
    "倍": ("倍", "multiple"),
    "%": ("%", "share"),
    "％": ("%", "share"),
    "‰": ("‰", "share"),
}


def _form(unit: str) -> str:
    counted = "个?" if unit in _COUNTED else ""
    barred = _NOT_BEFORE.get(unit)
    return f"{counted}{unit}(?!{barred})" if barred else f"{counted}{unit}"


UNIT = "|".join(map(_form, sorted(_NAMES, key=len, reverse=True)))
"""A regular expression for a unit, without a group."""

SMALLER: dict[tuple[str, str], float] = {
    ("年", "月"): 12,
    ("年", "日"): 365,
    ("月", "日"): 30,
    ("日", "小时"): 24,
    ("周", "日"): 7,
}
"""How many of the second unit make the first, for ranges that mix them (三个月以上二年以下)."""

PER = (
    "每(?:延长米|平方公里|平方米|立方米|平方|立方|公里|公分|米|公顷|亩|吨位|吨|公斤|千克|斤|克|千瓦时|千瓦"
    "|人次|人|户|次|班次|小时|日|天|月|季度|学期|学年|年|辆|台|件|只|头|棵|株|个|车|船|艘|处|张|份|匹|条"
    "|座|套|间|栋|幢|宗|笔|册|页|证|项)(?![上下])"
)
"""A regular expression for per-unit words: 每平方米, 每人."""


def unit_of(printed: str) -> tuple[str, Family]:
    """Name and family of a unit that `UNIT` matched."""
    return _NAMES.get(printed) or _NAMES[printed.removeprefix("个")]
