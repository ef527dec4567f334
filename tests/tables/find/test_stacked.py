"""Tables dumped one cell a line: what is read stands in the source, nothing is sure, and no cell is lost."""

import pytest

from kg.documents import parse_text
from kg.records import Reading, read_records
from tests.support.samples import read_text, source_path

NAMES = (
    "xingtai-2024",
    "yulin-2023",
    "shanghai-form",
    "sichuan-long",
    "yunnan-052",
    "hongqi-2022",
    "no-performance",
)


def _dumped(text: str, *, keeps_blanks: bool) -> Reading:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += (
            [cell for cell in line.split("\t") if cell.strip() or keeps_blanks]
            if "\t" in line
            else [line]
        )
    return read_records(parse_text("dump.txt", "\n".join(lines).encode()))


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("keeps_blanks", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_rows_are_those_of_the_table_and_none_is_sure(name: str, keeps_blanks: bool) -> None:
    data = source_path(name).read_bytes()
    printed = {(_squeezed(row.indicator), _squeezed(row.value)) for row in read_text(data).targets}
    reading = _dumped(data.decode(), keeps_blanks=keeps_blanks)
    read = [(_squeezed(row.indicator), _squeezed(row.value)) for row in reading.targets]
    assert [row for row in reading.targets if row.confidence == "sure"] == []
    assert sum(pair not in printed for pair in read) <= 0.13 * len(
        read
    )  # the name of one of eight is wrapped onto a line of its own


@pytest.mark.parametrize(
    ("name", "least"), [("xingtai-2024", 43), ("yulin-2023", 85), ("shanghai-form", 41)]
)
def test_forms_keep_their_project_and_most_of_their_rows(name: str, least: int) -> None:
    reading = _dumped(source_path(name).read_text("utf-8"), keeps_blanks=False)
    names = {
        row.project.name for row in read_text(source_path(name).read_bytes()).targets if row.project
    }
    assert len(reading.targets) >= least
    assert {row.project.name for row in reading.targets if row.project} <= {*names, None}


def test_every_cell_below_a_heading_is_a_heading_a_record_or_a_finding() -> None:
    text = (
        "项目绩效目标表\n项目名称\n路灯改造\n一级指标\n二级指标\n三级指标\n指标值\n"
        "产出指标\n数量指标\n改造路灯\n≥20盏\n更换电缆\n质量指标\n合格率\n100%\n"
    )
    reading = _dumped(text, keeps_blanks=False)
    assert [(row.indicator, row.value, row.level2) for row in reading.targets] == [
        ("改造路灯", "≥20盏", "数量指标"),
        ("合格率", "100%", "质量指标"),
    ]
    unread = [finding.printed for finding in reading.findings if finding.code == "R001"]
    assert unread == ["更换电缆"]
    assert set(range(2, 16)) <= set(reading.ledger)


@pytest.mark.parametrize(
    "heading", ["一级指标\n二级指标\n三级指标", "一级\n指标\n二级\n指标\n三级\n指标"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_blank_lines_may_stand_between_all_cells(gap: str, heading: str) -> None:
    text = (
        f"项目绩效目标表\n项目名称\n路灯改造\n主管部门\n甲市城管局\n实施单位\n资金总额\n20\n{heading}\n指标值\n"
        "产出指标\n数量指标\n改造路灯\n≥20盏\n更换电缆\n300米\n成本指标\n每盏造价\n≤900元\n"
    )
    reading = read_text(text.replace("\n", gap))
    assert [(one.indicator, one.value, one.level1, one.level2) for one in reading.targets] == [
        ("改造路灯", "≥20盏", "产出指标", "数量指标"),
        ("更换电缆", "300米", "产出指标", "数量指标"),
        ("每盏造价", "≤900元", "产出指标", "成本指标"),
    ]
    assert {one.department for one in reading.targets} == {"甲市城管局"}
    assert {one.unit for one in reading.targets} == {None}  # blank: the next label is no name
    assert [finding.code for finding in reading.findings if finding.code == "R007"] == []


@pytest.mark.parametrize("place", [3, 4])
@pytest.mark.parametrize("unknown", [("佐证材料",), ("佐证材料", "数据口径")])
def test_words_of_a_heading_that_nobody_knows_have_their_cells(
    place: int, unknown: tuple[str, ...]
) -> None:
    def row(*cells: str) -> list[str]:
        at = len(cells) - 4 + place
        return [*cells[:at], *(f"甲{number}" for number, _ in enumerate(unknown)), *cells[at:]]

    heading = ["一级指标", "二级指标", "三级指标", "指标值"]
    heading[place:place] = unknown
    body = [
        *row("产出指标", "数量指标", "改造路灯", "≥20盏"),
        *row("更换电缆", "300米"),
        *row("质量指标", "合格率", "100%"),
    ]
    reading = read_text("\n".join(["项目绩效目标表", "项目名称", "路灯改造", *heading, *body]))
    assert [(one.indicator, one.value, one.level2) for one in reading.targets] == [
        ("改造路灯", "≥20盏", "数量指标"),
        ("更换电缆", "300米", "数量指标"),
        ("合格率", "100%", "质量指标"),
    ]
    extra = {word: f"甲{number}" for number, word in enumerate(unknown)}
    assert [one.extra for one in reading.targets] == [extra] * 3
    assert {one.project.name for one in reading.targets if one.project} == {"路灯改造"}


@pytest.mark.parametrize(
    "heading", ["指标名称\n指标值\n指标名称\n指标值", "三级指标\n2023年指标值\n2024年指标值"]
)
def test_names_and_values_side_by_side_are_not_told(heading: str) -> None:
    reading = read_text(
        f"项目绩效目标表\n项目名称\n路灯改造\n{heading}\n改造路灯\n≥20盏\n更换电缆\n300米\n"
    )
    assert list(reading.targets) == []
    told = {finding.printed for finding in reading.findings}
    assert {"改造路灯", "≥20盏", "更换电缆", "300米"} <= told


def test_rows_with_their_blank_cells_are_read_whole() -> None:
    text = (
        "项目绩效目标表\n项目名称\n路灯改造\n一级指标\n二级指标\n三级指标\n指标值\n备注\n产出指标\n数量指标\n改造路灯\n≥20盏\n\n"
        "\n\n更换电缆\n300米\n\n\n质量指标\n合格率\n100%\n抽查\n"
    )
    reading = _dumped(text, keeps_blanks=True)
    assert [(row.indicator, row.value, row.level1, row.level2) for row in reading.targets] == [
        ("改造路灯", "≥20盏", "产出指标", "数量指标"),
        ("更换电缆", "300米", "产出指标", "数量指标"),
        ("合格率", "100%", "产出指标", "质量指标"),
    ]
    assert {row.project.name for row in reading.targets if row.project} == {"路灯改造"}
    assert all("cells_stacked" in row.reasons for row in reading.targets)


def test_a_label_on_two_lines_and_a_title_below_the_head_lose_nothing() -> None:
    targets = "一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n改造路灯\n≥20盏\n"
    text = f"项目支出绩效目标表\n项目名称\n路灯改造\n主管部门\n及编码\n[015]甲市城管局\n项目绩效指标表\n{targets}"
    (row,) = read_text(text).targets
    assert row.project is not None
    assert (row.project.name, row.department) == ("路灯改造", "甲市城管局")
    # Two titles, or one that names another project, stand between two forms.
    for between in ("项目绩效目标表\n项目绩效指标表\n", "桥梁维修绩效指标表\n"):
        (row,) = read_text(f"项目名称\n路灯改造\n{between}{targets}").targets
        assert row.project is None or row.project.name is None
