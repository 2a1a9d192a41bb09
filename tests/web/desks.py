"""How the tests come to the desk: people with a session, programs with a token."""

import re

from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from lawdiff.bootstrap import Services

PASSWORD = "tools for everybody"  # noqa: S105
ROLES = ("reader", "editor", "admin")
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')

TEXT = """青川省邻里晒场管理条例

（2019年3月28日青川省第十三届人民代表大会常务委员会第九次会议通过）

第一条　为了便利居民晾晒，制定本条例。

第二条　晒场每日开放。

第三条　本条例自2019年6月1日起施行。
"""


def people(services: Services) -> None:
    """One person of each role, called like the role."""
    for role in ROLES:
        services.access.add_user(role, role, PASSWORD, actor="shell:test")


def csrf(client: FlaskClient, path: str = "/login") -> str:
    """A token against forgery, as a page carries it."""
    return _TOKEN.search(client.get(path).text)[1]


def post(client: FlaskClient, path: str, data: dict | None = None, **kwargs) -> TestResponse:
    """Send a form with the token of its session."""
    inside = client.get("/login").status_code == 302
    token = csrf(client, "/desk" if inside else "/login")
    return client.post(path, data={"csrf_token": token, **(data or {})}, **kwargs)


def logged_in(app: APIFlask, name: str) -> FlaskClient:
    """A client with the session of a person."""
    client = app.test_client()
    answer = post(client, "/login", {"name": name, "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    return client


def shown(client: FlaskClient, answer: TestResponse) -> TestResponse:
    """The page to which an answer leads."""
    assert answer.status_code == 302, answer.text
    return client.get(answer.headers["Location"])
