"""Logging in, roles, forms that are old, what is typed in as an attacker would."""

import datetime as dt
import io
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from lxml import html

from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.services.importing import ImportOptions
from tests.web.desks import PASSWORD, ROLES, TEXT, csrf, logged_in, people, post, shown
from web import create_app

TODAY = dt.date(2026, 6, 1)
PAGES = {
    "/desk": "reader",
    "/import": "editor",
    "/quarantine": "editor",
    "/alignments": "editor",
    "/tokens": "admin",
    "/users": "admin",
    "/log": "admin",
}
DESK = {"imports", "quarantine", "alignments", "people"}
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture(name="services")
def _services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(
        store=tmp_path / "store", jobs=1, rate_limit="", login_limit="", secret_key="k" * 32
    )
    services = Services(settings, today=lambda: TODAY)
    people(services)
    yield services
    services.close()


@pytest.fixture(name="app")
def _app(services: Services) -> APIFlask:
    return create_app(services.settings, services)


def _hand_over(client, text: str = TEXT, name: str = "", **more):
    return post(client, "/import", {"text": text, "name": name, **more})


def _fields(answer) -> dict[str, str]:
    """The fields of the form that a page holds, as a browser would send them untouched."""
    (form,) = html.fromstring(answer.text).xpath("//form[contains(@class, 'uploads')]")
    return dict(form.form_values())


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_its_pages_and_no_others(app, role: str) -> None:
    client = logged_in(app, role)
    opened = {path for path in PAGES if client.get(path).status_code == 200}
    assert opened == {
        path for path, needed in PAGES.items() if needed in ROLES[: ROLES.index(role) + 1]
    }
    assert all(client.get(path).status_code == 403 for path in PAGES.keys() - opened)


def test_a_role_writes_what_it_may_and_nothing_else(app) -> None:
    """The same refusal for every page that writes, whatever it is sent."""
    client = logged_in(app, "reader")
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods and rule.endpoint.split(".")[0] in DESK:
            path = re.sub("<[^>]+>", "x", rule.rule.replace("<any(check, draft):task>", "check"))
            assert post(client, path).status_code == 403, path


def test_who_is_not_logged_in_is_asked_to_then_led_on(app) -> None:
    client = app.test_client()
    for path in PAGES:
        assert client.get(path).headers["Location"] == f"/login?next={path}"
    answer = post(client, "/login?next=/log", {"name": "admin", "password": PASSWORD})
    assert answer.headers["Location"] == "/log"
    assert shown(client, answer).status_code == 200


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_login_leads_nowhere_else(app, elsewhere: str) -> None:
    client = app.test_client()
    answer = post(client, "/login", {"name": "admin", "password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/desk"


def test_a_wrong_password_keeps_the_name(app) -> None:
    answer = post(app.test_client(), "/login", {"name": EVIL, "password": "wrong"})
    assert answer.status_code == 401
    assert html.fromstring(answer.text).xpath("//input[@name='name']/@value") == [EVIL]


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(app) -> None:
    for scheme, secure in (("http", False), ("https", True)):
        cookie = (
            app.test_client().get("/login", base_url=f"{scheme}://localhost").headers["Set-Cookie"]
        )
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert ("Secure" in cookie) is secure


def test_another_password_ends_a_session(app, services) -> None:
    client = logged_in(app, "editor")
    services.access.set_password("editor", "another password", actor="shell:test")
    assert client.get("/import").status_code == 302


def test_logging_out_ends_a_session(app) -> None:
    client = logged_in(app, "editor")
    assert post(client, "/logout").status_code == 302
    assert client.get("/desk").status_code == 302


def test_without_a_key_nobody_logs_in(services) -> None:
    app = create_app(services.settings.model_copy(update={"secret_key": None}), services)
    answer = post(app.test_client(), "/login", {"name": "admin", "password": PASSWORD})
    assert answer.status_code == 503
    assert "no_secret_key" in answer.text


def test_logging_in_is_tried_so_often_and_no_more(services) -> None:
    settings = services.settings.model_copy(
        update={"rate_limit": "600 per minute", "login_limit": "3 per minute"}
    )
    client = create_app(settings, services).test_client()
    data = {"csrf_token": csrf(client), "name": "admin", "password": "wrong"}
    assert [client.post("/login", data=data).status_code for _ in range(4)] == [401] * 3 + [429]


def test_reading_can_be_closed(services) -> None:
    app = create_app(services.settings.model_copy(update={"private": True}), services)
    client = app.test_client()
    assert client.get("/").headers["Location"] == "/login?next=/"
    assert client.get("/api/v1/regulations").status_code == 401
    assert client.get("/healthz").status_code == 200
    token = services.access.add_token("reader", ["read"], expires=None, actor="shell:test").secret
    api = client.get("/api/v1/regulations", headers={"Authorization": f"Bearer {token}"})
    assert api.status_code == 200
    assert "private" in api.headers["Cache-Control"]
    assert logged_in(app, "reader").get("/").status_code == 200


# Forms that are old, forms of others


def test_a_form_that_is_old_keeps_what_was_entered(app) -> None:
    client = logged_in(app, "editor")
    stale = client.post(
        "/import",
        data={"csrf_token": "old", "text": TEXT + EVIL, "name": "晒场"},
        headers={"Origin": "http://localhost"},
    )
    assert stale.status_code == 400
    (form,) = [f for f in html.fromstring(stale.text).forms if f.get("action") == "/import"]
    again = client.post("/import", data=dict(form.form_values()))
    assert "邻里晒场" in shown(client, again).text


def test_an_old_form_is_shown_in_words(app) -> None:
    client = logged_in(app, "admin")
    data = {"csrf_token": "old", "name": "小李", "role": "editor", "password": PASSWORD}
    headers = {"Origin": "http://localhost", "Accept-Language": "en"}
    page = html.fromstring(client.post("/users", data=data, headers=headers).text)
    facts = [[part.text for part in div] for div in page.xpath("//dl/div")]
    assert facts == [["Name", "小李"], ["Role", "Editor"]]
    assert PASSWORD not in page.text_content()


def test_a_form_of_another_site_is_not_offered_again(app) -> None:
    client = logged_in(app, "admin")
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}):
        answer = client.post("/users", data={"name": "evil"}, headers=headers)
        assert answer.status_code == 400
        assert "evil" not in html.fromstring(answer.text).text_content()


