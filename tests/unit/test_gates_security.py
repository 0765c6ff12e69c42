"""T10: a green build whose security differs is refused."""

import pytest
from gate_evidence import check, evidence

APP = "src/main/java/a/App.java"
OLD_SECURITY = """package a;
@EnableGlobalMethodSecurity(prePostEnabled = true)
class Security extends WebSecurityConfigurerAdapter {
  protected void configure(HttpSecurity http) throws Exception {
    http.cors().and().csrf().disable()
      .exceptionHandling().authenticationEntryPoint(handler).and()
      .sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS).and()
      .authorizeRequests()
        .antMatchers(HttpMethod.GET, "/api/a/**", "/api/b").permitAll()
        .mvcMatchers("/admin").hasRole("ADMIN")
        .anyRequest().authenticated();
    http.headers().frameOptions().sameOrigin();
    http.addFilterBefore(jwt(), UsernamePasswordAuthenticationFilter.class);
  }
  public void configure(WebSecurity web) { web.ignoring().antMatchers("/css/**"); }
}
"""
NEW_SECURITY = """package a;
@Configuration @EnableMethodSecurity
class Security {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.cors(Customizer.withDefaults()).csrf(AbstractHttpConfigurer::disable)
      .exceptionHandling(e -> e.authenticationEntryPoint(handler))
      .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
      .authorizeHttpRequests(requests -> requests
        .requestMatchers(antMatcher(HttpMethod.GET, "/api/a/**"), antMatcher(HttpMethod.GET, "/api/b")).permitAll()
        .requestMatchers("/admin").hasRole("ADMIN")
        .anyRequest().authenticated());
    http.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()));
    http.addFilterBefore(jwt(), UsernamePasswordAuthenticationFilter.class);
    return http.build();
  }
  @Bean WebSecurityCustomizer ignored() { return web -> web.ignoring().requestMatchers(antMatcher("/css/**")); }
}
"""
SECURITY = "src/main/java/a/Security.java"


def test_t10_sees_that_both_spellings_are_the_same() -> None:
    assert check("T10", evidence({SECURITY: OLD_SECURITY}, {SECURITY: NEW_SECURITY})).passed is True


def test_t10_reads_the_old_spelling_kept_in_version_6() -> None:
    kept = OLD_SECURITY.replace("antMatchers", "requestMatchers").replace("mvcMatchers", "requestMatchers")
    assert check("T10", evidence({SECURITY: OLD_SECURITY}, {SECURITY: kept})).passed is True


def test_t10_takes_cors_switched_off_for_cors_never_asked_for() -> None:
    off = "http.cors(AbstractHttpConfigurer::disable);\n    http"
    before, silent = ({SECURITY: OLD_SECURITY.replace(".cors().and()", asked)} for asked in (".cors().and()", ""))
    never = NEW_SECURITY.replace(".cors(Customizer.withDefaults())", "")
    switched = {SECURITY: never.replace("    http.csrf", f"    {off}.csrf")}

    assert off in switched[SECURITY]
    assert check("T10", evidence(silent, switched)).passed is True
    assert check("T10", evidence(before, switched)).passed is False
    assert check("T10", evidence(switched, {SECURITY: never})).passed is False
    both = {SECURITY: switched[SECURITY].replace("return", "http.cors(Customizer.withDefaults()); return", 1)}
    assert check("T10", evidence(before, both)).passed is False


def test_t10_knows_that_super_decides_what_the_rules_before_it_do_not_name() -> None:
    old = """package a;
class Security extends WebSecurityConfigurerAdapter {
  protected void configure(HttpSecurity http) throws Exception {
    http.authorizeRequests().antMatchers("/a").permitAll();
    super.configure(http);
  }
}
"""
    new = """package a;
class Security {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests().requestMatchers("/a").permitAll();
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    http.formLogin(withDefaults()); http.httpBasic(withDefaults());
    return http.build();
  }
}
"""
    opened = new.replace('"/a").permitAll()', '"/a").permitAll().anyRequest().permitAll()')

    assert check("T10", evidence({SECURITY: old}, {SECURITY: new})).passed is True
    assert check("T10", evidence({SECURITY: old}, {SECURITY: opened})).passed is False


