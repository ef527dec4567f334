"""Clusters as links are added."""

from kg.links.joining import Joining, Link


def test_links_make_clusters_and_are_kept_in_order() -> None:
    joining = Joining()
    assert joining.join("甲", "乙", ("restated",))
    assert joining.join("丙", "丁", ("decided",))
    assert joining.root("甲") == joining.root("乙") != joining.root("丙")
    assert joining.join("乙", "丙", ("owner_name",))
    assert sorted(joining.members(joining.root("丁"))) == ["丁", "丙", "乙", "甲"]
    assert joining.links == [
        Link("甲", "乙", ("restated",)),
        Link("丙", "丁", ("decided",)),
        Link("乙", "丙", ("owner_name",)),
    ]


def test_what_is_one_already_needs_no_link() -> None:
    joining = Joining()
    assert joining.join("甲", "乙", ("restated",))
    assert joining.join("乙", "甲", ("decided",))
    assert len(joining.links) == 1


def test_a_key_never_linked_stands_for_itself() -> None:
    joining = Joining()
    assert joining.root("甲") == "甲"
    assert joining.members("甲") == ["甲"]


def test_pairs_decided_to_differ_never_meet_however_they_come() -> None:
    for one, other in (("甲", "丁"), ("丁", "甲")):
        joining = Joining([(one, other)])
        assert joining.join("甲", "乙", ())
        assert joining.join("丙", "丁", ())
        assert not joining.join("乙", "丙", ())
        assert not joining.join("丙", "乙", ())
        assert joining.root("乙") != joining.root("丙")
        assert len(joining.links) == 2