def test_every_form_of_the_desk_needs_its_token(app) -> None:
    client = logged_in(app, "admin")
    posts = [r for r in app.url_map.iter_rules() if "POST" in r.methods and "/api/" not in r.rule]
    assert len(posts) > 10
    for rule in posts:
        path = re.sub("<[^>]+>", "x", rule.rule.replace("<any(check, draft):task>", "check"))
        assert client.post(path).status_code == 400, path


# What else those see who are logged in


def test_the_last_administrator_is_not_removed(app, services) -> None:
    client = logged_in(app, "admin")
    for path, data in (("/users/admin/remove", {}), ("/users/admin/role", {"role": "reader"})):
        answer = post(client, path, data)
        assert answer.status_code == 409
        assert "last_admin" in answer.text
    assert services.access.login("admin", PASSWORD).role == "admin"


def test_whoever_is_logged_in_changes_their_password_and_stays(app) -> None:
    client = logged_in(app, "reader")
    wrong = {"password": "not the password", "new_password": PASSWORD[::-1]}
    assert post(client, "/desk/password", wrong).status_code == 401
    answer = post(client, "/desk/password", wrong | {"password": PASSWORD})
    assert shown(client, answer).status_code == 200
    assert (
        post(app.test_client(), "/login", {"name": "reader", "password": PASSWORD}).status_code
        == 401
    )


@pytest.mark.parametrize(("role", "links"), [("reader", 0), ("editor", 1)])
def test_who_may_decide_finds_the_way_to_the_desk(app, role, links) -> None:
    client = logged_in(app, "editor")
    preview = shown(client, _hand_over(client))
    client.post(_place(preview), data={**_fields(preview), "do": "import"})
    client = logged_in(app, role)
    versions = client.get("/r/qingchuan/linli-shaichang-guanli-tiaoli/versions")
    for answer, end in ((client.get("/coverage"), "/quarantine"), (versions, "/alignments")):
        found = html.fromstring(answer.text).xpath("//main//a/@href")
        assert sum(href.endswith(end) for href in found) == links


# Import


def test_a_text_is_shown_before_it_is_filed_then_filed(app, services) -> None:
    client = logged_in(app, "editor")
    preview = shown(client, _hand_over(client))
    assert "青川省邻里晒场管理条例" in preview.text
    assert services.catalog.ids() == set()
    fields = _fields(preview)
    assert fields["0.adopted"] == "2019-03-28"
    assert fields["0.effective"] == "2019-06-01"
    done = shown(client, client.post(_place(preview), data={**fields, "do": "import"}))
    assert "/r/qingchuan/linli-shaichang-guanli-tiaoli/2019-03-28" in done.text
    entry = services.audit.entries()[0]
    assert (entry.actor, entry.action) == ("user:editor", "import")


def _place(answer) -> str:
    return answer.request.path


