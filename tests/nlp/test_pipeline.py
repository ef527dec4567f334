"""The spaCy pipeline and its segmentation."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import pipeline
from nlp.words import segment, word_list

NLP = pipeline.blank()
TEXT = "邢台市医疗保障局按冀财社〔2023〕208号安排资金，参保率达到≥９５%，培训12次。"


def test_policies_quantities_and_regions_are_spans_with_their_meaning() -> None:
    doc = NLP(TEXT)
    assert [span._.policy.number for span in doc.spans["policies"]] == ["冀财社〔2023〕208号"]
    assert [span._.region.code for span in doc.spans["regions"]] == ["130500"]
    read = [(span._.quantity.number, span._.quantity.unit) for span in doc.spans["quantities"]]
    assert {(95, "%"), (12, "次")} <= set(read)


def test_organisations_and_measures_are_spans_with_their_meaning() -> None:
    doc = NLP("榆林市医疗保障局负责参保，市医保局考核参保率和受益人数。")
    assert [(span.text, span._.organisation) for span in doc.spans["organisations"]] == [
        ("榆林市医疗保障局", "榆林市医疗保障局"), ("市医保局", "榆林市医疗保障局"),
    ]  # fmt: skip
    assert [span._.measure for span in doc.spans["measures"]] == ["率", "人数"]


def test_components_join_any_pipeline() -> None:
    other = spacy.blank("zh")
    other.add_pipe("jipu_policies")
    doc = other(TEXT)
    assert [span._.policy.number for span in doc.spans["policies"]] == ["冀财社〔2023〕208号"]


def test_our_words_stay_whole() -> None:
    words = word_list()
    assert words
    assert all(segment(word) == [word] for word in words)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_the_text_of_a_document_is_the_text_given(text: str) -> None:
    assert NLP(text).text == text


def found(text: str, group: str) -> list[tuple[str, str]]:
    doc = NLP(text)
    return [(span.text, span.label_) for span in doc.spans[group]]


def test_spans_stand_where_the_text_names_something() -> None:
    assert found("见 冀财社〔2023〕208号。", "policies") == [("冀财社〔2023〕208号", "POLICY")]
    assert found("河北省邢台市医疗保障局，榆林市", "regions") == [
        ("河北省邢台市", "REGION"), ("榆林市", "REGION"),
    ]  # fmt: skip
    assert found("㎡ 参保率≥９５%，培训12次", "quantities") == [
        ("≥９５%", "QUANTITY"), ("12次", "QUANTITY"),
    ]  # fmt: skip
    assert found("参保率、率、受益人数", "measures") == [
        ("参保率", "MEASURE"),
        ("人数", "MEASURE"),
    ]
    assert found("巡查", "measures") == []


def test_an_organisation_without_a_region_takes_that_of_the_first_that_has_one() -> None:
    doc = NLP("报市财政局、榆林市医保局、邢台市医保局。")
    assert [(span.text, span.label_, span._.organisation) for span in doc.spans["organisations"]] == [
        ("报市财政局", "ORGANISATION", "榆林市财政局"),  # a word of jieba stays whole
        ("榆林市医保局", "ORGANISATION", "榆林市医疗保障局"),
        ("邢台市医保局", "ORGANISATION", "邢台市医疗保障局"),
    ]  # fmt: skip
    doc = NLP("报市财政局。")
    assert [span._.organisation for span in doc.spans["organisations"]] == ["市财政局"]
