from typing import Any
from pipeline.sources.project import Project
class GradleBuild:
    @staticmethod
    def scripts_of(project: Project) -> list[str]:
        return []
    def __init__(self, project: Any): ...
