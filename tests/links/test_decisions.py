"""Files of decisions: read whole, or refused with what is wrong."""

import pytest

from kg.errors import SourceError
from kg.links import parse_decisions, uses_from_lines, uses_to_lines
from tests.links.test_clusters import sample_uses


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("same: [", "不是有效的 YAML"),
        ("- 1", "格式应为"),
        ("same: 5", "格式应为"),
        ("similar: []", "格式应为"),
        ("same: [{names: [甲, 乙], why: 理由}]", "格式应为"),
        ("same: [{names: [甲], why: 理由, who: 张三}]", "不完整"),
        ("same: [{names: [甲, 乙], why: '', who: 张三}]", "不完整"),
    ],
)
def test_a_wrong_file_is_told(text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        parse_decisions(text, "decisions.yml")


def test_an_empty_file_decides_nothing() -> None:
    assert parse_decisions("", "decisions.yml") == []


def test_uses_are_read_back_as_written() -> None:
    uses = list(sample_uses())
    assert list(uses_from_lines(uses_to_lines(uses).splitlines())) == uses
