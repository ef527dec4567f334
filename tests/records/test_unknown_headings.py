"""Unknown headings of a document, each told once."""

from kg.findings import Finding
from kg.records.unknown_headings import headings_of, told_once
from tests.support.samples import read_text

READ, KEPT = "“花信风”读作指标值", "“花信风”内容原样保留"


def unknown(line: int, detail: str = READ, printed: str = "花信风") -> Finding:
    return Finding("R003", line, printed, detail=detail)


def test_one_heading_of_several_forms_is_told_once_with_all_its_lines() -> None:
    other = Finding("R001", 2, "花信风")
    told = told_once([unknown(1), other, unknown(7), unknown(9), other])
    assert [(one.code, one.line, one.lines) for one in told] == [
        ("R003", 1, (1, 7, 9)),
        ("R001", 2, ()),
        ("R001", 2, ()),
    ]


def test_headings_that_were_read_otherwise_are_told_apart() -> None:
    findings = [unknown(1), unknown(3, KEPT), unknown(5, printed="落梅")]
    assert told_once(findings) == findings
    assert headings_of(findings) == ("花信风", "落梅")


def test_a_document_tells_each_unknown_word_once() -> None:
    form = (
        "项目绩效目标表\n项目名称\t{}\n"
        "一级指标\t二级指标\t三级指标\t花信风\n"
        "产出指标\t数量指标\t改造路灯数量\t≥20盏\n"
        "效益指标\t社会效益指标\t照明覆盖率\t≥95%\n\n"
    )
    reading = read_text(form.format("路灯改造") + form.format("公厕维护"))
    assert [(one.value, one.confidence) for one in reading.targets] == [
        ("≥20盏", "sure"),
        ("≥95%", "sure"),
    ] * 2
    (finding,) = [one for one in reading.findings if one.code == "R003"]
    assert (finding.line, finding.lines) == (3, (3, 9))
