"""The order of columns in the tables that Hibernate makes, where scripts insert rows without naming columns.

Hibernate 5 had the identifier first and then the attributes by name. Since 6.2 columns stand by the size of their
values, unless the strategy is `legacy`: `insert into shops values (1, 'Heaven', 7)` fails, or puts values into each
other's columns. Source: Hibernate 6.2 migration guide, column ordering; MappingSettings.COLUMN_ORDERING_STRATEGY.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.persistence.entities import entity_model
from pipeline.fixers.persistence.jpa_settings import makes_tables
from pipeline.sources.project import Change, Project
from shared.models import Wave

_KEY = "spring.jpa.properties.hibernate.column_ordering_strategy"
_INSERT = re.compile(r"(?i)\binsert\s+into\s+(?:\w+\.)?[`\"]?(\w+)[`\"]?\s+values\b")


@fixer(
    "hibernate-column-order",
    title="Keep the order of columns where scripts insert rows without naming them",
    source="Hibernate 6.2 migration guide, column ordering; MappingSettings.COLUMN_ORDERING_STRATEGY",
    wave=Wave.STARTUP,
)
def hibernate_column_order(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or not (inserted := _inserted(project)):
        return
    tables = {entity.table.lower() for entity in entity_model(project).classes.values()}
    for module in applications(project) if inserted & tables else ():
        if makes_tables(project, module):
            reason = "scripts give values in the order that columns had; Hibernate 6 sorts them by size"
            yield from added(project, _KEY, "legacy", reason, [module])


def _inserted(project: Project) -> set[str]:
    """Tables that scripts fill by position."""
    scripts = (project.text(path) for path in project.glob("**/resources/**.sql"))
    return {name.lower() for script in scripts for name in _INSERT.findall(script)}
