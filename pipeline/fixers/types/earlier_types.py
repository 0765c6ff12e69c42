"""Types of Spring that moved or were renamed on the way from Boot 2.0 to 3, and kept their shape.

Source: class listings of the jars that Spring Boot 2.0.9, 2.1.18, 2.3.12, 2.7.18 and 3.5.16 manage;
successors compared by their members, and compiled against 3.5.16 (table `earlier_types`). Each of them is in 2.7 too.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.knowledge.tables import read_table
from pipeline.sources.project import Change
from shared.models import Wave

_SPRING = b"org.springframework."


@fixer(
    "earlier-types",
    title="Follow types of Spring that moved or were renamed since Boot 2.0, in code and in settings",
    source="jars that Spring Boot 2.0.9 to 2.7.18 and 3.5.16 manage, compared; table `earlier_types`",
    wave=Wave.IMPORTS,
    boot3=False,
)
def earlier_types(case: Case) -> Iterator[Change]:
    names = {row["name"]: row["successor"] for row in read_table("earlier_types")}
    packages = {name.rpartition(".")[0].encode() for name in names}
    for path in case.project.java_paths(*sorted(packages)):
        file = case.project.java(path)
        after = rename_types(file, names)
        if after != file.source:
            yield Change(path, after, "Spring has this type in another place or by another name")
    named = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, names))})(?!\w)")
    for path in case.project.glob("**/*.properties", "**/*.yml", "**/*.yaml", "**/*.xml"):
        if _SPRING in case.project.read(path):
            after = named.sub(lambda found: names[found[1]], text := case.project.text(path))
            if after != text:
                yield Change.text(path, after, "a class that is named here is in another place or has another name")
