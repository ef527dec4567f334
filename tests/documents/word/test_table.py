"""Rows and cells that Word does not show: deleted by a tracked change, or hidden."""

import pytest

from kg.records import read_records
from tests.support.word import cell, form, read, row, run, table

DELETED_ROW = '<w:del w:id="3"/>'


def deleted(text: str) -> str:
    return f'<w:del w:id="4"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("properties", "value"),
    [
        (DELETED_ROW, deleted("≥5次")),
        (DELETED_ROW, run("≥5次")),
        ("<w:hidden/>", run("≥5次", "<w:vanish/>")),
    ],
    ids=["deleted", "deleted with its text kept", "hidden"],
)
def test_a_row_that_is_not_shown_is_read_as_hidden(properties: str, value: str) -> None:
    gone = row("旧指标", value, properties)
    reading = read_records(
        read(form(row("清淤次数", run("≥2次")), gone, row("清淤渠道", run("≥3条"))))
    )
    assert [one.indicator for one in reading.targets] == ["清淤次数", "清淤渠道"]
    assert [(one.indicator, one.value, one.hidden) for one in reading.records] == [
        ("清淤次数", "≥2次", False),
        ("旧指标", "≥5次", True),
        ("清淤渠道", "≥3条", False),
    ]
    assert [one.printed for one in reading.findings if one.code == "R016"] == ["旧指标"]
    assert not any(one.reasons for one in reading.targets)


def test_a_row_of_nothing_but_hidden_text_is_hidden() -> None:
    hidden = "".join(
        f"<w:tc><w:p>{run(text, '<w:vanish/>')}</w:p></w:tc>"
        for text in ("产出指标", "数量指标", "旧指标", "≥5次")
    )
    document = read(form(row("清淤次数", run("≥2次")), hidden))
    assert [line.hidden for line in document.lines if line.cells] == [False, False, False, True]
    assert [one.indicator for one in read_records(document).hidden] == ["旧指标"]


def test_an_inserted_row_is_read() -> None:
    reading = read_records(read(form(row("清淤次数", run("≥2次"), '<w:ins w:id="5"/>'))))
    assert [one.indicator for one in reading.records] == ["清淤次数"]
    assert reading.hidden == []


def test_deleted_cells_are_hidden() -> None:
    gone = '<w:cellDel w:id="6"/>'
    document = read(
        table(
            cell("名称") + cell("旧值", gone) + cell("值"), cell("甲") + cell("1", gone) + cell("2")
        )
    )
    assert [[one.hidden for one in line.cells] for line in document.lines] == [
        [False, True, False],
        [False, True, False],
    ]


def test_a_label_merged_down_from_a_deleted_row_holds_for_the_rows_below() -> None:
    def merged(text: str, merge: str, name: str, value: str, properties: str = "") -> str:
        cells = cell(text, merge) + cell("社会效益指标") + cell(name) + cell(value)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    reading = read_records(
        read(
            form(
                row("清淤次数", run("≥2次")),
                merged("效益指标", restart, "旧指标", "≥1处", DELETED_ROW),
                merged("", goes_on, "受益村庄", "≥3个"),
            )
        )
    )
    assert [(one.level1, one.indicator) for one in reading.targets] == [
        ("产出指标", "清淤次数"),
        ("效益指标", "受益村庄"),
    ]
