"""The unit and project in force while walking down a table whose columns name them."""

from dataclasses import dataclass, replace

import pytest

from kg.tables.cell import TableCell, cell_of
from kg.tables.rows.project_carrier import BlockCarrier
from kg.tables.table import Column
from kg.tables.words.role import Role
from tests.support.rows import columns, row

ROLES = (Role.UNIT_NAME, Role.PROJECT_CODE, Role.PROJECT_NAME, Role.GOAL, Role.AMOUNT, Role.PART)
COLUMNS = columns(*ROLES)
CODE = "130100240001"


@dataclass
class Walk:
    """A carrier and the line of the next row."""

    carrier: BlockCarrier
    line: int = 0

    def see(
        self,
        *texts: str,
        target: bool = True,
        complete: bool = False,
        spanned: tuple[int, ...] = (),
        of: tuple[Column, ...] = COLUMNS,
        skipped: int = 0,
    ) -> bool:
        self.line += 1 + skipped
        one = row(*texts, line=self.line, spanned=spanned)
        placed = [(of[index], one.cells[index]) for index in one.filled]
        return self.carrier.see(one, placed, has_target=target, complete=complete)

    @property
    def names(self) -> list[tuple[str | None, str | None]]:
        """Code and name of each block."""
        return [(text(one.code), text(one.name)) for one in self.carrier.blocks]

    @property
    def units(self) -> list[str | None]:
        return [text(one.unit) for one in self.carrier.blocks]


def text(cell: TableCell | None) -> str | None:
    return cell.text if cell is not None else None


def walk(*, doubtful: bool = False) -> Walk:
    return Walk(BlockCarrier(doubtful=doubtful))


def begun(*, code: str = CODE, unit: str = "某市路灯处") -> Walk:
    """One project is in force."""
    own = walk()
    own.see(unit, code, "路灯改造", "改造二十盏", "12.5")
    return own


def test_a_row_that_names_a_project_opens_a_block() -> None:
    own = begun()
    block = own.carrier.block
    assert block is not None
    assert (own.names, own.units) == ([(CODE, "路灯改造")], ["某市路灯处"])
    assert (text(block.goal), block.line, block.lines, block.reasons) == ("改造二十盏", 1, [1], [])
    assert [(one.label.text, one.cell.text, one.is_part) for one in block.amounts] == [
        ("标题", "12.5", False)
    ]


@pytest.mark.parametrize("name", ["860.00", "≥5次", "产出指标", "时效"])
def test_a_cell_of_another_column_names_no_project_surely(name: str) -> None:
    own = walk()
    own.see("某市路灯处", CODE, name, "改造二十盏", "12.5")
    assert own.carrier.blocks[0].reasons == ["cell_shifted"]


def test_no_word_ends_a_code_and_no_code_begins_the_end_of_a_name() -> None:
    own = begun()
    own.see("", "号", "", target=False)
    own.see("", "", "510700240001-更换电缆", target=False)
    assert own.names == [(CODE, "路灯改造"), ("510700240001", "更换电缆")]
    assert [block.reasons for block in own.carrier.blocks] == [["cell_shifted"], []]


def test_only_rows_with_targets_are_no_headings() -> None:
    assert walk().see("", "", "路灯改造") is False
    assert walk().see("", "", "路灯改造", target=False) is True
    assert walk().see("", "", "") is False


def test_labels_of_amounts_hold_the_headings_over_them() -> None:
    of = (*COLUMNS[:4], replace(COLUMNS[4], above="预算（万元）"), COLUMNS[5])
    own = walk()
    own.see("", "", "路灯改造", "", "12.5", "3", of=of)
    amounts = own.carrier.blocks[0].amounts
    assert [(one.label.text, one.is_part) for one in amounts] == [
        ("预算（万元）标题", False),
        ("标题", True),
    ]


def test_the_department_is_taken() -> None:
    of = columns(Role.DEPARTMENT, Role.PROJECT_NAME)
    own = walk()
    own.see("某市住建局", "路灯改造", of=of)
    assert text(own.carrier.blocks[0].department) == "某市住建局"


