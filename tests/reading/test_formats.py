"""Which format a file is in, and what is refused whatever it is called."""

import contextlib
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.errors import LawdiffError, Refused, TooLarge, Unavailable
from lawdiff.model import Source
from lawdiff.reading import is_archive, office, read, unpack
from tests.reading.files import docx, lines, pdf, zipped

RTF = rb"{\rtf1\ansi\ansicpg936\uc1 \u31532?\u19968?\u26465? \u30002?.\par}"
PAGE = "<html><body><p>第一条 甲。</p></body></html>".encode()
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="t/a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
CONTAINER = '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
EPUB = zipped(
    {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "O/c.opf": OPF,
        "O/b.xhtml": "<html><body><p>第二条 乙。</p></body></html>",
        "O/t/a.xhtml": "<html><body><p>第一条 甲。</p></body></html>",
    }
)


def test_books_are_read_in_the_order_of_their_spine() -> None:
    assert read("书.epub", EPUB).text == "第一条 甲。\n第二条 乙。"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", PAGE), ("a.doc", PAGE), ("a.pdf", docx(lines("第一条 甲。"))),
        ("a.docx", "第一条 甲。".encode()), ("a.html", pdf([(60, 700, "第一条 甲。")])),
    ],
)  # fmt: skip
def test_a_file_that_lies_about_its_type_is_found_out(name: str, data: bytes) -> None:
    found = read(name, data)
    assert found.text == "第一条 甲。"
    assert [n.code for n in found.notices] == ["other_format"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_text_may_have_any_name(name: str) -> None:
    assert read(name, "第一条 甲。".encode()).notices == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\t ", "empty_file"),
        ("\ufeff\u200b\n".encode(), "no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not_text"),
        (b"\x00" * 500, "not_text"),
        (zipped({"a.md": "甲"}), "archive"),
        (b"PK\x03\x04 no zip", "archive"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), "not_text"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read("甲.bin", data)
    assert refusal.value.code == code


def test_limits_hold_before_anything_is_unpacked() -> None:
    with pytest.raises(TooLarge) as refusal:
        read("大.docx", docx(lines("零" * 70_000_000)))
    assert refusal.value.code == "unpacks_too_large"
    with pytest.raises(TooLarge) as refusal:
        read("长.txt", "零".encode() * 5_000_001)
    assert refusal.value.code == "text_too_long"


def test_two_hundred_megabytes_of_text_are_refused_unread() -> None:
    data = "第一条 甲。\n".encode() * 12_000_000
    start = time.perf_counter()
    for name in ("长.txt", "长.html"):
        with pytest.raises(TooLarge):
            read(name, data)
    assert time.perf_counter() - start < 10


def test_the_files_of_an_archive() -> None:
    data = zipped({"省/甲.md": "第一条 甲。", "__MACOSX/甲.md": "x", "省/.hidden": "x"})
    assert is_archive(data)
    assert list(unpack("包.zip", data)) == [("省/甲.md", "第一条 甲。".encode())]
    assert not is_archive(EPUB)
    assert not is_archive(docx(lines("甲")))
    assert is_archive(zipped({"甲.docx": docx(lines("甲"))}))


@pytest.mark.parametrize("path", ["../甲.md", "/etc/甲.md", "a/../../甲.md", r"..\甲.md"])
def test_an_archive_with_a_way_out_is_refused(path: str) -> None:
    with pytest.raises(Refused) as refusal:
        list(unpack("包.zip", zipped({path: "甲"})))
    assert refusal.value.code == "unsafe_archive"


def test_links_and_bombs_in_archives_are_refused() -> None:
    with pytest.raises(Refused):
        list(unpack("包.zip", zipped({"a.md": "甲"}, link="b.md")))
    with pytest.raises(TooLarge):
        list(unpack("包.zip", zipped({f"{i}.md": b"\0" * 60_000_000 for i in range(4)})))


def test_old_formats_need_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(Unavailable) as refusal:
        read("甲.doc", RTF)
    assert refusal.value.code == "no_libreoffice"
    assert "LibreOffice" in refusal.value.remedy


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_old_formats_are_converted() -> None:
    assert read("甲.rtf", RTF).text == "第一条 甲."


@given(st.binary(max_size=400))
def test_any_bytes_are_a_source_or_a_refusal(data: bytes) -> None:
    if data.startswith((bytes.fromhex("d0cf11e0a1b11ae1"), b"{\\rtf")):
        return
    with contextlib.suppress(LawdiffError):
        assert isinstance(read("甲", data), Source)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "pattern", ["raw/html/*.html", "raw/txt/*.txt", "raw/pdf/*.pdf", "raw/epub/*.epub"]
)
def test_real_files_of_every_format(corpus: Path, pattern: str) -> None:
    for path in sorted(corpus.glob(pattern)):
        assert "第一条" in "".join(read(path.name, path.read_bytes()).text.split())
