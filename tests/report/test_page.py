"""What the page lists, in which order, and where it stops."""

from typing import Any

from kg.report.figures import MOST_VALUES, Figures
from kg.report.page import (
    MOST_COLUMNS,
    MOST_DEPARTMENTS,
    MOST_GROUPS,
    MOST_PROJECTS,
    MOST_ROWS,
    MOST_UNSURE,
    by_project,
    by_rule,
    to_html,
    unsure_rows,
)
from tests.report.records import finding, target


def test_rules_come_by_severity_frequency_and_code() -> None:
    records = [
        finding("J105"),
        finding("J105", document="乙.txt"),
        finding("J105"),
        finding("J104"),
        finding("J302", document="乙.txt"),
        finding("J302"),
        finding("J302"),
        finding("J103"),
        finding("J101"),
    ]
    assert [(row["rule"].code, row["count"], row["documents"]) for row in by_rule(records)] == [
        ("J302", 3, 2),
        ("J101", 1, 1),
        ("J103", 1, 1),
        ("J104", 1, 1),
        ("J105", 3, 2),
    ]


def test_projects_come_by_errors_warnings_document_and_line() -> None:
    records = [
        finding("J104", project_name="丙", line=9),
        finding("J104", project_name="乙", line=3),
        finding("J104", project_name="乙", line=2),
        finding("J101", project_name="甲", line=8),
        finding("J104", project_name="丁", line=None),
        finding("J104", project_name="丙", document="乙.txt"),
        finding("J105", project_name="己"),
    ]
    found = by_project(records)
    assert [(row["project"], row["document"]) for row in found] == [
        ("甲", "甲.txt"),
        ("乙", "甲.txt"),
        *sorted([("丙", "乙.txt")]),
        ("丁", "甲.txt"),
        ("丙", "甲.txt"),
    ]
    counts = [(row["errors"], row["warnings"], row["first"]) for row in found]
    assert counts == [(1, 0, 8), (0, 2, 2), (0, 1, 7), (0, 1, 0), (0, 1, 9)]


def test_what_is_wrong_with_a_project_comes_by_severity() -> None:
    (row,) = by_project([finding("J104"), finding("J101"), finding("J101"), finding("J302")])
    assert row["titles"] == [
        ("缺少必填的一级指标", 2),
        ("成本高于项目预算", 1),
        ("没有满意度指标", 1),
    ]
    assert (row["document"], row["department"], row["project"]) == ("甲.txt", "甲局", "培训")


def test_findings_outside_projects_are_those_of_the_department_or_the_document() -> None:
    found = by_project(
        [
            finding("J104", project_name=None, indicator="参保率"),
            finding("J104", project_name=None, department=None, line=8),
        ]
    )
    assert [(row["project"], row["department"]) for row in found] == [
        ("部门整体", "甲局"),
        ("全文", ""),
    ]


def test_unsure_rows_have_their_reasons_in_words() -> None:
    rows = [target(target="a", confidence="unsure"), target(target="b", confidence="unsure")]
    figures = Figures("s", [target(), *rows], reasons={"a": ["shifted", "no_such_reason"]})
    found = unsure_rows(figures)
    assert [row["target"] for row in found] == ["a", "b"]
    assert found[0]["why"].endswith("；no_such_reason")
    assert found[1]["why"] == ""


def copied(projects: int, rows: int) -> Figures:
    """A set of projects with equal rows."""
    targets = [
        target(
            project_node=f"p{project}", indicator_node=f"i{row}", indicator=f"指标{row}号", line=row
        )
        for project in range(projects)
        for row in range(1, rows + 1)
    ]
    places = [
        {
            "department": "甲局",
            "project": f"项目{project}号",
            "document": "甲.txt",
            "line": "1",
            "node": f"p{project}",
        }
        for project in range(projects)
    ]
    return Figures("s", targets, copied=[{"shared": rows, "projects": places}])


def test_a_copied_set_is_as_wide_and_long_as_the_paper() -> None:
    fitting = to_html(copied(MOST_COLUMNS, MOST_ROWS))
    assert "还有：" not in fitting
    assert f"指标{MOST_ROWS}号" in fitting
    large = to_html(copied(MOST_COLUMNS + 1, MOST_ROWS + 1))
    more = large.split("还有：")[1]
    assert f"项目{MOST_COLUMNS}号" in more
    assert f"项目{MOST_COLUMNS - 1}号" not in more.split("</p>")[0]


def count(page: str, text: str) -> int:
    return page.count(text)


def many(number: int) -> Figures:
    """As many departments, unsure rows and copied sets, each with a project that has a defect."""
    names = [f"第{place:03}局" for place in range(number)]
    places: list[dict[str, Any]] = [
        {"department": name, "project": "x", "document": "y", "line": "1", "node": name}
        for name in names
    ]
    return Figures(
        "s",
        [
            *(target(department=name) for name in names),
            *(target(confidence="unsure", indicator=f"存疑{name}") for name in names),
        ],
        copied=[{"shared": 1, "projects": [place, place]} for place in places],
        findings=[finding("J101", project_name=f"项目{name}", department=name) for name in names],
    )


def test_long_lists_are_cut_and_say_so() -> None:
    page = to_html(many(70))
    assert count(page, "<td>存疑第") == MOST_UNSURE
    whole = to_html(many(3))
    assert count(whole, "<td>存疑第") == 3
    for most in (MOST_DEPARTMENTS, MOST_GROUPS, MOST_UNSURE):
        assert str(70 - most) in page
    assert count(page, "<td>项目第") >= MOST_PROJECTS