def test_a_wrong_date_is_corrected_before_it_is_filed(app, services) -> None:
    client = logged_in(app, "editor")
    preview = shown(client, _hand_over(client))
    fields = {**_fields(preview), "0.adopted": "2019-03-29"}
    checked = shown(client, client.post(_place(preview), data={**fields, "do": "check"}))
    assert "@2019-03-29" in checked.text
    client.post(_place(preview), data={**_fields(checked), "do": "import"})
    assert [v.label for v in services.catalog.versions(*services.catalog.ids())] == ["2019-03-29"]


@pytest.mark.parametrize(
    ("name", "value"), [("adopted", "29.3.2019"), ("effective", EVIL), ("as_id", "../../etc")]
)
def test_a_field_that_is_wrong_is_said_beside_it_and_kept(app, services, name, value) -> None:
    client = logged_in(app, "editor")
    preview = shown(client, _hand_over(client))
    fields = {**_fields(preview), f"0.{name}": value, "do": "import"}
    for _ in range(2):  # sent again as it is, it is no less wrong
        answer = client.post(_place(preview), data=fields)
        assert answer.status_code == 422
        tree = html.fromstring(answer.text)
        (field,) = tree.xpath(f"//input[@name='0.{name}']")
        assert field.get("value") == value
        assert field.get("aria-invalid") == "true"
        fields = {**_fields(answer), "do": "import"}
    assert services.catalog.ids() == set()


def test_a_text_without_a_jurisdiction_asks_for_one(app, services) -> None:
    client = logged_in(app, "editor")
    preview = shown(client, _hand_over(client, TEXT.replace("青川省", "")))
    fields = {**_fields(preview), "do": "import"}
    refused = client.post(_place(preview), data=fields)
    assert refused.status_code == 409
    fields = {**_fields(refused), "0.jurisdiction": "qingchuan", "do": "import"}
    shown(client, client.post(_place(preview), data=fields))
    assert [id_.partition("/")[0] for id_ in services.catalog.ids()] == ["qingchuan"]


def test_a_file_can_be_left_out(app, services) -> None:
    client = logged_in(app, "editor")
    files = [(io.BytesIO(TEXT.encode()), "a.txt"), (io.BytesIO(b"\x00\x01"), "b.bin")]
    answer = post(client, "/import", {"files": files}, content_type="multipart/form-data")
    preview = shown(client, answer)
    fields = {**_fields(preview), "1.skip": "on", "do": "import"}
    shown(client, client.post(_place(preview), data=fields))
    assert len(services.catalog.ids()) == 1


def test_nothing_handed_over_is_said(app) -> None:
    assert post(logged_in(app, "editor"), "/import").status_code == 422


def test_an_import_is_its_editors_alone(app) -> None:
    client = logged_in(app, "editor")
    path = _hand_over(client).headers["Location"]
    assert logged_in(app, "admin").get(path).status_code == 404


def test_an_import_under_way_shows_how_far_it_is(app, services) -> None:
    client = logged_in(app, "editor")
    path = _hand_over(client).headers["Location"]
    id_ = path.rpartition("/")[2]
    services.catalog.uploads.claim(id_, services.now(), services.now())
    waiting = client.get(path)
    assert html.fromstring(waiting.text).xpath("//progress/@value") == ["0"]
    assert waiting.headers["Refresh"]


def test_an_import_that_stood_still_goes_on(app, services) -> None:
    client = logged_in(app, "editor")
    path = _hand_over(client).headers["Location"]
    long_ago = services.now() - dt.timedelta(hours=1)
    services.catalog.uploads.claim(path.rpartition("/")[2], long_ago, long_ago)
    assert "Refresh" not in client.get(path).headers
    shown(client, post(client, path))
    for _ in range(50):
        if services.catalog.ids():
            break
        time.sleep(0.1)
    assert len(services.catalog.ids()) == 1


@pytest.mark.parametrize(("role", "status"), [("editor", 302), ("reader", 413)])
def test_only_those_who_import_may_send_much(services, role: str, status: int) -> None:
    settings = services.settings.model_copy(update={"max_request": 100_000})
    client = logged_in(create_app(settings, services), role)
    files = {"files": [(io.BytesIO(b"x" * 200_000), "a.txt")]}
    sent = post(client, "/import", files, content_type="multipart/form-data")
    assert sent.status_code == status


# Quarantine, tokens, people, log


@pytest.fixture(name="kept_back")
def _kept_back(services) -> str:
    """A text in quarantine: two of its articles bear one number."""
    broken = TEXT.replace("第三条", "第二条")
    outcomes = services.importing.data("坏<b>.txt", broken.encode(), ImportOptions())
    assert [outcome.outcome for outcome in outcomes] == ["quarantined"]
    return services.importing.quarantined()[0].sha256


