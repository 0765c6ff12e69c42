"""`autobuilder assess`: what a migration would do and what a person must decide. Changes and builds nothing."""

import tempfile
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown

from cli.migrate import target_of
from cli.server import Server
from cli.source import Source, source_of
from pipeline.assess import assess as assess_project
from pipeline.rendering.assessment import render_assessment_html, render_assessment_markdown
from pipeline.sources.project import Project
from pipeline.steps.workspace import below
from pipeline.tools.analysis import analyse
from pipeline.tools.archive import unpack
from pipeline.tools.git import clone
from shared.errors import InvalidRequest
from shared.models import Target
from shared.report import Assessment
from shared.settings import Settings


def assess(
    text: str,
    ref: str | None,
    subdir: str | None,
    java: int,
    spring_boot: str,
    html: Path | None,
    as_json: bool,
    server: Server | None = None,
) -> int:
    """Prints Markdown, rendered on a terminal; `html` gets the page, `as_json` prints the Assessment instead."""
    target = target_of(java, spring_boot)
    assessment = assess_there(text, ref, subdir, target, server) if server else assess_here(text, ref, subdir, target)
    if html is not None:
        html.write_text(render_assessment_html(assessment), encoding="utf-8", errors="replace")
    tell(assessment, as_json)
    return 0


def assess_there(text: str, ref: str | None, subdir: str | None, target: Target, server: Server) -> Assessment:
    from cli.remote import bring, remote_session

    with remote_session(server) as there:
        api = there.store.api
        body = {**there.store.of(bring(api, text, ref)), "subdir": subdir, "target": target.model_dump()}
        return Assessment.model_validate(there.store.of(api.post("/assessments", body)))


def assess_here(text: str, ref: str | None, subdir: str | None, target: Target) -> Assessment:
    source = source_of(text, ref)
    if source.project_id is not None:
        raise InvalidRequest("Give the directory, archive or git URL of the project, or ask with --server.")
    with tempfile.TemporaryDirectory(prefix="autobuilder-assess-") as directory:
        tree = fetched(source, subdir, Path(directory))
        root = below(tree, subdir) if subdir else tree
        return assess_project(Project.load(root), analyse(root, source.name, tree), target)


def fetched(source: Source, subdir: str | None, directory: Path) -> Path:
    """The source as a directory; archives and clones go to `directory`. Raises InvalidRequest, Unavailable."""
    place = directory / "source"
    if source.git is not None:
        clone(source.git.url, source.git.ref, place, allow_private_hosts=Settings().allow_private_git_hosts)
        return place
    assert source.path is not None
    if source.kind == "archive":
        unpack(source.path, place, keep=subdir.partition("/")[0] if subdir else None)
        return place
    return source.path


def tell(assessment: Assessment, as_json: bool) -> None:
    console = Console(emoji=False)
    if as_json:
        print(assessment.model_dump_json(indent=2))
    elif console.is_terminal:
        console.print(Markdown(render_assessment_markdown(assessment)))
    else:
        print(render_assessment_markdown(assessment))
