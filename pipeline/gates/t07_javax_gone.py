"""T7: nothing of Java EE is left under javax.* when the target is Spring Boot 3 (Jakarta EE 9+).

Left-overs often compile: with an old API jar still there, `javax.validation` constraints are not applied and
`javax.transaction.Transactional` methods run without a transaction (catalogue E23, F21).
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.gates.base import Evidence, Gate, Verdict, nothing_to_ask, passed, refuse_or
from pipeline.gates.build_files import classpath
from pipeline.gates.comments import without_comments
from pipeline.gates.methods import is_test_path
from pipeline.gates.versions import lower
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project

_EE = (
    r"javax\.(servlet|persistence|validation|transaction(?!\.xa)|ws\.rs|jms|mail|inject|xml\.bind|xml\.ws|xml\.soap|jws"
    r"|websocket|faces|el|ejb|enterprise|interceptor|decorator|batch|json|resource)\b"
)
_NAME = re.compile(rf"(?<![\w.]){_EE}[\w.]*")
_CONFIGURATION = (
    "**/*.properties",
    "**/*.yml",
    "**/*.yaml",
    "**/*.xml",
    "**/*.jsp",
    "**/*.jspf",
    "**/*.tld",
    "**/*.kt",
)

_API_JARS = re.compile(
    r"javax\.(servlet|persistence|validation|transaction|ws\.rs|jms|mail)(\.jsp)?:.*|com\.sun\.mail:javax\.mail"
    r"|org\.hibernate\.javax\.persistence:.*|org\.jboss\.spec\.javax\.\w+:.*|org\.apache\.geronimo\.specs:geronimo-(jta|jpa|jms|servlet).*"
)
_BELOW = {
    "jakarta.servlet:jakarta.servlet-api": "5",
    "jakarta.persistence:jakarta.persistence-api": "3",
    "jakarta.validation:jakarta.validation-api": "3",
    "jakarta.transaction:jakarta.transaction-api": "2",
    "jakarta.ws.rs:jakarta.ws.rs-api": "3",
    "jakarta.jms:jakarta.jms-api": "3",
    "com.sun.mail:jakarta.mail": "2",
    "org.mybatis.spring.boot:mybatis-spring-boot-starter": "3",
    "com.github.pagehelper:pagehelper-spring-boot-starter": "1.4.6",
    "org.hibernate.validator:hibernate-validator": "7",
    "io.jsonwebtoken:jjwt": "0.10",
    "org.apache.tomcat.embed:tomcat-embed-core": "10",
}
"""Below this version the artifact is, or is compiled against, the javax API (catalogue C04-C13, L18)."""
_DEAD = frozenset(
    {
        "net.sf.dozer:dozer",
        "com.alibaba:druid-spring-boot-starter",
        "com.baomidou:mybatis-plus-boot-starter",
        "org.springdoc:springdoc-openapi-ui",
        "io.springfox:springfox-boot-starter",
        "io.springfox:springfox-swagger2",
        "com.fasterxml.jackson.module:jackson-module-jaxb-annotations",
        "org.hibernate:hibernate-entitymanager",
        "org.hibernate:hibernate-core",
    }
)
"""Has no release for Jakarta EE 9 under this name."""
_DEAD_FOR = {"com.fasterxml.jackson.module:jackson-module-jaxb-annotations": b"jakarta.xml.bind.annotation"}
"""Dead only for what it no longer sees, as sources name it; otherwise a library's own affair."""
_HARMLESS_WITH = {"io.jsonwebtoken:jjwt": "javax.xml.bind:jaxb-api"}
"""Works as it is when this jar is beside it: it brings the javax classes that it needs itself."""


def _judge(evidence: Evidence) -> Verdict:
    if not evidence.target.is_boot3:
        return nothing_to_ask("Spring Boot 2 stays on javax.")
    after = evidence.after
    offenders = [*_in_java(after), *_in_configuration(after), *_jars(evidence.build.classpath, after)]
    jars = "and runtime jars " if evidence.build.classpath else "(no class path was recorded) "
    return refuse_or(
        offenders, passed(f"No Java EE name under javax in sources, strings, configuration {jars}is left.")
    )


def _in_java(project: Project) -> Iterator[str]:
    for path in project.java_paths(b"javax."):
        for name in dict.fromkeys(_names(project.java(path))):
            yield f"{name} ({path})"


def _names(file: JavaFile) -> Iterator[str]:
    """Imports, qualified names and string literals; comments may say what they like."""
    for node in file.walk("scoped_identifier", "scoped_type_identifier", "string_literal"):
        if node.parent is None or node.parent.type not in ("scoped_identifier", "scoped_type_identifier"):
            yield from (found.group() for found in _NAME.finditer(file.text(node)))


def _in_configuration(project: Project) -> Iterator[str]:
    """Of main code: `javax.persistence.*` keys in persistence.xml or application.yml are ignored silently."""
    for path in project.glob(*_CONFIGURATION):
        if not is_test_path(path) and not path.endswith("pom.xml") and "src/" in path:
            text = without_comments(path, project.text(path))
            yield from (f"{found.group()} ({path})" for found in _NAME.finditer(text))


def _jars(entries: Iterable[str], project: Project) -> Iterator[str]:
    used = {ga: (version, scope) for ga, version, scope in classpath(entries)}
    for ga, (version, scope) in used.items():
        if scope not in ("compile", "runtime") or _HARMLESS_WITH.get(ga) in used:
            continue
        if ga in _DEAD_FOR and not project.java_paths(_DEAD_FOR[ga]):
            continue
        if _API_JARS.fullmatch(ga) or ga in _DEAD or (ga in _BELOW and lower(version, _BELOW[ga])):
            yield f"{ga}:{version} is on the runtime class path"


JAVAX_GONE = Gate("T7", "Nothing of Java EE is left under javax", _judge)
