"""What all payloads share: a version of the shape, and the name of what they are."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = 1
"""Raised when a payload changes so that a reader of the old shape would be misled."""


class Part(BaseModel):
    """A piece of a payload."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, populate_by_name=True, serialize_by_alias=True, extra="forbid"
    )


class Payload(Part):
    """One answer as JSON, on the command line and over HTTP alike.

    Every subclass fixes ``kind``. Null stands for what is unknown, never for false.
    """

    schema_version: int = SCHEMA_VERSION
    kind: str

    def as_json(self) -> str:
        """The payload as it is printed and sent."""
        return self.model_dump_json()
