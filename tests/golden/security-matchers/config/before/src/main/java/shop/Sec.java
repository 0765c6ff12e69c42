package shop;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.builders.WebSecurity;

class Sec {
    private static final String[] ASSETS = {"/**/*.js", "/css/**"};

    void configure(HttpSecurity http) throws Exception {
        http.antMatcher("/api/**")
            .csrf().ignoringAntMatchers("/hooks/**").and()
            .authorizeRequests()
                .antMatchers("/", "/login").permitAll() // open
                .antMatchers(HttpMethod.GET, "/**/*.png", "/favicon.ico").permitAll()
                .antMatchers(ASSETS).permitAll()
                .antMatchers(HttpMethod.OPTIONS).permitAll()
                .mvcMatchers("/mvc").hasRole("A")
                .regexMatchers("/x[0-9]+").denyAll();
    }

    void second(HttpSecurity security) throws Exception {
        security.requestMatchers().antMatchers("/a/**", "/b/**").and().authorizeRequests();
    }

    void configure(WebSecurity web) {
        web.ignoring().antMatchers("/h2-console/**");
    }
}
