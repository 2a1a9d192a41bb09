"""What is told to whoever watches the service: health, numbers, logs."""

import json

from flask.testing import FlaskClient


def test_it_is_alive_and_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").json["status"] == "ok"
    assert client.get("/readyz").json == {"status": "ok", "regulations": 4}


def test_requests_are_counted_by_route(client: FlaskClient) -> None:
    client.get("/help")
    client.get("/no/such/page")
    lines = client.get("/metrics").text.splitlines()
    assert any(
        line.startswith('lawdiff_requests_total{endpoint="about.help_page"') for line in lines
    )
    assert not any("no/such/page" in line for line in lines)


def test_a_request_is_one_line_with_its_id_and_no_question(client: FlaskClient, capsys) -> None:
    headers = {"X-Request-ID": "asked-by-a-proxy", "Authorization": "Bearer hidden"}
    response = client.get("/search?q=秘密", headers=headers)
    assert response.headers["X-Request-ID"] == "asked-by-a-proxy"
    (line,) = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert entry["request_id"] == "asked-by-a-proxy"
    assert (entry["method"], entry["path"], entry["status"]) == ("GET", "/search", 200)
    assert "秘密" not in line
    assert "hidden" not in line


def test_an_id_that_could_forge_lines_is_replaced(client: FlaskClient) -> None:
    response = client.get("/healthz", headers={"X-Request-ID": "x y"})
    assert response.headers["X-Request-ID"] != "x y"