def test_programme_and_year_are_taken() -> None:
    year = replace(columns(Role.CONTENT)[0], heading=cell_of("预算年度"))
    named = [
        replace(one, index=one.index + 1) for one in columns(Role.PROGRAMME, Role.PROJECT_NAME)
    ]
    own = walk()
    own.see("2024", "城市更新", "路灯改造", of=(year, *named))
    own.see("", "", "桥梁维修", of=(year, *named))
    first, second = own.carrier.blocks
    assert [text(one) for one in (first.year, first.programme, first.name)] == [
        "2024", "城市更新", "路灯改造",
    ]  # fmt: skip
    assert (text(second.programme), second.year) == ("城市更新", None)  # a merged cell goes on


def test_a_total_or_a_code_is_no_department() -> None:
    of = columns(Role.DEPARTMENT, Role.PROJECT_NAME)
    own = walk()
    own.see("合计", "路灯改造", of=of)
    own.see("301-某市住建局", "桥梁维修", of=of)
    assert [text(one.department) for one in own.carrier.blocks] == [None, "某市住建局"]


def test_cells_from_above_name_nothing_new() -> None:
    own = begun()
    own.see("别的处", "999999999999", "别的", spanned=(0, 1, 2))
    assert (own.names, text(own.carrier.unit)) == ([(CODE, "路灯改造")], "某市路灯处")


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("某市路灯处", CODE, "路灯改造"), 1),
        (("", CODE, "路 灯 改 造"), 1),
        (("", "999999999999", "路灯改造"), 2),
        (("", CODE, "别的"), 2),
        (("别的处", CODE, "路灯改造"), 2),
    ],
)
def test_a_project_named_again_is_the_same(texts: tuple[str, ...], count: int) -> None:
    own = begun()
    own.see(*texts, complete=True)
    assert len(own.carrier.blocks) == count


def test_a_project_without_name_is_opened_anew() -> None:
    own = walk()
    own.see("", CODE, "")
    own.see("", CODE, "")
    assert own.names == [(CODE, None)] * 2


def test_a_code_missing_on_both_is_the_same() -> None:
    own = walk()
    own.see("", "", "路灯改造")
    own.see("", "", "路灯改造")
    assert own.names == [(None, "路灯改造")]


# Goals


def test_a_goal_without_a_project_goes_on() -> None:
    own = begun()
    own.see("", "", "", "，更换电缆")
    assert text(own.carrier.blocks[0].goal) == "改造二十盏，更换电缆"


def test_a_goal_may_begin_below_its_project() -> None:
    own = walk()
    own.see("", "", "路灯改造")
    own.see("", "", "", "改造二十盏")
    assert text(own.carrier.blocks[0].goal) == "改造二十盏"


def test_a_goal_without_any_project_opens_none() -> None:
    own = walk()
    own.see("", "", "", "改造二十盏")
    assert own.carrier.blocks == []


# Units


@pytest.mark.parametrize(
    ("texts", "unit", "names"),
    [
        # a code with one name beside it
        (("路灯改造", CODE), None, [(CODE, "路灯改造")]),
        (("某市路灯处", CODE), "某市路灯处", []),  # an organisation
        (("路灯改造", "302001"), "路灯改造", []),  # a short code
        (("路灯改造", "30200100"), "路灯改造", []),  # 8 digits: still one of a unit
        (("路灯改造", "302001000"), None, [("302001000", "路灯改造")]),
        # no code, or a name of its own
        (("某市路灯处",), "某市路灯处", []),
        (("某市路灯处", CODE, "路灯改造"), "某市路灯处", [(CODE, "路灯改造")]),
        (("", "路灯改造"), None, [(None, "路灯改造")]),  # no code stands in its column
        (("", "路灯改造", "别的"), None, [("路灯改造", "别的")]),
    ],
)
def test_a_code_with_one_name(
    texts: tuple[str, ...], unit: str | None, names: list[tuple[str | None, str | None]]
) -> None:
    own = walk()
    own.see(*texts)
    assert (text(own.carrier.unit), own.names) == (unit, names)


@pytest.mark.parametrize(
    ("doubtful", "printed", "unit"),
    [
        (False, "路灯", "路灯"),
        (True, "路灯", None),
        (True, "某市路灯处", "某市路灯处"),
    ],
)
def test_under_a_doubtful_heading_a_unit_is_an_organisation(
    doubtful: bool, printed: str, unit: str | None
) -> None:
    own = walk(doubtful=doubtful)
    own.see(printed, "", "路灯改造")
    assert own.units == [unit]


