"""Pages as responses: in the reader's language, with an entity tag, revalidated every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Response, render_template, request
from pydantic import ValidationError

from lawdiff.errors import UsageError
from web.answers import held_or, tag_of
from web.assets import build
from web.languages import language
from web.queries import Query

Q = TypeVar("Q", bound=Query)


def page(template: str, **values: Any) -> Response:
    """A page that is drawn anyway: its tag is that of its text."""
    return _told(held_or(*_drawn(render_template(template, **values))))


def page_of(make: Callable[[], tuple[str, Mapping[str, Any]]], *parts: object) -> Response:
    """A page that is made of ``parts`` and nothing else, drawn only if the reader lacks it.

    ``make`` gives the template and its values.
    """

    def draw() -> Response:
        template, values = make()
        return Response(render_template(template, **values), mimetype="text/html")

    return _told(held_or(draw, tag_of(build(), language(), request.full_path, *parts)))


def asked(model: type[Q]) -> Q:
    """What stands after the question mark; what is blank or not named by ``model`` is no matter.

    Raises:
        UsageError: ``bad_parameter``, naming the first that is wrong.
    """
    names = {field.alias or name for name, field in model.model_fields.items()}
    given = {k: v for k, v in request.args.items() if k in names and v.strip()}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(
            "bad_parameter",
            "The value of {name} is wrong.",
            remedy="Go back and choose another.",
            name="_".join(map(str, first["loc"])),
        ) from error


def _drawn(body: str) -> tuple[Callable[[], Response], str]:
    return lambda: Response(body, mimetype="text/html"), tag_of(body)


def _told(response: Response) -> Response:
    response.vary.update(("Accept-Language", "Cookie"))
    return response
