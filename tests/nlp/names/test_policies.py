"""Policy documents named in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.policies import find_mentions, find_numbers


@pytest.mark.parametrize(
    "text",
    [
        "冀财社〔2023〕208号", "冀财社[2023]208 号", "(冀财社[2023]208号)", "冀财社【2023】208 号", "冀财社（2023）208号",
        "冀财社 [2023]２０８ 号", "冀财社〔２０２３〕208号", "根据冀财社〔2023〕208号文件", "《关于下达资金的通知》（冀财社〔2023〕208号）",
    ],
)  # fmt: skip
def test_every_spelling_is_one_number(text: str) -> None:
    assert find_numbers(text) == ["冀财社〔2023〕208号"]


@pytest.mark.parametrize(
    "prefix",
    [
        "浙经信技术",
        "晋经信字",
        "呼和政发",
        "如政发",
        "和政发",
        "财预",
        "中发",
        "国办发",
        "京财绩效",
    ],
)
def test_a_prefix_is_kept_whole(prefix: str) -> None:
    assert find_numbers(f"{prefix}〔2015〕78号") == [f"{prefix}〔2015〕78号"]


@pytest.mark.parametrize("before", ["按", "和", "根据", "以及", "见", "等", "依据"])
def test_words_before_a_number_are_no_part_of_it(before: str) -> None:
    assert find_numbers(f"{before}冀财社〔2023〕208号") == ["冀财社〔2023〕208号"]


def test_several_in_one_cell() -> None:
    assert find_numbers("邢医保发[2019]52号、冀医保发[2021]4号等") == [
        "邢医保发〔2019〕52号",
        "冀医保发〔2021〕4号",
    ]


def test_a_title_stands_beside_its_number() -> None:
    mentions = find_mentions(
        "按照《财政部关于印发〈支出经济分类科目改革方案〉的通知》（财预〔2017〕98号）要求"
    )
    assert [(m.title, m.number) for m in mentions] == [
        ("财政部关于印发〈支出经济分类科目改革方案〉的通知", "财预〔2017〕98号")
    ]
    assert (
        mentions[0].raw
        == "《财政部关于印发〈支出经济分类科目改革方案〉的通知》（财预〔2017〕98号）"
    )


def test_a_title_further_off_is_another_document() -> None:
    mentions = find_mentions("《预算法》和冀财社〔2023〕208号")
    assert [(m.title, m.number) for m in mentions] == [
        ("预算法", None),
        (None, "冀财社〔2023〕208号"),
    ]


@pytest.mark.parametrize("before", ["万元   ", "月底 ", "次  ", "多渠道宣传 "])
def test_a_neighbouring_cell_is_no_part_of_a_number(before: str) -> None:
    assert [m.raw for m in find_mentions(f"{before}冀财社〔2023〕208号")] == ["冀财社〔2023〕208号"]


@pytest.mark.parametrize(
    "text",
    ["调查问卷", "办公楼租赁合同", "2024 年预算计划", "合同编号2023-18号", "1号楼", "第3号令", ""],
)
def test_what_is_no_document_is_none(text: str) -> None:
    assert find_numbers(text) == []


@given(st.text(alphabet="冀财社〔〕[]（）【】 0123456789号年第《》〈〉、，关于通知", max_size=40))
def test_spans_are_the_text_they_name(text: str) -> None:
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.raw
        assert mention.number is not None or mention.title is not None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # each part of the pattern
        ("冀财社〔2023〕208号", "冀财社〔2023〕208号"),
        ("冀财 社〔2023〕208号", "冀财社〔2023〕208号"),
        ("浙财A〔2023〕8号", "浙财A〔2023〕8号"),
        ("冀财社〔1998〕8号", "冀财社〔1998〕8号"),
        ("冀财社〔２０2 3〕8号", "冀财社〔2023〕8号"),
        ("冀财社〔2023年〕第8号", "冀财社〔2023〕8号"),
        ("冀财社〔2023〕1 2 3 4 5 号", "冀财社〔2023〕12345号"),
        ("冀财社﹝2023﹞8号", "冀财社〔2023〕8号"),
        ("冀财社{2023}8号", "冀财社〔2023〕8号"),
        ("冀财社〔1823〕8号", None),
        ("冀财社〔2023〕123456号", None),
        ("冀财社〔202〕8号", None),
        ("冀财社2023年8号", None),
        ("冀财社〔2023〕号", None),
        ("ABC〔2023〕8号", None),
        # words before it
        ("资金冀财社〔2023〕8号", "冀财社〔2023〕8号"),
        ("的国办发〔2023〕8号", "国办发〔2023〕8号"),
        ("按中发〔2023〕8号", "中发〔2023〕8号"),
        ("按榆财发〔2023〕8号", "按榆财发〔2023〕8号"),  # 榆 opens no provincial prefix
        ("关于中〔2023〕8号", "关于中〔2023〕8号"),  # one character is no prefix
        ("甲乙丙丁戊己庚辛壬癸〔2023〕8号", "乙丙丁戊己庚辛壬癸〔2023〕8号"),  # nine characters
    ],
)
def test_a_number_is_read_part_by_part(text: str, number: str | None) -> None:
    assert find_numbers(text) == ([] if number is None else [number])


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("《甲办法》冀财社〔2023〕8号）", [("甲办法", "冀财社〔2023〕8号", "《甲办法》冀财社〔2023〕8号")]),
        ("《甲办法》（冀财社〔2023〕8号", [("甲办法", "冀财社〔2023〕8号", "《甲办法》（冀财社〔2023〕8号")]),
        ("《甲办法》 [冀财社〔2023〕8号 ]后", [("甲办法", "冀财社〔2023〕8号", "《甲办法》 [冀财社〔2023〕8号 ]")]),
        ("《甲办法》（冀财社〔2023〕8号）（冀财社〔2023〕9号）", [
            ("甲办法", "冀财社〔2023〕8号", "《甲办法》（冀财社〔2023〕8号）"),
            (None, "冀财社〔2023〕9号", "冀财社〔2023〕9号"),
        ]),
        ("《甲办法》《乙办法》", [("甲办法", None, "《甲办法》"), ("乙办法", None, "《乙办法》")]),
        ("冀财社〔2023〕8号《甲办法》", [
            (None, "冀财社〔2023〕8号", "冀财社〔2023〕8号"), ("甲办法", None, "《甲办法》"),
        ]),
        ("《预算支出表》", []),  # the department's own table
        ("《甲》", []),
        ("《甲办〈乙〉法》", [("甲办〈乙〉法", None, "《甲办〈乙〉法》")]),
        ("《甲办《乙》法》", [("甲办《乙》法", None, "《甲办《乙》法》")]),
        ("8号", []),
    ],
)  # fmt: skip
def test_titles_and_numbers_in_order(
    text: str, mentions: list[tuple[str | None, str | None, str]]
) -> None:
    assert [(m.title, m.number, m.raw) for m in find_mentions(text)] == mentions


def test_the_parts_of_a_number() -> None:
    (mention,) = find_mentions("见 冀财社 〔２０23〕第208号。")
    assert (mention.prefix, mention.year, mention.serial) == ("冀财社", 2023, 208)
    assert mention.raw == "冀财社 〔２０23〕第208号"
    assert (mention.start, mention.end) == (2, 17)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("宣传 冀财社〔2023〕8号", "冀财社〔2023〕8号"),
        ("宣传 培训 冀财社〔2023〕8号", "冀财社〔2023〕8号"),
        ("冀财 社〔2023〕8号", "冀财 社〔2023〕8号"),
        ("按照 冀财 社〔2023〕8号", "冀财 社〔2023〕8号"),
        ("根 据冀财社〔2023〕8号", "冀财社〔2023〕8号"),
        ("火星 人〔2023〕8号", "火星 人〔2023〕8号"),  # no authority issues under 人
    ],
)
def test_gaps_belong_to_a_number_or_part_it_from_a_cell(text: str, raw: str) -> None:
    assert [mention.raw for mention in find_mentions(text)] == [raw]


@pytest.mark.parametrize(
    "brackets", ["〔〕", "[]", "［］", "【】", "()", "（）", "﹝﹞", "〈〉", "{}", "〔]"]
)
def test_the_year_stands_in_brackets_of_any_kind(brackets: str) -> None:
    assert find_numbers(f"冀财社{brackets[0]}2023{brackets[1]}8号") == ["冀财社〔2023〕8号"]


def test_one_character_may_issue() -> None:
    assert find_numbers("京〔2023〕8号") == ["京〔2023〕8号"]


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("甲乙", True),
        ("甲", False),
        ("甲" * 120, True),
        ("甲" * 121, False),
        ("甲乙《丙》", True),
        ("甲乙《丙》《丁》戊", True),
        (f"甲乙《{'丙' * 80}》", True),
        (f"甲乙《丙》{'丁' * 60}", True),
        (f"甲乙《丙》{'丁' * 61}", False),
    ],
)
def test_a_title_has_a_length(title: str, is_title: bool) -> None:
    titles = [mention.title for mention in find_mentions(f"《{title}》")]
    assert titles == ([title] if is_title else [])


def test_of_a_title_with_too_long_a_part_the_part_is_the_title() -> None:
    (mention,) = find_mentions(f"《甲乙《{'丙' * 81}》》")
    assert mention.title == "丙" * 81


@pytest.mark.parametrize(
    "word", "根据 按照 依据 以及 关于 通知 文件 文号 办法 意见 方案 规定 资金 经费 项目 按 据 和 与 及 或 的 如 见 由 经 等 号".split()
)  # fmt: skip
def test_a_word_before_a_prefix_is_no_part_of_it(word: str) -> None:
    assert find_numbers(f"{word}冀财社〔2023〕8号") == ["冀财社〔2023〕8号"]


@pytest.mark.parametrize(
    "first", "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新财国中"
)
def test_one_character_is_left_out_before_a_province_or_a_central_body(first: str) -> None:
    assert find_numbers(f"和{first}财〔2023〕8号") == [f"{first}财〔2023〕8号"]


def test_a_number_joins_the_title_right_before_it_only() -> None:
    for between in ("(", "（", "[", "【", "〔", "", " ", " ( "):
        assert len(find_mentions(f"《甲办法》{between}冀财社〔2023〕8号")) == 1
    for between in ("，", "((", "见"):
        assert len(find_mentions(f"《甲办法》{between}冀财社〔2023〕8号")) == 2


@pytest.mark.parametrize("bracket", ["）", ")", "]", "】", "〕", " ）"])
def test_the_bracket_behind_a_number_belongs_to_both(bracket: str) -> None:
    (mention,) = find_mentions(f"《甲办法》（冀财社〔2023〕8号{bracket}后")
    assert mention.raw == f"《甲办法》（冀财社〔2023〕8号{bracket}"


def test_a_number_is_told_once() -> None:
    assert find_numbers("冀财社〔2023〕8号、冀财预〔2023〕1号、冀财社[2023]8号") == [
        "冀财社〔2023〕8号",
        "冀财预〔2023〕1号",
    ]