@pytest.mark.parametrize(
    ("texts", "target", "unit"),
    [
        (("", "302001", "某市路灯"), False, "某市路灯"),
        (("", "302001", "某市路灯"), True, None),  # it has a target
        (("", CODE, "某市路灯处"), False, "某市路灯处"),  # a long code, but an organisation
        (("", CODE, "路灯改造"), False, None),
        (("", "", "某市路灯处"), False, "某市路灯处"),
        (("", "", "路灯改造"), False, None),
        (("", "", "某市路灯处", "", "12.5"), False, None),  # money of its own
        (("", "", "某市路灯处", "", "", "3"), False, None),
        (("", "第一", "某市路灯处"), False, None),  # no code
    ],
)
def test_rows_without_targets_that_name_a_unit(
    texts: tuple[str, ...], target: bool, unit: str | None
) -> None:
    own = walk()
    own.see(*texts, target=target)
    assert text(own.carrier.unit) == unit
    assert len(own.carrier.blocks) == (0 if unit else 1)


def test_a_code_alone_without_targets_leaves_the_unit() -> None:
    own = walk()
    own.see("某市路灯处")
    own.see("", CODE, "", "甲", target=False)
    assert (text(own.carrier.unit), own.carrier.blocks) == ("某市路灯处", [])


def test_a_unit_holds_for_the_projects_below_it() -> None:
    own = walk()
    own.see("", "302001", "某市路灯处", target=False)
    own.see("", CODE, "路灯改造")
    assert own.units == ["某市路灯处"]


@pytest.mark.parametrize("total", ["合计", "共3个项目", "部门小计"])
def test_totals_are_no_projects(total: str) -> None:
    own = begun()
    own.see("", "", total, "", "99", complete=True)
    assert own.names == [(CODE, "路灯改造")]


# Pieces


def test_the_rest_of_a_units_name_is_joined() -> None:
    own = walk()
    own.see("", "302001", "某市路灯管", target=False)
    assert own.see("", "", "理处", target=False) is True
    assert (text(own.carrier.unit), own.carrier.blocks) == ("某市路灯管理处", [])


@pytest.mark.parametrize(("skipped", "code"), [(1, "302001"), (0, "")])
def test_a_name_elsewhere_is_no_rest_of_a_unit(skipped: int, code: str) -> None:
    """A line lies between, or the unit has no code, so that its name is whole."""
    own = walk()
    own.see("", code, "某市路灯处", target=False)
    own.see("", "", "路灯改造", target=False, skipped=skipped)
    assert (text(own.carrier.unit), own.names) == ("某市路灯处", [(None, "路灯改造")])


def test_the_rest_of_a_code_is_joined() -> None:
    own = begun(code="13010024")
    own.see("", "0001", target=False)
    assert own.names == [("130100240001", "路灯改造")]
    assert own.carrier.blocks[0].lines == [1, 2]
    own.see("", "X", target=False)
    assert own.names == [("130100240001X", "路灯改造")]


@pytest.mark.parametrize(
    ("texts", "target", "skipped"),
    [
        (("", "0001"), True, 0),
        (("", "0001"), False, 1),
        (("", "0001", "", "甲"), False, 0),
    ],
)
def test_a_code_elsewhere_is_no_rest(texts: tuple[str, ...], target: bool, skipped: int) -> None:
    own = begun(code="13010024")
    own.see(*texts, target=target, skipped=skipped)
    assert own.names[0] == ("13010024", "路灯改造")


def test_a_code_below_a_project_without_one_is_no_rest() -> None:
    own = walk()
    own.see("", "", "路灯改造")
    own.see("", CODE, target=False)
    assert own.names == [(None, "路灯改造")]


def test_the_rest_of_a_units_name_beside_a_project_is_joined() -> None:
    own = begun(unit="某市路灯管")
    own.see("理处", target=False)
    assert (text(own.carrier.unit), own.units) == ("某市路灯管理处", ["某市路灯管理处"])
    own.see("别的处", target=False)  # two lines below where it is named
    assert (text(own.carrier.unit), own.units) == ("别的处", ["某市路灯管理处"])


def test_a_unit_below_a_project_without_one_is_another() -> None:
    own = walk()
    own.see("", "", "路灯改造")
    own.see("理处", target=False)
    assert (text(own.carrier.unit), own.units) == ("理处", [None])


