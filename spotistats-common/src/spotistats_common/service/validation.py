"""Validators that say what is wrong with which field, and that do not read uploads into memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from connexion.validators import VALIDATOR_MAP
from connexion.validators.json import JSONRequestBodyValidator
from connexion.validators.parameter import ParameterValidator
from jsonschema import Draft4Validator
from starlette.datastructures import UploadFile
from starlette.requests import Request

from spotistats_common.service.problems import BadRequest, FieldError, Invalid

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable

    from connexion.lifecycle import ConnexionRequest
    from jsonschema import ValidationError
    from starlette.types import Message, Receive, Scope

_MOST_LEVELS = 40
_LIMIT_WORDS = {
    "minimum": "{value} is less than the minimum of {limit}",
    "maximum": "{value} is greater than the maximum of {limit}",
    "minLength": "is too short: at least {limit} characters",
    "maxLength": "is too long: at most {limit} characters",
    "minItems": "needs at least {limit} values",
    "maxItems": "takes at most {limit} values",
    "minProperties": "needs at least {limit} field",
    "enum": "{value} is not one of: {limit}",
    "type": "{value} is not of type {limit}",
    "format": "{value} is not a valid {limit}",
}


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return repr(text if len(text) <= 80 else text[:77] + "…")


def in_words(error: ValidationError) -> str:
    """A schema error as a short sentence, without the schema and with at most 80 characters of
    the value."""
    template = _LIMIT_WORDS.get(str(error.validator))
    if template is None:
        message = str(error.message)
        return message if len(message) <= 200 else message[:197] + "…"
    limit = error.validator_value
    if isinstance(limit, list):
        limit = ", ".join(str(each) for each in limit)
    value = error.instance if isinstance(error.instance, (int, float)) else _shown(error.instance)
    return template.format(value=value, limit=limit)


class Parameters(ParameterValidator):
    """Checks all parameters, and reports all that are wrong at once (422)."""

    _checks: dict[int, tuple[Any, Draft4Validator]] = {}  # noqa: RUF012 - shared on purpose

    def _check(self, param: dict[str, Any]) -> Draft4Validator:
        # Connexion makes this object anew for each request; the schemas live as long as the app,
        # and are kept here beside their ids so that no id is used again.
        known = self._checks.get(id(param))
        if known is None:
            check = Draft4Validator(
                param.get("schema", param), format_checker=Draft4Validator.FORMAT_CHECKER
            )
            known = self._checks[id(param)] = (param, check)
        return known[1]

    def validate_request(self, request: ConnexionRequest) -> None:
        """Raise `Invalid` if any parameter breaks the contract."""
        sent = {
            "path": request.path_params,
            "query": request.query_params,
            "header": request.headers,
        }
        found = []
        for where, values in sent.items():
            for param in self.parameters.get(where, []):
                name = param["name"]
                value = values.get(name)
                if value is None:
                    if param.get("required"):
                        found.append(FieldError(name, where, "is required"))
                    continue
                found += [
                    FieldError(name, where, _parameter_in_words(error, param))
                    for error in self._check(param).iter_errors(value)
                ]
        known = {param["name"] for param in self.parameters.get("query", [])}
        found += [
            FieldError(name, "query", f"there is no such parameter; known are: {_list(known)}")
            for name in request.query_params
            if name not in known
        ]
        if found:
            raise Invalid(found)


def _parameter_in_words(error: ValidationError, param: dict[str, Any]) -> str:
    if error.validator == "pattern":  # which says little to a person
        return f"{_shown(error.instance)} does not fit: {param['description']}"
    return in_words(error)


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


class JsonBody(JSONRequestBodyValidator):
    """Checks a JSON body and names every field that is wrong (422)."""

    async def _parse(self, stream: AsyncGenerator[bytes, None], scope: Scope) -> Any:
        text = b"".join([chunk async for chunk in stream])
        if not text:
            return None
        try:
            return json.loads(text.decode(self._encoding), parse_constant=_refuse_constant)
        except (ValueError, LookupError, RecursionError) as error:
            raise BadRequest(f"The body is not valid JSON: {error}") from error

    def _validate(self, body: Any) -> None:
        if body is None and not self._nullable:
            raise BadRequest("The body is missing; this operation needs a JSON object.")
        if _deeper_than(body, _MOST_LEVELS):
            raise BadRequest(f"The body is nested too deeply; at most {_MOST_LEVELS} levels.")
        errors = map(_innermost, self._validator.iter_errors(body))
        found = [each for error in errors for each in _field_errors(error)]
        if found:
            raise Invalid(found)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def _deeper_than(value: Any, levels: int) -> bool:
    """Whether JSON is nested so deeply that checking it would use the stack up."""
    layer = [value]
    for _ in range(levels + 1):
        layer = [
            each
            for outer in layer
            if isinstance(outer, dict | list)
            for each in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(layer)


def _innermost(error: ValidationError) -> ValidationError:
    """Of a value that fits none of several schemas: where it comes nearest to one."""
    while error.validator == "anyOf" and error.context:
        error = max(error.context, key=lambda each: len(each.absolute_path))
    return error


def _field_errors(error: ValidationError) -> list[FieldError]:
    """What a schema error says of the field it is about, or of each that should not be there."""
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        schema: Any = error.schema
        sent: Any = error.instance
        known = schema["properties"]
        return [
            FieldError(_dotted([*path, name]), "body", _no_such_field(known))
            for name in sent
            if name not in known
        ]
    if error.validator == "required":
        # The message is the only place where jsonschema names the missing property.
        path.append(error.message.split("'")[1])
    return [FieldError(_dotted(path), "body", in_words(error))]


def _no_such_field(known: Iterable[str]) -> str:
    return f"there is no such field; known are: {', '.join(known)}"


def _dotted(parts: Iterable[str | int]) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".") or "body"


class Uploads:
    """Reads a form of files, spooled to disk, and checks its fields.

    The endpoint finds the files through `uploaded_files`; Connexion, which would hold them all in
    memory, is left with an empty body.
    """

    def __init__(self, *, schema: dict[str, Any], **_options: Any) -> None:
        self._schema = schema

    async def wrap_receive(self, receive: Receive, *, scope: Scope) -> tuple[Receive, Scope]:
        """Take the form in, and hand on what is left of the request.

        Raises:
            Invalid: a field is unknown, missing, or no file.
            MultiPartException: the body is no form.
        """
        form = await Request(scope, receive).form()
        known = self._schema["properties"].keys()
        found = [
            FieldError(name, "body", _no_such_field(known)) for name in sorted(form.keys() - known)
        ]
        for name in known:
            sent = form.getlist(name)
            if not sent and name in self._schema["required"]:
                found.append(FieldError(name, "body", "is required: send one or more files"))
            if any(not isinstance(each, UploadFile) for each in sent):
                found.append(FieldError(name, "body", "is not a file (it has no file name)"))
        if found:
            await form.close()
            raise Invalid(found)
        scope[_FILES] = {name: form.getlist(name) for name in known}

        async def nothing_left() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        return nothing_left, scope


_FILES = "spotistats.files"


def uploaded_files(scope: Scope) -> dict[str, list[UploadFile]]:
    """The files of a form, by the names of its fields."""
    files: dict[str, list[UploadFile]] = scope.get(_FILES, {})
    return files


VALIDATORS = {
    **VALIDATOR_MAP,
    "parameter": Parameters,
    "body": {
        **VALIDATOR_MAP["body"],
        "application/json": JsonBody,
        "multipart/form-data": Uploads,
    },
}
