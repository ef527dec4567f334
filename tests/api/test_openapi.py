"""Made-up requests by the OpenAPI document: no failure of the server, and every answer is what the document says."""

import html
import re

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_as_documented(server: str, mode: GenerationMode) -> None:
    tried: set[str] = set()
    document = schemathesis.openapi.from_url(f"{server}/openapi.json")
    for found in document.get_all_operations():
        operation = found.ok()

        @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            tried.add(case.operation.label)
            case.call_and_validate(checks=CHECKS)

        # An id in a path is any text: none can be wrong by its form.
        if mode == GenerationMode.POSITIVE or any(
            one.location == "query" for one in operation.iter_parameters()
        ):
            ask()
    assert len(tried) >= 6


def test_every_parameter_and_answer_is_described(server: str) -> None:
    document = httpx.get(f"{server}/openapi.json").json()
    operations = [
        (path, one) for path, methods in document["paths"].items() for one in methods.values()
    ]
    assert len(operations) >= 14
    for path, operation in operations:
        assert operation["summary"], path
        for parameter in operation.get("parameters", []):
            assert parameter["in"] == "path" or parameter.get("description"), (
                path,
                parameter["name"],
            )
        assert all(
            "problem+json" in str(answer)
            for status, answer in operation["responses"].items()
            if status in ("400", "404")
        )


def test_every_example_of_the_document_has_an_answer(server: str) -> None:
    document = httpx.get(f"{server}/openapi.json").json()
    tried = 0
    for path, methods in document["paths"].items():
        parameters = methods.get("get", {}).get("parameters", [])
        needed = {
            one["name"]: one["schema"]["examples"][0] for one in parameters if one.get("required")
        }
        optional = {
            one["name"]: one["schema"]["examples"][0]
            for one in parameters
            if not one.get("required") and "examples" in one["schema"]
        }
        for asked in (
            [{}, *({name: value} for name, value in optional.items())] if parameters else []
        ):
            given = {**needed, **asked}
            url = path.format(**given)
            answer = httpx.get(
                f"{server}{url}",
                params={name: value for name, value in given.items() if f"{{{name}}}" not in path},
            )
            assert answer.status_code == 200, (url, asked, answer.text)
            if answer.headers["content-type"] == "application/json" and "results" in answer.json():
                assert answer.json()["results"], (url, asked)
            tried += 1
    assert tried >= 30


def test_the_page_of_the_document_names_every_operation_and_its_links_work(server: str) -> None:
    document, page = httpx.get(f"{server}/openapi.json").json(), httpx.get(f"{server}/docs")
    assert page.headers["content-type"].startswith("text/html")
    for path, methods in document["paths"].items():
        assert f"<code>{path}</code>" in page.text
        assert all(operation["summary"] in page.text for operation in methods.values())
    links = re.findall(r'(?:href|src)="([^"#]+)"', page.text)
    assert len(links) > 12
    for link in links:
        assert httpx.get(f"{server}/{html.unescape(link).lstrip('/')}").status_code == 200, link
    assert "<script" not in page.text
    assert "style=" not in page.text
