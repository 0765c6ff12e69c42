"""The editors of GraphQL Java Kickstart: starters of their own until 11, and off by default in the one starter now.

Source: graphql-spring-boot 12.0.0 release notes; configuration metadata of graphql-spring-boot-autoconfigure 15.1.0.

Left: settings of an editor (`graphiql.endpoint.graphql`), which have another prefix and partly other names.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications, values_of
from pipeline.fixers.origin import depends_on
from pipeline.sources.project import Change
from shared.models import Wave

_EDITORS = {  # the old settings' prefix; the new one is below `graphql` for each
    "graphiql": "graphiql",
    "altair": "altair",
    "playground": "graphql.playground",
    "voyager": "voyager",
}


@fixer(
    "graphql-editors",
    title="Switch on the GraphQL editor whose starter became a part of another",
    source="graphql-spring-boot 12.0.0 release notes; metadata of graphql-spring-boot-autoconfigure 15.1.0",
    wave=Wave.POM,
)
def graphql_editors(case: Case) -> Iterator[Change]:
    for editor, prefix in _EDITORS.items():
        if depends_on(case.project, f"{editor}-spring-boot-starter"):
            off = "false" in values_of(case.project, f"{prefix}.enabled")
            reason = f"{editor} had a starter, which switched it on; it is part of graphql-spring-boot-starter now"
            modules = [] if off else applications(case.project)
            yield from added(case.project, f"graphql.{editor}.enabled", "true", reason, modules)
