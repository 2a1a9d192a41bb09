"""What a regulation is about: the core of its title, and the terms that its articles dwell on.

A `Subject` is small enough to be kept beside every version of a catalogue; two of them tell how
much two regulations have to do with each other without their texts.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lawdiff.comparing.terms import Floats, Keys, buckets, wide_rarity
from lawdiff.comparing.wording import comparable_texts
from lawdiff.diffing.vectors import total_bigrams
from lawdiff.folding import fold
from lawdiff.model import Document

MOST = 128
"""The most terms a subject keeps of the articles: those that weigh most."""

_PACKED = np.dtype([("place", "<u4"), ("weight", "u1")])
_HEADER = struct.Struct("<BHHH")  # format; bytes of the name; terms of the title, of the content
_FORMAT = 1
_HANDLES = 12

_KINDS = "条例|办法|规定|细则|规则|规章|决定|决议|法|章程|通告|意见|通知|规范"
_EDITION = re.compile(
    r"\((?:[^()]*(?:修正|修订|修改|试行|暂行|废止|失效|草案)[^()]*|\d{4}[^()]*)\)|(?:修正|修订)$"
)
_PLACE = re.compile(
    r"^(?:中华人民共和国|[^《》]{1,8}?(?:特别行政区|自治区|自治州|自治县|经济特区|[省市州盟县]))"
)
_IMPLEMENTS = re.compile(
    rf"^(?:实施|贯彻|执行)?《?(?:中华人民共和国)?(.+?)》?(?:实施)?(?:若干)?(?:{_KINDS})$"
)
_KIND = re.compile(rf"(?:实施|暂行|试行|若干|补充|管理)?(?:{_KINDS})$")
_ABOUT = re.compile(rf"^关于(.+?)的?(?:若干)?(?:{_KINDS})$")


class Vector(NamedTuple):
    """A sparse vector of unit length (or empty): places of hashed bigrams, rising, and weights."""

    places: npt.NDArray[np.intp]
    weights: Floats

    def cosine(self, other: Vector) -> float:
        """The cosine with another vector."""
        _, here, there = np.intersect1d(
            self.places, other.places, assume_unique=True, return_indices=True
        )
        return float(self.weights[here] @ other.weights[there])


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What a regulation is about: the core of its title, and the vectors of title and content."""

    name: str
    title: Vector
    content: Vector

    @property
    def handles(self) -> tuple[int, ...]:
        """The terms by which a catalogue may look up what could be on the same subject."""
        places, weights = self.content
        heaviest = places[np.lexsort((places, -weights))][:_HANDLES]
        return tuple(sorted({*self.title.places.tolist(), *heaviest.tolist()}))

    def to_bytes(self) -> bytes:
        """The subject as a catalogue keeps it: about a kilobyte."""
        name = self.name.encode()
        sizes = (len(name), len(self.title.places), len(self.content.places))
        return _HEADER.pack(_FORMAT, *sizes) + name + _pack(self.title) + _pack(self.content)

    @classmethod
    def from_bytes(cls, data: bytes) -> Subject:
        """The subject that `to_bytes` wrote; the weights to a precision of one in 255.

        Raises:
            ValueError: Where ``data`` is of another format; then make the subject anew.
        """
        if data[:1] != bytes([_FORMAT]):
            raise ValueError("a subject in another format")
        _, name, title, _ = _HEADER.unpack_from(data)
        start = _HEADER.size + name
        middle = start + title * _PACKED.itemsize
        vectors = (_unpack(data[start:middle]), _unpack(data[middle:]))
        return cls(data[_HEADER.size : start].decode(), *vectors)


def subject(document: Document) -> Subject:
    """What ``document`` is about."""
    name = core(document.title, document.jurisdiction)
    texts = [article.text for article in document.articles] or [document.preamble or ""]
    return Subject(name, _vector([name]), _vector(comparable_texts(texts)))


def core(title: str, jurisdiction: str | None = None) -> str:
    """A title without place, kind and edition: 青川省实施《中华人民共和国水法》办法 → 水法."""
    bare = _EDITION.sub("", fold(title)).replace("〈", "《").replace("〉", "》")
    known = bool(jurisdiction) and bare.startswith(jurisdiction or "")
    bare = bare[len(jurisdiction or "") :] if known else _PLACE.sub("", bare)
    for pattern in (_ABOUT, _IMPLEMENTS):
        match = pattern.match(bare)
        if match:
            bare = match[1]
    shorter = _KIND.sub("", bare.strip("《》"))
    return shorter if len(shorter) > 1 else bare


def weigh(keys: Keys, totals: Floats, most: int = MOST) -> Vector:
    """The bigrams that weigh most, by how often they stand in a text and how rare they are."""
    places, owner = np.unique(buckets(keys), return_inverse=True)
    weights = np.bincount(owner, np.log1p(totals) * wide_rarity(keys), len(places))
    likely = np.arange(len(places))
    if len(places) > most:  # to order only those takes half the time
        likely = np.flatnonzero(weights >= np.partition(weights, -most)[-most])
    kept = likely[np.sort(np.lexsort((places[likely], -weights[likely]))[:most])]
    return Vector(places[kept], _unit(weights[kept].astype(np.float32)))


def _vector(texts: list[str]) -> Vector:
    return weigh(*total_bigrams(texts))


def _unit(weights: Floats) -> Floats:
    length = float(np.sqrt(weights @ weights))
    return weights / np.float32(length or 1)


def _pack(vector: Vector) -> bytes:
    packed = np.zeros(len(vector.places), _PACKED)
    packed["place"] = vector.places
    packed["weight"] = np.round(vector.weights / max(vector.weights.max(initial=0), 1e-9) * 255)
    return packed.tobytes()


def _unpack(data: bytes) -> Vector:
    packed = np.frombuffer(data, _PACKED)
    return Vector(packed["place"].astype(np.intp), _unit(packed["weight"].astype(np.float32)))
