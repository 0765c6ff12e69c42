"""500 ended runs of a made-up company, as a page should look when it is used: for pictures, lists and figures."""

import json
from datetime import UTC, datetime, timedelta
from random import Random

from psycopg import Connection

from shared.events import RunRequest
from shared.models import GitSource
from shared.store import Store

RUNS = 500
DAYS = 29
GROUPS = {
    "payments": "Cards, ledgers and payouts",
    "logistics": "Warehouses, carriers and routes",
    "storefront": "What customers see and buy",
    "accounts": "Sign-in, profiles and consent",
}
PROJECTS = [
    ("payments", "ledger-service", "maven", "1.8", "2.7.18"),
    ("payments", "payout-scheduler", "maven", "11", "2.6.15"),
    ("payments", "card-vault", "maven", "1.8", "2.5.14"),
    ("payments", "invoice-api", "maven", "11", "2.7.12"),
    ("payments", "fraud-rules", "maven", "1.8", "2.3.12"),
    ("payments", "settlement-batch", "maven", "1.8", "2.4.13"),
    ("logistics", "warehouse-stock", "maven", "1.8", "2.5.5"),
    ("logistics", "route-planner", "gradle", "11", "2.7.18"),
    ("logistics", "carrier-gateway", "maven", "1.8", "2.6.6"),
    ("logistics", "parcel-tracking", "maven", "11", "2.7.9"),
    ("logistics", "returns-desk", "maven", "1.8", "2.2.13"),
    ("storefront", "catalogue-api", "maven", "11", "2.7.18"),
    ("storefront", "basket-service", "maven", "1.8", "2.6.15"),
    ("storefront", "price-engine", "maven", "1.8", "2.5.14"),
    ("storefront", "search-indexer", "gradle", "11", "2.7.5"),
    ("storefront", "review-board", "maven", "1.8", "2.4.13"),
    ("accounts", "identity-provider", "maven", "1.8", "2.5.14"),
    ("accounts", "profile-service", "maven", "11", "2.7.18"),
    ("accounts", "consent-register", "maven", "1.8", "2.7.3"),
    ("accounts", "mail-templates", "maven", "1.8", "2.3.12"),
]
PEOPLE = ["mina.park", "j.alvarez", "sofia.lind", "t.okafor"]
DATABASE = "The project does not build as it came: its tests need a MySQL server."
FAILURES = [
    (
        "build",
        "tests",
        "2 tests that passed before fail: RoundingTest#halfUp, #negative",
        "Compare them on the Tests page.",
    ),
    ("build", "build", "cannot find symbol: class OAuth2RestTemplate", "Choose a successor of Boot 2's OAuth client."),
    ("build", "build", "package com.netflix.hystrix does not exist", "Choose Resilience4j, or take it out."),
    ("baseline", "environment", DATABASE, "Give the tests a database, or go on without a baseline."),
    ("verify", "gate", "T4: one test is skipped now that ran before.", "See the checks in the report."),
]
FIXERS = [
    ("javax-to-jakarta", "src/main/java/Order.java", "EE packages are called jakarta since EE 9", 0.95, 9),
    ("spring-boot-version", "pom.xml", "Spring Boot 3.5.16", 1.0, 1),
    ("java-version", "pom.xml", "Java 17", 1.0, 1),
    ("boot-property-keys", "src/main/resources/application.properties", "the key was renamed in Boot 3", 0.7, 3),
    ("security-adapter", "src/main/java/SecurityConfig.java", "Spring Security 6: chains are beans", 0.6, 1),
    ("junit4-to-junit5", "src/test/java/OrderTest.java", "JUnit 4 became JUnit 5", 0.55, 5),
    ("hibernate-6-queries", "src/main/java/OrderRepository.java", "Hibernate 6 checks names in queries", 0.35, 2),
    ("springfox-config", "src/main/java/SwaggerConfig.java", "springdoc takes Springfox's place", 0.4, 1),
    ("http-client5-code", "src/main/java/ClientConfig.java", "Spring 6 works with HttpClient 5 only", 0.3, 2),
]
MODELS = {"gpt-4.1-mini": 0.006, "gpt-4.1": 0.05}
"""Name and USD of a small answer."""


def fill(store: Store) -> None:
    chance = Random(6)  # noqa: S311 -- the same company each time
    with store.transaction() as connection:
        groups = {name: _group(connection, name, text) for name, text in GROUPS.items()}
        projects = [_project(connection, groups[group], *rest) for group, *rest in PROJECTS]
        for number in range(RUNS):
            _run(connection, chance, number, chance.choice(projects), _begun(chance, number))


def git_of(name: str) -> GitSource:
    return GitSource(url=f"https://git.example.org/{name}.git")


