"""What a reference names."""

import pytest

from lawdiff.errors import LawdiffError, NotFound, UsageError


def test_an_ordinal_chooses_among_the_texts_of_a_file(services, write):
    path = write("a.txt", ["公园免费开放。"])
    assert services.texts.resolve(f"{path}#1").document.articles[0].text == "公园免费开放。"
    with pytest.raises(UsageError) as refusal:
        services.texts.resolve(f"{path}#2")
    assert refusal.value.code == "bad_ordinal"


def test_a_file_may_have_the_mark_of_an_ordinal_in_its_name(services, write):
    path = write("公园#2", ["公园免费开放。"])
    assert len(services.texts.resolve(str(path)).document.articles) == 1


@pytest.mark.parametrize("name", ["甲" * 5000, "甲\0乙", "甲#" + "9" * 5000, "hunan/" + "a" * 5000])
def test_a_name_that_no_file_can_have_is_no_file(services, name):
    with pytest.raises(NotFound) as refusal:
        services.texts.resolve(name)
    assert refusal.value.code in {"no_file", "no_regulation"}
    with pytest.raises(LawdiffError):
        services.texts.plain(name)
