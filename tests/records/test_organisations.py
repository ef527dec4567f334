"""Organisations of the samples against gold made by reading (data/gold/<id>/organisations.jsonl)."""

import pytest

from kg.records import read_records
from kg.records.organisations import read_organisations
from nlp.names.organisations import full_name, place_of
from nlp.text import fold
from tests.support.samples import GOLD, LAYOUT_IDS, SOURCE_IDS, document, load, read_text

RECALL = 0.88


def test_printed_forms_are_found_with_what_they_mean_and_none_is_invented() -> None:
    found = right = total = 0
    for name in SOURCE_IDS:
        organisations = read_organisations(read_records(document(name)))
        gold = {fold(row["printed"]): row for row in load(GOLD / name / "organisations.jsonl")}
        named = {one.printed: one for one in organisations.named}
        place = place_of(organisations.department or "")
        assert not set(named) - set(gold)
        total += len(gold)
        found += len(set(named) & set(gold))
        right += sum(
            one.kind == "office"
            or one.name.removesuffix("本级")
            == full_name(gold[printed]["canonical"], place).removesuffix("本级")
            for printed, one in named.items()
        )
    assert right == found
    assert found / total >= RECALL


@pytest.mark.parametrize(
    ("name", "line", "printed"),
    [
        ("sanmenxia-2023", 374, "三峡市医疗保障局"),
        ("sanmenxia-2023", 379, "三峡市社会保险医疗中心"),
        ("sanmenxia-2023", 381, "三峡市医药采购管理中心"),
        ("nanyang-2021", 75, "南阳市医疗局"),
    ],
)
def test_misspelt_names_are_findings(name: str, line: int, printed: str) -> None:
    findings = [
        finding for finding in read_records(document(name)).findings if finding.code == "O001"
    ]
    assert (line, printed) in {(finding.line, finding.printed) for finding in findings}


@pytest.mark.parametrize("name", ["xingtai-2024", "yulin-2023", "hongqi-2022", *LAYOUT_IDS])
def test_documents_without_misspelt_names_have_no_such_finding(name: str) -> None:
    assert [
        finding for finding in read_records(document(name)).findings if finding.code == "O001"
    ] == []


def test_a_misspelt_unit_stays_a_unit_of_its_own() -> None:
    reading = read_records(document("sanmenxia-2023"))
    assert reading.organisations.resolve("三门峡市医药采购管理中心") == "三门峡市医药采购管理中心"
    assert reading.organisations.resolve("市医疗保障局") == "三门峡市医疗保障局"
    assert reading.organisations.resolve("三门峡市医疗保") == "三门峡市医疗保障局"


def test_a_document_without_a_department_names_none() -> None:
    assert (
        read_text(
            "绩效目标表\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t巡查次数\t12次\n"
        ).organisations.named
        == []
    )


@pytest.mark.parametrize(
    ("headed", "wrong"),
    [
        ("清河市水力局", True),
        ("清河市水利局", False),
        ("清河市水务局", False),
        ("清河市财政局", False),
    ],
)
def test_a_form_that_names_its_department_with_one_other_character(
    headed: str, wrong: bool
) -> None:
    text = (
        "清河市水利局2024年部门预算\n\n清河市水利局是主管全市水利工作的部门。\n\n项目支出绩效目标表\n\n"
        f"项目名称\t水库维护\n主管部门\t{headed}\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t维护水库\t3座\n"
    )
    found = [finding for finding in read_text(text).findings if finding.code == "O001"]
    assert [(finding.line, finding.printed, finding.suggestion) for finding in found] == (
        [(8, headed, "清河市水利局")] if wrong else []
    )


UNITS = "一、部门预算单位构成"
CENTRE = "清河市水库中心"


def named(*lines: str) -> list[tuple[str, str, str, str]]:
    """(printed, kind, full name, evidence) of what the lines below a title name."""
    reading = read_text("清河市水利局2024年部门预算\n" + "\n".join(lines) + "\n")
    return [
        (one.printed, one.kind, one.name, one.evidence)
        for one in reading.organisations.named
        if one.line > 1
    ]