def _group(connection: Connection[dict[str, int]], name: str, text: str) -> int:
    query = "INSERT INTO groups (name, description) VALUES (%s, %s) RETURNING id"
    return connection.execute(query, [name, text]).fetchone()["id"]  # type: ignore[index]


def _project(connection: Connection[dict[str, int]], group: int, name: str, *facts: str) -> tuple[int, str]:
    query = """INSERT INTO projects (group_id, name, source_type, git_url, build_tool, java_version, spring_version)
        VALUES (%s, %s, 'git', %s, %s, %s, %s) RETURNING id"""
    row = connection.execute(query, [group, name, git_of(name).url, *facts]).fetchone()
    return row["id"], name  # type: ignore[index]


def _begun(chance: Random, number: int) -> datetime:
    """The newest first, two hours ago at the latest; most of the older ones on weekdays."""
    begun = datetime.now(UTC) - timedelta(hours=2, days=DAYS * number / RUNS, minutes=chance.uniform(0, 50))
    older = begun.weekday() > 4 and number > 9
    return begun - timedelta(days=begun.weekday() - 4) if older and chance.random() < 0.8 else begun


def _run(
    connection: Connection[dict[str, int]], chance: Random, number: int, project: tuple[int, str], begun: datetime
) -> None:
    run, (project_id, name) = f"5eed{number:08x}", project
    luck = chance.random()
    failed = chance.choice(FAILURES) if luck < 0.14 + 0.1 * number / RUNS else None  # fewer of late
    status = "failed" if failed else "cancelled" if luck > 0.97 else "succeeded"
    steps = _steps(chance, begun, failed[0] if failed else "migrate" if status == "cancelled" else None)
    failure = dict(zip(("step", "kind", "message", "next_action"), failed, strict=True)) if failed else None
    request = RunRequest(run_id=run, name=name, project_id=project_id, git=git_of(name))
    query = """INSERT INTO runs
            (id, project_id, status, request, requester, failure, error_message, created_at, started_at, completed_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
    said = "Cancelled on request." if status == "cancelled" else None
    values = [
        run,
        project_id,
        status,
        request.model_dump_json(),
        chance.choice(PEOPLE),
        failure and json.dumps(failure),
        said,
    ]
    connection.execute(query, [*values, begun, begun, max(end for *_, end in steps)])
    step = """INSERT INTO run_steps (run_id, step_type, status, attempts, started_at, completed_at)
        VALUES (%s, %s, %s, 1, %s, %s)"""
    with connection.cursor() as cursor:
        last = "failed" if failed else "cancelled" if status == "cancelled" else "succeeded"
        ends = {steps[-1][0]: last}
        cursor.executemany(step, [(run, step, ends.get(step, "succeeded"), start, end) for step, start, end in steps])
        if status != "cancelled" and not (failed and failed[0] == "baseline"):
            cursor.executemany(EDIT, _edits(chance, run, begun))


def _steps(chance: Random, begun: datetime, until: str | None) -> list[tuple[str, datetime, datetime]]:
    """Name, start and end, up to the one that the run ended with."""
    size = chance.lognormvariate(0, 0.5)
    seconds = {"prepare": 2.0, "baseline": 95.0, "migrate": 5.0, "build": 110.0, "verify": 0.4, "report": 0.8}
    after = {"baseline": "prepare", "migrate": "prepare", "build": "migrate", "verify": "build", "report": "verify"}
    ends: dict[str, datetime] = {}
    steps: list[tuple[str, datetime, datetime]] = []
    for name, length in seconds.items():
        start = ends[after[name]] if name in after else begun
        if name == "verify":
            start = max(start, ends["baseline"])
        ends[name] = start + timedelta(seconds=size * length * chance.uniform(0.8, 1.3))
        steps.append((name, start, ends[name]))
        if name == until:
            break
    return steps


EDIT = """INSERT INTO edits (run_id, id, step, fixer, path, reason, insertions, deletions, model, tokens, usd, made_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def _edits(chance: Random, run: str, at: datetime) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for fixer, path, reason, share, most in FIXERS:
        for number in range(chance.randint(1, most) if chance.random() < share else 0):
            lines = chance.randint(1, 6)
            rows.append((run, f"{fixer}-{number}", "migrate", fixer, path, reason, lines, lines, None, None, None, at))
    if chance.random() < 0.22:
        model, usd = chance.choice(list(MODELS.items()))
        cost = (model, chance.randint(4_000, 30_000), usd * chance.uniform(0.6, 2.5))
        reason = "the removed client's calls, with its successor"
        rows.append((run, "repair-1", "repair", "language-model", "src/main/java/Client.java", reason, 9, 7, *cost, at))
    return rows
