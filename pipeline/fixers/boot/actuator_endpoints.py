"""Endpoints of Actuator that have a new id: what exposes, permits or calls them follows.

Source: Spring Boot 3.0 migration guide, "Httptrace Endpoint Renamed"; catalogue H01, H03.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical
from pipeline.sources.syntax import ancestor, field_text
from shared.models import Wave

_OLD, _NEW = "httptrace", "httpexchanges"
_EXPOSURE = re.compile(r"management\.endpoints\.(web|jmx)\.exposure\.(include|exclude)(\[\d+\])?")
_MAPPING = "management.endpoints.web.pathmapping.httptrace"
_ITEM = re.compile(rf"(?<![\w-]){_OLD}(?![\w-])")
_SEGMENT = re.compile(rf"/{_OLD}(?![\w-])")
_REASON = "the httptrace endpoint is called httpexchanges since Boot 3.0"


@fixer(
    "actuator-endpoint-ids",
    title="Expose and permit the httptrace endpoint under its new name",
    source="Spring Boot 3.0 migration guide, Httptrace Endpoint Renamed; catalogue H03",
    wave=Wave.TEST,
)
def actuator_endpoint_ids(case: Case) -> Iterator[Change]:
    mapped = False
    for path, file in config_files(case.project, _OLD.encode()):
        after = _followed(file)
        mapped = mapped or any(canonical(s.key) == _MAPPING for s in file.settings)
        if after.source != file.source:
            yield Change(path, after.source, _REASON)
    yield from _in_code(case.project, mapped)


def _followed(file: ConfigFile) -> ConfigFile:
    keys: dict[Setting, str] = {}
    for setting in file.settings:
        key = canonical(setting.key)
        if _EXPOSURE.fullmatch(key):
            file = file.with_value(setting, _ITEM.sub(_NEW, setting.value)) if _ITEM.search(setting.value) else file
    for setting in file.settings:
        if canonical(setting.key) == _MAPPING:
            keys[setting] = setting.key[: -len(_OLD)] + _NEW
    return file.with_renamed(keys) if keys else file


def _in_code(project: Project, mapped: bool) -> Iterator[Change]:
    """Ids given to EndpointRequest, and paths, unless the endpoint has a path of its own."""
    for path in project.java_paths(_OLD.encode()):
        edit = project.java(path).edit()
        for node in edit.file.walk("string_fragment"):
            text = edit.file.text(node)
            call = ancestor(node, "method_invocation")
            if (
                text == _OLD
                and call is not None
                and _is_endpoint_request(edit.file, field_text(edit.file, call, "object"))
            ):
                edit.replace(node, _NEW)
            elif not mapped and _SEGMENT.search(text):
                edit.replace(node, _SEGMENT.sub(f"/{_NEW}", text))
            elif _EXPOSURE.match(text) and _ITEM.search(text):
                edit.replace(node, _ITEM.sub(_NEW, text))
        if edit:
            yield Change(path, edit.result(), _REASON)


def _is_endpoint_request(file: JavaFile, receiver: str) -> bool:
    return "EndpointRequest" in receiver or (not receiver and b"EndpointRequest" in file.source)