def test_t10_takes_every_path_for_any_request_where_all_is_ignored() -> None:
    before = OLD_SECURITY.replace('antMatchers("/css/**")', "anyRequest()")
    after = NEW_SECURITY.replace('antMatcher("/css/**")', '"/**"')

    assert before != OLD_SECURITY and after != NEW_SECURITY
    assert check("T10", evidence({SECURITY: before}, {SECURITY: after})).passed is True
    assert check("T10", evidence({SECURITY: before}, {SECURITY: NEW_SECURITY})).passed is False


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'http.requestMatchers().antMatchers("/a/**", "/b").and()',
            'http.securityMatchers().requestMatchers("/a/**", "/b").and()',
        ),
        (
            'http.requestMatchers().antMatchers("/a/**").antMatchers("/b").and()',
            'http.securityMatchers().requestMatchers("/a/**").requestMatchers("/b").and()',
        ),
        ("http.requestMatchers().anyRequest().and()", "http.securityMatchers().anyRequest().and()"),
        (
            'http.requestMatchers(m -> m.antMatchers("/a/**", "/b"))',
            'http.securityMatchers(m -> m.requestMatchers("/a/**", "/b"))',
        ),
        ('http.antMatcher("/a/**")', 'http.securityMatcher("/a/**")'),
    ],
)
def test_t10_knows_what_a_chain_is_for(before: str, after: str) -> None:
    old, new = (
        text.replace("http.cors", f"{chain}.cors") for text, chain in ((OLD_SECURITY, before), (NEW_SECURITY, after))
    )

    assert check("T10", evidence({SECURITY: old}, {SECURITY: new})).passed is True
    if '"' in after:
        for other in (NEW_SECURITY, new.replace("/a/**", "/**")):
            verdict = check("T10", evidence({SECURITY: old}, {SECURITY: other}))
            assert verdict.passed is False
            assert "scope" in verdict.detail


def test_t10_knows_what_an_adapter_left_out() -> None:
    off = "".join(
        f".{name}(AbstractHttpConfigurer::disable)" for name in ("headers", "requestCache", "anonymous", "logout")
    )
    before = OLD_SECURITY.replace("  protected", "  Security() { super(true); }\n  protected").replace(
        ".and().csrf().disable()", ""
    )
    before = before.replace("    http.headers().frameOptions().sameOrigin();\n", "")
    after = NEW_SECURITY.replace(
        "    http.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()));\n", ""
    )

    without = evidence({SECURITY: before}, {SECURITY: after.replace("http.cors", f"http{off}.cors")})
    assert check("T10", without).passed is True
    assert check("T10", evidence({SECURITY: before}, {SECURITY: after})).passed is False


def test_t10_asks_what_stands_behind_the_checks() -> None:
    placed = "http.addFilterAfter(audit(), FilterSecurityInterceptor.class);"
    old, wrong = (
        s.replace("http.addFilterBefore", f"{placed}\n    http.addFilterBefore") for s in (OLD_SECURITY, NEW_SECURITY)
    )
    new = wrong.replace("FilterSecurityInterceptor", "AuthorizationFilter")

    assert check("T10", evidence({SECURITY: old}, {SECURITY: new})).passed is True
    assert check("T10", evidence({SECURITY: old}, {SECURITY: wrong})).passed is False


