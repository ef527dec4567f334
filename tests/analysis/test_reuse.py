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


NAMES = ["巡查次数", "维修数量", "验收合格率", "群众满意度", "清淤长度", "绿化面积", "巡河里程"]


def copied(first: int, second: int, common: int) -> int:
    """How many sets are copied where two projects of so many targets have some in common."""
    one = [use(name, project="p") for name in NAMES[:first]]
    other = [use(name, project="q") for name in NAMES[:common]]
    other += [use(name, "另外", "q") for name in NAMES[common:second]]
    uses = one + other
    return len(analyse_reuse(uses, link_names(uses)).copied)


@pytest.mark.parametrize(
    ("first", "second", "common", "sets"),
    [
        (3, 3, 3, 1),  # three, all of them
        (2, 2, 2, 0),  # two are too few
        (6, 6, 3, 1),  # three, half of them
        (7, 7, 3, 0),  # three, fewer than half
        (7, 6, 3, 1),  # half of the smaller one
        (7, 7, 5, 1),
    ],
)
def test_how_much_makes_a_copied_set(first: int, second: int, common: int, sets: int) -> None:
    assert copied(first, second, common) == sets


def test_five_in_common_are_copied_however_many_others_there_are() -> None:
    for common, sets in ((5, 1), (4, 0)):
        uses = [use(name, project=project) for project in "pq" for name in NAMES[:common]]
        uses += [
            use(f"{char}类设备{char}数", project=p) for p in "pq" for char in f"{p}甲乙丙丁戊己"
        ]
        uses = [
            row if row.name in NAMES else use(row.name, row.project, row.project) for row in uses
        ]
        assert len(analyse_reuse(uses, link_names(uses)).copied) == sets


@pytest.mark.parametrize(("projects", "sets"), [(20, 1), (21, 0)])
def test_what_more_than_twenty_projects_have_is_a_convention(projects: int, sets: int) -> None:
    uses = [use(name, project=f"p{n:02}") for n in range(projects) for name in NAMES[:3]]
    assert len(analyse_reuse(uses, link_names(uses)).copied) == sets


def test_the_size_of_a_copied_set_counts_what_two_or_more_share() -> None:
    uses = [use(name, project=project) for project in "pq" for name in NAMES[:3]]
    uses += [use(NAMES[3], project="p"), use(NAMES[4], project="q")]
    (found,) = analyse_reuse(uses, link_names(uses)).copied
    assert found.size == 3


def test_shares_and_projects_are_counted() -> None:
    uses = [
        use(NAMES[0], numbered=True, based=True),
        use(NAMES[1], numbered=True),
        use(NAMES[1], project="q"),
        use(NAMES[0], department="乙局", doc="b", project="r"),
    ]
    reuse = analyse_reuse(uses, link_names(uses))
    own = reuse.sharing["甲局"]
    assert (own.share, own.indicators, own.shared) == (1 / 3, 2, 1)
    assert reuse.projects == {"p": (2, 2, 1), "q": (1, 0, 0), "r": (1, 0, 0)}
    assert reuse.common == {("乙局", "甲局"): 1}
    assert reuse.together == {}


def test_indicators_of_one_project_alone_are_not_used_together() -> None:
    uses = [use(name, project="p") for name in NAMES[:2]]
    assert analyse_reuse(uses, link_names(uses)).together == {}


def test_conflicts_are_of_one_department_and_year() -> None:
    rows = [use("巡查次数", "5次"), use("巡查次数", "6次", department="乙局")]
    assert analyse_reuse(rows, link_names(rows)).conflicts == ()
    rows = [use("巡查次数", "5次"), use("巡查次数", "5次", project="q")]
    assert analyse_reuse(rows, link_names(rows)).conflicts == ()
    rows = [use("巡查次数", "5次"), use("巡查次数", None, project="q")]
    assert analyse_reuse(rows, link_names(rows)).conflicts == ()
    rows = [
        use("巡查次数", "5次"),
        use("巡查次数", "6次", project="q"),
        use("巡查次数", "6次", "r"),
    ]
    (found,) = analyse_reuse(rows, link_names(rows)).conflicts
    assert (found.department, found.year, found.values, len(found.targets)) == ("甲局", 2024, 2, 3)


def test_a_community_is_of_shared_indicators_that_stand_together() -> None:
    uses = [
        use(name, department=department, doc=department, project=department)
        for department in ("甲局", "乙局")
        for name in NAMES[:3]
    ]
    uses += [use(NAMES[4], department="丙局", doc="c", project="c")]
    reuse = analyse_reuse(uses, link_names(uses))
    (community,) = reuse.communities
    assert sorted(community.keys) == sorted(link_names(uses).named[name].key for name in NAMES[:3])
    assert set(reuse.centrality) == set(community.keys)
    assert reuse.common == {("乙局", "甲局"): 3}


def test_every_department_keeps_its_closest_partner() -> None:
    """Thirty departments share one indicator each with the first, the last of them two."""
    departments = [f"{number:02}局" for number in range(1, 31)]
    uses = []
    for number, department in enumerate(departments):
        names = [f"{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'子丑寅'[number // 10]}类巡查率"]
        names += ["末尾共有巡查率"] if department == "30局" else []
        for name in names:
            uses += [
                use(name, department=one, doc=one, project=one) for one in ("00局", department)
            ]
    common = analyse_reuse(uses, link_names(uses)).common
    assert common["00局", "30局"] == 2
    assert len(common) == 30  # each other department keeps its only partner
