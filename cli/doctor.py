"""`autobuilder doctor`: what a migration needs on this machine, and what to do about what is missing."""

import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from typing import Literal

from rich.console import Console
from rich.markup import escape

from pipeline.tools.jdk import find_jdks, maven_home, maven_version
from shared.errors import AutoBuilderError
from shared.settings import Settings

ENOUGH_BYTES = 5 * 1024**3
SIGNS = {"ok": "[green]✓[/]", "note": "[yellow]![/]", "missing": "[red]✗[/]"}


@dataclass(frozen=True)
class Finding:
    subject: str
    state: Literal["ok", "note", "missing"]
    detail: str


def doctor(as_json: bool) -> int:
    """Exit code 0, or 4 when something is missing without which no migration runs."""
    settings = Settings()
    findings = [python(), *jdks(), maven(), git(), disk(settings), database(settings)]
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        console = Console(emoji=False)
        for finding in findings:
            console.print(
                f"{SIGNS[finding.state]} {finding.subject:11} {escape(finding.detail)}", highlight=False, soft_wrap=True
            )
    return 4 if any(finding.state == "missing" for finding in findings) else 0


def python() -> Finding:
    return Finding("Python", "ok", f"{sys.version.split()[0]} in {sys.prefix}")


def jdks() -> list[Finding]:
    found = find_jdks()
    findings = [Finding(f"JDK {jdk.version}", "ok", f"{jdk.vendor or 'unknown vendor'} in {jdk.home}") for jdk in found]
    versions = {jdk.version for jdk in found}
    if 17 not in versions:
        findings.append(Finding("JDK 17", "missing", "install it, or set JAVA_HOME_17: every migration builds with it"))
    if not versions & {8, 11}:
        advice = "without JDK 8 or 11 a baseline is built on 17, which a few projects' old Lombok or Mockito refuse"
        findings.append(Finding("JDK 8, 11", "note", advice))
    return findings


def maven() -> Finding:
    home = maven_home()
    if home is None:
        return Finding("Maven", "missing", "install Maven 3.8 or newer, or set MAVEN_HOME")
    return Finding("Maven", "ok", f"{maven_version(home)} in {home}")


def git() -> Finding:
    path = shutil.which("git")
    if path is None:
        return Finding("git", "missing", "install git: the patch is written with it")
    return Finding("git", "ok", path)


def disk(settings: Settings) -> Finding:
    place = next(p for p in (settings.home, *settings.home.parents) if p.exists())
    free = shutil.disk_usage(place).free
    detail = f"{free / 1024**3:.1f} GiB free at {place}"
    return Finding("disk", "ok" if free >= ENOUGH_BYTES else "note", detail)


def database(settings: Settings) -> Finding:
    """Starts the embedded server if need be: that it starts is what one wants to know."""
    from host.postgres import database_url
    from shared.store.schema import server_version

    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        with database_url(settings.database_url, settings.home) as url:
            version = server_version(url)
    except (AutoBuilderError, OSError) as error:
        return Finding("PostgreSQL", "missing", str(error))
    kind = "AUTOBUILDER_DATABASE_URL" if settings.database_url else f"embedded, in {settings.home}"
    supported = 15 <= version <= 18
    as_root = ", run by system user pgserver" if os.geteuid() == 0 and not settings.database_url else ""
    return Finding("PostgreSQL", "ok" if supported else "note", f"{version} ({kind}{as_root})")
