"""Who publishes a document: names in titles, captions and forms, not the words of a sentence before them."""

import pytest

from kg.documents import parse_document
from kg.records.publisher import read_publisher

NAME = "甘肃省天水市生态环境局"


def department(*lines: str) -> str | None:
    return read_publisher(parse_document("预算.md", "\n".join(lines).encode())).department


@pytest.mark.parametrize("lead", ["纳入", "入", "将", "根据", "经"])
def test_words_of_a_sentence_before_a_name_are_no_part_of_it(lead: str) -> None:
    cover = (
        f"{NAME}2024年部门预算",
        "",
        "第二部分",
        "",
        f"{lead}{NAME}2024年部门预算编制范围的单位共4个",
        "",
    )
    assert department(*cover, f"部门名称：{NAME}") == NAME
    assert department(*reversed(cover)) == NAME


def test_the_name_that_names_its_province_wins() -> None:
    assert (
        department("天水市生态环境局2024年部门预算", "", f"部门名称：{NAME}", f"部门名称：{NAME}")
        == NAME
    )


@pytest.mark.parametrize("label", ["主管预算部门", "预算主管部门", "主管部门", "部门名称"])
def test_forms_name_it_under_many_labels(label: str) -> None:
    assert department(f"{label}：{NAME}") == NAME


def test_the_next_heading_of_a_list_is_no_name() -> None:
    table = (
        "| 单位名称 | 项目名称 | 采购金额 |",
        "|---|---|---|",
        f"| {NAME} | 监测设备购置 | 20 |",
    )
    assert (
        department(*table, "", f"| 主管预算部门 | {NAME} |", "|---|---|", "| 项目名称 | 监测 |")
        == NAME
    )


OWN = "清河市水利局"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # titles: a name, then a year or a word of budgets
        (f"{OWN}2024年部门预算", OWN),
        (f"{OWN}本级预算", OWN),
        (f"2024年{OWN}部门预算", OWN),
        (f"二〇二四年{OWN}部门预算公开", OWN),
        (f"{OWN}二零二四年部门预算", OWN),
        (f"附件1：{OWN}2024年部门预算", OWN),
        (f"关于{OWN}2024年部门预算", OWN),
        (f"（一）{OWN}2024年部门预算", OWN),
        (OWN, OWN),
        (f"{OWN}概况", None),
        (f"{OWN}2024年部门预算。", None),  # a sentence
        (f"{OWN}2024年部门预算" + "很长" * 30, None),
        # captions
        (f"单位：{OWN}", OWN),
        (f"部门：301{OWN}", OWN),
        ("单位：万元", None),
        (f"301001-{OWN}", OWN),
        (f"301{OWN}", OWN),
        (f"12{OWN}", None),  # no code
        (f"301年{OWN}", None),
        (f"301001{OWN}" + "长" * 60, None),
        # cells
        (f"单位名称\t{OWN}", OWN),
        (f"单位名称\t\t{OWN}", OWN),
        (f"单位名称\t[301001]{OWN}", OWN),
        (f"单位名称\t301001-{OWN}", OWN),
        (f"单位名称：{OWN}\t万元", OWN),
        (f"部门\t{OWN}", None),  # the heading of a column
        ("单位名称\t项目名称", None),
        ("单位名称\tABC局", None),
        ("单位名称\t水利", None),  # too short
        ("单位名称\t水利局", "水利局"),
        ("单位名称\t" + "水" * 36, "水" * 36),
        ("单位名称\t" + "水" * 37, None),
        (f"备注\t{OWN}", None),
    ],
)  # fmt: skip
def test_a_line_names_the_department(line: str, found: str | None) -> None:
    assert department(line) == found


def test_the_first_lines_count_most() -> None:
    titles = ("清河市财政局2024年部门预算", f"{OWN}2024年部门预算", f"部门名称：{OWN}")
    assert department(*titles) == OWN
    assert department(*titles[:1], f"部门名称：{OWN}", f"部门名称：{OWN}") == "清河市财政局"
    late = ("甲", "乙", "丙", "丁", "戊", "己", *titles[:1])
    assert department(*late, f"部门名称：{OWN}") == "清河市财政局"
    assert department(*late, *[f"部门名称：{OWN}"] * 3) == OWN


def test_a_short_name_is_a_vote_for_the_full_one() -> None:
    assert department("水利局2024年部门预算", f"部门名称：{OWN}") == OWN
    assert department("水利局2024年部门预算", "部门名称：财政局") == "水利局"


def test_titles_are_looked_for_on_the_first_pages_only() -> None:
    assert department(*["正文"] * 59, f"{OWN}2024年部门预算") == OWN
    assert department(*["正文"] * 60, f"{OWN}2024年部门预算") is None


def year(*lines: str) -> int | None:
    return read_publisher(parse_document("预算.txt", "\n".join(lines).encode())).fiscal_year


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("2024年部门预算",), 2024),
        (("二〇二四年部门预算",), 2024),
        (("二○二四年部门预算",), 2024),
        (("二O二四年部门预算",), 2024),
        (("2024年度“三公”经费预算",), 2024),
        (("2024年绩效目标",), 2024),
        (("2024年决算",), 2024),
        (("预算年度：2024",), 2024),
        (("（2024年度）",), 2024),
        (("(2024年)",), 2024),
        (("(2024)",), None),
        (("1999年部门预算",), None),
        (("2023年预算", "2024年预算", "2024年绩效"), 2024),  # the most
        (("2024年预算", "2023年预算"), 2023),  # the first of equals is the earlier year
        (("2023年完成", "2024年部门预算"), 2024),  # one beside 预算 before all others
        (("2023年完成", "2024年完成"), None),  # neither is more than the other
        (("2024年工作", "2024年目标"), 2024),
        (("2024年" + "很长" * 20 + "预算",), 2024),
        (("2024年" + "很长" * 21 + "预算",), 2024),  # by the year alone
        (("正文",), None),
        ((), None),
    ],
)
def test_the_year_of_the_budget(lines: tuple[str, ...], found: int | None) -> None:
    assert year("正文", *lines) == found


def title(*lines: str) -> str | None:
    return read_publisher(parse_document("预算.txt", "\n".join(lines).encode())).title


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((OWN, "2024年部门预算", "说明"), f"{OWN} 2024年部门预算"),  # up to a word of budgets
        ((OWN, "", "2024年部门预算"), f"{OWN} 2024年部门预算"),
        ((OWN, "（盖章）", "绩效目标公开"), f"{OWN} （盖章） 绩效目标公开"),
        (("甲\t乙", OWN), OWN),  # cells are no title
        (("目录", OWN), None),
        ((OWN, "目 录", "2024年部门预算"), OWN),
        ((f"{OWN}位于城东。", "2024年部门预算"), None),
        (("很长" * 31, "2024年部门预算"), None),
        (("很长" * 30, "2024年部门预算"), "很长" * 30 + " 2024年部门预算"),
        (tuple("甲乙丙丁戊己庚辛壬癸子丑寅"), "甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑"),
    ],
)
def test_the_title_is_the_first_lines(lines: tuple[str, ...], found: str | None) -> None:
    assert title(*lines) == found
