"""Headings that nobody knows, told at the end of extract and build."""

from pathlib import Path

import pytest

from kg.cli.unknown_headings import SHOWN, tell_unknown
from tests.cli.test_commands import jipu

FORM = (
    "项目绩效目标表\n项目名称\t{}\n一级指标\t二级指标\t三级指标\t花信风\n"
    "产出指标\t数量指标\t改造路灯数量\t≥20盏\n效益指标\t社会效益指标\t照明覆盖率\t≥95%\n"
)
HEAD = (
    "提示：{} 个表头不认识，已按位置和内容读取，或原样保留。请核对，"
    "并补入 kg/tables/words/columns.yml（词语放入 composed，整个表头放入 roles）："
)


def test_they_are_counted_over_documents(capsys: pytest.CaptureFixture[str]) -> None:
    tell_unknown(
        [("落 梅", "甲.txt"), ("花信风", "甲.txt"), ("花信风", "乙.txt"), ("暗香", "丙.txt")]
    )
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        HEAD.format(3),
        "  花信风（2 份文件，如 甲.txt）",
        "  暗香（1 份文件，如 丙.txt）",
        "  落 梅（1 份文件，如 甲.txt）",
    ]


def test_the_rarest_of_many_are_only_counted(capsys: pytest.CaptureFixture[str]) -> None:
    tell_unknown((f"花{number:03}", "甲.txt") for number in range(SHOWN + 5))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN + 2
    assert lines[-1] == "  … 另有 5 个"


def test_nothing_is_said_where_all_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    tell_unknown([])
    assert capsys.readouterr().err == ""


def test_extract_and_build_tell_them(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(FORM.format("路灯改造"))
    (tmp_path / "乙.txt").write_text(FORM.format("公厕维护"))
    told = jipu("extract", str(tmp_path)).stderr
    assert HEAD.format(1) in told
    assert f"  花信风（2 份文件，如 {tmp_path / '乙.txt'}）" in told
    store = str(tmp_path / "store")
    for _ in ("new", "unchanged"):
        done = jipu("build", str(tmp_path), "--store", store, "--no-shapes")
        assert HEAD.format(1) in done.stderr
        assert "  花信风（2 份文件，如 " in done.stderr
