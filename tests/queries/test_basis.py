"""targets-without-basis has no row on the samples: a made-up project that states a basis for one of two targets."""

from pathlib import Path

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.store import open_store
from tests.support.questions import answer

TEXT = (
    "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\t\n一级指标\t二级指标\t三级指标\t指标值\t指标值确定依据\n"
    "产出指标\t数量指标\t加固堤防\t≥3公里\t水利规划\n产出指标\t质量指标\t验收合格率\t≥95%\t\n效益指标\t社会效益指标\t无\t无\t\n"
)


def test_only_the_target_without_a_basis_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    build_store([str(tmp_path / "a.txt")], tmp_path / "store", DEFAULT_BASE)
    rows = answer(open_store(tmp_path / "store"), "targets-without-basis")
    assert [row["indicator"] for row in rows] == ["验收合格率"]