def test_t10_knows_what_the_unnamed_rest_may_do() -> None:
    open_before = OLD_SECURITY.replace("\n        .anyRequest().authenticated()", "")
    spelt_out = NEW_SECURITY.replace(".anyRequest().authenticated()", ".anyRequest().permitAll()")
    denied_now = NEW_SECURITY.replace("\n        .anyRequest().authenticated()", "")

    assert check("T10", evidence({SECURITY: open_before}, {SECURITY: spelt_out})).passed is True
    verdict = check("T10", evidence({SECURITY: open_before}, {SECURITY: denied_now}))
    assert verdict.passed is False
    assert "anyRequest -> denyAll" in verdict.detail


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (".csrf(AbstractHttpConfigurer::disable)", ""),
        (".csrf(AbstractHttpConfigurer::disable)", ".csrf(Customizer.withDefaults())"),
        ('.requestMatchers("/admin").hasRole("ADMIN")', ""),
        ('.requestMatchers("/admin").hasRole("ADMIN")', '.requestMatchers("/admin").permitAll()'),
        ('.hasRole("ADMIN")', '.hasRole("USER")'),
        (".anyRequest().authenticated()", ".anyRequest().permitAll()"),
        ('antMatcher("/css/**")', 'antMatcher("/**")'),
        ("http.addFilterBefore(jwt(), UsernamePasswordAuthenticationFilter.class);", ""),
        ("@EnableMethodSecurity", ""),
        ("headers.frameOptions(frame -> frame.sameOrigin())", "headers.frameOptions(frame -> frame.disable())"),
        ("SessionCreationPolicy.STATELESS", "SessionCreationPolicy.ALWAYS"),
    ],
)
def test_t10_refuses_weaker_security(part: str, instead: str) -> None:
    assert part in NEW_SECURITY
    found = check("T10", evidence({SECURITY: OLD_SECURITY}, {SECURITY: NEW_SECURITY.replace(part, instead)}))
    assert found.passed is False


@pytest.mark.parametrize(
    "library", ["io.springfox:springfox-boot-starter:3.0.0", "com.github.xiaoymin:knife4j-starter:3"]
)
def test_t10_lets_the_api_documents_move_only_with_the_library_that_serves_them(library: str) -> None:
    opened = '.requestMatchers("/swagger-resources/**").permitAll()\n        .anyRequest()'
    before = NEW_SECURITY.replace(".anyRequest()", opened)
    after = before.replace("/swagger-resources/**", "/swagger-ui/**")
    build = {"build.gradle": f"dependencies {{ implementation '{library}' }}"}

    assert check("T10", evidence({SECURITY: before, **build}, {SECURITY: after, **build})).passed is True
    assert check("T10", evidence({SECURITY: before}, {SECURITY: after})).passed is False


def test_t10_refuses_another_order_of_the_same_rules() -> None:
    rule = '.requestMatchers("/admin").hasRole("ADMIN")'
    moved = NEW_SECURITY.replace(rule, "").replace(
        ".authorizeHttpRequests(requests -> requests", ".authorizeHttpRequests(requests -> requests" + rule
    )
    found = check("T10", evidence({SECURITY: OLD_SECURITY}, {SECURITY: moved}))
    assert (found.passed, found.detail) == (False, "the order of the rules changed, and the first match decides")


def test_t10_refuses_a_method_rule_that_got_lost() -> None:
    before = {APP: 'import org.springframework.security.access.prepost.*; class App { @PreAuthorize("x") void a() {} }'}
    found = check("T10", evidence(before, {APP: "class App { void a() {} }"}))
    assert (found.passed, found.detail) == (False, "gone: @PreAuthorize")


def test_t10_refuses_a_login_that_is_not_remembered() -> None:
    login = """import org.springframework.security.core.context.SecurityContextHolder;
    @RestController class App { void login() { SecurityContextHolder.getContext().setAuthentication(a); } }"""
    assert "no longer saves" in check("T10", evidence({APP: login})).detail
    assert check("T10", evidence({APP: login, SECURITY: NEW_SECURITY})).passed is not False
    saved = login.replace("setAuthentication(a);", "setAuthentication(a); SecurityContextRepository r;")
    assert check("T10", evidence({APP: saved})).passed is None


KEYCLOAK = """package a;
class Security extends KeycloakWebSecurityConfigurerAdapter {
  protected void configure(HttpSecurity http) throws Exception {
    super.configure(http);
    http.authorizeRequests().antMatchers("/a").hasRole("A").anyRequest().authenticated();
  }
}
"""
RESOURCE_SERVER = """package a;
class Security extends ResourceServerConfigurerAdapter {
  public void configure(HttpSecurity http) throws Exception { super.configure(http); }
}
"""
CHAIN = """package a;
class Security {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    BODY
    return http.build();
  }
}
"""
OPEN = "http.authorizeHttpRequests(r -> r.anyRequest().permitAll());"
TOKENS = "http.oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()));"


