"""Sample regulations for the demo: fictional law of fictional jurisdictions, written for it.

One law of a country, 中和国, in two versions, and what its provinces made of it: 青川省 in four
versions, one of them not in force before 2030, with the decision that made the third out of the
second; 临海省 and 云岭省 in one version each. Whatever shows them says that they are fictional.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

JURISDICTION_NAMES: Mapping[str, str] = MappingProxyType(
    {"zhonghe": "中和国", "qingchuan": "青川省", "linhai": "临海省", "yunling": "云岭省"}
)
"""The printed names of the fictional jurisdictions by id, the country first."""

FICTIONAL_JURISDICTIONS = frozenset(JURISDICTION_NAMES)
"""The ids of jurisdictions that exist nowhere: their texts are no law."""

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample text and what it does not say about itself.

    ``as_id`` is the regulation it is a version of or, for a ``decision``, amends. ``effective`` is
    the day from which the text holds, None where it prints that itself: an amended text goes on
    printing the day of the first.
    """

    path: Path
    as_id: str
    kind: Literal["regulation", "decision"] = "regulation"
    effective: dt.date | None = None

    @property
    def jurisdiction(self) -> str:
        """The id of the fictional jurisdiction."""
        return self.as_id.partition("/")[0]


def sample_files() -> tuple[Sample, ...]:
    """All samples: the country's law first, the versions of each regulation from old to new.

    A decision stands between the version it amends and the one it leads to.
    """
    country, local = "zhonghe/linli-gongjuku-fa", "qingchuan/linli-gongjuku-tiaoli"
    return (
        _sample("中和国邻里工具库法-2010-08-27.md", country),
        _sample("中和国邻里工具库法-2023-10-20.md", country),
        _sample("青川省邻里工具库条例-2012-05-24.txt", local),
        _sample("青川省邻里工具库条例-2017-09-22.txt", local, effective=dt.date(2018, 1, 1)),
        _sample("关于修改《青川省邻里工具库条例》的决定-2021-07-29.txt", local, kind="decision"),
        _sample("青川省邻里工具库条例-2021-07-29.md", local, effective=dt.date(2021, 10, 1)),
        _sample("青川省邻里工具库条例-2025-11-27.txt", local),
        _sample("临海省邻里工具库管理条例-2019-11-28.md", "linhai/linli-gongjuku-guanli-tiaoli"),
        _sample(
            "云岭省实施《中和国邻里工具库法》办法-2025-03-27.md",
            "yunling/shishi-linli-gongjuku-fa-banfa",
        ),
    )


def _sample(
    name: str,
    as_id: str,
    *,
    kind: Literal["regulation", "decision"] = "regulation",
    effective: dt.date | None = None,
) -> Sample:
    return Sample(_HERE / as_id.partition("/")[0] / name, as_id, kind, effective)