def test_a_file_kept_back_is_accepted(app, services, kept_back) -> None:
    client = logged_in(app, "editor")
    assert "坏&lt;b&gt;.txt" in client.get("/quarantine").text
    assert "2019-03-28" in post(client, f"/quarantine/{kept_back}/accept").text
    assert services.importing.quarantined() == []
    assert post(client, f"/quarantine/{kept_back}/accept").status_code == 404


def test_a_file_kept_back_is_dropped(app, services, kept_back) -> None:
    client = logged_in(app, "editor")
    assert shown(client, post(client, f"/quarantine/{kept_back}/drop")).status_code == 200
    assert services.importing.quarantined() == []
    assert services.audit.entries()[0].action == "drop"


def test_a_token_is_shown_once_and_revoked(app, services) -> None:
    client = logged_in(app, "admin")
    made = post(client, "/tokens", {"name": "robot", "scope": ["import", "align"]})
    (secret,) = html.fromstring(made.text).xpath("//code[@class='secret']/text()")
    assert services.access.authenticate(secret, "import").name == "robot"
    assert secret not in client.get("/tokens").text
    shown(client, post(client, "/tokens/robot/revoke"))
    assert services.access.tokens()[0].revoked


def test_a_token_that_is_refused_keeps_what_was_entered(app) -> None:
    answer = post(
        logged_in(app, "admin"), "/tokens", {"name": EVIL, "scope": "align", "expires": "x"}
    )
    assert answer.status_code == 400
    tree = html.fromstring(answer.text)
    assert tree.xpath("//input[@name='name']/@value") == [EVIL]
    assert tree.xpath("//input[@name='scope'][@checked]/@value") == ["align"]


def test_people_are_let_in_changed_and_removed(app, services) -> None:
    client = logged_in(app, "admin")
    new = {"name": "小王", "role": "reader", "password": PASSWORD}
    assert "小王" in shown(client, post(client, "/users", new)).text
    shown(client, post(client, "/users/小王/role", {"role": "editor"}))
    shown(client, post(client, "/users/小王/password", {"password": "quite another one"}))
    assert services.access.login("小王", "quite another one").role == "editor"
    shown(client, post(client, "/users/小王/remove"))
    assert "小王" not in {user.name for user in services.access.users()}
    assert [e.action for e in services.audit.entries(subject="user:小王")] == [
        "remove_user", "change_user", "change_user", "add_user",
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", [{"name": EVIL}, {"role": "king"}, {"password": "short"}])
def test_a_person_who_is_refused_stays_in_the_form(app, wrong) -> None:
    new = {"name": "wang", "role": "editor", "password": PASSWORD, **wrong}
    answer = post(logged_in(app, "admin"), "/users", new)
    assert answer.status_code == 400
    (form,) = [f for f in html.fromstring(answer.text).forms if f.get("action") == "/users"]
    assert form.fields["name"] == new["name"]
    assert PASSWORD not in answer.text


def test_the_log_is_narrowed(app) -> None:
    client = logged_in(app, "admin")
    assert "user:reader" in client.get("/log").text
    assert "user:editor" not in client.get("/log?subject=user:reader").text.replace(
        "user:editor<", ""
    )
    assert client.get(f"/log?since={'x' * 9}").status_code == 400


def test_pages_of_the_desk_are_kept_by_nobody(app) -> None:
    assert app.test_client().get("/login").headers["Cache-Control"] == "no-store"
    client = logged_in(app, "admin")
    assert {client.get(path).headers["Cache-Control"] for path in PAGES} == {"no-store"}


def test_scripts_are_words_wherever_they_stand(app, services) -> None:
    """In the text, the file's name, the id, the log: on every page that shows them."""
    client = logged_in(app, "admin")
    evil = TEXT.replace("邻里", EVIL).replace("每日", EVIL)
    preview = shown(client, _hand_over(client, evil, name=EVIL))
    fields = {**_fields(preview), "0.as_id": f"qingchuan/{EVIL}", "do": "import"}
    seen = [preview.text, client.post(_place(preview), data=fields).text]
    services.audit.note(f"user:{EVIL}", "align", EVIL)
    broken = evil.replace("第三条", "第二条")
    services.importing.data(f"{EVIL}.txt", broken.encode(), ImportOptions())
    seen += [client.get(f"{path}?subject={EVIL}&id={EVIL}&cursor=x").text for path in PAGES]
    for text in seen:
        tree = html.fromstring(text)
        assert not tree.xpath("//main//script | //main//img | //*[@onerror]")
    assert sum("alert(" in html.fromstring(text).text_content() for text in seen) >= 3