def units(*lines: str) -> list[str]:
    return [printed for printed, kind, _, _ in named(*lines) if kind == "unit"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("包括：市堤防站和局机关本级。", ["局机关本级", "市堤防站"]),
        ("包括：市堤防站及清河市水库中心。", ["市堤防站", "清河市水库中心"]),
        ("包括：市发展和改革委员会、市堤防站。", ["市发展和改革委员会", "市堤防站"]),
    ],
)
def test_two_units_in_one_breath_are_two(text: str, found: list[str]) -> None:
    assert sorted(units(UNITS, f"所属单位{text}")) == sorted(found)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (f"1.{CENTRE}", [CENTRE]),
        (f"1、{CENTRE}；", [CENTRE]),
        (f"12）{CENTRE}。", [CENTRE]),
        (f"1{CENTRE}，", [CENTRE]),
        (f"{CENTRE}", []),  # no item of the list
        (f"123.{CENTRE}", []),
        ("1.市水库所", ["市水库所"]),  # four characters
        ("1.市水所", []),  # three: it may be a word
        ("1.清河市" + "水" * 26 + "所", ["清河市" + "水" * 26 + "所"]),  # thirty
        ("1.清河市" + "水" * 27 + "所", []),
        ("1.省水库所", []),  # another place
        ("1.水库所", []),  # of no place
        ("1.清河市水库", []),  # no organisation by its ending
        (f"名称\t性质\n{CENTRE}\t事业", [CENTRE]),
        (f"预算单位包括{CENTRE}、市堤防站。", ["市堤防站", CENTRE]),
        (f"分别是：{CENTRE}，市堤防站。", ["市堤防站", CENTRE]),
    ],
)
def test_units_are_listed_under_their_heading(item: str, found: list[str]) -> None:
    assert units(UNITS, item) == found


@pytest.mark.parametrize(
    ("heading", "is_inside"),
    [
        ("机构设置", True),
        ("（二）所属单位", True),
        ("所属单位" + "很长" * 27 + "的", True),  # 59 characters
        ("所属单位" + "很长" * 28, False),  # a sentence
        ("二、其他", False),
        ("一、部门预算单位构成\n二、其他", False),
        ("一、部门预算单位构成\n第二部分", False),
        ("一、部门预算单位构成\n(二)其他", False),
        ("一、部门预算单位构成\n其他", True),
        ("一、部门预算单位构成\n、其他", True),  # a line that goes on
        (UNITS + "\n正文" * 37, True),
        (UNITS + "\n正文" * 38, False),  # a section has forty lines
    ],
)
def test_a_list_of_units_is_within_its_section(heading: str, is_inside: bool) -> None:
    assert units(heading, f"1.{CENTRE}") == ([CENTRE] if is_inside else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"我局下属事业单位2个：{CENTRE}、市堤防站。", ["市堤防站", CENTRE]),
        (f"直属单位有，{CENTRE}。", [CENTRE]),
        (f"下属公司：{CENTRE}。", []),
        (f"纳入预算的单位包括{CENTRE}。", []),  # outside a section 包括 may be about anything
    ],
)
def test_units_are_named_in_a_sentence(text: str, found: list[str]) -> None:
    assert units(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市水利局负责。", [("市水利局", "department", "清河市水利局", "short_form")]),
        ("水利局负责。", []),  # it may be the beginning of a longer name
        ("（水利局）", [("水利局", "department", "清河市水利局", "short_form")]),
        ("（水利局机关）", [("水利局机关", "unit", "清河市水利局本级", "short_form")]),
        (
            "预算包括部门机关本级和下属。",
            [("部门机关本级", "unit", "清河市水利局本级", "short_form")],
        ),
        ("局机关本级预算。", [("局机关本级", "unit", "清河市水利局本级", "short_form")]),
        ("包括局机关预算。", [("局机关", "unit", "清河市水利局本级", "short_form")]),
        ("局机关办公楼。", []),
        ("清河市局机关本级预算。", []),
        ("清河市财政局负责。", []),  # not the document's own
        ("水利\t局机关", []),  # cells are apart
    ],
)
def test_the_department_goes_without_its_place(
    text: str, found: list[tuple[str, str, str, str]]
) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("内设机构5个：办公室、规划科、人事科和财务科。", ["人事科", "办公室", "规划科", "财务科"]),
        ("内设机构：办公室（党办、人事）、规划科。", ["办公室(党办、人事)", "规划科"]),
        ("科室包括：办公室、规划科。", ["办公室", "规划科"]),
        ("内设机构为办公室；规划科。", ["办公室"]),
        ("内设机构" + "很长的一段话很长的一段话很" + "：办公室、规划科。", ["办公室", "规划科"]),
        ("内设机构：办公室、清河市财政科。", ["办公室"]),  # an organisation of its own place
        ("内设机构：负责文电。", []),
        ("内设机构\n（一）办公室。负责文电。\n（二）规划科：负责规划。", ["办公室", "规划科"]),
        ("内设机构\n（一）负责文电。", []),
        ("内设机构\n三、其他\n（一）办公室。", []),
        ("内设机构\n\n（一）办公室。", ["办公室"]),
        ("内设机构\t办公室", []),
    ],
)
def test_offices_are_listed_behind_or_below_their_heading(text: str, found: list[str]) -> None:
    assert [printed for printed, kind, _, _ in named(text) if kind == "office"] == found