def test_t10_knows_that_keycloaks_adapter_checks_tokens() -> None:
    rules = """http.authorizeHttpRequests(r -> r.requestMatchers("/a").hasRole("A").anyRequest().authenticated());"""
    kept, lost = (CHAIN.replace("BODY", body) for body in (TOKENS + rules, rules))

    assert check("T10", evidence({SECURITY: KEYCLOAK}, {SECURITY: kept})).passed is True
    assert "gone: oauth2ResourceServer" in check("T10", evidence({SECURITY: KEYCLOAK}, {SECURITY: lost})).detail


def test_t10_knows_what_a_resource_server_asked_that_says_nothing() -> None:
    tokens = "http.oauth2ResourceServer(server -> server.opaqueToken(Customizer.withDefaults()));"
    closed = """http.csrf(csrf -> csrf.disable()); http.authorizeHttpRequests(r -> r.anyRequest().authenticated());
    http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));"""
    after = {SECURITY: CHAIN.replace("BODY", tokens + closed)}
    opened = {SECURITY: CHAIN.replace("BODY", tokens + closed.replace("authenticated()", "permitAll()"))}
    silent = "@EnableResourceServer class Security extends ResourceServerConfigurerAdapter { }"
    alone = """import org.springframework.security.oauth2.config.annotation.web.configuration.EnableResourceServer;
    @SpringBootApplication @EnableResourceServer class App { }"""

    for before in ({SECURITY: silent}, {"src/main/java/a/App.java": alone}):
        assert check("T10", evidence(before, after)).passed is True
        assert "gone: anyRequest -> authenticated" in check("T10", evidence(before, opened)).detail


def test_t10_knows_that_only_the_hook_of_http_had_rules() -> None:
    adapter = """class Security extends WebSecurityConfigurerAdapter {
      protected void configure(HttpSecurity http) throws Exception { HTTP }
      public void configure(WebSecurity web) throws Exception { super.configure(web); }
    }"""
    own, inherited = (adapter.replace("HTTP", body) for body in (OPEN, "super.configure(http);"))
    after = CHAIN.replace("BODY", OPEN)

    assert check("T10", evidence({SECURITY: own}, {SECURITY: after})).passed is True
    assert "gone: anyRequest" in check("T10", evidence({SECURITY: inherited}, {SECURITY: after})).detail


def test_t10_knows_the_rules_of_an_adapter_that_says_none() -> None:
    adapter = """import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
    class Security extends WebSecurityConfigurerAdapter {
      public void configure(WebSecurity web) throws Exception { web.ignoring().antMatchers("/css/**"); }
    }"""
    defaults = """http.authorizeHttpRequests(r -> r.anyRequest().authenticated());
    http.formLogin(Customizer.withDefaults()); http.httpBasic(Customizer.withDefaults());"""
    customizer = """import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
    class Security { @Bean WebSecurityCustomizer c() { return web -> web.ignoring().requestMatchers("/css/**"); } }"""
    said, opened = (customizer + CHAIN.replace("BODY", body) for body in (defaults, OPEN))

    assert check("T10", evidence({SECURITY: adapter}, {SECURITY: said})).passed is True
    assert check("T10", evidence({SECURITY: adapter}, {SECURITY: customizer})).passed is True, "Boot's own chain"
    assert "gone: anyRequest -> authenticated" in check("T10", evidence({SECURITY: adapter}, {SECURITY: opened})).detail


def test_t10_asks_no_rules_of_an_adapter_that_others_extend() -> None:
    base = {"src/main/java/a/Base.java": "class Base extends WebSecurityConfigurerAdapter {\n}\n"}
    derived = OLD_SECURITY.replace("extends WebSecurityConfigurerAdapter", "extends Base")
    bare = {"src/main/java/a/Base.java": "class Base {\n}\n"}
    after = NEW_SECURITY.replace("class Security", "class Security extends Base")

    assert check("T10", evidence({**base, SECURITY: derived}, {**bare, SECURITY: after})).passed is True
    assert check("T10", evidence({**base, SECURITY: OLD_SECURITY}, {**bare, SECURITY: NEW_SECURITY})).passed is False


