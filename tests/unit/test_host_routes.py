import pytest

from host.app import AppFunction, HttpTrigger
from host.routes import AppRoute, compile_routes
from shared.errors import Misconfigured


def routes(*templates: str, prefix: str = "api") -> list[AppRoute]:
    functions = [(AppFunction(t, print, HttpTrigger("req", t, frozenset(), "anonymous"))) for t in templates]
    return compile_routes([(f, f.trigger) for f in functions if isinstance(f.trigger, HttpTrigger)], prefix)


def match(path: str, *templates: str, prefix: str = "api") -> tuple[str, dict[str, str]] | None:
    for route in routes(*templates, prefix=prefix):
        if (found := route.match(path)) is not None:
            return route.function.name, found
    return None


def test_literal_beats_parameter_beats_catch_all():
    templates = ("{*rest}", "runs/{id}", "runs/latest")
    assert match("/api/runs/latest", *templates) == ("runs/latest", {})
    assert match("/api/runs/7", *templates) == ("runs/{id}", {"id": "7"})
    assert match("/api/runs/7/steps", *templates) == ("{*rest}", {"rest": "runs/7/steps"})
    assert match("/api", *templates) == ("{*rest}", {})


def test_constraints_and_optional_segments():
    assert match("/api/runs/x", "runs/{id:int}") is None
    assert match("/api/runs/12", "runs/{id:int}") == ("runs/{id:int}", {"id": "12"})
    assert match("/api/items", "items/{name?}") == ("items/{name?}", {})


def test_an_empty_prefix_serves_the_root():
    assert match("/anything/at/all", "/{*route}", prefix="") == ("/{*route}", {"route": "anything/at/all"})


@pytest.mark.parametrize("template", ["a{b}c", "{id:regex(x)}", "{id:colour}"])
def test_a_template_that_would_be_misread_is_refused(template: str):
    with pytest.raises(Misconfigured):
        routes(template)
