"""Auto-configurations listed where Boot 3 looks for them."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.properties import PropertiesFile
from pipeline.sources.settings import Setting
from shared.models import Wave

_KEYS = (
    "org.springframework.boot.autoconfigure.EnableAutoConfiguration",
    "org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration",
)
_SLICES = "org.springframework.boot.test.autoconfigure."
_NAMES = {_KEYS[0]: "org.springframework.boot.autoconfigure.AutoConfiguration"}


@fixer(
    "auto-configuration-imports",
    title="List auto-configurations in AutoConfiguration.imports instead of spring.factories",
    source="Spring Boot 2.7 release notes, Changes to Auto-configuration; 3.0 migration guide; catalogue L04",
    wave=Wave.STARTUP,
)
def auto_configuration_imports(case: Case) -> Iterator[Change]:
    for path in case.project.glob("**/META-INF/spring.factories"):
        file = PropertiesFile(case.project.read(path))
        found = [s for s in file.settings if s.key in _KEYS or s.key.startswith(_SLICES)]
        if not found:
            continue
        left = file.without(found)
        kept = left.source if left.settings else None
        yield Change(path, kept, "Boot 3 no longer reads auto-configurations from spring.factories")
        for setting in found:
            home = f"{path.removesuffix('.factories')}/{_NAMES.get(setting.key, setting.key)}.imports"
            known = case.project.text(home) if home in case.project else ""
            yield Change.text(home, _merged(known, setting), "Boot 3 reads auto-configurations from here")


def _merged(known: str, setting: Setting) -> str:
    lines = [line for line in known.splitlines() if line.strip()]
    names = [part.strip() for part in setting.value.split(",") if part.strip()]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines + names))
