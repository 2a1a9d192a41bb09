"""What deploys lawdiff, held as far as a machine without a container engine can."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from lawdiff.cli.main import cli
from lawdiff.cli.serve import command as serve
from lawdiff.config import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SETTINGS = {f"LAWDIFF_{name.upper()}" for name in Settings.model_fields}


def steps() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with their arguments."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return [(line.split()[0], line.split(maxsplit=1)[1].strip()) for line in lines]


def of(instruction: str) -> list[str]:
    return [arguments for name, arguments in steps() if name == instruction]


def settings_in(text: str) -> set[str]:
    return set(re.findall(r"\bLAWDIFF_[A-Z_]+", text))


def copied() -> list[str]:
    """What the Dockerfile takes from the checkout."""
    taken = [shlex.split(line)[:-1] for line in of("COPY") if not line.startswith("--from")]
    return [name for names in taken for name in names]


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "lawdiff.service"])
def test_only_settings_that_there_are_are_set(name):
    assert settings_in((DEPLOY / name).read_text("utf-8")) <= SETTINGS


def test_the_image_has_known_instructions_and_does_not_run_as_root():
    known = {"FROM", "WORKDIR", "RUN", "COPY", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL",
             "HEALTHCHECK", "ENTRYPOINT", "CMD"}  # fmt: skip
    assert {name for name, _ in steps()} <= known
    assert of("USER") == ["lawdiff"]
    assert len(set(of("FROM")[0].split()[:1] + of("FROM")[1].split()[:1])) == 1  # one Python


def test_what_the_image_copies_is_let_through():
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    let_through = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert {name.split("/")[0] for name in copied()} == let_through
    assert all((ROOT / name).exists() for name in copied())


def test_the_images_command_is_one_of_lawdiffs():
    program, *arguments = json.loads(of("ENTRYPOINT")[0]) + json.loads(of("CMD")[0])
    assert (program, arguments[0]) == ("lawdiff", "serve")
    assert serve.make_context("serve", arguments[1:]).params["host"] == "0.0.0.0"  # noqa: S104


def test_the_steps_of_the_image_make_a_wheel(tmp_path):
    for name in copied():
        source, target = ROOT / name, tmp_path / "src" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.mo")) if (
            source.is_dir()
        ) else shutil.copy(source, target)
    assert any("python -m hatchling build -t wheel -d /dist" in step for step in of("RUN"))
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    subprocess.run(build, cwd=tmp_path / "src", check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert "web/translations/zh/LC_MESSAGES/messages.mo" in zipfile.ZipFile(wheel).namelist()


def test_the_services_fit_together():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    web, database = compose["services"]["web"], compose["services"]["database"]
    assert (DEPLOY / web["build"]["context"] / web["build"]["dockerfile"]).is_file()
    assert web["depends_on"]["database"]["condition"] == "service_healthy"
    assert "healthcheck" in database
    assert web["environment"]["LAWDIFF_DATABASE"].startswith("postgresql://lawdiff:")
    assert all(port.startswith("127.0.0.1:") for port in web["ports"])
    used = {v.split(":")[0] for s in (web, database) for v in s["volumes"]}
    assert used == set(compose["volumes"])
    (mount,) = web["volumes"]
    assert f"LAWDIFF_STORE={mount.split(':')[1]}" in " ".join(of("ENV"))


def test_no_secret_stands_in_what_deploys():
    for file in DEPLOY.iterdir():
        lines = file.read_text("utf-8").splitlines()
        told = [line for line in lines if re.search(r"(PASSWORD|SECRET_KEY|TOKEN)\s*[:=]", line)]
        assert [x for x in told if not x.startswith("#") and ":?set it in .env}" not in x] == []


def test_the_unit_is_one_that_systemd_takes(tmp_path):
    unit = (DEPLOY / "lawdiff.service").read_text("utf-8")
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # names of units' settings have capitals
    parser.read_string(unit)
    program, *arguments = parser["Service"]["ExecStart"].split()
    assert program.endswith("/bin/lawdiff")
    assert cli.get_command(None, arguments[0]).make_context("serve", arguments[1:])
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    file = tmp_path / "lawdiff.service"
    file.write_text(unit.replace(program, sys.executable), "utf-8")
    check = ("systemd-analyze", "verify", str(file))
    found = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")
