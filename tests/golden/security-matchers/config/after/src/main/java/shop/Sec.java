package shop;

import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.builders.WebSecurity;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

class Sec {
    private static final String[] ASSETS = {"/**/*.js", "/css/**"};

    void configure(HttpSecurity http) throws Exception {
        http.securityMatcher("/api/**")
            .csrf().ignoringRequestMatchers("/hooks/**").and()
            .authorizeRequests()
                .requestMatchers("/", "/login").permitAll() // open
                .requestMatchers(AntPathRequestMatcher.antMatcher(HttpMethod.GET, "/**/*.png"), AntPathRequestMatcher.antMatcher(HttpMethod.GET, "/favicon.ico")).permitAll()
                .requestMatchers(Arrays.stream(ASSETS).map(AntPathRequestMatcher::new).toArray(RequestMatcher[]::new)).permitAll()
                .requestMatchers(HttpMethod.OPTIONS).permitAll()
                .requestMatchers("/mvc").hasRole("A")
                .requestMatchers(RegexRequestMatcher.regexMatcher("/x[0-9]+")).denyAll();
    }

    void second(HttpSecurity security) throws Exception {
        security.securityMatchers().requestMatchers("/a/**", "/b/**").and().authorizeRequests();
    }

    void configure(WebSecurity web) {
        web.ignoring().requestMatchers("/h2-console/**");
    }
}
