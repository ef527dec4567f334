"""No indicator table is lost in silence, and none is seen where there is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.documents import parse_document, read_document
from kg.records import Reading, read_records
from tests.support import saved_text
from tests.support.samples import LAYOUT_IDS, ROOT, SOURCE_IDS, read_text, reading_of

WITHOUT = sorted(
    path
    for path in (ROOT / "tests" / "fixtures" / "without_indicators").iterdir()
    if path.name != "README.md"
)
SPEAK_OF_INDICATORS = {"law.txt": 12, "guidance.txt": 5}


def told(reading: Reading) -> list[int | None]:
    return [one.line for one in reading.findings if one.code == "R020"]


@pytest.mark.parametrize("path", WITHOUT, ids=lambda path: path.name)
def test_nothing_is_invented_and_words_of_tables_are_told(path: Path) -> None:
    reading = read_records(read_document(str(path)))
    assert reading.records == []
    places = SPEAK_OF_INDICATORS.get(path.name)
    assert told(reading) == ([] if places is None else [places])


@pytest.mark.parametrize(
    "style", [*saved_text.WHOLE, *saved_text.LOSSY], ids=lambda own: own.__name__
)
def test_nothing_is_invented_however_a_text_is_saved(
    style: Callable[[saved_text.Rows], str],
) -> None:
    for path in WITHOUT:
        text = style(saved_text.rows_of(path.read_text("utf-8")))
        for name in ("a.txt", "a.csv"):
            assert read_records(parse_document(name, text.encode())).records == [], path.name


@pytest.mark.parametrize("name", [*SOURCE_IDS, *LAYOUT_IDS])
def test_documents_that_are_read_whole_have_nothing_to_tell(name: str) -> None:
    assert told(reading_of(name)) == []


HEADING = "一级指标\t二级指标\t三级指标\t指标值\n"
TABLE = f"项目绩效目标表\n项目名称\t堤防加固\n{HEADING}产出指标\t数量指标\t加固堤防\t≥3公里\n"


@pytest.mark.parametrize(
    "text",
    [
        "附件1 项目支出绩效目标申报表\n详见附件。\n",
        "一级指标 二级指标 三级指标 指标值\n",
        "一级指标\n二级指标\n三级指标\n指标值\n",
        "（一）绩效指标设置：一级指标、二级指标和三级指标。\n",
        "項目支出績效目標表\n（略）\n",
        "项目支出绩效自\u200b评表\n（略）\n",
        f"说明\n{HEADING}",
    ],
)
def test_words_of_tables_without_a_row_are_told(text: str) -> None:
    reading = read_text(text)
    assert reading.records == []
    places = [one.line for one in reading.findings if one.code in ("R001", "R002", "R020")]
    assert places


@pytest.mark.parametrize(
    "text",
    [
        "本部门2024年没有项目支出绩效目标表。\n",
        "无项目绩效目标，《项目支出绩效目标表》空表列示。\n",
        "各部门应当加强绩效目标管理。\n",
        "考核指标\t分值\n安全生产\t20\n",
    ],
)
def test_what_says_that_there_is_none_or_speaks_of_management_is_not_told(text: str) -> None:
    assert told(read_text(text)) == []


def test_a_table_beside_those_that_are_read_is_told_once() -> None:
    unread = "产出指标 数量指标 加固 堤防 三 公里\n"
    text = f"{TABLE}\n第二部分 说明\n本表各项指标值由各单位填报。\n{'正文。' * 20}\n其他\t一级指标\t二级指标\t说明\n{unread}"
    reading = read_text(text)
    assert [one.value for one in reading.records] == ["≥3公里"]
    assert told(reading) == [9]


def test_words_one_below_the_other_are_a_table_too() -> None:
    cells = "\n".join(["一级指标", "二级指标", "三级指标"])
    assert told(read_text(f"{TABLE}\n第二部分 说明\n{cells}\n")) == [7]


def test_places_far_from_each_other_are_two() -> None:
    lines = ["项目绩效目标表"] + ["正文"] * 20 + ["部门绩效自评表"]
    assert told(read_text("\n".join(lines))) == [1, 22]
