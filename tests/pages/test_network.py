"""The network of reuse is drawn readably at 30 and at 3,000 nodes, the same each time."""

import httpx
from starlette.datastructures import URL, QueryParams

from api.pages.network import MOST_NODES, _each, _gathered
from api.pages.site import View
from kg.exports.edges import Edge
from tests.pages.conftest import Get, tree


class _Request:
    url = URL("http://test/network")
    query_params = QueryParams()


VIEW = View(_Request(), None)  # type: ignore[arg-type]


def edges(departments: int, indicators: int) -> list[Edge]:
    return [
        Edge(
            f"https://x/id/department/{d}",
            f"部门{d}",
            f"https://x/id/indicator/{i}",
            f"指标{i}",
            2,
            2,
            1,
            f"群{i % 40}",
        )
        for i in range(indicators)
        for d in (i % departments, (i * 7 + 1) % departments)
    ]


def test_few_nodes_are_drawn_one_by_one_many_in_groups() -> None:
    few = _each(edges(8, 22), VIEW)
    assert len(few["nodes"]) == 30
    many = _gathered(edges(600, 2400), VIEW, None)
    assert 0 < len(many["nodes"]) <= MOST_NODES
    for drawn in (few, many):
        assert all(0 <= node["x"] <= 1 and 0 <= node["y"] <= 1 for node in drawn["nodes"])
        names = {node["id"] for node in drawn["nodes"]}
        assert all(edge["source"] in names and edge["target"] in names for edge in drawn["edges"])
        assert all(node["href"].startswith("/") for node in drawn["nodes"])
    one = _gathered(edges(600, 2400), VIEW, "群3")
    assert {node["kind"] for node in one["nodes"]} == {"department", "indicator"}


def test_the_same_network_is_laid_out_the_same_way() -> None:
    assert _each(edges(8, 22), VIEW) == _each(list(reversed(edges(8, 22))), VIEW)


def test_a_group_is_shown_with_its_indicators(site: str, get: Get) -> None:
    page = tree(get("/network"))
    link = page.xpath("//section[@aria-labelledby='groups']//a/@href")[0]
    group = tree(get(link))
    listed = group.xpath("//section[@aria-labelledby='shared']//tbody//a")
    assert len(listed) == int(
        page.xpath("string((//section[@aria-labelledby='groups']//td[@class='n'])[1])")
    )
    assert httpx.get(f"{site}{listed[0].get('href')}").status_code == 200
