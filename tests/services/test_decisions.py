"""A decision with its regulation: filed with the version it made, or making it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from lawdiff.services.importing import ImportOptions

ID = "hunan/gongyuan-guanli-tiaoli"
TITLE = "湖南省公园管理条例"
PLAIN = ImportOptions()
OLD = ("公园向公众开放。", "公园内禁止垂钓。", "违反本条例的，处五十元以上二百元以下罚款。")
NEW = (OLD[0], "公园内禁止垂钓、游泳。", "违反本条例的，处一百元以上二百元以下罚款。")
ITEMS = ("将第二条修改为：“公园内禁止垂钓、游泳。”", "第三条中的“五十元”修改为“一百元”。")
LABEL = "2023-03-31"


@pytest.fixture(name="decision")
def _decision(tmp_path: Path):
    """Write a decision of the standing committee."""

    def write(*items: str, law: str = TITLE, day: str = "2023年3月31日") -> Path:
        title = f"湖南省人民代表大会常务委员会关于修改《{law}》的决定"
        note = f"（{day}湖南省第十四届人民代表大会常务委员会第二次会议通过）" if day else ""
        numbered = [f"{n}、{item}" for n, item in zip("一二三", items, strict=False)]
        lines = [title, note, f"会议决定对《{law}》作如下修改：", *numbered]
        path = tmp_path / "决定.txt"
        path.write_text("\n".join([*lines, "本决定自2023年5月1日起施行。"]) + "\n", "utf-8")
        return path

    return write


@pytest.fixture(name="before")
def _before(services, write):
    """The version before the decision is held, the one after it was not published."""
    services.importing.files([write("a.txt", OLD)], PLAIN)


@pytest.fixture(name="both")
def _both(services, write):
    """The version before the decision and the one after it are held."""
    after = write("b.txt", NEW, adopted="2023年3月31日")
    services.importing.files([write("a.txt", OLD), after], PLAIN)


def put(services, path: Path, options: ImportOptions = PLAIN):
    """File a decision with the regulation it amends."""
    (found,) = services.importing.files([path], replace(options, amends=(ID,)))
    return found


def outcome(services, path: Path, options: ImportOptions = PLAIN):
    found = put(services, path, options)
    return found.outcome, found.version, found.code


def versions(services):
    return services.browsing.regulation(ID)[1]


@pytest.mark.usefixtures("both")
def test_a_decision_becomes_an_annex_of_the_version_it_made(services, decision):
    assert outcome(services, decision(*ITEMS)) == ("stored", LABEL, None)
    new = services.browsing.text(f"{ID}@{LABEL}")
    (annex,) = new.document.annexes
    assert annex.title.endswith("的决定")
    assert ITEMS[0] in annex.text
    assert annex.title not in annex.text
    assert (new.entry.text_state, new.entry.in_force_from) == ("official", dt.date(2023, 5, 1))
    assert new.entry.in_force_basis == "decision"
    assert list(services.upkeep.verify()) == []


@pytest.mark.usefixtures("both")
def test_the_rows_of_the_comparison_name_their_instruction(services, decision):
    put(services, decision(*ITEMS))
    diff = services.versions.diff(f"{ID}@2020-05-01", f"{ID}@{LABEL}").diff
    assert [row.instructions for row in diff.rows] == [(), ("一",), ("二",)]
    assert diff.passages == ()


@pytest.mark.usefixtures("both")
def test_the_same_decision_again_changes_nothing(services, decision):
    put(services, decision(*ITEMS))
    commits = [entry.commit for entry in versions(services)]
    assert outcome(services, decision(*ITEMS)) == ("unchanged", LABEL, None)
    assert [entry.commit for entry in versions(services)] == commits


@pytest.mark.usefixtures("both")
def test_the_regulation_again_keeps_its_decision(services, write, decision):
    put(services, decision(*ITEMS))
    again = services.importing.files([write("b.txt", NEW, adopted="2023年3月31日")], PLAIN)
    assert [o.outcome for o in again] == ["unchanged"]


@pytest.mark.usefixtures("before")
def test_a_version_that_was_not_published_is_computed(services, decision):
    assert outcome(services, decision(*ITEMS)) == ("stored", LABEL, None)
    text = services.browsing.text(f"{ID}@{LABEL}")
    assert tuple(article.text for article in text.document.articles) == NEW
    assert text.entry.text_state == text.name.text_state == "consolidated"
    assert text.entry.in_force_from == dt.date(2023, 5, 1)
    assert text.document.dates.amended == dt.date(2023, 3, 31)
    assert list(services.upkeep.verify()) == []
    assert services.upkeep.reindex().problems == []
    assert versions(services)[-1].text_state == "consolidated"


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize("last", [NEW[2], "违反本条例的，处九十元以上二百元以下罚款。"])
def test_the_published_text_takes_the_place_of_a_computed_one(services, write, decision, last):
    put(services, decision(*ITEMS))
    published = write("b.txt", (*NEW[:2], last), adopted="2023年3月31日")
    assert [o.outcome for o in services.importing.files([published], PLAIN)] == ["stored"]
    text = services.browsing.text(f"{ID}@{LABEL}")
    assert text.document.articles[2].text == last
    assert (text.entry.text_state, text.entry.in_force_basis) == ("official", "decision")
    assert len(text.document.annexes) == 1
    assert [o.outcome for o in services.importing.files([published], PLAIN)] == ["unchanged"]


@pytest.mark.usefixtures("both")
def test_who_files_a_decision_is_in_the_log(services, decision):
    put(services, decision(*ITEMS), ImportOptions(actor="li"))
    entry = services.audit.entries(subject=f"{ID}@{LABEL}")[0]
    assert (entry.actor, entry.action) == ("li", "import")


@pytest.mark.usefixtures("before")
def test_a_dry_run_stores_nothing(services, decision):
    assert outcome(services, decision(*ITEMS), ImportOptions(dry_run=True))[0] == "stored"
    assert len(versions(services)) == 1


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize(
    ("items", "facts", "options", "code"),
    [
        (("将第九条修改为：“无。”",), {}, PLAIN, "decision_not_applied"),
        ((ITEMS[0], "第三条中的“六十元”修改为“一百元”。"), {}, PLAIN, "decision_not_applied"),
        (ITEMS, {"law": "湖南省步道条例"}, PLAIN, "decision_other_law"),
        (ITEMS, {"day": ""}, PLAIN, "decision_undated"),
        (ITEMS, {"day": "2019年3月31日"}, PLAIN, "nothing_to_amend"),
        (ITEMS, {}, ImportOptions(label="2020-05-01"), "decision_not_confirmed"),
    ],
)
def test_what_cannot_be_filed_is_refused_and_nothing_stored(
    services, decision, *, items, facts, options, code
):
    commits = [entry.commit for entry in versions(services)]
    assert outcome(services, decision(*items, **facts), options)[::2] == ("refused", code)
    assert [entry.commit for entry in versions(services)] == commits


@pytest.mark.usefixtures("both")
def test_a_regulation_is_no_decision(services, write):
    assert outcome(services, write("a.txt", OLD))[2] == "no_decision"


@pytest.mark.usefixtures("both")
def test_a_version_that_reads_otherwise_is_filed_with_a_notice(services, decision):
    path = decision(ITEMS[0], "第三条中的“五十元”修改为“九十元”。")
    found = put(services, path)
    assert found.outcome == "stored"
    assert [notice.code for notice in found.notices] == ["decision_contradicted"]


def preview(services, path: Path, **options):
    given = (path.name, path.read_bytes(), ImportOptions(**options))
    return services.importing.previews([given])[0]


@pytest.mark.usefixtures("before")
def test_what_a_decision_amends_is_proposed_where_it_can_be_no_other(services, decision):
    found = preview(services, decision(*ITEMS))
    assert [(p.regulation, p.title, p.certain) for p in found.proposed] == [(ID, TITLE, True)]
    assert found.amends == (ID,)
    assert [(o.version, o.computed) for o in found.outcomes] == [(LABEL, True)]
    assert len(versions(services)) == 1


@pytest.mark.usefixtures("both")
def test_a_decision_is_told_apart_from_one_that_makes_a_version(services, decision):
    found = preview(services, decision(*ITEMS))
    assert [(o.version, o.computed) for o in found.outcomes] == [(LABEL, False)]


@pytest.mark.parametrize("title", ["湖南省步道条例", TITLE])
def test_nothing_is_proposed_where_none_is_held(services, decision, title):
    found = preview(services, decision(*ITEMS, law=title))
    assert (found.amends, found.proposed) == (None, ())


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize("other", ["hunan/gongyuan-tiaoli", "zhuhai/gongyuan-tiaoli"])
def test_of_several_bearers_of_a_title_that_of_the_jurisdiction_is_meant(
    services, write, decision, other
):
    services.importing.files([write("b.txt", OLD)], ImportOptions(as_id=other))
    found = preview(services, decision(*ITEMS))
    assert {p.regulation for p in found.proposed} == {ID, other}
    assert found.amends == ((ID,) if other.startswith("zhuhai") else None)


def test_a_bearer_in_another_jurisdiction_is_not_certain(services, write, decision):
    path = write("a.txt", OLD, title="公园管理条例")
    services.importing.files([path], ImportOptions(as_id="guangdong/gongyuan-guanli-tiaoli"))
    found = preview(services, decision(*ITEMS, law="公园管理条例"))
    assert ([p.certain for p in found.proposed], found.amends) == ([False], None)


@pytest.mark.usefixtures("before")
def test_who_chooses_overrules_what_is_proposed(services, decision):
    (alone,) = preview(services, decision(*ITEMS), amends=()).outcomes
    assert alone.regulation != ID
    (refused,) = preview(services, decision(*ITEMS), amends=("hunan/budao-tiaoli",)).outcomes
    assert refused.code == "no_regulation"


@pytest.mark.usefixtures("before")
def test_a_decision_that_nobody_chose_for_is_a_text_of_its_own_and_says_so(services, decision):
    (found,) = services.importing.files([decision(*ITEMS)], PLAIN)
    assert (found.outcome, found.regulation == ID) == ("stored", False)
    assert "decision_by_itself" in [notice.code for notice in found.notices]
    assert [p.regulation for p in found.proposed] == [ID]
    assert len(versions(services)) == 1


def test_a_decision_of_several_regulations_is_filed_with_each(services, write, tmp_path):
    path_title = "湖南省步道条例"
    for name, title in (("a.txt", TITLE), ("b.txt", path_title)):
        services.importing.files([write(name, OLD, title=title)], PLAIN)
    path = tmp_path / "决定.txt"
    lines = (
        f"湖南省人民代表大会常务委员会关于修改《{TITLE}》等二件地方性法规的决定",
        "（2023年3月31日湖南省第十四届人民代表大会常务委员会第二次会议通过）",
        f"一、对《{TITLE}》作出修改",
        ITEMS[0],
        f"二、对《{path_title}》作出修改",
        "将第三条中的“六十元”修改为“一百元”。",
        "本决定自2023年5月1日起施行。",
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = preview(services, path)
    assert [p.title for p in found.proposed if p.certain] == [TITLE, path_title]
    outcomes = services.importing.files([path], ImportOptions(amends=found.amends))
    assert [(o.outcome, o.code) for o in outcomes] == [
        ("stored", None),
        ("refused", "decision_not_applied"),
    ]
    assert [len(services.catalog.versions(id_)) for id_ in found.amends] == [2, 1]


def test_a_text_and_its_decision_in_one_import_come_together(services, write, decision):
    texts = [write("a.txt", OLD), write("b.txt", NEW, adopted="2023年3月31日")]
    services.importing.files(texts, PLAIN)
    whole = decision(*ITEMS)
    after = texts[1].read_text("utf-8").replace(NEW[0], "公园向所有人开放。")
    whole.write_text(whole.read_text("utf-8") + "\n" + after, "utf-8")
    options = ImportOptions(amends=(ID,), replace=True)
    found = services.importing.files([whole], options)
    assert {(o.outcome, o.regulation, o.version) for o in found} == {("stored", ID, LABEL)}
    text = services.browsing.text(f"{ID}@{LABEL}")
    assert text.document.articles[0].text == "公园向所有人开放。"
    assert len(text.document.annexes) == 1


@pytest.fixture(name="together", params=[(0, 1), (1, 0)], ids=["text first", "decision first"])
def _together(request, write, decision):
    """A version and the decision that made it, in either order."""
    files = [write("乙.txt", NEW, adopted="2023年3月31日"), decision(*ITEMS)]
    return [files[n] for n in request.param]


def test_a_decision_that_comes_with_its_version_is_filed_with_it(services, together):
    found = services.importing.files(together, PLAIN)
    assert {(o.outcome, o.regulation, o.version, o.computed) for o in found} == {
        ("stored", ID, LABEL, False)
    }
    assert [Path(o.path) for o in found] == together
    assert services.catalog.ids() == {ID}
    assert len(services.browsing.text(f"{ID}@{LABEL}").document.annexes) == 1
    again = services.importing.files(together, PLAIN)
    assert [o.outcome for o in again] == ["unchanged", "unchanged"]


def test_a_dry_run_says_that_they_come_together(services, together):
    found = services.importing.files(together, replace(PLAIN, dry_run=True))
    assert {(o.outcome, o.regulation, o.version) for o in found} == {("stored", ID, LABEL)}
    assert not services.catalog.ids()


def test_handed_over_as_bytes_they_come_together_too(services, together):
    files = [(path.name, path.read_bytes()) for path in together]
    found = services.importing.given(files, PLAIN)
    assert {(o.outcome, o.regulation) for o in found} == {("stored", ID)}
    previews = services.importing.previews([(name, data, PLAIN) for name, data in files])
    assert {p.amends for p in previews} == {None, (ID,)}


def test_a_decision_that_comes_with_the_older_text_alone_is_proposed(services, write, decision):
    files = [decision(*ITEMS), write("a.txt", OLD)]
    own, text = services.importing.files(files, PLAIN)
    assert (own.outcome, own.regulation == ID, text.regulation) == ("stored", False, ID)
    assert [(p.regulation, p.certain) for p in own.proposed] == [(ID, True)]
    given = [(path.name, path.read_bytes(), PLAIN) for path in files]
    assert [o.computed for o in services.importing.previews(given)[0].outcomes] == [True]


def test_who_names_the_regulation_has_the_version_computed_in_one_go(services, write, decision):
    files = [decision(*ITEMS), write("a.txt", OLD)]
    found = services.importing.files(files, ImportOptions(amends=(ID,)))
    assert [(o.outcome, o.computed) for o in found] == [("stored", True), ("stored", False)]
    assert len(versions(services)) == 2


def test_a_decision_that_its_companion_does_not_bear_out_is_a_text_of_its_own(
    services, write, decision
):
    other = decision("将第三条中的“六十元”修改为“一万元”。")
    own, text = services.importing.files(
        [other, write("b.txt", NEW, adopted="2023年3月31日")], PLAIN
    )
    assert (own.outcome, own.regulation == ID, text.outcome) == ("stored", False, "stored")
    assert "decision_by_itself" in [notice.code for notice in own.notices]


def test_of_a_decision_of_several_the_one_that_came_with_it_has_it(services, write, tmp_path):
    path_title = "湖南省步道条例"
    services.importing.files([write("a.txt", OLD, title=path_title)], PLAIN)
    path = tmp_path / "决定.txt"
    lines = (
        f"湖南省人民代表大会常务委员会关于修改《{TITLE}》等二件地方性法规的决定",
        "（2023年3月31日湖南省第十四届人民代表大会常务委员会第二次会议通过）",
        f"一、对《{TITLE}》作出修改",
        *ITEMS,
        f"二、对《{path_title}》作出修改",
        "将第三条中的“五十元”修改为“一百元”。",
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    came = write("b.txt", NEW, adopted="2023年3月31日")
    filed, _ = services.importing.files([path, came], PLAIN)
    assert (filed.outcome, filed.regulation, filed.version) == ("stored", ID, LABEL)
    assert [p.title for p in filed.proposed] == [path_title]
