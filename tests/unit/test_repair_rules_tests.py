"""Tests stay, run, and ask for the same; they may be adapted to an API."""

import pytest
from repair_policy import APP, CODE, TEST, TESTS, edited, refused


@pytest.mark.parametrize(
    ("find", "new", "rule"),
    [
        ("@Test void adds()", "void adds()", "tests-kept"),
        ("@Test void adds()", "@Disabled @Test void adds()", "tests-kept"),
        ("@Test void adds()", '@EnabledIfSystemProperty(named = "x", matches = "y") @Test void adds()', "tests-kept"),
        ("@Test void adds()", "@Test void addsNot()", "tests-kept"),
        ("class AppTest", "@Ignore class AppTest", "tests-kept"),
        ("    assertEquals(3, sum);\n", "", "assertions-kept"),
        ("assertEquals(3, sum)", "assertTrue(true)", "assertions-kept"),
        ("int sum = add(1, 2);", "int sum = add(1, 2); if (sum > 3) return;", "assertions-kept"),
        ("int sum = add(1, 2);", "assumeTrue(add(1, 2) == 3); int sum = 3;", "assertions-kept"),
        ("assertEquals(3, sum);", "try { assertEquals(3, sum); } catch (Throwable t) { }", "assertions-kept"),
        ("assertEquals(3, sum)", "assertEquals(4, sum)", "expectations-kept"),
        ('isEqualTo("x")', "isNotNull()", "expectations-kept"),
        ("status().isOk()", "status().isNotFound()", "expectations-kept"),
        (
            "@Test void adds()",
            "@BeforeEach void off() { Assumptions.assumeTrue(false); }\n  @Test void adds()",
            "tests-run",
        ),
        ("class AppTest", '@Tag("slow") class AppTest', "tests-run"),
        ("int sum = add(1, 2);\n    assertEquals(3, sum);", "assertEquals(3, 3);", "tests-ask"),
        ("assertEquals(3, sum)", "assertEquals(sum, sum)", "tests-ask"),
        ("@Test void adds()", "void assertEquals(int a, int b) { log(a); }\n  @Test void adds()", "no-stand-ins"),
    ],
)
def test_weakened_tests(find: str, new: str, rule: str) -> None:
    assert rule in edited(TEST, TESTS, find, new)


@pytest.mark.parametrize(
    ("find", "new"),
    [
        ("int sum = add(1, 2);", "int sum = calculator.add(1, 2);"),
        ("assertEquals(3, sum)", "assertEquals(3, (int) sum)"),
        ("package a;", "package a;\nimport org.junit.jupiter.api.Test;"),
        (
            'assertThat(name()).isEqualTo("x");',
            'assertThat(name()).isEqualTo("x");\n    assertThat(name()).hasSize(1);',
        ),
    ],
)
def test_tests_may_be_adapted_to_an_api(find: str, new: str) -> None:
    assert edited(TEST, TESTS, find, new) == {}


def test_a_new_extension_that_disables_tests_is_refused() -> None:
    code = "package a; class Off implements ExecutionCondition { }"
    assert "tests-run" in refused({}, {"src/test/java/a/Off.java": code})
    assert (
        refused({APP: CODE}, {"src/test/java/a/Clock.java": "package a; class Clock { int now() { return 1; } }"}) == {}
    )


@pytest.mark.parametrize(
    "path",
    [
        "src/test/java/org/junit/jupiter/api/Assertions.java",
        "src/test/java/org/junit/jupiter/api/Other.java",
        "src/main/java/com/shop/core/Assertions.java",
        "src/test/java/Default.java",
    ],
)
def test_nothing_stands_in_for_a_library(path: str) -> None:
    name = path.rpartition("/")[2].removesuffix(".java")
    package = path.partition("/java/")[2].rpartition("/")[0].replace("/", ".")
    code = f"package {package}; public class {name} {{ public static int x; }}"
    core = {"src/main/java/com/shop/core/App.java": "package com.shop.core; class App { }"}
    assert "no-stand-ins" in refused(core, {path: code if package else code.partition("; ")[2]})


def test_a_directory_does_not_hide_a_package() -> None:
    code = "package org.junit.jupiter.api; public class Helper { }"
    assert "no-stand-ins" in refused({APP: CODE}, {"src/test/java/a/Helper.java": code})


def test_new_types_may_be_made_beside_the_projects_own() -> None:
    core = {"src/main/java/com/shop/core/App.java": "package com.shop.core; class App { }"}
    assert refused(core, {"src/main/java/com/shop/web/Web.java": "package com.shop.web; class Web { }"}) == {}
    assert refused(core, {"src/main/java/com/shop/core/B.java": "package com.shop.core; class B { }"}) == {}
