"""Settings that were encrypted by Jasypt's Spring Boot starter before 3.0, whose defaults are others since.

Source: jasypt-spring-boot README, "Update 11/24/2019: 3.0.0 Release" (PBEWITHHMACSHA512ANDAES_256 took the place of
PBEWithMD5AndDES, RandomIvGenerator that of NoIvGenerator): "if you were using the default values, set these".
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added_all, applications
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.knowledge import older
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from shared.models import Wave

_LIBRARIES = tuple(f"com.github.ulisesbocchio:jasypt-spring-boot{suffix}" for suffix in ("", "-starter"))
_BEFORE = {
    "jasypt.encryptor.algorithm": "PBEWithMD5AndDES",
    "jasypt.encryptor.iv-generator-classname": "org.jasypt.iv.NoIvGenerator",
}


@fixer(
    "jasypt-defaults",
    title="Let Jasypt read what it encrypted before 3.0",
    source="jasypt-spring-boot README, 3.0.0 release; catalogue C08",
    wave=Wave.STARTUP,
)
def jasypt_defaults(case: Case) -> Iterator[Change]:
    """Before `boot3-libraries`, which raises it."""
    if _of_before_3(case.project):
        reason = "the encrypted settings were made with the defaults of Jasypt's starter before 3.0"
        yield from added_all(case.project, _BEFORE, reason, _modules(case.project))


def _of_before_3(project: Project) -> bool:
    for build in builds_of(project):
        for declared in build.declared:
            version = declared.version or build.locally_managed(declared)
            if declared.ga in _LIBRARIES and version is not None and older(version, "3.0.0"):
                return True
    return False


def _modules(project: Project) -> list[str]:
    """Those whose settings are encrypted; all, where that is said elsewhere (by a configuration server, say)."""
    encrypted = {project.module_of(path) for path, file in config_files(project) if b"ENC(" in file.source}
    homes = applications(project)
    return [module for module in homes if module in encrypted] or homes
