"""Facts about reuse, on cases a person can count."""

import pytest

from kg.analysis import analyse_reuse
from kg.links import Use, link_names
from tests.links.test_clusters import sample_uses


def use(
    name: str,
    value: str | None = "≥90%",
    project: str = "p",
    department: str = "甲局",
    doc: str = "a",
    **more: object,
) -> Use:
    target = f"{doc}{department}{project}{name}{value}"
    return Use(
        target,
        doc,
        name,
        department,
        project,
        project_id=project,
        value_text=value,
        year=2024,
        **more,
    )  # type: ignore[arg-type]


def test_departments_and_targets_are_counted_without_placeholders() -> None:
    uses = [
        use("巡查次数"),
        use("巡查次数", project="q"),
        use("巡查次数", department="乙局", doc="b"),
        use("巡查次数", department="丙局", doc="c", placeholder=True),
    ]
    reuse = analyse_reuse(uses, link_names(uses))
    assert (reuse.departments["巡查次数"], reuse.targets["巡查次数"]) == (2, 3)
    assert reuse.sharing["甲局"].share == 1
    assert "丙局" not in reuse.sharing


def test_projects_that_share_targets_are_a_copied_set() -> None:
    names = ["巡查次数", "维修数量", "验收合格率", "群众满意度"]
    uses = [use(name, project=project) for project in ("p", "q") for name in names] + [
        use(name, "≤5%", "r") for name in names
    ]
    reuse = analyse_reuse(uses, link_names(uses))
    assert [(copied.projects, copied.size) for copied in reuse.copied] == [(("p", "q"), 4)]
    assert reuse.copies == {("p", "q"): 4}


def test_what_very_many_projects_share_was_not_copied() -> None:
    names = ["巡查次数", "维修数量", "验收合格率"]
    uses = [use(name, project=f"p{number:02}") for number in range(30) for name in names]
    assert analyse_reuse(uses, link_names(uses)).copied == ()


def test_indicators_used_together_and_values_in_conflict() -> None:
    uses = [use("巡查次数", project=project) for project in "pq"] + [
        use("维修数量", value, project) for value, project in (("5个", "p"), ("6个", "q"))
    ]
    reuse = analyse_reuse(uses, link_names(uses))
    assert reuse.together == {("巡查次数", "维修数量"): 2}
    assert [(conflict.key, conflict.values) for conflict in reuse.conflicts] == [("维修数量", 2)]
    assert reuse.values == {}


def test_values_two_departments_say() -> None:
    uses = [use("巡查次数", "12次"), use("巡查次数", "12次", department="乙局", doc="b")]
    assert analyse_reuse(uses, link_names(uses)).values == {("巡查次数", "12次"): (2, 2)}


def test_communities_of_the_samples_part_forms_from_projects() -> None:
    """The fixed indicators of the Henan whole-department form stand together, apart from those of projects."""
    uses = list(sample_uses())
    reuse = analyse_reuse(uses, link_names(uses))
    form = next(
        community for community in reuse.communities if "决算真实" in "".join(community.keys)
    )
    assert (
        sum(
            any(word in key for key in form.keys)
            for word in ("预算执行率", "绩效监控完成率", "管理制度健全")
        )
        == 3
    )
    assert not any("系统正常运行率" in key for key in form.keys)
    central = max(reuse.centrality, key=reuse.centrality.__getitem__)
    assert link_names(uses).cluster_of[central].label == "服务对象满意度"


def test_the_order_of_uses_does_not_matter() -> None:
    uses = list(sample_uses())
    links = link_names(uses)
    assert analyse_reuse(uses, links) == analyse_reuse(uses[::-1], links)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_share(count: int) -> None:
    uses = [use("巡查次数")][:count]
    reuse = analyse_reuse(uses, link_names(uses))
    assert reuse.communities == ()
    assert reuse.copied == ()
