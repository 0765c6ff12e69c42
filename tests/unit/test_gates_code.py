"""T9 to T13: a green build that does less, or guards less, is refused."""

import pytest
from gate_evidence import check, evidence, result

from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case
from pipeline.fixers.engine import run_proactive
from pipeline.gates import GATES
from pipeline.steps.verify import verify
from shared.models import AppliedEdit, Outcome

APP = "src/main/java/a/App.java"
SETTINGS = "src/main/resources/application.properties"


def test_t9_passes_when_the_key_was_renamed() -> None:
    before, after = {SETTINGS: "spring.redis.host=a\n"}, {SETTINGS: "spring.data.redis.host=a\n"}
    assert check("T9", evidence(before, after)).passed is True


@pytest.mark.parametrize(
    "left",
    [
        {SETTINGS: "spring.redis.host=a\n"},
        {"src/main/resources/application.yml": "spring:\n  redis:\n    host: a\n"},
        {APP: 'class App { @Value("${spring.redis.host:x}") String host; }'},
        {"src/test/java/ATest.java": '@TestPropertySource(properties = "spring.redis.host=a") class ATest {}'},
    ],
)
def test_t9_refuses_a_key_that_boot_3_ignores(left: dict[str, str]) -> None:
    found = check("T9", evidence(left))
    assert (found.passed, found.detail) == (
        False,
        f"spring.redis.host is now spring.data.redis.host ({next(iter(left))})",
    )


def test_t9_refuses_a_key_that_was_commented_out() -> None:
    found = check("T9", evidence({SETTINGS: "spring.redis.host=a\n"}, {SETTINGS: "# spring.redis.host=a\n"}))
    assert (found.passed, found.detail) == (
        False,
        f"spring.redis.host was dropped, spring.data.redis.host is not set ({SETTINGS})",
    )


def test_t9_names_keys_without_a_successor_and_leaves_them_to_a_person() -> None:
    found = check("T9", evidence({SETTINGS: "spring.jpa.hibernate.use-new-id-generator-mappings=false\n"}))
    assert found.passed is True
    assert "for a person to decide: spring.jpa.hibernate.use-new-id-generator-mappings" in found.detail


@pytest.mark.parametrize(
    "marker", ["/*~~(no type)~~>*/", "<!--~~(x)~~>-->", "// TODO (OpenRewrite) fix", "<<<<<<< ours", "======="]
)
def test_t11_refuses_a_marker_that_is_new(marker: str) -> None:
    found = check("T11", evidence({APP: "class App {}\n"}, {APP: f"class App {{}}\n{marker}\n"}))
    assert found.passed is False
    assert f"in {APP}, line 2" in found.detail
    assert check("T11", evidence({APP: f"{marker}\n"}, {APP: f"{marker}\nclass App {{}}\n"})).passed is True


CONTROLLER = """@RestController @RequestMapping("/api")
class App {
  @GetMapping({"/a", "/b"}) String read() { return repository.one(); }
  @RequestMapping(path = "/c", method = {RequestMethod.PUT, RequestMethod.POST}) void write() { repository.save(); }
}"""


def test_t12_compares_the_declared_endpoints() -> None:
    same = check("T12", evidence({APP: CONTROLLER}))
    assert same.passed is None
    assert "All 4 declared endpoints are still mapped" in same.detail
    lost = check(
        "T12", evidence({APP: CONTROLLER}, {APP: CONTROLLER.replace('"/b"', '"/B"').replace("RequestMethod.PUT, ", "")})
    )
    assert (lost.passed, lost.detail) == (
        False,
        f"GET /api/b is no longer mapped ({APP}); PUT /api/c is no longer mapped ({APP})",
    )


def test_t12_knows_the_paths_of_spring_data_rest_s_controllers() -> None:
    before = '@RepositoryRestController @RequestMapping("/api/orders/") class App { @GetMapping("/late") void a() {} }'
    after = before.replace('Controller @RequestMapping("/api/orders/")', 'Controller("/orders")')
    base = {SETTINGS: "spring.data.rest.base-path=/api\n"}
    assert check("T12", evidence({APP: before, **base}, {APP: after, **base})).passed is None
    lost = check("T12", evidence({APP: before, **base}, {APP: after.replace('("/orders")', ""), **base}))
    assert (lost.passed, lost.detail) == (False, f"GET /orders/late is no longer mapped ({APP})")


