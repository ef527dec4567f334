"""``/docs``: the OpenAPI document of the service as one page.

It has no script and loads nothing from another host.
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

router = APIRouter()
_TEMPLATES = Environment(
    loader=PackageLoader("api.rest", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """The page."""
    document = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for operation in _operations(document):
        groups.setdefault(operation["tag"], []).append(operation)
    return HTMLResponse(
        _TEMPLATES.get_template("docs.html").render(document=document, groups=groups)
    )


@router.get("/docs.css", include_in_schema=False)
def style() -> Response:
    """Its style."""
    return Response(
        files("api.rest").joinpath("docs.css").read_text("utf-8"),
        media_type="text/css; charset=utf-8",
    )


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            parameters = [_parameter(one) for one in operation.get("parameters", [])]
            yield {
                "tag": operation["tags"][0],
                "method": method.upper(),
                "path": path,
                "summary": operation["summary"],
                "parameters": parameters,
                "answers": _answers(operation["responses"]),
                "example": _example(path, operation) if method == "get" else None,
            }


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one["schema"]
    kinds = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    kind = {"string": "文字", "integer": "整数", "number": "数字", "array": "文字，可重复"}[
        kinds[0]["type"]
    ]
    allowed = schema.get("enum") or kinds[0].get("enum")
    bounds = [
        f"{sign} {kinds[0][name]}"
        for name, sign in (("minimum", "≥"), ("maximum", "≤"))
        if name in kinds[0]
    ]
    return {
        "name": one["name"],
        "place": "路径" if one["in"] == "path" else "",
        "is_required": one.get("required", False),
        "kind": "、".join(allowed) if allowed else " ".join([kind, *bounds]),
        "default": schema.get("default") or "",
        "description": one.get("description", ""),
    }


def _answers(responses: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (status, f"{said['description']} {'、'.join(said.get('content', {}))}")
        for status, said in responses.items()
    ]


def examples_of(parameter: dict[str, Any]) -> list[Any]:
    """The examples an OpenAPI parameter gives."""
    found: list[Any] = parameter["schema"].get("examples", [])
    return found


def _example(path: str, operation: dict[str, Any]) -> str:
    """A link that shows the operation at work."""
    given = {
        one["name"]: examples_of(one)[0]
        for one in operation.get("parameters", [])
        if examples_of(one)
    }
    asked: dict[str, Any] = {}
    for one in operation.get("parameters", []):
        if one["name"] not in given:
            continue
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(given[one["name"]])))
        elif one.get("required") or not asked:
            asked[one["name"]] = given[one["name"]]
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path
