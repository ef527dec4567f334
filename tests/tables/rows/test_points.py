"""Points for how a project was managed are no targets without a value."""

import pytest

from kg.tables.rows.points import doubt_points_alone
from tests.support.rows import cells, entry


@pytest.mark.parametrize(
    ("level1", "level2", "more", "doubted"),
    [
        ("过程指标", "资金管理", {"weight": "5"}, True),
        ("项目管理", None, {"score": "5"}, True),
        ("投入管理指标", "目标设定", {"weight": "5", "score": "5"}, True),
        ("过程指标", "资金管理", {"weight": "5", "value": "合规"}, False),
        ("过程指标", "资金管理", {"scoring": "无违规得分"}, False),
        ("产出指标", "数量指标", {"weight": "5"}, False),  # a value that was left out
        ("效益指标", None, {"weight": "5"}, False),
        ("履职效能", "数量指标", {"weight": "5"}, False),
        (None, None, {"weight": "5"}, False),  # nothing says what it stands under
    ],
)
def test_rows_with_points_and_no_value(
    level1: str | None, level2: str | None, more: dict[str, str], doubted: bool
) -> None:
    one = entry("资金使用合规性", level1, level2)
    one.cells = cells(indicator="资金使用合规性", **more)
    doubt_points_alone([one])
    assert one.reasons == (["points_only"] if doubted else [])
