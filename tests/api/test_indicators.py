"""Indicator search over HTTP: pages, filters, one indicator, errors that help."""

from typing import Any

import httpx
import pytest

from tests.support.patience import HANG


def get(server: str, path: str, **parameters: Any) -> httpx.Response:
    return httpx.get(f"{server}/api/v1/{path}", params=parameters, timeout=HANG)


def test_search_answers_with_hits_counts_and_the_next_page(server: str) -> None:
    answer = get(server, "indicators", q="满意度", limit=5)
    body = answer.json()
    assert answer.status_code == 200
    assert [len(body["results"]), body["total"] > 5, body["loose"]] == [5, True, False]
    assert set(body["results"][0]) == {
        "id",
        "iri",
        "label",
        "wordings",
        "departments",
        "targets",
        "score",
        "marks",
        "values",
    }
    assert body["facets"]["measurability"][0].keys() == {"value", "count"}
    following = httpx.get(answer.links["next"]["url"]).json()
    assert following["snapshot"] == body["snapshot"]
    assert not {one["id"] for one in following["results"]} & {one["id"] for one in body["results"]}


def test_a_filter_may_be_repeated_and_fields_chosen(server: str) -> None:
    both = get(
        server,
        "indicators",
        department=["榆林市医疗保障局", "南阳市医疗保障局"],
        fields="label,targets",
        value_gte=90,
    ).json()
    one = get(server, "indicators", department="榆林市医疗保障局", value_gte=90).json()
    assert 0 < one["total"] < both["total"]
    assert set(both["results"][0]) == {"label", "targets"}


def test_unchanged_data_is_not_sent_twice(server: str) -> None:
    first = get(server, "indicators", q="参保率")
    again = httpx.get(first.url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert httpx.get(first.url, headers={"If-None-Match": '"older"'}).status_code == 200


def test_one_indicator_shows_every_use_with_its_place(server: str) -> None:
    hit = get(server, "indicators", q="服务对象满意度").json()["results"][0]
    body = get(server, f"indicators/{hit['id']}").json()
    assert body["label"] == "服务对象满意度"
    assert (len(body["uses"]), body["properties"]["departmentCount"]) == (
        hit["targets"],
        [hit["departments"]],
    )
    assert all(use["document"] and use["line"] > 0 for use in body["uses"])
    assert sum(one["targets"] for one in body["values"]) == hit["targets"]
    assert {one["wording"] for one in body["wordings"]} == set(hit["wordings"])


def test_suggestions_as_one_types(server: str) -> None:
    found = get(server, "suggest", q="参保", limit=3).json()["suggestions"]
    assert len(found) == 3
    assert all("参保" in label for label in found)


@pytest.mark.parametrize(
    ("path", "parameters", "status", "code"),
    [
        ("indicators", {"deparment": "x"}, 400, "unknown-parameter"),
        ("indicators", {"sort": "random"}, 400, "bad-parameter"),
        ("indicators", {"limit": "1000"}, 400, "bad-parameter"),
        ("indicators", {"limit": "many"}, 400, "bad-parameter"),
        ("indicators", {"value_gte": "high"}, 400, "bad-parameter"),
        ("indicators", {"cursor": "broken"}, 400, "bad-parameter"),
        ("indicators", {"fields": "label,nothing"}, 400, "unknown-field"),
        ("indicators/none", {}, 404, "no-such-indicator"),
        ("indicators/none", {"q": "x"}, 400, "unknown-parameter"),
        ("targets/0000000000000000", {}, 404, "no-such-target"),
        ("policies/冀财社〔2099〕1号", {}, 404, "no-such-policy"),
        ("reuse", {"departments": "1"}, 400, "bad-parameter"),
        ("findings", {"serverity": "error"}, 400, "unknown-parameter"),
        ("report", {"parts": "all"}, 400, "unknown-part"),
        ("suggest", {}, 400, "bad-parameter"),
        ("nothing", {}, 404, "not-found"),
    ],
)
def test_errors_are_problem_documents(
    server: str, path: str, parameters: dict[str, str], status: int, code: str
) -> None:
    answer = get(server, path, **parameters)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["detail"]


def test_a_misspelt_parameter_is_told_what_was_meant(server: str) -> None:
    body = get(server, "indicators", deparment="榆林市医疗保障局").json()
    assert (body["parameter"], body["did_you_mean"]) == ("deparment", "department")
    assert "q" in body["allowed"]


def test_an_injected_id_is_only_an_unknown_one(server: str) -> None:
    answer = get(server, "indicators/x%3E%20%3Fa%20%3Fb%20.%20%7D%20%23")
    assert (answer.status_code, answer.json()["code"]) == (404, "no-such-indicator")


@pytest.mark.parametrize("format", ["csv", "xlsx", "ndjson", "parquet"])
def test_an_export_has_what_the_search_shows(server: str, format: str) -> None:
    filters = {"q": "满意度", "department": "榆林市医疗保障局"}
    shown = httpx.get(f"{server}/api/v1/indicators", params=filters).json()
    answer = httpx.get(f"{server}/api/v1/indicators/export", params={**filters, "format": format})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="jipu-targets.{format}"'
    assert len(answer.content) == int(answer.headers["content-length"])
    if format == "ndjson":
        assert len(answer.text.splitlines()) == shown["targets"] > 0
    tag = {"If-None-Match": answer.headers["etag"]}
    assert (
        httpx.get(
            f"{server}/api/v1/indicators/export", params={"format": format}, headers=tag
        ).status_code
        == 304
    )


def test_an_export_refuses_what_it_does_not_know(server: str) -> None:
    answer = httpx.get(f"{server}/api/v1/indicators/export", params={"format": "doc"})
    assert (answer.status_code, answer.json()["allowed"]) == (
        400,
        ["ndjson", "csv", "xlsx", "parquet", "ttl"],
    )
    assert (
        httpx.get(f"{server}/api/v1/indicators/export", params={"levle1": "x"}).json()[
            "did_you_mean"
        ]
        == "level1"
    )
