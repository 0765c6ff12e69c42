"""No secret of a project leaves in a prompt, and code that holds none is shown as it is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.masking import Masker


@pytest.mark.parametrize(
    "text",
    [
        "spring.datasource.password=hunter2x",
        "spring.datasource.password = hunter2x # note",
        "app.jwt.secret: hunter2x",
        "API_KEY=hunter2x",
        "# old: my-token=hunter2x",
        "db.password=hun\\\n  hunter2x",
        "db.password=${DB_PASSWORD:hunter2x}",
        "app:\n  secret: |\n    hunter2x\n    more hunter2x\n  other: 1",
        "url=jdbc:mysql://root:hunter2x@db/shop",
        "conn=Endpoint=sb://x/;SharedAccessKey=hunter2x;EntityPath=y",
        "management.account-key: 'hunter2x'",
    ],
)
def test_settings(text: str) -> None:
    assert "hunter2x" not in Masker().file("application.yml", text)


@pytest.mark.parametrize(
    "text",
    [
        'String password = "hunter2x";',
        'private static final String JWT_SECRET = "hunter2x" ;',
        'user.setPassword("hunter2x");',
        '.withUser("u").password("hunter2x")',
        'props.put("db.password", "hunter2x");',
        '@Value("${jwt.secret:hunter2x}") String s;',
        'DriverManager.getConnection(url, "root", "hunter2x");'.replace("url", '"jdbc:x"'),
        'headers.setBasicAuth("user", "hunter2x");',
        'String token = """\n  hunter2x\n  """;',
        '{"password": "hunter2x"}',
        "<password>hunter2x</password>",
        '<property name="password" value="hunter2x"/>',
        '<entry key="api-key">hunter2x</entry>',
        "password = 'hunter2x'",
        'if (token.equals("hunter2x"))',
        "-----BEGIN RSA PRIVATE KEY-----\nhunter2x\n-----END RSA PRIVATE KEY-----",
        'h.set("Authorization", "Bearer hunter2xhunter2x");',
    ],
)
def test_code(text: str) -> None:
    assert "hunter2x" not in Masker().file("src/main/java/A.java", text)


@pytest.mark.parametrize(
    "secret",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "glpat-abcdefghij0123456789",
        "xoxb-1234567890-abcdef",
        "sk-proj-abcdefghijklmnop",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdef",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
    ],
)
def test_what_has_the_shape_of_a_key(secret: str) -> None:
    assert secret not in Masker().code(f'call("{secret}");')
    assert secret not in Masker().log(f"failed with {secret} in it")


def test_tool_output() -> None:
    assert "hunter2x" not in Masker().log("Access denied, password=hunter2x, user=root")


@pytest.mark.parametrize(
    "text",
    [
        "import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;",
        "String password = user.getPassword();",
        "this.token = token;",
        "OAuth2AuthenticationSuccessHandlerImplementation handler;",
        "serialVersionUID = 1234567890123456789012345678901234L;",
        '@Value("${jwt.secret}") String secret;',
        'String password = "";',
        "for (Token t : tokens) { count(t); }",
    ],
)
def test_code_without_secrets_is_shown_as_it_is(text: str) -> None:
    assert Masker().file("A.java", text) == text


def test_references_and_switches_stay() -> None:
    text = "db.password=${DB_PASSWORD}\nspring.token.enabled=true\nserver.port=8080\n"
    assert Masker().file("application.properties", text) == text


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["db.password", "name", "app.token", "x.secret-key"]),
            st.text(alphabet="abc019 =:", min_size=1, max_size=12),
        )
    )
)
def test_a_masked_file_can_be_restored(rows: list[tuple[str, str]]) -> None:
    masker = Masker()
    text = "".join(f"{key}={value}\n" for key, value in rows)
    assert masker.restored(masker.file("a.properties", text)) == text


def test_the_same_secret_has_the_same_placeholder_everywhere() -> None:
    masker = Masker()
    first = masker.file("a.properties", "db.password=hunter2x")
    second = masker.file("A.java", 'String password = "hunter2x";')
    assert (first, second) == ("db.password=[[MASKED-1]]", 'String password = "[[MASKED-1]]";')


@pytest.mark.parametrize(
    "piece",
    [
        "password",
        "sharedshared",
        "a.",
        " ",
        "\n ",
        "<password>",
        "${token:",
        'token="',
        "-----BEGIN PRIVATE KEY-----",
        "a:b",
        "key='",
        "token: |\n",
        "secret(",
        "# ",
    ],
)
def test_a_file_made_to_be_slow_is_not(piece: str) -> None:
    """Each pattern stays near linear: 100 kB take a fraction of a second of its own CPU time."""
    began = time.process_time()
    Masker().settings(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 5
