"""Where a document may name its department, and which evidence counts before which."""

import pytest

from kg.documents import parse_document
from kg.records import Reading, read_records
from kg.records.department import Evidence

OWN = "清河市水利局"
ROWS = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t加固堤防\t≥3公里\n"


def read(text: str) -> Reading:
    return read_records(parse_document("预算.txt", text.encode()))


def department(text: str) -> str | None:
    return read(text).publisher.department


@pytest.mark.parametrize(
    "title",
    [
        f"{OWN}2024年部门预算",
        f"2024年度{OWN}部门预算公开",
        f"二○二四年{OWN}部门预算",
        f"{OWN}二○二四年部门预算",
        f"{OWN}2024年省级专项资金绩效自评报告",
        f"{OWN}（本级）2024年单位预算",
        f"{OWN}水旱灾害防御科项目支出绩效自评",
        f"附件2：{OWN}项目支出绩效目标表",
        f"附表3-1 {OWN}2024年项目绩效目标表",
        f"{OWN}关于2024年度项目绩效自评的报告",
    ],
)
def test_titles_name_it(title: str) -> None:
    assert department(f"{title}\n") == OWN


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("公办幼儿园项目支出绩效目标表", None),  # what the project is about
        ("经济社会2024年发展项目绩效目标表", None),
        ("水利局项目支出绩效目标表", "水利局"),
        ("甲乙幼儿园2024年部门预算", "甲乙幼儿园"),
        ("中国气象台2024年绩效目标表", "中国气象台"),
    ],
)
def test_only_administrations_are_known_without_their_place(title: str, found: str | None) -> None:
    assert department(f"{title}\n") == found


@pytest.mark.parametrize(
    "line",
    [
        f"编制单位：{OWN}",
        f"公开单位：{OWN}",
        f"填报单位（盖章）：{OWN}",
        f"单位（盖章）：{OWN}　　　金额单位：万元",
        f"填报单位（公章）：301 {OWN}　填报日期：2024年3月1日",
        f"项目主管部门：{OWN}",
        f"预算部门名称\t{OWN}",
        f"主管部门（编码）\t[301]{OWN}\t实施单位\t清河市堤防站",
        f"项目名称\t堤防\t主管部门\t{OWN}",
        f"发布机构：{OWN}",
        f"207103{OWN}　　　　单位：万元",
        f"- 主管部门：{OWN}",
        f"信息来源：{OWN}",
    ],
)
def test_labels_name_it(line: str) -> None:
    assert department(f"{line}\n") == OWN


@pytest.mark.parametrize(
    "line",
    [
        "实施单位\t清河市堤防站", "项目单位：清河市堤防站", "资金使用单位\t清河市堤防站", "单位：万元", "预算单位：万元",
        "单位名称\t项目名称\t金额", "主管部门\t\t实施单位\t清河市堤防站", "主管部门\t合计", "财政部门\t清河市财政局",
        "来源：本站", "中央主管部门\t水利部",
    ],
)  # fmt: skip
def test_other_labels_do_not(line: str) -> None:
    assert department(f"{line}\n") is None


def test_a_department_comes_before_who_fills_in_the_form() -> None:
    filled = "填报单位\t清河市堤防站\n" * 3
    assert department(f"{filled}主管部门\t{OWN}\n") == OWN
    assert read(filled).publisher.evidence == Evidence.FILLED_IN
    assert department("水利局2024年部门预算\n填报单位：清河市水利局\n") == OWN  # the same in full


LEDGER = "单位名称\t项目名称\t一级指标\t二级指标\t三级指标\t指标值\n"


@pytest.mark.parametrize(
    ("units", "found"),
    [
        ([OWN, OWN], OWN),
        ([f"301001-{OWN}", f"301001-{OWN}"], OWN),
        ([f"{OWN}机关", "清河市堤防站"], OWN),
        ([OWN, "清河市堤防站"], None),  # either may be the department
        (["清河市堤防站", "清河市堤防站"], None),  # a unit, and no department is named
    ],
)
def test_the_units_of_a_ledger_may_imply_it(units: list[str], found: str | None) -> None:
    rows = [
        f"{unit}\t堤防{number}\t产出指标\t数量指标\t加固堤防\t≥{number}公里\n"
        for number, unit in enumerate(units, 2)
    ]
    assert department(LEDGER + "".join(rows)) == found


def test_the_column_of_departments_holds_row_by_row() -> None:
    heading = LEDGER.replace("单位名称", "主管部门")
    rows = (
        f"301-{OWN}\t堤防\t产出指标\t数量指标\t加固堤防\t≥3公里\n"
        "302-清河市教育局\t校舍\t产出指标\t数量指标\t维修校舍\t≥3所\n"
    )
    found = read(f"清河市2024年市级项目绩效目标表\n{heading}{rows}")
    assert [row.department for row in found.targets] == [OWN, "清河市教育局"]


def test_who_signs_below_may_be_it() -> None:
    form = f"项目绩效目标表\n项目名称\t堤防\n{ROWS}"
    assert department(f"{form}\n{OWN}\n2024年3月1日\n") == OWN
    assert department(f"{form}\n特此报告\n2024年3月1日\n") is None


@pytest.mark.parametrize(
    ("title", "name", "found", "reasons"),
    [
        ("2024年部门预算", "[301]清河市教育局", "清河市教育局", ()),  # the form's own
        ("2024年部门预算", "水利局", OWN, ()),  # the document's in short
        ("2024年部门预算", "清河市水力局", OWN, ()),  # misspelt
        ("2024年部门预算", "教育局", "教育局", ("department_conflict",)),
        ("2024年部门预算", "某市教育局", "某市教育局", ()),
        ("2024年部门预算", "", OWN, ()),
    ],
)
def test_the_form_names_its_own_department(
    title: str, name: str, found: str, reasons: tuple[str, ...]
) -> None:
    text = f"{OWN}{title}\n项目绩效目标表\n项目名称\t堤防\t主管部门\t{name}\n{ROWS}"
    (target,) = read(text).targets
    assert (target.department, target.reasons) == (found, reasons)


def test_a_signature_belongs_to_the_form_above_it() -> None:
    forms = [
        f"项目绩效目标表（2024年度）\n项目名称\t堤防{number}\n{ROWS}填报单位：{name}　填报人：甲\n\n"
        for number, name in enumerate((OWN, "清河市教育局", "清河市民政局"))
    ]
    found = read("".join(forms))
    assert [row.department for row in found.targets] == [OWN, "清河市教育局", "清河市民政局"]
    assert found.publisher.department is None  # of no one in particular


def test_an_office_is_no_department() -> None:
    text = f"{OWN}2024年部门预算\n项目绩效目标表\n项目名称\t堤防\t主管部门\t农村水利科\n{ROWS}"
    (target,) = read(text).targets
    assert (target.department, target.reasons) == (OWN, ())


def test_forms_of_several_units_have_each_its_own() -> None:
    forms = [
        f"单位整体支出绩效目标表\n单位名称\t{name}\n{ROWS}\n\n"
        for name in ("清河市第一中学", "清河市实验小学")
    ]
    assert [row.department for row in read("".join(forms)).targets] == [
        "清河市第一中学",
        "清河市实验小学",
    ]
