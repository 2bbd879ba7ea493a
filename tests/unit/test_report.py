"""The report, held against the schema that describes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from sdkwright import report
from sdkwright.diagnostics import DocumentProblem, Findings
from sdkwright.report import BodyReport, OperationReport, ParameterReport

from .conftest import Read

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))

OPERATIONS = (
    OperationReport("GET", "/a", ("client.a.get",), (), None, "exact"),
    OperationReport(
        "POST",
        "/a/{id}",
        ("client.a.create", "client.b.create"),
        (ParameterReport("path", "id", "id_"),),
        BodyReport("application/json", arguments={"class": "class_"}),
        "approximated",
    ),
    OperationReport(
        "PUT", "/b", (), (), BodyReport("text/plain", argument="body"), "dropped"
    ),
)


@pytest.fixture
def rendered(read: Read) -> dict[str, Any]:
    document = read("openapi: 3.1.0\na: 1\nb: 2\n")
    findings = Findings()
    findings.add("structure", "#/b", "odd", hint="mend it", lost="much")
    findings.add("unresolved-reference", "#/a", "nothing")
    verdict = findings.accept((), "lenient")
    return report.render(OPERATIONS, findings, verdict.accepted, document.position)


def test_it_is_what_the_schema_says(rendered: dict[str, Any]) -> None:
    jsonschema_rs.meta.validate(SCHEMA)
    jsonschema_rs.validate(SCHEMA, json.loads(report.to_json(rendered)))


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("format", 2),
        ("more", 1),
        ("findings", [{}]),
        ("operations", [{"method": "GET"}]),
        ("totals", {}),
    ],
)
def test_the_schema_can_object(
    rendered: dict[str, Any], where: str, value: object
) -> None:
    assert not jsonschema_rs.is_valid(SCHEMA, {**rendered, where: value})


def test_operations(rendered: dict[str, Any]) -> None:
    first, second, third = rendered["operations"]
    assert first["body"] is None
    assert second == {
        "method": "POST",
        "path": "/a/{id}",
        "symbols": ["client.a.create", "client.b.create"],
        "parameters": [{"in": "path", "name": "id", "argument": "id_"}],
        "body": {"content_type": "application/json", "arguments": {"class": "class_"}},
        "status": "approximated",
    }
    assert third["body"] == {"content_type": "text/plain", "argument": "body"}


def test_findings_come_as_the_document_goes(rendered: dict[str, Any]) -> None:
    first, second = rendered["findings"]
    assert (first["pointer"], first["line"], first["accepted"]) == ("#/a", 2, True)
    assert (second["pointer"], second["line"], second["accepted"]) == ("#/b", 3, False)
    assert (second["status"], second["lost"], second["hint"]) == (
        "exact",
        "much",
        "mend it",
    )


def test_totals(rendered: dict[str, Any]) -> None:
    assert rendered["totals"] == {
        "operations": 3,
        "exact": 1,
        "approximated": 1,
        "dropped": 1,
        "errors": 1,
        "warnings": 1,
        "notes": 0,
    }


def test_a_problem_that_ended_the_run(read: Read) -> None:
    with pytest.raises(DocumentProblem) as caught:
        read("openapi: 3.1.0\na: [\n")
    content = report.of_problem(caught.value)
    jsonschema_rs.validate(SCHEMA, content)
    assert [finding["rule"] for finding in content["findings"]] == ["yaml-syntax"]
    assert content["findings"][0]["line"] == 3
