"""What the code may do, and what it must go on doing."""

import pytest
from repair_policy import APP, CHAIN, CODE, SECURITY, SETTINGS, YAML, edited, java, refused


@pytest.mark.parametrize(
    "added",
    [
        'Runtime.getRuntime().exec("sh");',
        'new ProcessBuilder("sh").start();',
        'Class.forName("x.Y");',
        "defineClass(null, code, 0, 1);",
        "new URLClassLoader(urls);",
        'System.getenv("PATH");',
        "System.exit(0);",
        'Files.readString(Paths.get("/etc/passwd"));',
        'new Socket("h", 1);',
        "url.openConnection();",
        "HttpClient.newHttpClient();",
        'new InitialContext().lookup("x");',
        "// \\u000a Runtime.getRuntime().halt(1);\n",
    ],
)
def test_capabilities(added: str) -> None:
    assert "capabilities" in edited(APP, CODE, "return all", f"{added} return all")


def test_a_capability_that_was_there_stays_repairable() -> None:
    before = java("  Response get() throws Exception { HttpClient c = make(); c.run(); return c.send(url); }")
    assert edited(APP, before, "make()", "HttpClient.newBuilder().build()") == {}
    talks = java("  int size() { return 1; } // Runtime.getRuntime() is not used")
    assert edited(APP, talks, "// Runtime.getRuntime() is not used", "// never Runtime.getRuntime()") == {}


def test_hosts() -> None:
    before = java('  String url() { String base = "https://shop.example/a"; return base + path(); }')
    assert "hosts" in edited(APP, before, "shop.example", "evil.example")
    assert edited(APP, before, "shop.example/a", "shop.example/b") == {}


def test_hidden_code() -> None:
    assert "hidden-code" in edited(APP, CODE, "load()", 'load("\\u0022 + evil() + \\u0022")')
    assert "hidden-code" in edited(APP, CODE, "return all", "// \\u000a evil();\n return all")
    assert "syntax" in edited(APP, CODE, "load()", "\\u006coad()")
    assert edited(APP, CODE, "load()", 'load("\\u00e9")') == {}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "return 0;",
        "throw new UnsupportedOperationException();",
        "List<String> all = load(); if (all == null) return null; return 1;",
    ],
)
def test_emptied_bodies(body: str) -> None:
    assert "code-kept" in refused({APP: CODE}, {APP: java(f"  int size() {{ {body} }}")})


def test_a_short_method_still_works() -> None:
    short = java("  int size() { return load().size(); }")
    assert "code-kept" in edited(APP, short, "load().size()", "0")
    assert edited(APP, short, "load().size()", "load().length()") == {}


def test_a_failure_may_not_be_swallowed() -> None:
    throws = java("  int size() { int n = 0; n = load().size(); return n; }")
    caught = "try { n = load().size(); } catch (Exception e) { /* never */ }"
    assert "code-kept" in edited(APP, throws, "n = load().size();", caught)
    told = caught.replace("/* never */", "throw new IllegalStateException(e);")
    assert edited(APP, throws, "n = load().size();", told) == {}


def test_a_class_may_move_but_not_go() -> None:
    assert "code-kept" in refused({APP: CODE}, {APP: None})
    assert refused({APP: CODE}, {APP: None, "src/main/java/b/App.java": CODE}) == {}


def test_endpoints() -> None:
    before = 'package a; @RestController class App { @GetMapping("/a") String a() { log(); return name(); } }'
    assert "endpoints-kept" in edited(APP, before, '@GetMapping("/a") ', "")
    assert edited(APP, before, '@GetMapping("/a")', '@RequestMapping(path = "/a", method = RequestMethod.GET)') == {}


@pytest.mark.parametrize(
    ("find", "new"),
    [
        ('hasRole("ADMIN")', "permitAll()"),
        ('.antMatchers("/admin").hasRole("ADMIN")', ""),
        ("return http.build();", "http.csrf(c -> c.disable()); return http.build();"),
        ("http.authorizeRequests()", 'http.authorizeRequests().antMatchers("/**").permitAll()'),
        ("return http", "new NoOpPasswordEncoder(); return http"),
        (
            "class SecurityConfig",
            "@EnableAutoConfiguration(exclude = SecurityAutoConfiguration.class) class SecurityConfig",
        ),
    ],
)
def test_loosened_security(find: str, new: str) -> None:
    assert "security" in edited(SECURITY, CHAIN, find, new)


def test_security_in_its_new_spelling_is_the_same() -> None:
    after = CHAIN.replace(
        'http.authorizeRequests().antMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated();',
        'http.authorizeHttpRequests(r -> r.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated());',
    )
    assert refused({SECURITY: CHAIN}, {SECURITY: after}) == {}


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (SETTINGS, "management.endpoints.web.exposure.include=*\n"),
        (SETTINGS, "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.servlet.X\n"),
        (SETTINGS, "spring.jpa.hibernate.ddl-auto=create-drop\n"),
        (YAML, "spring:\n  flyway:\n    enabled: false\n"),
        (YAML, "server:\n  ssl:\n    enabled: false\n"),
    ],
)
def test_loosened_security_settings(path: str, new: str) -> None:
    assert "security" in refused({path: "# settings\n"}, {path: f"# settings\n{new}"})
    assert refused({path: "a: b\n"}, {path: "a: c\n"}) == {}