def test_an_office_is_no_name_of_a_body() -> None:
    organisations = read_text(
        "清河市水利局2024年部门预算\n内设机构：办公室、规划科。\n"
    ).organisations
    assert organisations.resolve("办公室") == full_name("办公室", place_of("清河市水利局"))


def unit_table(*names: str) -> str:
    rows = "".join(f"项目{number}\t{name}\t5\n" for number, name in enumerate(names))
    return f"项目支出表\n单位：万元\n项目名称\t项目单位\t合计\n{rows}"


INSURANCE = "清河市医疗保障局"


@pytest.mark.parametrize(
    ("name", "kind", "meant", "evidence"),
    [
        (CENTRE, "unit", CENTRE, "exact"),
        ("市水库中心", "unit", CENTRE, "short_form"),
        ("市医疗保障局", "department", INSURANCE, "short_form"),
        ("清河市医疗保", "department", INSURANCE, "clipped"),
        ("清河市医疗保局", "department", INSURANCE, "misspelt"),
        ("清河市医保障局", "department", INSURANCE, "misspelt"),
        (
            "清河市医疗保章局",
            "unit",
            "清河市医疗保章局",
            "exact",
        ),  # another character: another body
    ],
)
def test_a_unit_of_a_table_is_the_documents_own_in_another_spelling_or_one_more(
    name: str, kind: str, meant: str, evidence: str
) -> None:
    text = f"{INSURANCE}2024年部门预算\n{unit_table(name, '清河市药品中心')}"
    found = {one.printed: one for one in read_text(text).organisations.named}[name]
    assert (found.line, found.kind, found.name, found.evidence) == (5, kind, meant, evidence)


def test_a_misspelt_name_is_one_finding_with_all_its_places() -> None:
    wrong = "清河市医疗保局"
    text = f"{INSURANCE}2024年部门预算\n{unit_table(wrong, wrong)}由{wrong}负责。\n"
    found = [finding for finding in read_text(text).findings if finding.code == "O001"]
    assert [(one.line, one.printed, one.lines, one.suggestion) for one in found] == [
        (5, wrong, (5, 6, 7), INSURANCE)
    ]


def test_of_two_names_alike_the_nearest_in_length_is_meant_then_the_department() -> None:
    text = f"{INSURANCE}2024年部门预算\n{UNITS}\n1.{INSURANCE}中心\n\n" + unit_table(
        "清河市医疗保", "清河市药品中心"
    )
    found = {one.printed: one for one in read_text(text).organisations.named}["清河市医疗保"]
    assert (found.name, found.evidence) == (INSURANCE, "clipped")


def test_a_department_without_a_place_has_no_shorter_name() -> None:
    text = "水利局2024年部门预算\n局机关本级预算。\n（水利局）负责。\n"
    assert [one for one in read_text(text).organisations.named if one.line > 1] == []


def test_an_office_named_with_its_place_is_no_body_either() -> None:
    organisations = read_text(
        "清河市水利局2024年部门预算\n内设机构：办公室、市水利科。\n"
    ).organisations
    assert ("市水利科", "office") in {(one.printed, one.kind) for one in organisations.named}
    assert organisations.resolve("市水利科") == "清河市水利科"


def test_names_are_found_below_lines_without_a_place() -> None:
    assert named("正文", "市水利局负责。") == [
        ("市水利局", "department", "清河市水利局", "short_form")
    ]


def test_units_of_no_place_are_not_listed() -> None:
    assert read_text(f"绩效目标\n{UNITS}\n1.{CENTRE}\n").organisations.named == []
    text = f"水利局2024年部门预算\n{UNITS}\n1.{CENTRE}\n"
    assert [one for one in read_text(text).organisations.named if one.kind == "unit"] == []