def test_the_rest_of_an_amount_is_joined_to_the_amount_above() -> None:
    of = (*COLUMNS[:4], replace(COLUMNS[4], above="甲"), replace(COLUMNS[5], above="乙"))
    own = walk()
    own.see("", CODE, "路灯改造", "", "12", "3", of=of)
    own.see("", "", "", "", "", ".5", target=False, of=of)
    block = own.carrier.blocks[0]
    assert [one.cell.text for one in block.amounts] == ["12", "3.5"]
    assert block.lines == [1, 2]


def test_an_amount_below_none_is_no_rest() -> None:
    own = walk()
    own.see("", CODE, "路灯改造")
    own.see("", "", "", "", "12.5", target=False)
    assert own.carrier.blocks[0].amounts == []
    assert own.carrier.blocks[0].lines == [1]


def test_without_a_project_nothing_is_joined() -> None:
    own = walk()
    own.see("", "", "", "", "12.5", target=False)
    assert own.carrier.blocks == []


# Names that go on


@pytest.mark.parametrize(
    ("texts", "complete", "name"),
    [
        (("", "", "二期"), False, "路灯改造二期"),
        (("", "", "二期"), True, "路灯改造"),
        (("", CODE, "二期"), False, "路灯改造"),
        (("", "", "二期", "", "12.5"), False, "路灯改造"),
        (("", "", "二期", "", "", "3"), False, "路灯改造"),
        (("", "", "某市路灯处"), False, "路灯改造"),
    ],
)
def test_a_name_goes_on_where_projects_have_codes(
    texts: tuple[str, ...], complete: bool, name: str
) -> None:
    own = begun()
    own.see(*texts, complete=complete)
    block = own.carrier.blocks[0]
    is_joined = name != "路灯改造"
    assert (text(block.name), block.lines) == (name, [1, 2] if is_joined else [1])
    assert (own.carrier.joined, len(own.carrier.blocks)) == ((2, 1) if is_joined else (0, 2))


def test_where_projects_have_no_codes_a_name_is_another_project() -> None:
    own = walk()
    own.see("", "", "路灯改造")
    own.see("", "", "二期")
    assert own.names == [(None, "路灯改造"), (None, "二期")]


def test_a_name_below_a_code_alone_is_another_project() -> None:
    own = walk()
    own.see("", CODE)
    own.see("", "", "二期")
    assert own.names == [(CODE, None), (None, "二期")]


# Doubts


@pytest.mark.parametrize(
    ("texts", "reasons"),
    [
        (("", "", "某市路灯处", "", "12.5"), ["unit_or_project"]),
        (("", CODE, "某市路灯处", "", "12.5"), []),
        (("", "", "路灯改造", "", "12.5"), []),
        (("", "", "路灯改造", "", "万元"), ["cell_shifted"]),
        (("", "", "路灯改造", "", "/"), []),
        (("", "", "路灯改造", "", "12.5", "万元"), ["cell_shifted"]),
        (("", "第一", "路灯改造", "", "12.5"), ["cell_shifted"]),
    ],
)
def test_strange_projects_are_doubted(texts: tuple[str, ...], reasons: list[str]) -> None:
    own = walk()
    own.see(*texts)
    assert own.carrier.blocks[0].reasons == reasons


@pytest.mark.parametrize(
    ("first", "second", "skipped", "is_doubted"),
    [
        ("12.5", "", 0, True),
        ("", "12.5", 0, True),
        ("12.5", "", 1, False),
        ("12.5", "3", 0, False),
        ("", "", 0, False),
    ],
)
def test_of_two_names_below_each_other_one_with_money_are_doubted(
    first: str, second: str, skipped: int, is_doubted: bool
) -> None:
    own = walk()
    own.see("", "", "路灯改造", "", first)
    own.see("", "", "二期工程", "", second, skipped=skipped)
    expected = ["name_over_rows"] if is_doubted else []
    assert [one.reasons for one in own.carrier.blocks] == [expected, expected]


def test_a_code_before_a_name_is_moved() -> None:
    own = walk()
    own.see("", "", f"{CODE}-路灯改造")
    assert own.names == [(CODE, "路灯改造")]
    assert own.carrier.blocks[0].name == cell_of("路灯改造")
