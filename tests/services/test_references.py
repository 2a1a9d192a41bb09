"""The references of a version are kept as they are found in its text."""

from lawdiff.services.citations import stated
from lawdiff.services.importing import ImportOptions

ID = "hunan/gongyuan-guanli-tiaoli"
TEXTS = (
    "根据《中华人民共和国公园法》第三条至第五条，制定本条例。",
    "违反前条、本条例第九条第二款第（一）项的，依照《湖南省绿地条例》处罚。",
    "本条第一款不适用于公园以外的绿地。",
)


def test_what_is_kept_is_what_the_text_states(services, write):
    services.importing.files([write("a.txt", TEXTS)], ImportOptions())
    text = services.texts.held(f"{ID}@2020-05-01")
    kept = services.references.stated(text)
    assert kept == stated(text.document)
    assert [(place.number.address, place.reference.text) for place in kept][:2] == [
        ("1", "《中华人民共和国公园法》第三条至第五条"),
        ("2", "前条"),
    ]
    services.upkeep.reindex()
    assert services.references.stated(text) == kept
    assert list(services.upkeep.verify()) == []
