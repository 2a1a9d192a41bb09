"""The OpenAPI document, and the API held to it."""

import pytest
import schemathesis
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode

EXAMPLES = [  # an operation and mode
    20,
    pytest.param(200, marks=(pytest.mark.soak, pytest.mark.timeout(3600))),
]


@pytest.mark.parametrize("examples", EXAMPLES)
def test_every_operation_keeps_to_its_description(app: APIFlask, examples: int) -> None:
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    for found in described.get_all_operations():
        operation = found.ok()
        for mode in GenerationMode:
            if mode.is_positive or len(operation.query) or len(operation.body):  # can be wrong

                @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
                @given(case=operation.as_strategy(generation_mode=mode))
                def keeps(case: Case) -> None:
                    case.call_and_validate()

                keeps()


def test_the_document_names_everything_once(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").json
    operations = [o for methods in document["paths"].values() for o in methods.values()]
    names = [o["operationId"] for o in operations]
    assert len(names) == len(set(names)) >= 10
    assert all("default" in o["responses"] and o["summary"] for o in operations)
    assert not [name for name in document["components"]["schemas"] if "." in name]