def test_shares_begin_with_the_department_that_has_most_boilerplate() -> None:
    rows = [
        target(department="甲局"),
        target(department="乙局", specificity_class="boilerplate"),
        target(department="丙局", specificity_class="boilerplate"),
        target(department="丙局"),
        target(department="丁局", specificity_class="boilerplate"),
    ]
    page = to_html(Figures("s", rows))
    shares = page[page.index("部门</") :] if "部门</" in page else page
    order = sorted(("甲局", "乙局", "丙局", "丁局"), key=shares.index)
    assert order == [*sorted(("乙局", "丁局")), "丙局", "甲局"]


def section(page: str, heading: str) -> str:
    """The part of the page from a heading to the next of its rank."""
    return page.split(heading, 1)[1].split("<h2", 1)[0]


def test_a_department_has_its_own_part_of_the_page() -> None:
    findings = [
        finding("J101", line=7, message="缺一级指标", suggestion="产出指标"),
        finding("J302", line=None, message="成本太高"),
        finding("J104", line=9, message="没有满意度"),
        finding("J101", department="乙局", message="别家的"),
    ]
    rows = [target(indicator=f"检查{place}号", line=place) for place in range(1, 5)]
    given = Figures("s", [*rows, target(department="乙局")], findings=findings)
    part = section(to_html(given), "<h3>甲局</h3>").split("</section>")[0]
    assert "4 行指标：具体 100%" in part
    assert "最多的是" in part
    assert "审核发现错误" not in part  # the first sentence of a department says it
    assert "<li>第 7 行 缺一级指标<span" in part
    assert "（应为：产出指标）" in part
    assert "<li>成本太高</li>" in part
    assert "没有满意度</li>" not in part  # a warning is no error
    assert "别家的" not in part
    assert '第 0 行起</span></td><td class="n">2</td><td class="n">1</td>' in part
    assert [f"检查{place}号：" in part for place in range(1, 5)] == [True, True, True, False]


def test_rules_of_findings_stand_with_heading_severity_and_numbers() -> None:
    page = to_html(Figures("s", [target()], findings=[finding("J101"), finding("J104")]))
    part = section(page, '<h2 id="findings">')
    assert '<td>完整性</td><td class="error">错误</td><td class="n">1</td>' in part
    assert '<td class="warning">警告</td>' in part
    assert "<td>甲局</td>" in part  # the department of a project with defects


def test_gaps_are_findings_about_what_is_missing() -> None:
    records = [
        finding("J101", message="缺一级指标"),
        finding("J302", message="成本太高"),
        finding("J103", message="值空白"),
    ]
    part = section(to_html(Figures("s", [target()], findings=records)), '<h2 id="gaps">')
    assert ("缺一级指标" in part, "成本太高" in part, "值空白" in part) == (True, False, False)


def test_a_shared_indicator_shows_its_most_frequent_values() -> None:
    values = [{"value": f"≥{place}次", "departments": 2} for place in range(1, MOST_VALUES + 3)]
    shared = [{"indicator": "抽查次数", "departments": 4, "targets": 9, "values": values}]
    part = section(to_html(Figures("s", [], shared=shared)), '<h2 id="shared">')
    assert part.count("（2）") == MOST_VALUES
    assert f"≥{MOST_VALUES}次" in part
    assert "另有 2 种写法" in part
    assert "width:45px" in part


def test_a_copied_set_shows_who_has_which_line() -> None:
    part = section(to_html(copied(2, 2)), '<h2 id="copied">')
    assert "2 个指标和值相同，2 个项目" in part
    assert "<tr><td>指标2号</td><td>≥4次</td>" + '<td class="n">第 2 行</td>' * 2 in part
    assert "另有" not in part
    assert "另有 3 行" in section(to_html(copied(2, MOST_ROWS + 3)), '<h2 id="copied">')
    more = section(to_html(copied(MOST_COLUMNS + 2, 1)), '<h2 id="copied">')
    assert f"甲局“项目{MOST_COLUMNS}号”（甲.txt 第 1 行）；" in more
    assert more.count("<th style") == MOST_COLUMNS


def test_the_matrix_stands_for_all_and_for_each_department() -> None:
    rows = [target(), target(specificity_class="sector", measurability="vague", department="乙局")]
    page = to_html(Figures("s", rows))
    own = '<tr><th>具体</th><td class="n">1</td><td class="n">0</td><td class="n">0</td>'
    assert own in section(page, '<h2 id="matrix">')
    assert own in section(page, "<h3>甲局</h3>")
    assert own not in section(page, "<h3>乙局</h3>").split("</section>")[0]
    part = section(page, '<h2 id="matrix">')
    titles = [part.index(f"<h3>按{title}</h3>") for title in ("部门", "一级指标", "年度")]
    assert titles == sorted(titles)
    assert "<td>乙局</td>" in part
    assert "<td>产出指标</td>" in part
    assert "<td>2024</td>" in part
    assert 'aria-label="乙局：具体 0 行 行业通用 1 行 套话 0 行 "' in part


def test_nothing_more_is_promised_than_there_is() -> None:
    page = to_html(Figures("s", [target()]))
    assert "另有" not in page
