"""The OpenAPI document, and the API held to it."""

import pytest
import schemathesis
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode, Response
from schemathesis.specs.openapi.checks import positive_data_acceptance

EXAMPLES = [  # an operation and mode
    20,
    pytest.param(200, marks=(pytest.mark.soak, pytest.mark.timeout(3600))),
]


@pytest.mark.parametrize("examples", EXAMPLES)
def test_every_operation_keeps_to_its_description(app: APIFlask, examples: int) -> None:
    """What fits the description may be refused for what it says (400), never for its form (422)."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    accepted = described.config.checks.positive_data_acceptance
    accepted.expected_statuses = [*accepted.expected_statuses, "400"]
    for found in described.get_all_operations():
        operation = found.ok()
        for mode in GenerationMode:
            if mode.is_positive or len(operation.query) or len(operation.body):  # can be wrong

                @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
                @given(case=operation.as_strategy(generation_mode=mode))
                def keeps(case: Case) -> None:
                    response = case.call()
                    refused = [positive_data_acceptance] if _is_no_law(response) else []
                    case.validate_response(response, excluded_checks=refused)

                keeps()


def _is_no_law(response: Response) -> bool:
    """Whether the request was well formed, and what it holds is no law or no decision."""
    return response.status_code == 422 and response.json()["code"] != "invalid_request"


def test_the_document_names_everything_once(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").json
    operations = [o for methods in document["paths"].values() for o in methods.values()]
    names = [o["operationId"] for o in operations]
    assert len(names) == len(set(names)) >= 10
    assert all("default" in o["responses"] and o["summary"] for o in operations)
    assert not [name for name in document["components"]["schemas"] if "." in name]