BOARD = """package a;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.hystrix.dashboard.EnableHystrixDashboard;
@SpringBootApplication @EnableHystrixDashboard class App {}"""


def test_t12_asks_a_person_about_pages_that_ended() -> None:
    before = evidence({APP: BOARD})
    case = Case(project=before.before, target=before.target)
    done = run_proactive(case, [fixer for fixer in FIXERS if fixer.id == "hystrix-dashboards"])
    after = {path: done.project.text(path) for path in done.project.paths}
    assert "Hystrix" not in after[APP]
    found = check("T12", evidence({APP: BOARD}, after, edits=done.edits))
    assert found.passed is None
    assert f"for a person to decide what takes its place: Hystrix's dashboard ({APP})." in found.detail
    assert check("T12", before).detail.startswith("Does not apply")


def test_t12_refuses_an_ended_page_that_nobody_says_went() -> None:
    found = check("T12", evidence({APP: BOARD}, {APP: "package a; class App {}"}))
    assert (found.passed, found.detail) == (False, f"Hystrix's dashboard is no longer served ({APP})")


WORK = "package a; class App { int sum(int a) { int b = a + 1; return b; } void save() { repository.save(); } }"


def test_t13_lets_a_void_method_become_a_bean_of_no_value() -> None:
    before = {APP: "package a; class App { @Bean void start() { client.start(); } }"}
    after = {APP: "package a; class App { @Bean Void start() { client.start(); return null; } }"}
    emptied = {APP: "package a; class App { @Bean Void start() { return null; } }"}
    another = {APP: "package a; class App { @Bean Client start() { client.start(); return null; } }"}
    assert check("T13", evidence(before, after)).passed is True
    assert check("T13", evidence(before, emptied)).passed is False
    assert check("T13", evidence(before, another)).passed is False


def test_t13_passes_when_the_bodies_only_changed() -> None:
    assert check("T13", evidence({APP: WORK}, {APP: WORK.replace("a + 1", "Math.addExact(a, 1)")})).passed is True


@pytest.mark.parametrize(
    ("body", "instead", "says"),
    [
        ("repository.save();", "", "a.App#save/0 was emptied"),
        ("repository.save();", "// later", "a.App#save/0 was emptied"),
        ("int b = a + 1; return b;", "return 0;", "only returns a constant now"),
        ("return b;", "return null;", "`return null` was added"),
        ("repository.save();", "throw new UnsupportedOperationException();", "UnsupportedOperationException was added"),
    ],
)
def test_t13_refuses_a_body_that_does_less(body: str, instead: str, says: str) -> None:
    found = check("T13", evidence({APP: WORK}, {APP: WORK.replace(body, instead)}))
    assert found.passed is False
    assert says in found.detail


def test_t13_refuses_a_deleted_class_unless_a_fixer_did_it() -> None:
    assert check("T13", evidence({APP: WORK}, {})).detail == f"class a.App is gone ({APP})"
    edit = AppliedEdit(fixer="servlet-adapter", path=APP, reason="Nothing is left in it.")
    assert check("T13", evidence({APP: WORK}, {}, edits=(edit,))).passed is True


def test_t13_refuses_mappers_that_copy_nothing() -> None:
    mapper = {APP: "import org.mapstruct.Mapper; @Mapper interface App { B map(A a); }"}
    pom = {"pom.xml": "<project><g>org.projectlombok</g><a>lombok</a></project>"}
    assert "copy nothing" in check("T13", evidence(mapper | pom)).detail
    bound = {"pom.xml": pom["pom.xml"].replace("</project>", "<a>lombok-mapstruct-binding</a></project>")}
    assert check("T13", evidence(mapper | bound)).passed is not False


def test_verify_needs_a_green_build_and_no_refusal() -> None:
    good = evidence({APP: WORK})
    assert verify(good).passed
    assert [c.id for c in verify(good).checks] == [f"T{n}" for n in range(1, 14)] == [g.id for g in GATES]
    assert not verify(evidence({APP: WORK}, build=result(outcome=Outcome.FAILED))).passed
    assert not verify(evidence({APP: WORK}, {APP: WORK.replace("repository.save();", "")})).passed
