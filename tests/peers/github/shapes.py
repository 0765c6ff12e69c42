"""GitHub's published OpenAPI shapes, as githubkit's models: requests are held to them, answers made of them."""

import types
from datetime import datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

MOMENT = "2026-01-01T00:00:00Z"


class Invalid(Exception):
    """422, with GitHub's words."""


def checked(model: type[BaseModel], body: Any) -> dict[str, Any]:
    """The body, when it is of that shape and holds nothing that the shape does not name."""
    names = {field.alias or name for name, field in model.model_fields.items()}
    unknown = sorted(body.keys() - names)
    if unknown:
        raise Invalid(f"{model.__name__} has no {', '.join(unknown)}")
    try:
        model.model_validate(body)
    except ValidationError as error:
        raise Invalid(str(error)) from error
    return body


def answer(model: type[BaseModel], given: dict[str, Any]) -> dict[str, Any]:
    """What is given, and something of the right type for every other field that the shape requires."""
    filled = _filled(model, given)
    model.model_validate(filled)
    return filled


def _filled(model: type[BaseModel], given: dict[str, Any]) -> dict[str, Any]:
    filled = dict(given)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if isinstance(given.get(key), dict) and (inner := _model_in(field.annotation)):
            filled[key] = _filled(inner, given[key])
        elif field.is_required() and key not in given:
            filled[key] = _any_of(field.annotation)
    return filled


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _any_of(annotation: Any) -> Any:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _any_of(parts[0])
    if origin is Literal:
        return parts[0]
    if origin in (Union, types.UnionType):
        return None if type(None) in parts else _any_of(parts[0])
    if origin is not None:
        annotation = origin
    plain = {str: "x", int: 1, float: 1.0, bool: False, datetime: MOMENT, list: [], dict: {}}
    if annotation in plain:
        return plain[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _filled(annotation, {})
    return {}
