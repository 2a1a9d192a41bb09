"""The page of settings says what the program does."""

import re
from pathlib import Path

import pytest

from lawdiff import config
from lawdiff.config import Settings
from lawdiff.errors import UsageError

PAGE = Path(__file__).parents[1] / "docs" / "configuration.md"


def shown(default: object) -> str:
    return "not set" if default is None else f"`{default}`" if str(default) else "empty"


def test_every_setting_is_told_with_its_default_and_meaning():
    rows = re.findall(
        r"^\| `(LAWDIFF_\w+)` \| (.+?) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert rows == [
        (f"LAWDIFF_{name.upper()}", shown(field.default), field.description)
        for name, field in Settings.model_fields.items()
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [("jobs", "many"), ("jobs", "-1"), ("patience", "-0.5"), ("language", "fr"), ("proxies", "99")],
)
def test_a_setting_that_cannot_be_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(f"LAWDIFF_{name.upper()}", value)
    with pytest.raises(UsageError) as refusal:
        config.load()
    assert refusal.value.code == "bad_setting"
    assert name in refusal.value.message


def test_flags_come_before_the_environment_and_that_before_defaults(monkeypatch):
    monkeypatch.setenv("LAWDIFF_STORE", "/from/environment")
    assert config.load().store == Path("/from/environment")
    assert config.load(store=Path("/from/flag")).store == Path("/from/flag")


def test_secrets_are_not_printed():
    settings = Settings(secret_key="very secret")  # noqa: S106  # it is what is looked for
    assert "very secret" not in repr(settings) + str(settings.model_dump())
