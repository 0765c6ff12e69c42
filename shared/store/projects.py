"""Projects: where a source is, and what was found out about it."""

from datetime import datetime
from pathlib import Path
from typing import Literal

from shared.store.database import Connection, Queries
from shared.store.rows import Row
from shared.store.sql import load_queries


class ProjectRow(Row):
    id: int
    group_id: int
    name: str
    source_type: Literal["git", "upload"]
    git_url: str | None
    ref: str | None
    subdir: str | None
    upload: str | None
    build_tool: str | None
    java_version: str | None
    spring_version: str | None
    created_at: datetime
    version: int
    run_id: str | None = None
    """Its newest run, where that was asked for too."""
    run_status: str | None = None
    run_created_at: datetime | None = None
    run_completed_at: datetime | None = None


class NewProject(Row):
    group_id: int
    name: str
    source_type: Literal["git", "upload"]
    git_url: str | None = None
    ref: str | None = None
    subdir: str | None = None
    upload: str | None = None


class Projects(Queries):
    SQL = load_queries(Path(__file__).parent / "projects.sql")

    def get(self, project_id: int) -> ProjectRow | None:
        """With its newest run."""
        found = self.find(None, project_id=project_id, limit=1)
        return found[0] if found else None

    def find(
        self,
        groups: list[int] | None,
        *,
        project_id: int | None = None,
        q: str | None = None,
        after: int = 0,
        limit: int = 50,
    ) -> list[ProjectRow]:
        """By id, those above `after`; `groups` None means all, `q` is part of the name or the URL."""
        values = {"groups": groups, "id": project_id, "q": contains(q), "after": after, "limit": limit}
        return self.all(ProjectRow, "find_projects", **values)

    def add(self, project: NewProject) -> int | None:
        """Its id; None when the group has one of that name."""
        return self.value("insert_project", **project.model_dump())

    def ensure(self, connection: Connection, project: NewProject) -> int:
        """Within the caller's transaction: the id of the group's project of that name, which takes on this source."""
        row = connection.execute(self.sql("ensure_project"), project.model_dump()).fetchone()
        assert row is not None, "an upsert returns its row"
        return int(row["id"])

    def change(self, project_id: int, version: int, project: NewProject) -> bool:
        """False when it was changed since `version`. Raises Taken for a name that the group has."""
        return self.execute_unique("update_project", **project.model_dump(), id=project_id, version=version)

    def delete(self, project_id: int) -> list[str] | None:
        """Deletes it and its runs; their ids, for their files to follow. None while one of them is unfinished."""
        with self.database.transaction() as connection:
            if connection.execute(self.sql("unfinished_runs_of_project"), {"id": project_id}).fetchone():
                return None
            runs = [row["id"] for row in connection.execute(self.sql("runs_of_project"), {"id": project_id})]
            connection.execute(self.sql("delete_runs_of_project"), {"id": project_id})
            connection.execute(self.sql("delete_project"), {"id": project_id})
            return runs


def contains(text: str | None) -> str | None:
    """The LIKE pattern for `text` somewhere inside."""
    if text is None:
        return None
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
