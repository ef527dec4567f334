"""The executable cases of the rules: from the compact form in their YAML to documents.

A case is a mapping. ``case`` says what it shows; everything else makes the document, which without
it is a published budget with one form that breaks no rule (tests/checks/forms.py):

    rows        row of that form -> its changed cells (level1, level2, name, description, value);
                null leaves the row out
    more        further rows behind them: level 1 | level 2 | name | description | value
    table       rows in place of all of them
    project     name of the project;  amount, plan, goal, basis: of its form
    others      forms of further projects, each with the keys above
    department  rows of the form of the whole department
    money       lines of the table of projects: name | amount;  total: its total
    prose       a sentence of running text
    weights     a form with a column of weights, one for each of its rows
    text        the whole document instead of all this; → stands for the tab between two cells,
                and what begins with < is a web page, with merged cells
    replace     printed text -> what is printed in its place
    files       further documents, each a case
    finds       the findings of the rule, in order: any of line, lines, printed, says,
                says_en, right
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.checks.forms import Row, budget, changed, department, document, form, projects, rows

Case = Mapping[str, Any]
HEAD = ("amount", "plan", "goal", "basis")
CELLS = 5
OTHER_PROJECT = "窗口服务经费"


def documents(case: Case) -> list[str]:
    """The documents of a case, each a text."""
    return [_document(one) for one in (case, *case.get("files", ()))]


def _document(case: Case) -> str:
    text = case["text"].replace("→", "\t") if "text" in case else _published(case)
    for printed, other in case.get("replace", {}).items():
        assert printed in text, f"{case['case']}: no {printed} to replace"
        text = text.replace(printed, other)
    return text


def _weighted(case: Case) -> str:
    lines = [
        "\t".join((level1, level2, name, value, weight))
        for (level1, level2, name, _, value), weight in zip(
            _table(case), case["weights"].split(), strict=True
        )
    ]
    head = ["项目支出绩效目标表", "", "项目名称\t医保政策宣传经费"]
    return document("\n".join([*head, "一级指标\t二级指标\t三级指标\t指标值\t权重", *lines]))


def _published(case: Case) -> str:
    if "weights" in case:
        return _weighted(case)
    parts = []
    if "money" in case:
        lines = [tuple(_cells(line, 2)) for line in case["money"]]
        parts.append(budget(*lines, total=case.get("total", "")))
    if "department" in case:
        parts.append(department(*map(_row, case["department"])))
    others = [{"project": OTHER_PROJECT, **one} for one in case.get("others", ())]
    parts.append(projects(*(_form(one) for one in (case, *others))))
    return document(*parts, prose=case.get("prose", ""))


def _form(case: Case) -> str:
    head = {key: case[key] for key in HEAD if key in case}
    if "project" in case:
        head["name"] = case["project"]
    return form(list(_table(case)), **head)


def _table(case: Case) -> Iterator[Row]:
    if "table" in case:
        yield from map(_row, case["table"])
        return
    cells = case.get("rows", {})
    own = {which: changed(which, **new) if new else None for which, new in cells.items()}
    yield from rows(*map(_row, case.get("more", ())), **own)


def _row(text: str) -> Row:
    level1, level2, name, description, value = _cells(text, CELLS)
    return level1, level2, name, description, value


def _cells(text: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in text.split("|")]
    assert len(cells) == count, f"{text}: {count} cells are needed"
    return cells
