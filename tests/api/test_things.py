"""One thing with its links as JSON and RDF; the analyses against the report and audit they repeat."""

import json
import os
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import RDF, RDFS, Dataset, Literal, URIRef

from kg.audit import audit_store
from kg.report import read_figures
from kg.report.writers import to_json
from kg.store import GraphStore
from tests.api.conftest import serving
from tests.support.patience import HANG

JP = "https://w3id.org/jipu/def#"


def get(server: str, path: str, accept: str | None = None, **parameters: Any) -> httpx.Response:
    return httpx.get(
        f"{server}/api/v1/{path}",
        params=parameters,
        headers={"Accept": accept} if accept else {},
        timeout=HANG,
    )


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


@pytest.fixture(scope="module")
def policy(server: str) -> dict[str, Any]:
    body: dict[str, Any] = get(server, "policies/冀财社【2023】208号").json()
    return body


def test_from_a_policy_document_one_comes_to_project_target_and_department(
    server: str, policy: dict[str, Any]
) -> None:
    assert (policy["type"], policy["label"]) == ("PolicyDocument", "冀财社〔2023〕208号")
    assert {one["printed"] for one in policy["spellings"]} == {
        one["printed"] for one in policy["mentions"]
    }
    project = get(server, f"projects/{last(policy['projects'][0]['project'])}").json()
    assert project["label"] == policy["projects"][0]["name"]
    assert {one["target"] for one in policy["targets"]} & {
        one["target"] for one in project["targets"]
    }
    target = get(server, f"targets/{last(project['targets'][0]['target'])}").json()
    assert target["projects"][0]["project"] == project["iri"]
    assert target["value"][0]["kind"]
    assert target["assessment"][0]["specificity_class"] in (
        "specific",
        "sector",
        "boilerplate",
        "placeholder",
    )
    department = get(
        server, f"departments/{last(target['properties']['department'][0]['iri'])}"
    ).json()
    assert project["iri"] in {one["project"] for one in department["projects"]}


def test_a_number_is_the_same_thing_as_its_id(server: str, policy: dict[str, Any]) -> None:
    assert get(server, f"policies/{policy['id']}").json() == policy


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own JSON-LD parser still uses it
@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
@pytest.mark.parametrize("kind", ["indicators", "targets", "projects", "departments", "policies"])
def test_every_kind_is_rdf_by_accept(
    server: str, policy: dict[str, Any], kind: str, accept: str, format: str
) -> None:
    target = policy["targets"][0]["target"]
    known = get(server, f"targets/{last(target)}").json()["properties"]
    iri = {
        "indicators": known["indicator"][0]["iri"], "targets": target, "projects": policy["projects"][0]["project"],
        "departments": known["department"][0]["iri"], "policies": policy["iri"],
    }[kind]  # fmt: skip
    answer = get(server, f"{kind}/{last(iri)}", accept)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, accept)
    graph = Dataset(default_union=True)
    graph.parse(data=answer.content, format=format)
    label = get(server, f"{kind}/{last(iri)}").json()["label"]
    assert Literal(label) in {Literal(str(one)) for one in graph.objects(URIRef(iri), RDFS.label)}
    assert any(str(one).startswith(JP) for one in graph.objects(URIRef(iri), RDF.type))


def test_json_and_rdf_have_different_tags_and_each_is_kept(
    server: str, policy: dict[str, Any]
) -> None:
    url = f"{server}/api/v1/policies/{policy['id']}"
    tags = {
        accept: httpx.get(url, headers={"Accept": accept}).headers["etag"]
        for accept in ("application/json", "text/turtle")
    }
    assert len(set(tags.values())) == 2
    for accept, tag in tags.items():
        again = httpx.get(url, headers={"Accept": accept, "If-None-Match": f'"x", {tag}'})
        assert again.status_code == 304
        assert "Accept" in again.headers["vary"]


def test_a_format_nobody_offers_is_refused_with_those_there_are(
    server: str, policy: dict[str, Any]
) -> None:
    answer = get(server, f"policies/{policy['id']}", "image/png")
    assert (answer.status_code, answer.json()["code"]) == (406, "not-acceptable")
    assert "text/turtle" in answer.json()["allowed"]


def test_findings_are_the_audit_page_by_page(server: str, sample_store: GraphStore) -> None:
    expected = list(audit_store(sample_store))
    found: list[Any] = []
    url: str | None = f"{server}/api/v1/findings?limit=150"
    while url:
        body = httpx.get(url, timeout=HANG).json()
        found += body["results"]
        url = body["next_url"]
    assert found == json.loads(json.dumps(expected))
    errors = get(
        server, "findings", severity="error", department="邢台市医疗保障局", limit=1000
    ).json()
    wanted = [
        one
        for one in expected
        if one["severity"] == "error" and one["department"] == "邢台市医疗保障局"
    ]
    assert errors["results"] == json.loads(json.dumps(wanted)) != []
    assert sum(one["count"] for one in errors["facets"]["code"]) == errors["total"]


def test_the_report_is_the_file_and_can_be_had_in_parts(
    server: str, sample_store: GraphStore
) -> None:
    expected = json.loads(json.dumps(to_json(read_figures(sample_store))))
    assert get(server, "report").json() == expected
    assert get(server, "report", parts="summary,copied_sets").json().keys() == {
        "snapshot",
        "rules",
        "summary",
        "copied_sets",
    }


def test_gaps_and_reuse_repeat_the_named_questions(server: str) -> None:
    gaps = get(server, "gaps").json()
    assert set(gaps["missing_level1"]) == {"产出指标", "效益指标", "满意度指标"}
    name = gaps["missing_level1"]["产出指标"][0]["department"]
    own = get(server, "gaps", department=name).json()
    assert {one["department"] for one in own["missing_level1"]["产出指标"]} == {name}
    reuse = get(server, "reuse", departments=3).json()
    assert {one["departments"] >= 3 for one in reuse["shared_indicators"]} == {True}
    assert len(get(server, "reuse").json()["shared_indicators"]) > len(reuse["shared_indicators"])
    assert reuse["copied_sets"]


def test_a_store_with_another_base_is_answered_alike(tmp_path: Path) -> None:
    from kg.build.snapshot import build_store
    from tests.checks.forms import of, rows

    (tmp_path / "a.txt").write_text(of(rows()), "utf-8")
    build_store([str(tmp_path / "a.txt")], tmp_path / "store", "https://example.org/budget/")
    assert "JIPU_BASE" not in os.environ
    with serving(tmp_path / "store") as url:
        hit = get(url, "indicators").json()["results"][0]
        assert hit["iri"].startswith("https://example.org/budget/")
        assert get(url, f"indicators/{hit['id']}").json()["iri"] == hit["iri"]
