"""Files to take away: every table of a page in every format of tables."""

import io
import zipfile

import pytest
from flask.testing import FlaskClient

from tests.web.reading import LOCAL, page

ENDS = "from=2017-09-22&to=2021-07-29"
STARTS = {"docx": b"pk", "xlsx": b"pk", "csv": b"\xef\xbb\xbf", "html": b"<!doctype", "md": b"#"}


@pytest.mark.parametrize("name", ["diff", "concordance"])
def test_a_table_of_two_versions_can_be_taken_away(client: FlaskClient, name: str) -> None:
    links = page(client, f"/r/{LOCAL}/{name}?{ENDS}").xpath(
        "//p[contains(@class,'downloads')]/a/@href"
    )
    made = {link.partition("?")[0].rpartition(".")[2]: client.get(link) for link in links}
    assert set(made) == set(STARTS)
    for kind, response in made.items():
        assert response.status_code == 200
        assert response.data[:9].lower().startswith(STARTS[kind])
        assert "attachment" in response.headers["Content-Disposition"]


def test_changes_can_be_taken_away_as_tracked(client: FlaskClient) -> None:
    response = client.get(f"/r/{LOCAL}/tracked.docx?{ENDS}")
    document = zipfile.ZipFile(io.BytesIO(response.data)).read("word/document.xml")
    assert b"<w:ins " in document
    assert b"<w:del " in document


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/r/{LOCAL}/diff.exe?{ENDS}", 400),
        (f"/r/{LOCAL}/diff.docx", 400),
        (f"/r/{LOCAL}/diff.docx?from=nix&to=2021-07-29", 404),
        (f"/r/linhai/bu-cunzai/concordance.csv?{ENDS}", 404),
    ],
)
def test_what_cannot_be_made_is_refused(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status
