"""Tables of several jurisdictions: every text as it is printed, every fact by its article."""

import csv
import io
import zipfile

import pytest

from lawdiff.comparing import compare, elements
from lawdiff.exporting import Edition, export_analogues, export_elements, export_matrix
from lawdiff.exporting.jurisdictions.elements import element_table
from lawdiff.exporting.jurisdictions.matrix import likeness_table, matrix_table
from lawdiff.exporting.words import LANGUAGES
from lawdiff.model import TextName
from tests.comparing.texts import gardens, grounds, parks

ZH = LANGUAGES["zh"]
DOCUMENTS = (parks(), gardens(), grounds())
NAMES = [TextName(d.title, f"{d.jurisdiction_id}/parks", "2020-05-01") for d in DOCUMENTS]
COMPARISON = compare(DOCUMENTS, names=NAMES)
ELEMENTS = elements(COMPARISON)
EDITIONS = [Edition(name=name, document=text) for name, text in zip(NAMES, DOCUMENTS, strict=True)]


def address(text: TextName, path: str) -> str | None:
    return f"https://law.example/{text.regulation}/{path}"


def test_every_article_stands_whole_in_one_cell_of_its_text() -> None:
    table = matrix_table(COMPARISON, EDITIONS, ZH)
    for place, document in enumerate(DOCUMENTS, 2):
        cells = [row[place].text for row in table.rows]
        for article in document.articles:
            own = [c for c in cells if c.partition("\n")[2].startswith(article.text)]
            assert len(own) == 1, article.label


def test_cells_say_how_they_stand_to_the_baseline() -> None:
    table = matrix_table(COMPARISON, EDITIONS, ZH)
    opening = next(row for row in table.rows if row[2].text.startswith("第七条"))
    assert opening[3].text.startswith("第九条（不同）\n")
    alone = next(row for row in table.rows if row[3].text.startswith("第五条"))
    assert (alone[2].text, alone[3].text[:8]) == ("（无）", "第五条（仅此有）")


def test_rows_stand_under_the_chapters_of_the_baseline() -> None:
    titles = [group.title for group in matrix_table(COMPARISON, EDITIONS, ZH).groups]
    assert [title for title in titles if title][:2] == ["总则", "建设和服务"]


def test_elements_lead_to_their_articles_and_sort_by_fine() -> None:
    table = element_table(ELEMENTS, EDITIONS, ZH, address)
    highest = max(table.rows, key=lambda row: row[-1].value or 0)
    assert [cell.text for cell in highest[2:4]] == ["青川省公园管理条例", "第十条"]
    assert (highest[-2].value, highest[-1].value) == (50, 200)
    fine = highest[6]
    assert "二百元" in fine.text
    assert fine.link == "https://law.example/qingchuan/parks/articles/0010.md"


def test_likeness_has_a_row_and_a_column_a_text() -> None:
    table = likeness_table(COMPARISON.likeness, EDITIONS, ZH)
    assert [[cell.value for cell in row[1:]] for row in table.rows] == [
        [round(score, 3) for score in row] for row in COMPARISON.likeness
    ]


@pytest.mark.parametrize("format_", ["docx", "xlsx", "csv", "html", "md"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_comes_in_every_format(format_: str, language: str) -> None:
    for data in (
        export_matrix(COMPARISON, ELEMENTS, EDITIONS, format_, language=language),
        export_elements(ELEMENTS, EDITIONS, format_, language=language, address=address),
        export_analogues([], EDITIONS[0], format_, language=language),
    ):
        assert data.startswith(b"PK") == (format_ in {"docx", "xlsx"})


def test_a_workbook_holds_topics_elements_and_likeness() -> None:
    data = export_matrix(COMPARISON, ELEMENTS, EDITIONS, "xlsx")
    names = zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml").decode()
    assert all(f'name="{name}"' in names for name in ("各地对照", "要素", "相似度"))


def test_a_csv_of_elements_has_a_row_an_article() -> None:
    data = export_elements(ELEMENTS, EDITIONS, "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert len(rows) == 1 + sum(len(document.articles) for document in DOCUMENTS)
