"""Amending decisions handed over at the desk and by programs: proposed, chosen, filed, refused."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from lxml import html

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.services.importing import ImportOptions
from tests.web.desks import TEXT, logged_in, people, post, shown
from web import create_app

ID = "qingchuan/linli-shaichang-guanli-tiaoli"
TITLE = "青川省邻里晒场管理条例"
ITEM = "将第二条修改为：“晒场每日六时开放。”"
LABEL = "2023-03-31"
TICK = f"0.amends.{ID}"


def decision(item: str = ITEM, title: str = TITLE) -> str:
    """A decision of the standing committee."""
    return (
        f"青川省人民代表大会常务委员会关于修改《{title}》的决定\n"
        "（2023年3月31日青川省第十四届人民代表大会常务委员会第二次会议通过）\n"
        f"会议决定对《{title}》作如下修改：\n一、{item}\n本决定自2023年5月1日起施行。\n"
    )


@pytest.fixture(name="services")
def _services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(
        store=tmp_path / "store", jobs=1, rate_limit="", login_limit="", secret_key="k" * 32
    )
    services = Services(settings)
    people(services)
    services.importing.data("a.txt", TEXT.encode(), ImportOptions())
    yield services
    services.close()


@pytest.fixture(name="app")
def _app(services: Services) -> APIFlask:
    return create_app(services.settings, services)


def _fields(answer) -> dict[str, str]:
    (form,) = html.fromstring(answer.text).xpath("//form[contains(@class, 'uploads')]")
    return dict(form.form_values())


def _send(client, preview, **fields: str):
    return client.post(preview.request.path, data={**_fields(preview), **fields})


def _labels(services, id_: str = ID) -> list[tuple[str, str]]:
    return [(entry.label, entry.text_state) for entry in services.catalog.versions(id_)]


def test_what_a_decision_amends_is_ticked_and_its_version_computed(app, services) -> None:
    client = logged_in(app, "editor")
    preview = shown(client, post(client, "/import", {"text": decision()}))
    assert {"0.filed": "with", TICK: "on"}.items() <= _fields(preview).items()
    assert len(_labels(services)) == 1
    done = shown(client, _send(client, preview, do="import"))
    assert f"/r/{ID}/{LABEL}" in done.text
    for page in (preview, done):
        assert html.fromstring(page.text).xpath("//*[contains(@class, 'tag computed')]")
    assert _labels(services) == [("2019-03-28", "official"), (LABEL, "consolidated")]


def test_a_decision_is_filed_with_the_version_it_made(app, services) -> None:
    after = TEXT.replace("每日开放", "每日六时开放").replace("2019年3月28日", "2023年3月31日")
    services.importing.data("b.txt", after.encode(), ImportOptions())
    client = logged_in(app, "editor")
    preview = shown(client, post(client, "/import", {"text": decision()}))
    assert not html.fromstring(preview.text).xpath("//*[contains(@class, 'tag computed')]")
    shown(client, _send(client, preview, do="import"))
    assert _labels(services)[1:] == [(LABEL, "official")]
    assert len(services.browsing.text(f"{ID}@{LABEL}").document.annexes) == 1


def test_a_decision_is_ticked_for_a_regulation_that_comes_with_it(app, services) -> None:
    other = TITLE.replace("晒场", "晾台")
    files = [
        (io.BytesIO(decision(title=other).encode()), "1.txt"),
        (io.BytesIO(TEXT.replace(TITLE, other).encode()), "2.txt"),
    ]
    client = logged_in(app, "editor")
    preview = shown(client, post(client, "/import", {"files": files}))
    id_ = ID.replace("shaichang", "liangtai")
    assert {"0.filed": "with", f"0.amends.{id_}": "on"}.items() <= _fields(preview).items()
    assert html.fromstring(preview.text).xpath("//*[contains(@class, 'tag computed')]")
    shown(client, _send(client, preview, do="import"))
    assert [state for _, state in _labels(services, id_)] == ["official", "consolidated"]


def test_where_none_fits_the_editor_has_to_say(app, services) -> None:
    client = logged_in(app, "editor")
    unknown = decision(title="青川省邻里晾台管理条例")
    preview = shown(client, post(client, "/import", {"text": unknown}))
    assert "0.filed" not in _fields(preview)
    assert _send(client, preview, do="import").status_code == 409
    assert services.catalog.ids() == {ID}
    done = shown(client, _send(client, preview, do="import", **{"0.filed": "alone"}))
    assert "青川省" in done.text or done.status_code == 200
    assert len(services.catalog.ids()) == 2


def test_a_regulation_can_be_named_that_was_not_proposed(app, services) -> None:
    other = "qingchuan/shaichang"
    services.importing.data("a.txt", TEXT.encode(), ImportOptions(as_id=other))
    client = logged_in(app, "editor")
    preview = shown(client, post(client, "/import", {"text": decision()}))
    assert TICK not in _fields(preview)
    said = {"0.filed": "with", "0.amended": other}
    checked = shown(client, _send(client, preview, do="check", **said))
    assert f"0.amends.{other}" in _fields(checked)
    shown(client, _send(client, checked, do="import"))
    assert (len(_labels(services)), len(_labels(services, other))) == (1, 2)


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("../x", "../x")])
def test_a_choice_that_is_none_is_said_beside_its_field(app, services, typed, kept) -> None:
    client = logged_in(app, "editor")
    text = decision(title="青川省邻里晾台管理条例")
    preview = shown(client, post(client, "/import", {"text": text}))
    said = {"0.filed": "with", "0.amended": typed}
    answer = _send(client, preview, do="import", **said)
    assert answer.status_code == 422
    (field,) = html.fromstring(answer.text).xpath("//input[@name='0.amended']")
    assert (field.get("value"), field.get("aria-invalid")) == (kept, "true")
    assert _fields(answer)["0.filed"] == "with"
    assert services.catalog.ids() == {ID}


def test_a_decision_that_cannot_be_placed_names_its_instruction_and_stores_nothing(
    app, services
) -> None:
    client = logged_in(app, "editor")
    wrong = decision("将第九条修改为：“无。”")
    preview = shown(client, post(client, "/import", {"text": wrong}))
    (tag,) = html.fromstring(preview.text).xpath("//fieldset//p[@class='tags']")
    assert "一" in tag.text_content()
    assert _send(client, preview, do="import").status_code == 409
    assert len(_labels(services)) == 1


def test_a_label_says_which_version_a_decision_made(app, services) -> None:
    client = logged_in(app, "editor")
    undated = decision().replace("（2023年3月31日", "（")
    preview = shown(client, post(client, "/import", {"text": undated}))
    assert _send(client, preview, do="import").status_code == 409
    checked = shown(client, _send(client, preview, do="check", **{"0.label": LABEL}))
    shown(client, _send(client, checked, do="import"))
    assert [label for label, _ in _labels(services)] == ["2019-03-28", LABEL]


# Programs


@pytest.fixture(name="token")
def _token(services) -> dict[str, str]:
    _, secret = services.access.add_token("robot", ["import"], expires=None, actor="shell:test")
    return {"Authorization": f"Bearer {secret}"}


def _api(app, token, text: str, **fields):
    data = {"files": [(io.BytesIO(text.encode()), "决定.txt")], **fields}
    return app.test_client().post("/api/v1/import", data=data, headers=token)


def test_a_dry_run_proposes_and_the_second_step_files(app, services, token) -> None:
    (file,) = _api(app, token, decision(), dry_run="true").json["files"]
    assert file["proposed"] == [{"regulation": ID, "title": TITLE, "certain": True}]
    assert [warning["code"] for warning in file["warnings"]][-1:] == ["decision_by_itself"]
    (file,) = _api(app, token, decision(), amends=ID, dry_run="true").json["files"]
    assert (file["version"], file["computed"], len(_labels(services))) == (LABEL, True, 1)
    (file,) = _api(app, token, decision(), amends=ID).json["files"]
    assert (file["outcome"], file["regulation"], file["computed"]) == ("stored", ID, True)
    assert _labels(services)[1:] == [(LABEL, "consolidated")]


@pytest.mark.parametrize("turn", [1, -1], ids=["text first", "decision first"])
def test_a_text_and_its_decision_come_in_one_request(app, services, token, turn: int) -> None:
    other = TITLE.replace("晒场", "晾台")
    texts = [TEXT.replace(TITLE, other), decision(title=other)][::turn]
    files = [(io.BytesIO(text.encode()), f"{n}.txt") for n, text in enumerate(texts)]
    id_ = ID.replace("shaichang", "liangtai")
    for amends, dry_run in (("", "true"), (id_, "false")):
        for stream, _ in files:
            stream.seek(0)
        data = {"files": [(io.BytesIO(s.getvalue()), name) for s, name in files]}
        data |= {"amends": amends} if amends else {}
        answer = app.test_client().post(
            "/api/v1/import", data={**data, "dry_run": dry_run}, headers=token
        )
        found = answer.json["files"]
        if not amends:
            proposed = [each for file in found for each in file["proposed"]]
            assert proposed == [{"regulation": id_, "title": other, "certain": True}]
    assert {(file["outcome"], file["regulation"]) for file in found} == {("stored", id_)}
    assert [state for _, state in _labels(services, id_)] == ["official", "consolidated"]


def test_a_refusal_names_the_instruction(app, services, token) -> None:
    (file,) = _api(app, token, decision("将第九条修改为：“无。”"), amends=ID).json["files"]
    assert (file["outcome"], file["regulation"], file["version"]) == ("refused", ID, None)
    assert file["code"] == "decision_not_applied"
    assert "一" in file["message"]
    assert len(_labels(services)) == 1


def test_an_id_that_is_none_is_refused(app, token) -> None:
    assert _api(app, token, decision(), amends="../x").status_code == 400