def test_t10_knows_what_a_legacy_resource_server_had_unsaid() -> None:
    rest = """http.csrf(csrf -> csrf.disable());
    http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));"""
    closed = "http.authorizeHttpRequests(r -> r.anyRequest().authenticated());"
    same = CHAIN.replace("BODY", TOKENS + rest + closed)
    sessions = CHAIN.replace("BODY", TOKENS + rest.partition("\n")[0] + closed)

    assert check("T10", evidence({SECURITY: RESOURCE_SERVER}, {SECURITY: same})).passed is True
    assert "STATELESS" in check("T10", evidence({SECURITY: RESOURCE_SERVER}, {SECURITY: sessions})).detail


TOKEN_SERVER = """package a;
class Tokens extends AuthorizationServerConfigurerAdapter {
  public void configure(AuthorizationServerSecurityConfigurer security) { security.tokenKeyAccess("permitAll()"); }
}
"""
GRANTS = """http.securityMatcher("/oauth/token");
    http.csrf(csrf -> csrf.disable());
    http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    http.with(new OAuth2AuthorizationServerConfigurer(), server -> {});"""


def test_t10_knows_the_chain_of_the_legacy_authorization_server() -> None:
    before, kept = {SECURITY: TOKEN_SERVER}, CHAIN.replace("BODY", GRANTS)

    assert check("T10", evidence(before, {SECURITY: kept})).passed is True


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("anyRequest().authenticated()", "anyRequest().permitAll()", "gone: anyRequest -> authenticated"),
        ("new OAuth2AuthorizationServerConfigurer()", "other", "gone: authorization server"),
        ("SessionCreationPolicy.NEVER", "SessionCreationPolicy.ALWAYS", "gone: sessionCreationPolicy(NEVER)"),
    ],
)
def test_t10_refuses_less_than_the_legacy_authorization_server_did(old: str, new: str, said: str) -> None:
    after = {SECURITY: CHAIN.replace("BODY", GRANTS.replace(old, new))}

    assert said in check("T10", evidence({SECURITY: TOKEN_SERVER}, after)).detail


def test_t10_counts_the_resource_server_beside_the_authorization_server() -> None:
    before = {SECURITY: RESOURCE_SERVER, "src/main/java/a/Tokens.java": TOKEN_SERVER}
    tokens = CHAIN.replace("class Security", "class Tokens").replace("BODY", GRANTS)
    open_resources = {SECURITY: CHAIN.replace("BODY", OPEN), "src/main/java/a/Tokens.java": tokens}
    verdict = check("T10", evidence(before, open_resources))

    assert "csrf disabled; oauth2ResourceServer; sessionCreationPolicy(STATELESS)" in verdict.detail


@pytest.mark.parametrize(
    ("before", "after", "passed"),
    [
        ('hasAnyRole("ROLE_ADMIN", "USER")', 'hasAnyAuthority("ROLE_ROLE_ADMIN", "ROLE_USER")', True),
        ('hasAnyRole("ROLE_ADMIN", CLERK)', 'hasAnyAuthority("ROLE_ROLE_ADMIN", "ROLE_" + CLERK)', True),
        ('hasAnyRole("ROLE_ADMIN", "USER")', 'hasAnyRole("ADMIN", "USER")', False),
        ('hasAnyRole("ROLE_ADMIN", "USER")', 'hasAnyAuthority("ROLE_ADMIN", "ROLE_USER")', False),
    ],
)
def test_t10_knows_what_roles_with_a_prefix_of_their_own_asked_for(before: str, after: str, passed: bool) -> None:
    old, new = (
        {SECURITY: s.replace('hasRole("ADMIN")', r)} for s, r in ((OLD_SECURITY, before), (NEW_SECURITY, after))
    )

    assert check("T10", evidence(old, new)).passed is passed


def test_t10_knows_that_a_rule_without_a_pattern_was_about_no_request() -> None:
    before = OLD_SECURITY.replace(".anyRequest()", ".antMatchers().denyAll().anyRequest()")
    assert before != OLD_SECURITY
    assert check("T10", evidence({SECURITY: before}, {SECURITY: NEW_SECURITY})).passed
