"""A real server: ready, counted over its workers, stopped without losing a request."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from lawdiff.config import Settings
from scripts.serving import ROOT, free_port, wait
from web import create_app

PATIENCE = 30.0


@pytest.fixture(name="server")
def _server(store: Path, tmp_path: Path):
    """A server of two workers over the samples, its address, and what it logs."""
    port, log = free_port(), tmp_path / "server.log"
    command = (sys.executable, "-m", "lawdiff", "--store", str(store), "serve", "--port", str(port))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (
        log.open("wb") as file,
        subprocess.Popen(command, stdout=file, stderr=file, env=environment) as process,
    ):
        wait(f"http://127.0.0.1:{port}", process, log)
        yield process, f"http://127.0.0.1:{port}", log
        if process.poll() is None:
            process.kill()


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310  # our own
        return response.read().decode()


def test_the_numbers_are_those_of_all_workers(server):
    _, address, _ = server
    for _ in range(20):
        get(f"{address}/help")
    lines = get(f"{address}/metrics").splitlines()
    (count,) = [
        line for line in lines
        if line.startswith('lawdiff_requests_total{endpoint="about.help_page",status="200"}')
    ]  # fmt: skip
    assert float(count.split()[-1]) == 20


def test_a_server_that_is_stopped_answers_what_it_was_asked(server):
    process, address, log = server
    texts = ("第一条 公园向公众开放。", "第一条 公园向公众免费开放。")
    body = json.dumps(dict(zip(("old", "new"), texts, strict=True))).encode()
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), PATIENCE) as asked:
        head = f"POST /api/v1/diff HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n"
        asked.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + body[:10])
        time.sleep(0.5)  # a worker has it in hand
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        asked.sendall(body[10:])
        assert asked.recv(4096).startswith(b"HTTP/1.1 ")
    assert process.wait(PATIENCE) == 0
    assert "Traceback" not in log.read_text()


def test_it_is_alive_but_not_ready_without_its_database(tmp_path: Path):
    settings = Settings(store=tmp_path / "store", database="sqlite:////nowhere/at/all.db")
    client = create_app(settings).test_client()
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz", headers={"Accept": "application/json"})
    assert answer.status_code == 503
    assert "Traceback" not in answer.text
