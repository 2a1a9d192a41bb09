"""Who is let in, and that every change of that is in the audit log."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from lawdiff.bootstrap import Services
from lawdiff.errors import Conflict, Forbidden, NotFound, Unauthenticated, UsageError
from lawdiff.services.access import check_scope
from lawdiff.services.importing import ImportOptions

START = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
PASSWORD = "曲径通幽处 禅房花木深"  # noqa: S105  # nobody's


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture(name="clock")
def _clock():
    return Clock()


@pytest.fixture(name="access")
def _access(services, clock):
    timed = Services(services.settings, services.today, clock)
    yield timed.access
    timed.close()


def code(refused) -> str:
    return refused.value.code


def test_a_token_opens_its_scopes_and_no_others(access):
    secret = access.add_token("ci", ["import"], expires=None, actor="user:li").secret
    assert access.authenticate(secret, "import").name == "ci"
    assert access.authenticate(secret, "read").actor == "token:ci"
    with pytest.raises(Forbidden) as refused:
        access.authenticate(secret, "align")
    assert code(refused) == "missing_scope"


def test_an_admins_token_opens_everything(access):
    secret = access.add_token("root", ["admin"], expires=None, actor="shell:root").secret
    for scope in ("read", "import", "align", "admin"):
        access.authenticate(secret, scope)


@pytest.mark.parametrize(
    "secret", ["", "lawdiff_", "lawdiff_x", "\ud800", "' OR 1=1 --", "x" * 9999]
)
def test_what_is_no_token_opens_nothing(access, secret):
    access.add_token("ci", ["admin"], expires=None, actor="local")
    with pytest.raises(Forbidden) as refused:
        access.authenticate(secret, "read")
    assert code(refused) == "wrong_token"


def test_a_token_counts_until_it_expires(access, clock):
    end = START + dt.timedelta(days=1)
    secret = access.add_token("ci", ["read"], expires=end, actor="local").secret
    access.authenticate(secret, "read")
    clock.now = end
    with pytest.raises(Forbidden):
        access.authenticate(secret, "read")


def test_a_token_counts_until_it_is_revoked_and_its_name_is_free_again(access):
    old = access.add_token("ci", ["read"], expires=None, actor="local").secret
    with pytest.raises(Conflict):
        access.add_token("ci", ["read"], expires=None, actor="local")
    access.revoke("ci", actor="local")
    with pytest.raises(Forbidden):
        access.authenticate(old, "read")
    with pytest.raises(NotFound):
        access.revoke("ci", actor="local")
    new = access.add_token("ci", ["read"], expires=None, actor="local").secret
    access.authenticate(new, "read")
    with pytest.raises(Forbidden):
        access.authenticate(old, "read")


def test_a_token_and_a_password_are_nowhere_kept_as_they_are(access, services):
    secret = access.add_token("ci", ["read"], expires=None, actor="local").secret
    access.add_user("li", "editor", PASSWORD, actor="local")
    kept = "\n".join(repr(row) for row in _everything(services))
    assert secret not in kept
    assert secret.removeprefix("lawdiff_") not in kept
    assert PASSWORD not in kept
    assert "scrypt" in kept


def _everything(services):
    desk = services.catalog.desk
    with desk._database.read() as connection:
        for table in ("token", "login", "audit"):
            yield from connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608


def test_a_user_logs_in_with_the_right_password_alone(access):
    access.add_user("li", "editor", PASSWORD, actor="shell:root")
    assert access.login("li", PASSWORD).role == "editor"
    for name, password in [("li", PASSWORD + "x"), ("wang", PASSWORD), ("", ""), ("li", "")]:
        with pytest.raises(Forbidden) as refused:
            access.login(name, password)
        assert code(refused) == "wrong_login"


def test_roles_open_what_they_say(access):
    for role, opened in {"reader": 1, "editor": 3, "admin": 4}.items():
        access.add_user(role, role, PASSWORD, actor="local")
        user = access.login(role, PASSWORD)
        assert sum(user.allows(scope) for scope in ("read", "import", "align", "admin")) == opened
    with pytest.raises(Forbidden):
        check_scope(access.login("reader", PASSWORD), "import")


@pytest.mark.parametrize("change", ["password", "role", "removal"])
def test_a_session_ends_with_the_password_or_the_role(access, change):
    access.add_user("li", "reader", PASSWORD, actor="local")
    stamp = access.login("li", PASSWORD).stamp
    assert access.session("li", stamp).role == "reader"
    if change == "password":
        access.set_password("li", PASSWORD[::-1], actor="local")
    elif change == "role":
        access.set_role("li", "admin", actor="local")
    else:
        access.remove_user("li", actor="local")
    assert access.session("li", stamp) is None


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda a: a.add_user("a b", "reader", PASSWORD, actor="x"), "bad_name"),
        (lambda a: a.add_user("", "reader", PASSWORD, actor="x"), "bad_name"),
        (lambda a: a.add_user("li\n", "reader", PASSWORD, actor="x"), "bad_name"),
        (lambda a: a.add_user("li", "owner", PASSWORD, actor="x"), "bad_role"),
        (lambda a: a.add_user("li", "reader", "short", actor="x"), "bad_password"),
        (lambda a: a.add_user("li", "reader", "x" * 201, actor="x"), "bad_password"),
        (lambda a: a.add_token("ci", [], expires=None, actor="x"), "bad_scope"),
        (lambda a: a.add_token("ci", ["write"], expires=None, actor="x"), "bad_scope"),
        (lambda a: a.add_token("ci", ["read"], expires=START, actor="x"), "bad_expiry"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(access, call, expected):
    with pytest.raises(UsageError) as refused:
        call(access)
    assert code(refused) == expected
    assert access.tokens() == []
    assert access.users() == []


@pytest.mark.parametrize(
    "call",
    [lambda a: a.set_role("li", "editor", actor="x"), lambda a: a.remove_user("li", actor="x")],
)
def test_the_last_administrator_stays_one(access, call):
    access.add_user("li", "admin", PASSWORD, actor="local")
    access.add_user("wang", "editor", PASSWORD, actor="local")
    with pytest.raises(Conflict) as refused:
        call(access)
    assert code(refused) == "last_admin"
    access.set_role("wang", "admin", actor="local")
    call(access)
    assert [user.name for user in access.users() if user.role == "admin"] == ["wang"]


@pytest.mark.parametrize(
    "call",
    [
        lambda a, name: a.set_role(name, "reader", actor="x"),
        lambda a, n: a.remove_user(n, actor="x"),
    ],
)
def test_of_two_administrators_who_leave_at_the_same_moment_one_stays(access, call):
    names = ("li", "wang")
    together = Barrier(len(names), timeout=10)

    def leave(name: str) -> str:
        together.wait()
        try:
            call(access, name)
        except Conflict as refused:
            return refused.code
        return "done"

    for _ in range(5):
        for name in names:
            if name in {user.name for user in access.users()}:
                access.set_role(name, "admin", actor="local")
            else:
                access.add_user(name, "admin", PASSWORD, actor="local")
        with ThreadPoolExecutor(len(names)) as pool:
            assert sorted(pool.map(leave, names)) == ["done", "last_admin"]
        assert len([user for user in access.users() if user.role == "admin"]) == 1


def test_who_knows_their_password_may_change_it(access):
    access.add_user("li", "reader", PASSWORD, actor="local")
    user = access.login("li", PASSWORD)
    with pytest.raises(Unauthenticated):
        access.change_own_password(user, "not the password", PASSWORD[::-1])
    access.change_own_password(user, PASSWORD, PASSWORD[::-1])
    assert access.login("li", PASSWORD[::-1]).name == "li"


@pytest.mark.parametrize("call", ["set_password", "set_role", "remove_user"])
def test_who_is_not_there_cannot_be_changed(access, call):
    values = {"set_password": [PASSWORD], "set_role": ["admin"], "remove_user": []}[call]
    with pytest.raises(NotFound):
        getattr(access, call)("nobody", *values, actor="local")


def test_every_change_is_in_the_log(access, services):
    access.add_token("ci", ["read"], expires=None, actor="shell:root")
    access.add_user("li", "reader", PASSWORD, actor="shell:root")
    access.set_role("li", "editor", actor="user:wang")
    access.remove_user("li", actor="user:wang")
    access.revoke("ci", actor="user:wang")
    entries = [(e.actor, e.action, e.subject, e.at) for e in services.audit.entries()]
    assert entries == [
        ("user:wang", "revoke_token", "token:ci", START),
        ("user:wang", "remove_user", "user:li", START),
        ("user:wang", "change_user", "user:li", START),
        ("shell:root", "add_user", "user:li", START),
        ("shell:root", "add_token", "token:ci", START),
    ]
    assert [e.action for e in services.audit.entries(subject="token:")] == [
        "revoke_token",
        "add_token",
    ]
    assert services.audit.entries(since=START + dt.timedelta(seconds=1)) == []


def test_an_import_is_in_the_log_with_its_source(services, write):
    path = write("a.txt", ("公园向公众开放。",))
    options = ImportOptions(actor="token:ci")
    (outcome,) = services.importing.files([path], options)
    services.importing.files([path], options)
    (entry,) = services.audit.entries()
    version = services.catalog.versions(outcome.regulation)[0]
    assert (entry.actor, entry.action) == ("token:ci", "import")
    assert entry.subject == f"{outcome.regulation}@{outcome.version}"
    assert entry.source_sha256 == version.source_sha256
